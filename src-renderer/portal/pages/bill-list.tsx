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

/** An order is paid by its day or lapses; it never falls due. */
export const dueLabel = ({ isOrder }: Pick<BillItem, 'isOrder'>): string => (isOrder ? 'Berlaku sampai' : 'Jatuh tempo')

export const BillList = ({ bills }: { readonly bills: readonly BillItem[] }) => (
  <ul className={css.list}>
    {bills.map((bill) => (
      <li key={bill.id}>
        <a href={`#/tagihan/${bill.id}`} className={css.row}>
          <span>
            <strong>{bill.title || bill.number}</strong>
            <br />
            <small>
              {bill.number} · {BILL_STATUS[bill.status]}
              {bill.status === 'overdue' ? ' ' : ` · ${dueLabel(bill).toLowerCase()} `}
              {formatDate(calendarDate(bill.dueDay))}
            </small>
          </span>
          <strong className={css.value}>{money(bill.rest > 0 ? bill.rest : bill.total)}</strong>
        </a>
      </li>
    ))}
  </ul>
)
