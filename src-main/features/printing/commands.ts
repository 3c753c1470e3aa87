// Owns: asking for paper, and what a person decides about paper.
// Must never: make a second original; a copy is numbered and marked.
import type { CommandContext } from '../../platform/context'
import { requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError, fieldError } from '../../shared/errors'
import { drawerDoc, type PaperDoc } from '../../shared/paper/document'
import type { PrinterProfile } from '../../shared/paper/profile'
import { type ReceiptData, receiptDoc } from '../../shared/paper/receipt'
import { testPageColumns, testPageDoc } from '../../shared/paper/test-page'
import { recordAudit } from '../audit'
import { getSetting } from '../settings'
import { canCancel, canRetry, DRAWER, RECEIPT, SALE } from './domain'
import {
  archivePrinter,
  changeJob,
  countPapers,
  defaultPrinter,
  findJob,
  findPrinter,
  findPrinterByName,
  followProfile,
  insertJob,
  listPapers,
  listPrinters,
  markDefault,
  type Printer,
  type PrintJobRow,
  writePrinter,
} from './store'

/** Papers asked for of this sale so far, the original included. */
export const countCopies = (db: Parameters<typeof countPapers>[0], saleId: string): number =>
  countPapers(db, SALE, saleId, RECEIPT)

const docOf = (tx: Tx, receipt: ReceiptData): PaperDoc =>
  receiptDoc(receipt, { qrOnEvery: false, slipPerVoucher: getSetting(tx, 'policy').slipPerVoucher })

/** In the sale's own transaction. `jobId` is null when the shop has no printer. */
export function enqueueReceipt(
  tx: Tx,
  ctx: CommandContext,
  request: { readonly saleId: string; readonly receipt: ReceiptData; readonly openDrawer: boolean },
): { readonly jobId: number | null } {
  const { saleId, receipt, openDrawer } = request
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
  if (openDrawer && printer.profile.drawer !== 'none') insertJob(tx, { ...shared, kind: DRAWER, document: drawerDoc })
  return { jobId: insertJob(tx, { ...shared, kind: RECEIPT, document: docOf(tx, receipt) }) }
}

export interface Reprinted {
  readonly jobId: number
  /** 1 = the original: nothing of it had been printed before. */
  readonly copyNumber: number
}

/**
 * A paper of which certainly nothing came out is printed as itself; everything else becomes a new, marked copy.
 * `receiptOf(0)` = the original, `receiptOf(n)` = CETAK ULANG KE-n.
 */
export function reprintReceipt(
  tx: Tx,
  ctx: CommandContext,
  { saleId, receiptOf }: { readonly saleId: string; readonly receiptOf: (reprint: number) => ReceiptData },
): Reprinted {
  const printer = defaultPrinter(tx)
  if (!printer) throw new DomainError('PRINTER_MISSING')
  const [newest] = listPapers(tx, SALE, saleId, RECEIPT)
  if (newest && canRetry(newest.state)) {
    retryJob(tx, ctx, { id: newest.id })
    return { jobId: newest.id, copyNumber: newest.copyNumber }
  }
  const copyNumber = (newest?.copyNumber ?? 0) + 1
  const receipt = receiptOf(copyNumber - 1)
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
  if (known) followProfile(tx, id, profile, ctx.now)
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

/** As wide as the widest paper: where the ruler breaks is the answer (shared/paper/test-page.ts). */
const asRuler = (printer: Printer): Printer => ({
  ...printer,
  profile: { ...printer.profile, columns: testPageColumns },
})

export function printTestPage(tx: Tx, ctx: CommandContext, { printerId }: { printerId: string }): { jobId: number } {
  const printer = findPrinter(tx, printerId)
  if (!printer) throw new DomainError('PRINTER_NOT_FOUND')
  const document = testPageDoc(printer.profile)
  return {
    jobId: insertJob(tx, {
      ...once(ctx),
      printer: asRuler(printer),
      kind: 'test-page',
      documentType: 'test-page',
      document,
    }),
  }
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
    jobId: insertJob(tx, { ...once(ctx), printer, kind: DRAWER, documentType: 'drawer', document: drawerDoc }),
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

/**
 * The same paper, since certainly nothing of it has left; the person's press also lifts the ten-minute brake. It goes to
 * the printer as it is set up now: the usual reason for pressing is that the old one was wrong or broken.
 */
export function retryJob(tx: Tx, ctx: CommandContext, { id }: { id: number }): void {
  const job = openJob(tx, id)
  if (job.kind === DRAWER || !canRetry(job.state)) throw new DomainError('PRINT_JOB_STATE')
  const own = findPrinter(tx, job.printerId)
  const printer = job.kind === RECEIPT ? (defaultPrinter(tx) ?? own) : own
  if (!printer) throw new DomainError('PRINTER_MISSING')
  const target = { printerId: printer.id, profile: JSON.stringify(printer.profile), payload: null, sha256: null }
  const again = { state: 'queued', dueAt: ctx.now, attempts: 0, reason: '', decidedBy: requireActor(ctx).id } as const
  changeJob(tx, id, { ...again, ...target }, ctx.now)
}

export function cancelJob(tx: Tx, ctx: CommandContext, { id }: { id: number }): void {
  const job = openJob(tx, id)
  if (!canCancel(job.state)) throw new DomainError('PRINT_JOB_STATE')
  changeJob(tx, id, { state: 'cancelled', decidedBy: requireActor(ctx).id }, ctx.now)
  const detail = { kind: job.kind, reason: job.reason }
  recordAudit(tx, ctx, { action: 'print.cancel', subjectType: job.documentType, subjectId: job.documentId, detail })
}

/** A code was taken back: a struk that still waits would print it. */
export function dropWaitingReceipts(tx: Tx, ctx: CommandContext, saleId: string): void {
  for (const { id, state } of listPapers(tx, SALE, saleId, RECEIPT))
    if (canCancel(state)) changeJob(tx, id, { state: 'cancelled', decidedBy: ctx.actor?.id ?? null }, ctx.now)
}

/** An uncertain paper: the person says whether it came out. `makeCopy` writes the marked copy of a sale's struk. */
export function decideJob(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly id: number; readonly cameOut: boolean; readonly wantsCopy: boolean },
  makeCopy: (documentType: string, documentId: string) => number | null,
): { readonly copyJobId: number | null } {
  const job = openJob(tx, input.id)
  if (job.state !== 'uncertain') throw new DomainError('PRINT_JOB_STATE')
  const decidedBy = requireActor(ctx).id
  changeJob(tx, input.id, { state: input.cameOut ? 'printed' : 'cancelled', decidedBy }, ctx.now)
  const detail = { kind: job.kind, cameOut: input.cameOut }
  recordAudit(tx, ctx, { action: 'print.decide', subjectType: job.documentType, subjectId: job.documentId, detail })
  const getsCopy = !input.cameOut && input.wantsCopy && job.kind === RECEIPT
  return { copyJobId: getsCopy ? makeCopy(job.documentType, job.documentId) : null }
}
