// Owns: the shapes of reports: one table with sums, a few figures, perhaps a chart; and the same as a file.
// Must never: carry more rows to a screen than a person scrolls through.
import * as z from 'zod'
import { query } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const REPORT_IDS = [
  'penjualan',
  'paket',
  'kasir',
  'router',
  'cara-bayar',
  'pendapatan',
  'piutang',
  'pelanggan',
  'pertumbuhan',
  'hangus',
  'shift',
  'jual-kembali',
] as const
export const ReportId = z.enum(REPORT_IDS)
export type ReportId = z.infer<typeof ReportId>

/** money = rupiah; percent = tenths of a percent, whole. */
export const CellKind = z.enum(['text', 'money', 'count', 'percent'])
export type CellKind = z.infer<typeof CellKind>

export const ReportColumn = z.object({ header: z.string(), kind: CellKind })
export type ReportColumn = z.infer<typeof ReportColumn>

export const Cell = z.union([z.string(), z.number(), z.null()])
export type Cell = z.infer<typeof Cell>

export const Report = z.object({
  id: ReportId,
  title: z.string(),
  /** What the figures mean, in one or two sentences. */
  note: z.string(),
  /** "1 November 2026 s/d 21 November 2026". */
  period: z.string(),
  /** It does not follow the range that was asked for. */
  isOwnPeriod: z.boolean(),
  figures: z.array(z.object({ label: z.string(), value: z.number(), kind: CellKind, detail: z.string() })),
  chart: z
    .object({
      label: z.string(),
      kind: z.enum(['bar', 'line']),
      unit: z.enum(['money', 'count']),
      points: z.array(z.object({ label: z.string(), name: z.string(), value: z.number() })),
    })
    .nullable(),
  columns: z.array(ReportColumn),
  rows: z.array(z.array(Cell)),
  /** Of all rows, also of those that are not shown; null where sums make no sense. */
  totals: z.array(Cell).nullable(),
  /** Rows in all; `rows` may hold fewer. */
  rowCount: z.int(),
})
export type Report = z.infer<typeof Report>

export const MOST_ROWS = 300

const Asked = { id: ReportId, from: z.iso.date(), until: z.iso.date() }

export const reportsContract = {
  run: query(MANAGERS, z.object(Asked), Report),
  /** The whole report as a file, in base64. */
  file: query(
    MANAGERS,
    z.object({ ...Asked, format: z.enum(['csv', 'xlsx', 'pdf']) }),
    z.object({ fileName: z.string(), type: z.string(), content: z.string() }),
  ),
}
