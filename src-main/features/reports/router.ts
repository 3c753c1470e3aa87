// Owns: the procedures of reports.
// Must never: write.
import { implement } from '@orpc/server'
import type { PdfPrinter } from '../../platform/pdf'
import { type Call, guard } from '../../platform/rpc'
import { formatInstant } from '../../shared/calendar-date'
import { getSetting } from '../settings'
import { MOST_ROWS, reportsContract } from './contract'
import { rangeOf } from './domain'
import { reportCsv, reportHtml, reportXlsx } from './files'
import { makeReport } from './reports'

const os = implement(reportsContract).$context<Call>().use(guard)

const TYPES = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const

export const makeReportsRouter = ({ pdf }: { readonly pdf: PdfPrinter }) =>
  os.router({
    run: os.run.handler(({ input, context }) => {
      const report = makeReport(context.db, input.id, rangeOf(input.from, input.until), context.contextFor(null))
      return { ...report, rows: report.rows.slice(0, MOST_ROWS) }
    }),
    file: os.file.handler(async ({ input, context }) => {
      const { format } = input
      const ctx = context.contextFor(null)
      const report = makeReport(context.db, input.id, rangeOf(input.from, input.until), ctx)
      const shop = { name: getSetting(context.db, 'shop').name, madeAt: formatInstant(ctx.now, ctx.zone) }
      const bytes =
        format === 'csv'
          ? reportCsv(report)
          : format === 'xlsx'
            ? await reportXlsx(report, shop.name)
            : await pdf.htmlToPdf(reportHtml(report, shop))
      return {
        fileName: `laporan-${input.id}-${input.from}-${input.until}.${format}`,
        type: TYPES[format],
        content: bytes.toString('base64'),
      }
    }),
  })
