// Owns: binding the contract of bills to their use cases.
// Must never: keep a PIN: it is checked here and goes no further.
import { implement } from '@orpc/server'
import type { CommandContext } from '../../platform/context'
import { requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import type { PdfPrinter } from '../../platform/pdf'
import { actorOf, type Call, command, guard, runCommand } from '../../platform/rpc'
import { calendarDate, formatInstant } from '../../shared/calendar-date'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { invoiceDoc } from '../../shared/paper/invoice'
import { invoiceHtml } from '../../shared/paper/invoice-sheet'
import { MANAGERS } from '../../shared/roles'
import { findCustomer } from '../customers'
import { dropWaitingPapers, reprintPaper } from '../printing'
import { getSetting, setSetting } from '../settings'
import { findUser, type VerifyDeps, verifyApproval } from '../users'
import { cancelBill } from './cancel'
import { invoicesContract } from './contract'
import { billDetail, INVOICE } from './detail'
import { invoiceDocument } from './document'
import { exportBills } from './export'
import { countBills, pageOfBills } from './list'
import { createManualInvoice } from './manual'
import { previewRun } from './preview'
import { invoicesOf, openTotalOf } from './queries'
import { cancelRun, type Runner, startRun } from './run'
import { newestRuns, type RunRow, skippedOf } from './run-store'
import { type BillingDeps, believeDate, holdReason, releaseHeld } from './schedule'
import { findRow } from './store'

const os = implement(invoicesContract).$context<Call>().use(guard)

export interface InvoicesDeps extends VerifyDeps, BillingDeps {
  readonly pdf: PdfPrinter
}

const SHOWN_RUNS = 20

/** Days in the database were written as days. */
const days = <T extends { periodStart: string | null; periodEnd: string | null; issueDay: string; dueDay: string }>(
  bill: T,
) => ({
  ...bill,
  periodStart: bill.periodStart === null ? null : calendarDate(bill.periodStart),
  periodEnd: bill.periodEnd === null ? null : calendarDate(bill.periodEnd),
  issueDay: calendarDate(bill.issueDay),
  dueDay: calendarDate(bill.dueDay),
})

const runItem = (db: ReadDb, run: RunRow) => ({
  id: run.id,
  day: calendarDate(run.day),
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  state: run.state,
  heldReason: run.heldReason,
  due: run.due,
  made: run.made,
  amount: run.amount,
  skipped: skippedOf(run),
  actorName: run.actorId === null ? '' : (findUser(db, run.actorId)?.name ?? ''),
})

export function makeInvoicesRouter(deps: InvoicesDeps, runner: Runner) {
  const today = (call: Call) => call.contextFor(null).businessDay
  return os.router({
    list: os.list.handler(({ input, context }) => {
      const { rows, next } = pageOfBills(context.db, input, today(context))
      return { rows: rows.map(days), next }
    }),
    counts: os.counts.handler(({ input, context }) => countBills(context.db, input, today(context))),
    detail: os.detail.handler(({ input, context }) => {
      const detail = billDetail(context.db, input.id, today(context), actorOf(context).role)
      return { ...detail, bill: days(detail.bill) }
    }),
    ofCustomer: os.ofCustomer.handler(({ input: { customerId, limit }, context }) => ({
      rows: invoicesOf(context.db, customerId, today(context), limit).map(days),
      open: openTotalOf(context.db, customerId),
    })),
    make: os.make.handler(
      command((tx, ctx, { lines, ...input }) => {
        if (!findCustomer(tx, input.customerId)) throw new DomainError('CUSTOMER_NOT_FOUND')
        const { id, number } = createManualInvoice(tx, ctx, {
          ...input,
          lines: lines.map((line) => (line.kind === 'discount' ? { ...line, amount: -line.amount } : line)),
        })
        return { id, number }
      }),
    ),
    cancel: os.cancel.handler(async ({ input: { approval, ...input }, context, path }) => {
      const approver = await verifyApproval(deps, approval, MANAGERS)
      return runCommand(context, path.join('.'), input, (tx, ctx, { id, reason }) => {
        dropWaitingPapers(tx, ctx, INVOICE, String(id))
        return cancelBill(tx, ctx, { id, reason, approverId: approver.id })
      })
    }),
    print: os.print.handler(command((tx, ctx, { id }) => printBill(tx, ctx, id))),
    pdf: os.pdf.handler(async ({ input, context }) => {
      const document = invoiceDocument(context.db, input.id, today(context))
      const bytes = await deps.pdf.htmlToPdf(invoiceHtml(document, makeQrMatrix))
      return { fileName: `${document.number}.pdf`, pdf: Buffer.from(bytes).toString('base64') }
    }),
    exportFile: os.exportFile.handler(async function* ({ input: { format, ...filter }, context }) {
      yield* exportBills(context.db, filter, format, today(context))
    }),
    runs: os.runs.handler(({ context: { db } }) => {
      const { firstRunApproved, autoRun } = getSetting(db, 'billing')
      return {
        rows: newestRuns(db, SHOWN_RUNS).map((run) => runItem(db, run)),
        isApproved: firstRunApproved,
        autoRun,
      }
    }),
    preview: os.preview.handler(async ({ context, signal }) => {
      const preview = await previewRun(context.db, today(context), signal)
      const { rows, skipped, ...sums } = preview
      return {
        ...sums,
        day: calendarDate(preview.day),
        rows: rows.map((row) => ({
          ...row,
          periodStart: calendarDate(row.periodStart),
          periodEnd: calendarDate(row.periodEnd),
        })),
        skipped: [...skipped],
        asks: holdReason(deps, preview),
      }
    }),
    run: os.run.handler(async ({ input, context, path }) => {
      const preview = await previewRun(context.db, today(context))
      const asks = holdReason(deps, preview)
      return runCommand(context, path.join('.'), input, (tx, ctx, { isSure, includeMany }) => {
        const isOwner = requireActor(ctx).role === 'owner'
        if ((asks !== null && !(isSure && isOwner)) || (includeMany && !isOwner))
          throw new DomainError('BILLING_ASKS_OWNER')
        const billing = getSetting(tx, 'billing')
        if (!billing.firstRunApproved) setSetting(tx, 'billing', { ...billing, firstRunApproved: true }, ctx.now)
        releaseHeld(tx, ctx)
        if (isSure) believeDate(tx, ctx.now)
        const due = preview.bills + (includeMany ? preview.manyBills : 0)
        const run = startRun(tx, ctx, { due, allowsMany: includeMany })
        tx.afterCommit(() => {
          // A failure leaves the run open: the daily job takes it up again and shows the trouble on Kendala.
          runner.work().catch((error: unknown) => deps.log.bug(error, 'billing run'))
        })
        return runItem(tx, run)
      })
    }),
    cancelRun: os.cancelRun.handler(
      command((tx, ctx) => {
        cancelRun(tx, ctx)
        return DONE
      }),
    ),
  })
}

/** The bill on thermal paper: the original, or a marked copy. */
export function printBill(tx: Tx, ctx: CommandContext, id: number) {
  const by = requireActor(ctx).name
  if (!findRow(tx, id)) throw new DomainError('INVOICE_NOT_FOUND')
  const data = invoiceDocument(tx, id, ctx.businessDay)
  const printed = reprintPaper(tx, ctx, {
    documentType: INVOICE,
    documentId: String(id),
    docOf: (reprint) =>
      invoiceDoc(data, {
        reprint: reprint === 0 ? null : { number: reprint, at: formatInstant(ctx.now, ctx.zone), by },
        jobTag: '',
      }),
  })
  tx.publish('invoices')
  return { jobId: printed.jobId, copyNumber: printed.copyNumber }
}
