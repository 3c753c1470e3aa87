// Owns: the list of bills as a file: CSV in pieces, or one XLSX.
// Must never: write a cell that a spreadsheet would run.
import { setImmediate as nextTurn } from 'node:timers/promises'
import writeExcelFile from 'write-excel-file/node'
import type { ReadDb } from '../../platform/db/open'
import { billedText } from '../../shared/billing-period'
import { calendarDate, formatDate } from '../../shared/calendar-date'
import { CSV_START, csvLine } from '../../shared/csv'
import { isPhone, showPhone } from '../../shared/phone'
import { BILL_STATUS_NAMES, type BillFilter } from './contract'
import { type InvoiceView, openOf } from './domain'
import { pageOfBills } from './list'

const HEAD = [
  'No. Tagihan',
  'No. Pelanggan',
  'Nama',
  'No. HP',
  'Paket',
  'Periode',
  'Tanggal',
  'Jatuh tempo',
  'Jumlah',
  'Dibayar',
  'Sisa',
  'Status',
  'Catatan',
] as const

const PIECE = 200
/** More rows than these do not fit a workbook made in memory; CSV has no end. */
export const MOST_XLSX_ROWS = 100_000

const day = (text: string): string => formatDate(calendarDate(text))

const cellsOf = (bill: InvoiceView): (string | number)[] => [
  bill.number,
  bill.customerNumber,
  bill.customerName,
  isPhone(bill.customerPhone) ? showPhone(bill.customerPhone) : bill.customerPhone,
  bill.packageName,
  billedText(bill),
  day(bill.issueDay),
  day(bill.dueDay),
  bill.total,
  bill.paid,
  openOf(bill),
  BILL_STATUS_NAMES[bill.isOverdue ? 'overdue' : bill.state],
  bill.note,
]

export async function* exportBills(
  db: ReadDb,
  filter: BillFilter,
  format: 'csv' | 'xlsx',
  today: string,
): AsyncGenerator<{ rows: number; text: string }> {
  if (format === 'csv') yield { rows: 0, text: CSV_START + csvLine([...HEAD]) }
  const sheet: (string | number)[][] = []
  let after: string | null = null
  do {
    const page = pageOfBills(db, { ...filter, after, limit: PIECE }, today)
    const cells = page.rows.map(cellsOf)
    if (format === 'xlsx') sheet.push(...cells)
    yield { rows: cells.length, text: format === 'csv' ? cells.map(csvLine).join('') : '' }
    after = page.next
    await nextTurn()
  } while (after !== null && sheet.length < MOST_XLSX_ROWS)
  if (format === 'xlsx') yield { rows: 0, text: (await workbookOf(sheet)).toString('base64') }
}

/** Text cells are typed as text: a spreadsheet shows `=1+1` and does not count it. */
async function workbookOf(rows: readonly (string | number)[][]): Promise<Buffer> {
  const cell = (value: string | number) =>
    typeof value === 'number'
      ? ({ value, type: Number, format: '#,##0' } as const)
      : ({ value: value.toWellFormed().replaceAll('\0', ''), type: String } as const)
  const head = HEAD.map((value) => ({ value, type: String, fontWeight: 'bold' }) as const)
  const file = await writeExcelFile([head, ...rows.map((row) => row.map(cell))], {
    sheet: 'Tagihan',
    stickyRowsCount: 1,
    columns: HEAD.map((title) => ({ width: Math.max(12, title.length + 4) })),
  })
  return file.toBuffer()
}
