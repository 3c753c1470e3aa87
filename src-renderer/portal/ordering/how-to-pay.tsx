// Owns: what to pay and how, by the way that was chosen.
// Must never: offer a way that the shop does not have, or an amount that is not the rest of the bill.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { CopyButton } from '../copy-button'
import { money } from '../money'
import { BillSaldo } from '../pages/bill-saldo'
import { PayOnlineLink } from '../pages/pay-online-link'
import { PayTo } from '../pay-to'
import { Qris } from '../qris'
import { goTo } from '../route'
import { Button, Card } from '../ui'
import css from './ordering.module.css'
import type { OrderDetail, OrderMethod } from './types'

const TITLES: Readonly<Record<OrderMethod, string>> = {
  cash: 'Bayar tunai di loket',
  transfer: 'Transfer bank',
  qris: 'Bayar dengan QRIS',
  gateway: 'Bayar otomatis',
  balance: 'Bayar dengan saldo',
}

interface HowToPayProps {
  readonly order: OrderDetail
  /** From the saldo, at once: number of the payment. */
  readonly onPaid: (number: string) => void
}

export function HowToPay({ order, onPaid }: HowToPayProps) {
  const { invoiceId, invoiceNumber, method, rest } = order
  const isManual = method === 'transfer' || method === 'qris'
  return (
    <Card title={TITLES[method]}>
      <div className={css.copy}>
        <span>
          <small className={css.soft}>Yang harus dibayar</small>
          <br />
          <strong className={css.big}>{money(rest)}</strong>
        </span>
        {method === 'transfer' && <CopyButton text={String(rest)} label="Salin nominal" />}
      </div>
      {method === 'cash' && (
        <p>
          Datang ke loket dan sebutkan nomor <strong>{invoiceNumber}</strong>.
        </p>
      )}
      {isManual && <Manual order={order} />}
      {method === 'gateway' && (
        <>
          <p>Lewat QRIS atau virtual account. Pembayaran dikenali otomatis.</p>
          <Button onClick={() => goTo('bayar-online', String(invoiceId))}>Bayar sekarang</Button>
        </>
      )}
      {method === 'balance' && <BillSaldo id={invoiceId} rest={rest} onPaid={onPaid} />}
      {isManual && (
        <>
          <Button onClick={() => goTo('konfirmasi', String(invoiceId), order.id)}>Konfirmasi pembayaran</Button>
          <p className={css.soft}>Sesudah membayar, kirim bukti lewat tombol ini supaya cepat diperiksa.</p>
          <PayOnlineLink invoiceId={invoiceId} />
        </>
      )}
    </Card>
  )
}

/** Account number or QR code stand on the bill. */
function Manual({ order: { invoiceId, invoiceNumber, method, rest } }: { readonly order: OrderDetail }) {
  const bill = useQuery(portalQuery.selfcare.bill.queryOptions({ input: { id: invoiceId } }))
  if (!bill.data) return null
  const { payTo, qris } = bill.data
  if (method === 'qris' && qris) return <Qris qris={qris} amount={rest} />
  return (
    <>
      <PayTo payTo={payTo} />
      <p className={css.soft}>Transfer tepat sejumlah di atas dan tulis {invoiceNumber} sebagai berita.</p>
    </>
  )
}
