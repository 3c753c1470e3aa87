// Owns: one order: what was ordered and how far it is, the bill and its confirmation, who ordered.
// Must never: compute a sum or mark anything paid; the pay desk takes the money.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { normalizePhone, showPhoneGrouped } from '../../../src-main/shared/phone'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, toProblem, useSession } from '../../api'
import { go, linkTo } from '../../app/route'
import {
  Anchor,
  Button,
  ErrorNotice,
  Facts,
  HotkeyButton,
  Notice,
  PageHeader,
  Panel,
  Screen,
  Skeleton,
  StatusChip,
} from '../../ui'
import { NO_PRINTER, usePrintBill } from '../invoices/use-print-bill'
import { BillPayments } from '../payments/bill-payments'
import { ClaimsPanel } from '../payments/claims-panel'
import { PayDialog } from '../payments/pay-dialog'
import { CancelDialog } from './cancel-dialog'
import { OrderItem } from './order-item'
import { OrderLines } from './order-lines'
import css from './orders.module.css'
import type { StaffOrder } from './types'
import { CHANNEL_WORDS, INVOICE_WORDS, METHOD_WORDS, orderWord, STATE_WORDS } from './words'

const back = () => go('pesanan', 'daftar')

export function OrderPage({ id }: { readonly id: string }) {
  const { zone } = useSession()
  const { data, error, refetch } = useQuery({
    ...orpc.orders.get.queryOptions({ input: { id } }),
    placeholderData: undefined,
  })
  const problem = error && toProblem(error)
  return (
    <Screen
      header={
        <PageHeader
          title={data ? data.number : 'Pesanan'}
          marks={data && <StatusChip {...orderWord(data)} look="filled" />}
          summary={data && `${data.buyer.name}, ${formatInstant(data.placedAt, zone)}`}
          onBack={back}
          backLabel="Semua pesanan"
          actions={data && <OrderDeeds order={data} />}
        />
      }
    >
      {problem && <ErrorNotice message={problem.message} advice={problem.advice} onRetry={() => void refetch()} />}
      {!data && !problem && <Skeleton lines={10} />}
      {data && <OrderBody order={data} zone={zone} />}
    </Screen>
  )
}

function OrderDeeds({ order }: { readonly order: StaffOrder }) {
  const [open, setOpen] = useState<'pay' | 'cancel' | null>(null)
  const print = usePrintBill(order.invoiceId)
  const printers = useQuery(orpc.printing.printers.queryOptions({ input: {} })).data
  const isOpen = order.state === 'unpaid' && order.rest > 0
  const isManager = useSession().may(MANAGERS)
  const close = () => setOpen(null)
  return (
    <>
      {isOpen && (
        <HotkeyButton
          keys="F9"
          variant={order.invoiceState === 'pending' ? 'default' : 'filled'}
          description="Bayar di loket"
          onPress={() => setOpen('pay')}
        >
          Bayar di loket
        </HotkeyButton>
      )}
      <Button
        variant="default"
        onClick={() => void print.run()}
        loading={print.isRunning}
        disabled={printers?.length === 0}
        title={printers?.length === 0 ? NO_PRINTER : undefined}
      >
        Cetak tagihan
      </Button>
      {mayCancel(order, isManager) && (
        <Button variant="subtle" color="red" onClick={() => setOpen('cancel')}>
          Batalkan
        </Button>
      )}
      {print.problem && <ErrorNotice message={print.problem.message} advice={print.problem.advice} />}
      {open === 'pay' && <PayDialog customerId={order.customerId} invoiceId={order.invoiceId} onClose={close} />}
      {open === 'cancel' && <CancelDialog order={order} onClose={close} />}
    </>
  )
}

/** Nothing of it runs yet; and the last service that waits says by itself, with what becomes of the money, that it can be given up. */
function mayCancel({ state, items, invoiceState }: StaffOrder, isManager: boolean): boolean {
  if (state !== 'unpaid' && state !== 'processing') return false
  const left = items.filter((item) => item.state !== 'cancelled')
  if (left.some((item) => item.state === 'active')) return false
  return !(isManager && invoiceState === 'paid' && left.length === 1 && left[0]?.state === 'person')
}

function OrderBody({ order, zone }: { readonly order: StaffOrder; readonly zone: ShopZone }) {
  return (
    <div className={css.stack}>
      {order.state === 'unpaid' && order.lapsesAt !== null && order.invoiceState === 'unpaid' && (
        <Notice tone="info">
          Menunggu pembayaran sampai {formatInstant(order.lapsesAt, zone)}. Sesudah itu pesanannya kedaluwarsa.
        </Notice>
      )}
      {order.cancelReason !== '' && (
        <Notice tone="calm" title={STATE_WORDS[order.state].word}>
          {order.cancelReason}
        </Notice>
      )}
      <div className={css.columns}>
        <div className={css.stack}>
          <Panel title="Layanan" detail={`${order.items.length}`} isFlush>
            {order.items.map((item) => (
              <OrderItem key={item.id} item={item} order={order} />
            ))}
          </Panel>
          <Panel
            title="Tagihan"
            detail={<StatusChip {...INVOICE_WORDS[order.invoiceState]} />}
            actions={<Anchor href={linkTo('tagihan', 'daftar', String(order.invoiceId))}>{order.invoiceNumber}</Anchor>}
          >
            <OrderLines lines={order.lines} total={order.total} rest={order.rest} toSaldo={order.toSaldo} />
          </Panel>
        </div>
        <div className={css.stack}>
          <ClaimsPanel invoiceId={order.invoiceId} />
          <BillPayments invoiceId={order.invoiceId} />
          <Panel title="Pemesan">
            <Facts facts={factsOf(order, zone)} />
          </Panel>
        </div>
      </div>
    </div>
  )
}

function factsOf(order: StaffOrder, zone: ShopZone) {
  const { buyer } = order
  const phone = normalizePhone(buyer.phone)
  const facts = [
    {
      label: 'Pelanggan',
      value: (
        <Anchor href={linkTo('pelanggan', order.customerId)}>
          {buyer.name} ({order.customerNumber})
        </Anchor>
      ),
    },
    { label: 'No. HP', value: phone === null ? buyer.phone : showPhoneGrouped(phone) },
    { label: 'Alamat penagihan', value: buyer.address },
    { label: 'Cara bayar', value: METHOD_WORDS[order.method] },
    { label: 'Kode promo', value: order.promoCode },
    { label: 'Catatan', value: order.notes },
    {
      label: 'Dipesan',
      value: order.channel === 'portal' ? CHANNEL_WORDS.portal : `${CHANNEL_WORDS.counter}, oleh ${order.placedBy}`,
    },
    {
      label: 'Ketentuan Layanan',
      value: `Versi ${order.termsVersion} disetujui ${formatInstant(order.termsAt, zone)}`,
    },
  ]
  return facts.filter(({ value }) => value !== '')
}
