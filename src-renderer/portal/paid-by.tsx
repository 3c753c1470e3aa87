// Owns: when a bill was paid, and by which payments.
// Must never: name one that was taken back; the core leaves it out.
import { useQuery } from '@tanstack/react-query'
import { formatInstant } from '../../src-main/shared/calendar-date'
import { portalQuery } from './api'
import css from './pages/saldo.module.css'
import { useZone } from './pages/zone'

interface PaidByProps {
  readonly payments: readonly { readonly number: string; readonly at: number }[]
}

/** "Dibayar 21/11/2026 10:15 WIB, nomor BYR-261121-0001": the number opens its receipt. */
export function PaidBy({ payments }: PaidByProps) {
  const zone = useZone()
  return payments.map(({ number, at }) => (
    <small key={number}>
      Dibayar {formatInstant(at, zone)}, nomor{' '}
      <a href={`#/bukti/${number}`} className={css.whole}>
        {number}
      </a>
    </small>
  ))
}

export function BillPaidBy({ invoiceId }: { readonly invoiceId: number }) {
  const bill = useQuery(portalQuery.selfcare.bill.queryOptions({ input: { id: invoiceId } }))
  return bill.data ? <PaidBy payments={bill.data.payments} /> : null
}
