// Owns: bills as lines that open.
// Must never: call a bill paid that is not.
import type { BillItem } from '../../../src-main/features/selfcare/portal-contract'
import { calendarDate, formatDate } from '../../../src-main/shared/calendar-date'
import { money } from '../money'
import css from '../ui.module.css'

export const BILL_STATUS: Readonly<Record<BillItem['status'], string>> = {
  unpaid: 'Belum Dibayar',
  overdue: 'Jatuh Tempo',
  pending: 'Menunggu Konfirmasi',
  paid: 'Lunas',
  cancelled: 'Batal',
}

/** An order is paid by its day or lapses; it never falls due. Said only while there is something to pay. */
export const dueLabel = ({ isOrder }: Pick<BillItem, 'isOrder'>): string => (isOrder ? 'Batas bayar' : 'Jatuh tempo')

const statusLine = (bill: BillItem): string => {
  const words = [bill.number, BILL_STATUS[bill.status]].join(' · ')
  if (bill.rest === 0) return words
  const due = formatDate(calendarDate(bill.dueDay))
  return bill.status === 'overdue' ? `${words} ${due}` : `${words} · ${dueLabel(bill).toLowerCase()} ${due}`
}

export const BillList = ({ bills }: { readonly bills: readonly BillItem[] }) => (
  <ul className={css.list}>
    {bills.map((bill) => (
      <li key={bill.id}>
        <a href={`#/tagihan/${bill.id}`} className={css.row}>
          <span>
            <strong>{bill.title || bill.number}</strong>
            <br />
            <small>{statusLine(bill)}</small>
          </span>
          <strong className={css.value}>{money(bill.rest > 0 ? bill.rest : bill.total)}</strong>
        </a>
      </li>
    ))}
  </ul>
)
