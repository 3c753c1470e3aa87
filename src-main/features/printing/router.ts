// Owns: the printing procedures.
// Must never: wait for a printer inside a transaction.
import { implement } from '@orpc/server'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { PaperTransports } from '../../platform/escpos/transports'
import type { PdfPrinter } from '../../platform/pdf'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import type { SheetData } from '../../shared/paper/sheet'
import { MANAGERS } from '../../shared/roles'
import { type VerifyDeps, verifyApproval } from '../users'
import {
  cancelJob,
  chooseDefault,
  decideJob,
  openDrawer,
  printTestPage,
  removePrinter,
  retryJob,
  savePrinter,
} from './commands'
import { printingContract } from './contract'
import { explainReason, SALE } from './domain'
import { previewOf, toJobItem } from './queries'
import { voucherSheetPdf } from './sheet'
import { listJobs, listPrinters, listTroubled } from './store'

export interface PrintingDeps extends VerifyDeps {
  readonly transports: PaperTransports
  readonly pdf: PdfPrinter
  /** Given by the counter: the marked copy of a sale's struk; its job. APPROVAL_NEEDED when there are many already. */
  readonly copyReceipt: (tx: Tx, ctx: CommandContext, saleId: string, isApproved: boolean) => number | null
  /** The marked copy of another paper (bukti bayar, slip shift, tagihan); its job, or null when nobody makes one. */
  readonly copyPaper: (tx: Tx, ctx: CommandContext, documentType: string, documentId: string) => number | null
  /** Given by the vouchers: what stands on the sheet of a batch. */
  readonly sheetOf: (
    call: Call,
    input: { batchId: string; layout: SheetData['layout']; showPrice: boolean },
  ) => SheetData
}

const os = implement(printingContract).$context<Call>().use(guard)

export function makePrintingRouter({ transports, pdf, copyReceipt, copyPaper, sheetOf, ...verifying }: PrintingDeps) {
  return os.router({
    printers: os.printers.handler(({ context }) => listPrinters(context.db)),
    savePrinter: os.savePrinter.handler(command(savePrinter)),
    removePrinter: os.removePrinter.handler(
      command((tx, ctx, input) => {
        removePrinter(tx, ctx, input)
        return DONE
      }),
    ),
    setDefault: os.setDefault.handler(
      command((tx, ctx, input) => {
        chooseDefault(tx, ctx, input)
        return DONE
      }),
    ),
    discover: os.discover.handler(async () => {
      const { printers, failures } = await transports.discover()
      return { found: [...printers], failures: failures.map(({ kind, detail }) => `${kind}: ${detail}`) }
    }),
    probe: os.probe.handler(async ({ input: { profile } }) => {
      const result = await transports.of(profile).probe(profile)
      const { message, advice } = explainReason(result.reason ?? '')
      const { answersStatus, answersBarrier, paper } = result
      return { isReachable: result.reachable, message, advice, answersStatus, answersBarrier, paper }
    }),
    printTestPage: os.printTestPage.handler(command(printTestPage)),
    openDrawer: os.openDrawer.handler(command(openDrawer)),
    jobs: os.jobs.handler(({ input, context }) =>
      listJobs(context.db, input.limit).map((row) => toJobItem(context.db, row)),
    ),
    problems: os.problems.handler(({ context }) => listTroubled(context.db).map((row) => toJobItem(context.db, row))),
    job: os.job.handler(({ input, context }) => previewOf(context.db, input.id)),
    retry: os.retry.handler(
      command((tx, ctx, input) => {
        retryJob(tx, ctx, input)
        return DONE
      }),
    ),
    cancel: os.cancel.handler(
      command((tx, ctx, input) => {
        cancelJob(tx, ctx, input)
        return DONE
      }),
    ),
    decide: os.decide.handler(async ({ input: { approval, ...input }, context, path }) => {
      if (approval) await verifyApproval(verifying, approval, MANAGERS)
      return runCommand(context, path.join('.'), input, (tx, ctx, asked) =>
        decideJob(tx, ctx, asked, (type, id) =>
          type === SALE ? copyReceipt(tx, ctx, id, approval !== null) : copyPaper(tx, ctx, type, id),
        ),
      )
    }),
    voucherSheet: os.voucherSheet.handler(({ input, context }) => voucherSheetPdf(pdf, sheetOf(context, input))),
  })
}
