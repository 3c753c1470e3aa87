// Owns: what customers owe, by how long it is past due.
// Must never: pretend to know an earlier day: a bill keeps what was paid, not when it stood how.
import { type CalendarDate, formatDateLong } from '../../shared/calendar-date'
import { money, type ReportBody, text } from './domain'
import { openBills, type Readable } from './store'

export function receivables(db: Readable, today: CalendarDate): ReportBody {
  const found = openBills(db).all({ today, limit: -1 })
  const rows = found.map((row) => [
    row.name,
    row.number,
    row.notDue,
    row.upTo30,
    row.upTo60,
    row.upTo90,
    row.older,
    row.total,
  ])
  const sum = (column: number) => rows.reduce((total, row) => total + Number(row[column]), 0)
  const ages = ['Belum jatuh tempo', '1-30 hari', '31-60 hari', '61-90 hari', '> 90 hari']
  return {
    period: `Keadaan ${formatDateLong(today)}`,
    note: 'Sisa tagihan yang belum lunas, menurut lama lewat jatuh tempo. Rentang tanggal tidak berpengaruh.',
    figures: [
      { label: 'Piutang', value: sum(7), kind: 'money', detail: `${rows.length} pelanggan` },
      { label: 'Lewat jatuh tempo', value: sum(7) - sum(2), kind: 'money', detail: 'perlu ditagih' },
      { label: 'Lebih dari 90 hari', value: sum(6), kind: 'money', detail: 'mungkin tidak kembali' },
    ],
    chart: {
      label: 'Piutang menurut umur',
      kind: 'bar',
      unit: 'money',
      points: ages.map((name, index) => ({ label: name, name, value: sum(index + 2) })),
    },
    table: { columns: [text('Pelanggan'), text('Nomor'), ...ages.map(money), money('Jumlah')], rows },
  }
}
