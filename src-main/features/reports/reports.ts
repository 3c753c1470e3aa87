// Owns: the list of reports: what each is called and who makes it.
// Must never: hold the figures of one.
import type { CommandContext } from '../../platform/context'
import type { Report, ReportId } from './contract'
import { bestCustomers, growth, resale } from './customers'
import { periodText, type Range, type ReportBody, totalsOf } from './domain'
import { lapsed, shifts } from './losses'
import { receivables } from './receivable'
import { revenue } from './revenue'
import { salesByCashier, salesByDay, salesByMethod, salesByPackage, salesByRouter } from './sales'
import type { Readable } from './store'

type Today = Pick<CommandContext, 'businessDay' | 'zone'>

interface Kind {
  readonly title: string
  readonly make: (db: Readable, range: Range, today: Today) => ReportBody
}

const REPORTS: Readonly<Record<ReportId, Kind>> = {
  penjualan: { title: 'Penjualan', make: salesByDay },
  paket: { title: 'Per paket', make: salesByPackage },
  kasir: { title: 'Per kasir', make: salesByCashier },
  router: { title: 'Per router', make: salesByRouter },
  'cara-bayar': { title: 'Per cara bayar', make: salesByMethod },
  pendapatan: { title: 'Pendapatan dan uang diterima', make: revenue },
  piutang: { title: 'Umur piutang', make: (db, _, { businessDay }) => receivables(db, businessDay) },
  pelanggan: { title: 'Pelanggan teratas', make: bestCustomers },
  pertumbuhan: { title: 'Langganan baru dan berhenti', make: (db, range, { zone }) => growth(db, range, zone) },
  hangus: { title: 'Voucher hangus', make: (db, range, { zone }) => lapsed(db, range, zone) },
  shift: { title: 'Setoran dan selisih', make: shifts },
  'jual-kembali': { title: 'Jual kembali (ISP hulu)', make: (db, range, { zone }) => resale(db, range, zone) },
}

/** With all its rows; a screen takes the first of them. */
export function makeReport(db: Readable, id: ReportId, range: Range, today: Today): Report {
  const { title, make } = REPORTS[id]
  const { table, hasTotals = true, period, ...body } = make(db, range, today)
  return {
    id,
    title,
    period: period ?? periodText(range),
    isOwnPeriod: period !== undefined,
    ...body,
    columns: [...table.columns],
    rows: table.rows.map((row) => [...row]),
    totals: hasTotals && table.rows.length > 0 ? totalsOf(table) : null,
    rowCount: table.rows.length,
  }
}
