// Owns: print jobs as screens show them, and the preview from the same lines as the bytes.
// Must never: write.
import type { ReadDb } from '../../platform/db/open'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { DomainError } from '../../shared/errors'
import { layoutDoc } from '../../shared/paper/columns'
import type { PaperDoc } from '../../shared/paper/document'
import { printerProfileSchema } from '../../shared/paper/profile'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { explainReason, STALE_REASON } from './domain'
import { defaultPrinter, findJob, type PrintJobRow, printerNameOf } from './store'

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

export function previewOf(db: ReadDb, id: number) {
  const row = findJob(db, id)
  if (!row) throw new DomainError('PRINT_JOB_NOT_FOUND')
  const { columns } = printerProfileSchema.parse(JSON.parse(row.profile))
  return { job: toJobItem(db, row), columns, rows: previewRows(documentOf(row), columns) }
}

export function previewRows(document: PaperDoc, columns: number) {
  return layoutDoc(document, columns).map((row) => {
    if (row.kind === 'text') return { kind: row.kind, spans: row.spans.map((span) => ({ ...span })) }
    if (row.kind !== 'qr') return row
    const matrix = makeQrMatrix(row.payload)
    return matrix
      ? { kind: row.kind, path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone }
      : { kind: 'text' as const, spans: [{ text: '(QR tidak dapat dibuat)', bold: false, size: 'normal' as const }] }
  })
}
