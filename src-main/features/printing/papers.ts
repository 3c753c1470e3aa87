// Owns: asking for a paper that is no struk of a sale: bukti pembayaran, laporan shift, tagihan.
// Must never: know what stands on it; the feature brings the document.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { drawerDoc, type PaperDoc } from '../../shared/paper/document'
import { recordAudit } from '../audit'
import { type Reprinted, retryJob } from './commands'
import { canCancel, canRetry, DRAWER, RECEIPT } from './domain'
import { previewRows, toJobItem } from './queries'
import { changeJob, countPapers, defaultPrinter, insertJob, listPapers } from './store'

export interface PaperOrder {
  /** 'shift', 'payment', 'invoice' ...: with the id it says whose paper it is. */
  readonly documentType: string
  readonly documentId: string
  readonly document: PaperDoc
  readonly openDrawer?: boolean
}

/** In the transaction of what it proves. `jobId` is null when the shop has no printer. */
export function enqueuePaper(tx: Tx, ctx: CommandContext, order: PaperOrder): { readonly jobId: number | null } {
  const printer = defaultPrinter(tx)
  if (!printer) return { jobId: null }
  const { documentType, documentId, document } = order
  const shared = { printer, documentType, documentId, copyNumber: 1, requestedBy: ctx.actor?.id ?? null, now: ctx.now }
  if (order.openDrawer && printer.profile.drawer !== 'none')
    insertJob(tx, { ...shared, kind: DRAWER, document: drawerDoc })
  return { jobId: insertJob(tx, { ...shared, kind: RECEIPT, document }) }
}

/** The waiting paper itself, or a marked copy. `docOf(0)` = the original, `docOf(n)` = CETAK ULANG KE-n. */
export function reprintPaper(
  tx: Tx,
  ctx: CommandContext,
  paper: Pick<PaperOrder, 'documentType' | 'documentId'> & { readonly docOf: (reprint: number) => PaperDoc },
): Reprinted {
  const { documentType, documentId } = paper
  const printer = defaultPrinter(tx)
  if (!printer) throw new DomainError('PRINTER_MISSING')
  const [newest] = listPapers(tx, documentType, documentId, RECEIPT)
  if (newest && canRetry(newest.state)) {
    retryJob(tx, ctx, { id: newest.id })
    return { jobId: newest.id, copyNumber: newest.copyNumber }
  }
  const copyNumber = (newest?.copyNumber ?? 0) + 1
  const jobId = insertJob(tx, {
    printer,
    kind: RECEIPT,
    documentType,
    documentId,
    copyNumber,
    document: paper.docOf(copyNumber - 1),
    requestedBy: ctx.actor?.id ?? null,
    now: ctx.now,
  })
  recordAudit(tx, ctx, {
    action: 'paper.reprint',
    subjectType: documentType,
    subjectId: documentId,
    detail: { copyNumber },
  })
  return { jobId, copyNumber }
}

/** What it says is no longer so: papers that still wait are not printed. */
export function dropWaitingPapers(tx: Tx, ctx: CommandContext, documentType: string, documentId: string): void {
  for (const { id, state } of listPapers(tx, documentType, documentId, RECEIPT))
    if (canCancel(state)) changeJob(tx, id, { state: 'cancelled', decidedBy: ctx.actor?.id ?? null }, ctx.now)
}

/** Newest copy first. */
export const papersOf = (db: ReadDb, documentType: string, documentId: string) =>
  listPapers(db, documentType, documentId, RECEIPT).map((row) => toJobItem(db, row))

/** Papers asked for so far, the original included. */
export const countPapersOf = (db: ReadDb, documentType: string, documentId: string): number =>
  countPapers(db, documentType, documentId, RECEIPT)

/** How a paper would look, as wide as the printer that would print it; for shops without a printer too. */
export function previewPaper(db: ReadDb, document: PaperDoc) {
  const columns = defaultPrinter(db)?.profile.columns ?? 32
  return { columns, rows: previewRows(document, columns) }
}
