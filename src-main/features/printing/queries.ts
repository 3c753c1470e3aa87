// Owns: print jobs as screens show them, and the preview from the same lines as the bytes.
// Must never: write.
import type { ReadDb } from '../../platform/db/open'
import { picturePath } from '../../platform/escpos/picture-path'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { DomainError } from '../../shared/errors'
import { layoutDoc } from '../../shared/paper/columns'
import type { PaperDoc } from '../../shared/paper/document'
import { printerProfileSchema } from '../../shared/paper/profile'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { type ReceiptData, receiptDoc } from '../../shared/paper/receipt'
import { getSetting } from '../settings'
import type { PrintState } from './contract'
import { canRetry, explainReason, RECEIPT, SALE, STALE_REASON } from './domain'
import { defaultPrinter, findJob, listPapers, listTroubled, type PrintJobRow, printerNameOf } from './store'

export const hasPrinter = (db: ReadDb): boolean => defaultPrinter(db) !== undefined

const documentOf = (row: PrintJobRow): PaperDoc => JSON.parse(row.document) // written by insertJob from this very type

export function toJobItem(db: ReadDb, row: PrintJobRow) {
  return {
    id: row.id,
    printerName: printerNameOf(db, row.printerId),
    kind: row.kind,
    title: documentOf(row).title,
    copyNumber: row.copyNumber,
    state: row.state,
    ...explainReason(row.reason),
    isStale: row.reason === STALE_REASON,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    documentType: row.documentType,
    documentId: row.documentId,
  }
}

/** For lists and for the screen after a sale. */
export function newestPaper(db: ReadDb, saleId: string): { readonly jobId: number; readonly state: PrintState } | null {
  const [newest] = listPapers(db, SALE, saleId, RECEIPT)
  return newest ? { jobId: newest.id, state: newest.state } : null
}

/** Papers of a sale's struk, newest copy first. */
export const papersOfSale = (db: ReadDb, saleId: string) =>
  listPapers(db, SALE, saleId, RECEIPT).map((row) => toJobItem(db, row))

/** What a press on "Cetak ulang" would bring: the waiting paper itself, or copy number n (1 = the original). */
export function nextPaper(db: ReadDb, saleId: string): { readonly isNew: boolean; readonly copyNumber: number } {
  const [newest] = listPapers(db, SALE, saleId, RECEIPT)
  if (newest && canRetry(newest.state)) return { isNew: false, copyNumber: newest.copyNumber }
  return { isNew: true, copyNumber: (newest?.copyNumber ?? 0) + 1 }
}

/** For the Kendala screen: jobs that wait for a person or for paper. */
export const printTroubles = (db: ReadDb) =>
  listTroubled(db).map((row) => ({
    jobId: row.id,
    what: documentOf(row).title,
    printerName: printerNameOf(db, row.printerId),
    state: row.state,
    since: row.createdAt,
    trouble: { code: row.reason, ...explainReason(row.reason) },
  }))

/** How a struk would look, for shops without a printer; as wide as the printer that would print it. */
export function previewReceipt(db: ReadDb, receipt: ReceiptData) {
  const columns = defaultPrinter(db)?.profile.columns ?? NARROWEST
  const document = receiptDoc(receipt, { qrOnEvery: false, slipPerVoucher: getSetting(db, 'policy').slipPerVoucher })
  return { columns, rows: previewRows(document, columns) }
}
const NARROWEST = 32

export function previewOf(db: ReadDb, id: number) {
  const row = findJob(db, id)
  if (!row) throw new DomainError('PRINT_JOB_NOT_FOUND')
  const { columns } = printerProfileSchema.parse(JSON.parse(row.profile))
  return { job: toJobItem(db, row), columns, rows: previewRows(documentOf(row), columns) }
}

export function previewRows(document: PaperDoc, columns: number) {
  return layoutDoc(document, columns).map((row) => {
    if (row.kind === 'text') return { kind: row.kind, spans: row.spans.map((span) => ({ ...span })) }
    if (row.kind === 'picture')
      return { kind: row.kind, path: picturePath(row), width: row.bytesPerRow * 8, height: row.rows }
    if (row.kind !== 'qr') return row
    const matrix = makeQrMatrix(row.payload)
    return matrix
      ? { kind: row.kind, path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone }
      : { kind: 'text' as const, spans: [{ text: '(QR tidak dapat dibuat)', bold: false, size: 'normal' as const }] }
  })
}
