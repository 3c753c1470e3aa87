// Owns: step 5 of an order: its invoice, what to pay and how, what became of it. It follows by itself.
// Must never: call it Lunas before the core does.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { useCommand } from '../../api/use-command'
import { portal, portalQuery, queryClient } from '../api'
import { StateChip } from '../chip'
import { money } from '../money'
import { useZone } from '../pages/zone'
import { BillPaidBy } from '../paid-by'
import { goTo } from '../route'
import { Answer, Button, Card, Line, Notice, Page, Refused } from '../ui'
import { STEPS } from './dock'
import { HowToPay } from './how-to-pay'
import { invoiceChip, isMoving, readyWords } from './order-words'
import { OrderedItems } from './ordered-items'
import css from './ordering.module.css'
import type { OrderDetail } from './types'

const LOOK_AGAIN = 4_000

export function OrderInvoice({ id }: { readonly id: string }) {
  const one = useQuery(
    portalQuery.orders.get.queryOptions({
      input: { id },
      refetchInterval: ({ state }) => (state.data === undefined || isMoving(state.data) ? LOOK_AGAIN : false),
    }),
  )
  return (
    <Page
      title="Tagihan pesanan"
      step={one.data?.state === 'unpaid' ? STEPS.invoice : undefined}
      aside={one.data && <Beside order={one.data} />}
    >
      {one.data && one.error && (
        <Notice tone="warn" title="Sambungan ke toko terputus.">
          Yang tampil mungkin belum yang terbaru. Dicoba lagi sendiri.
        </Notice>
      )}
      <Answer query={one}>{(order) => <Followed order={order} />}</Answer>
      {!one.data && <AllOrders />}
    </Page>
  )
}

function Followed({ order }: { readonly order: OrderDetail }) {
  const zone = useZone()
  const { state, invoiceState, lapsesAt, cancelReason } = order
  const isOpen = isToPay(order)
  const [paidNow, setPaidNow] = useState<string | null>(null)
  return (
    <>
      <Card>
        <div className={css.number}>
          <strong>{order.invoiceNumber}</strong>
          <StateChip {...invoiceChip(order)} />
        </div>
        <Line label="Nomor pesanan" value={order.number} />
        <Line label="Dipesan" value={formatInstant(order.placedAt, zone)} />
        {isOpen && lapsesAt !== null && <Line label="Batas bayar" value={formatInstant(lapsesAt, zone)} />}
      </Card>
      {isOpen && <Rejected invoiceId={order.invoiceId} />}
      {isOpen && <HowToPay order={order} onPaid={setPaidNow} />}
      {invoiceState === 'pending' && (
        <Notice tone="info" title="Menunggu konfirmasi.">
          Bukti Anda sedang diperiksa. Halaman ini berubah sendiri begitu uangnya terlihat.{' '}
          <a href={`#/konfirmasi/${order.invoiceId}/${order.id}`}>Lihat yang dikirim</a>
        </Notice>
      )}
      {invoiceState === 'paid' && (
        <Notice tone="good" title={paidNow === null ? 'Lunas. Terima kasih!' : `Lunas. Nomor ${paidNow}.`}>
          {isMoving(order) ? 'Layanan Anda segera diaktifkan.' : readyWords(order.items)}
        </Notice>
      )}
      {state === 'lapsed' && (
        <Notice tone="warn" title="Pesanan ini kedaluwarsa karena belum dibayar.">
          Tidak ada yang ditagih. Silakan pesan lagi bila masih perlu.
        </Notice>
      )}
      {state === 'cancelled' && (
        <Notice tone="warn" title="Pesanan ini dibatalkan.">
          Tidak ada yang ditagih.{cancelReason && ` Alasan: ${cancelReason}.`}
        </Notice>
      )}
      <OrderedItems items={order.items} />
      {(state === 'lapsed' || state === 'cancelled') && <Button onClick={() => goTo('paket')}>Pesan lagi</Button>}
    </>
  )
}

/** Also when a payment was taken back after the service was made. */
const isToPay = ({ state, invoiceState, rest }: OrderDetail): boolean =>
  invoiceState === 'unpaid' && rest > 0 && state !== 'lapsed' && state !== 'cancelled'

const Beside = ({ order }: { readonly order: OrderDetail }) => (
  <>
    <Paper order={order} />
    {order.state === 'unpaid' && isToPay(order) && <Cancel order={order} />}
    <Button look="plain" onClick={() => goTo('tiket', 'baru', 'order', order.id)}>
      Ada kendala? Tanya petugas
    </Button>
    <AllOrders />
  </>
)

const AllOrders = () => (
  <Button look="plain" onClick={() => goTo('pesanan')}>
    Semua pesanan
  </Button>
)

/** The last confirmation came back: why, and the same button below sends another. */
function Rejected({ invoiceId }: { readonly invoiceId: number }) {
  const { data } = useQuery(portalQuery.pay.mine.queryOptions({ input: { invoiceId }, refetchInterval: LOOK_AGAIN }))
  const [newest] = data?.claims ?? []
  if (newest?.outcome !== 'rejected') return null
  return (
    <Notice tone="bad" title={`Ditolak: ${newest.reason}`}>
      Konfirmasi pembayaran Anda dikembalikan. Periksa lagi, lalu kirim ulang.
    </Notice>
  )
}

/** The lines of the invoice, as they will stand on paper. */
function Paper({ order }: { readonly order: OrderDetail }) {
  const { lines, total, rest, buyer, notes, promoCode, toSaldo } = order
  return (
    <Card title="Rincian">
      {lines.map(({ text, amount }, index) => (
        <Line key={`${index} ${text}`} label={text} value={amount === 0 ? '' : money(amount)} />
      ))}
      <hr />
      <Line label={<strong>Total</strong>} value={money(total)} />
      {rest !== total && order.invoiceState !== 'cancelled' && (
        <Line label="Sudah dibayar" value={money(total - rest)} />
      )}
      {order.invoiceState === 'paid' && <BillPaidBy invoiceId={order.invoiceId} />}
      {toSaldo > 0 && <Line label="Menjadi saldo" value={`-${money(toSaldo)}`} />}
      {promoCode && (
        <p className={css.soft}>
          Kode promo {promoCode} {order.invoiceState === 'cancelled' ? 'dapat dipakai lagi' : 'dipakai'}.
        </p>
      )}
      <hr />
      <p className={css.soft}>
        {buyer.name}, {buyer.phone}
        <br />
        {buyer.address}
      </p>
      {notes && <p className={css.soft}>Catatan: {notes}</p>}
    </Card>
  )
}

function Cancel({ order: { id, number } }: { readonly order: OrderDetail }) {
  const [isAsking, setAsking] = useState(false)
  const cancel = useCommand(portal.orders.cancel)
  const press = async () => {
    await cancel.run({ id })
    await queryClient.invalidateQueries()
  }
  if (!isAsking)
    return (
      <Button look="plain" onClick={() => setAsking(true)}>
        Batalkan pesanan
      </Button>
    )
  return (
    <Card title={`Batalkan pesanan ${number}?`}>
      <p>Tagihannya ikut batal dan tidak perlu dibayar. Kalau sudah terlanjur transfer, jangan dibatalkan.</p>
      <Refused problem={cancel.problem} />
      <div className={css.row}>
        <Button look="plain" onClick={() => setAsking(false)}>
          Tidak jadi
        </Button>
        <Button look="danger" isBusy={cancel.isRunning} onClick={() => void press()}>
          Ya, batalkan
        </Button>
      </div>
    </Card>
  )
}
