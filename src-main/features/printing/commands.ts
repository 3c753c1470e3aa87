// Owns: asking for paper, and what a person decides about paper.
// Must never: make a second original; a copy is numbered and marked.
import type { CommandContext } from '../../platform/context'
import { requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import { drawerDoc, type PaperDoc } from '../../shared/paper/document'
import type { PrinterProfile } from '../../shared/paper/profile'
import { type ReceiptData, receiptDoc } from '../../shared/paper/receipt'
import { testPageDoc } from '../../shared/paper/test-page'
import { recordAudit } from '../audit'
import { getSetting } from '../settings'
import { canCancel, canRetry } from './domain'
import {
  archivePrinter,
  changeJob,
  countPapers,
  defaultPrinter,
  findJob,
  findPrinter,
  findPrinterByName,
  insertJob,
  listPrinters,
  markDefault,
  type Printer,
  type PrintJobRow,
  writePrinter,
} from './store'

const RECEIPT = 'receipt'
const SALE = 'sale'

/** Papers asked for of this sale so far, the original included. */
export const countCopies = (db: Parameters<typeof countPapers>[0], saleId: string): number =>
  countPapers(db, SALE, saleId, RECEIPT)

interface ReceiptRequest {
  readonly saleId: string
  readonly receipt: ReceiptData
}

const docOf = (tx: Tx, receipt: ReceiptData): PaperDoc =>
  receiptDoc(receipt, { qrOnEvery: false, slipPerVoucher: getSetting(tx, 'policy').slipPerVoucher })

/** In the sale's own transaction. `jobId` is null when the shop has no printer. */
export function enqueueReceipt(
  tx: Tx,
  ctx: CommandContext,
  { saleId, receipt, openDrawer }: ReceiptRequest & { readonly openDrawer: boolean },
): { readonly jobId: number | null } {
  const printer = defaultPrinter(tx)
  if (!printer) return { jobId: null }
  const shared = {
    printer,
    documentType: SALE,
    documentId: saleId,
    copyNumber: 1,
    requestedBy: ctx.actor?.id ?? null,
    now: ctx.now,
  }
  if (openDrawer && printer.profile.drawer !== 'none') insertJob(tx, { ...shared, kind: 'drawer', document: drawerDoc })
  return { jobId: insertJob(tx, { ...shared, kind: RECEIPT, document: docOf(tx, receipt) }) }
}

/** A marked copy; the caller has put its number on the receipt. */
export function reprintReceipt(
  tx: Tx,
  ctx: CommandContext,
  { saleId, receipt }: ReceiptRequest,
): { readonly jobId: number | null; readonly copyNumber: number } {
  const copyNumber = Math.max(1, countCopies(tx, saleId)) + 1
  const printer = defaultPrinter(tx)
  if (!printer) throw new DomainError('PRINTER_NOT_FOUND')
  const jobId = insertJob(tx, {
    printer,
    kind: RECEIPT,
    documentType: SALE,
    documentId: saleId,
    copyNumber,
    document: docOf(tx, receipt),
    requestedBy: ctx.actor?.id ?? null,
    now: ctx.now,
  })
  const detail = { copyNumber, receiptNumber: receipt.number }
  recordAudit(tx, ctx, { action: 'receipt.reprint', subjectType: SALE, subjectId: saleId, detail })
  return { jobId, copyNumber }
}

export function savePrinter(
  tx: Tx,
  ctx: CommandContext,
  input: { id: string | null; profile: PrinterProfile },
): Printer {
  const namesake = findPrinterByName(tx, input.profile.name)
  if (namesake && namesake.id !== input.id)
    throw fieldError('profile.name', 'PRINTER_NAME_TAKEN', { name: input.profile.name })
  const known = input.id === null ? undefined : findPrinter(tx, input.id)
  if (input.id !== null && !known) throw new DomainError('PRINTER_NOT_FOUND')
  const id = known?.id ?? ctx.newId()
  const isDefault = known?.isDefault ?? listPrinters(tx).length === 0
  const profile = { ...input.profile, id }
  writePrinter(tx, { id, profile, isDefault, now: ctx.now })
  const detail = { name: profile.name, transport: profile.transport.k, columns: profile.columns }
  recordAudit(tx, ctx, { action: 'printer.save', subjectType: 'printer', subjectId: id, detail })
  tx.publish('printing')
  return { id, name: profile.name, profile, isDefault }
}

export function removePrinter(tx: Tx, ctx: CommandContext, { id }: { id: string }): void {
  const printer = findPrinter(tx, id)
  if (!printer) throw new DomainError('PRINTER_NOT_FOUND')
  archivePrinter(tx, id, ctx.now)
  const [next] = listPrinters(tx)
  if (printer.isDefault && next) markDefault(tx, next.id, ctx.now)
  recordAudit(tx, ctx, {
    action: 'printer.remove',
    subjectType: 'printer',
    subjectId: id,
    detail: { name: printer.name },
  })
  tx.publish('printing')
}

export function chooseDefault(tx: Tx, ctx: CommandContext, { id }: { id: string }): void {
  if (!findPrinter(tx, id)) throw new DomainError('PRINTER_NOT_FOUND')
  markDefault(tx, id, ctx.now)
  tx.publish('printing')
}

export function printTestPage(tx: Tx, ctx: CommandContext, { printerId }: { printerId: string }): { jobId: number } {
  const printer = findPrinter(tx, printerId)
  if (!printer) throw new DomainError('PRINTER_NOT_FOUND')
  const document = testPageDoc(printer.profile)
  return { jobId: insertJob(tx, { ...once(ctx), printer, kind: 'test-page', documentType: 'test-page', document }) }
}

export function openDrawer(tx: Tx, ctx: CommandContext, { reason }: { reason: string }): { jobId: number | null } {
  const printer = defaultPrinter(tx)
  recordAudit(tx, ctx, {
    action: 'drawer.open',
    subjectType: 'printer',
    subjectId: printer?.id ?? '',
    detail: { reason },
  })
  if (!printer || printer.profile.drawer === 'none') return { jobId: null }
  return {
    jobId: insertJob(tx, { ...once(ctx), printer, kind: 'drawer', documentType: 'drawer', document: drawerDoc }),
  }
}

const once = (ctx: CommandContext) => ({
  documentId: ctx.newId(),
  copyNumber: 1,
  requestedBy: ctx.actor?.id ?? null,
  now: ctx.now,
})

function openJob(tx: Tx, id: number): PrintJobRow {
  const job = findJob(tx, id)
  if (!job) throw new DomainError('PRINT_JOB_NOT_FOUND')
  return job
}

/** The same paper, since certainly nothing of it has left; the person's press also lifts the ten-minute brake. */
export function retryJob(tx: Tx, ctx: CommandContext, { id }: { id: number }): void {
  const job = openJob(tx, id)
  if (!canRetry(job.state)) throw new DomainError('PRINT_JOB_STATE')
  changeJob(
    tx,
    id,
    { state: 'queued', dueAt: ctx.now, attempts: 0, reason: '', decidedBy: requireActor(ctx).id },
    ctx.now,
  )
}

export function cancelJob(tx: Tx, ctx: CommandContext, { id }: { id: number }): void {
  const job = openJob(tx, id)
  if (!canCancel(job.state)) throw new DomainError('PRINT_JOB_STATE')
  changeJob(tx, id, { state: 'cancelled', decidedBy: requireActor(ctx).id }, ctx.now)
  const detail = { kind: job.kind, reason: job.reason }
  recordAudit(tx, ctx, { action: 'print.cancel', subjectType: job.documentType, subjectId: job.documentId, detail })
}

/** An uncertain paper: the person says whether it came out. `makeCopy` writes the marked copy of a sale's struk. */
export function decideJob(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly id: number; readonly cameOut: boolean },
  makeCopy: (tx: Tx, ctx: CommandContext, saleId: string) => number | null,
): { readonly copyJobId: number | null } {
  const job = openJob(tx, input.id)
  if (job.state !== 'uncertain') throw new DomainError('PRINT_JOB_STATE')
  const decidedBy = requireActor(ctx).id
  changeJob(tx, input.id, { state: input.cameOut ? 'printed' : 'cancelled', decidedBy }, ctx.now)
  const detail = { kind: job.kind, cameOut: input.cameOut }
  recordAudit(tx, ctx, { action: 'print.decide', subjectType: job.documentType, subjectId: job.documentId, detail })
  const wantsCopy = !input.cameOut && job.documentType === SALE && job.kind === RECEIPT
  return { copyJobId: wantsCopy ? makeCopy(tx, ctx, job.documentId) : null }
}
