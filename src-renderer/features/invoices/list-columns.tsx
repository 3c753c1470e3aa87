// Owns: the columns of the list of bills, and its card on a phone.
// Must never: compute a state; it comes with the row.
import type { BillItem } from '../../../src-main/features/invoices/contract'
import { billedText, periodTextShort } from '../../../src-main/shared/billing-period'
import { formatDate } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { type Column, Money, StatusChip } from '../../ui'
import css from './invoices.module.css'
import { billWord } from './words'

/** What a bill without a period is about. */
export const aboutOf = (bill: BillItem): string =>
  bill.kind === 'order'
    ? 'Pesanan'
    : bill.periodStart === null
      ? bill.note || bill.packageName || 'Tagihan manual'
      : billedText(bill)

export const aboutShort = (bill: BillItem): string =>
  bill.periodStart !== null && bill.periodEnd !== null
    ? periodTextShort(bill.periodStart, bill.periodEnd)
    : aboutOf(bill)

/** Beside the due day, which says the year. */
const aboutBesideDue = (bill: BillItem): string => aboutShort(bill).replace(` ${bill.dueDay.slice(0, 4)}`, '')

export const billColumns: readonly Column<BillItem>[] = [
  { id: 'number', header: 'Nomor', width: 8.5, grow: 0, cell: (row) => row.number },
  {
    id: 'customer',
    header: 'Pelanggan',
    width: 10,
    grow: 1,
    cell: (row) => row.customerName,
    tip: (row) => `${row.customerNumber} ${row.customerName}`,
  },
  {
    id: 'package',
    header: 'Paket',
    width: 9.5,
    grow: 2,
    leaves: 1,
    cell: (row) => row.packageName,
    tip: (row) => row.packageName,
  },
  { id: 'period', header: 'Untuk', width: 8.5, grow: 0, leaves: 2, cell: aboutBesideDue, tip: aboutOf },
  { id: 'due', header: 'Jatuh tempo', width: 6.5, grow: 0, cell: (row) => formatDate(row.dueDay) },
  {
    id: 'total',
    header: 'Jumlah',
    width: 7,
    grow: 0,
    isNumber: true,
    cell: (row) => <Money amount={rupiah(row.total)} isVoid={row.state === 'cancelled'} />,
  },
  {
    id: 'rest',
    header: 'Sisa',
    width: 7,
    grow: 0,
    leaves: 3,
    isNumber: true,
    cell: (row) =>
      row.state === 'unpaid' || row.state === 'pending' ? <Money amount={rupiah(row.total - row.paid)} /> : '',
  },
  { id: 'state', header: 'Status', width: 12.25, grow: 0, cell: (row) => <StatusChip {...billWord(row)} /> },
]

export const BillCard = ({ row }: { readonly row: BillItem }) => (
  <div className={css.card}>
    <strong>{row.customerName}</strong>
    <Money amount={rupiah(row.total)} isVoid={row.state === 'cancelled'} />
    <span className={css.soft}>
      {row.number} · {aboutShort(row)}
    </span>
    <StatusChip {...billWord(row)} />
  </div>
)
