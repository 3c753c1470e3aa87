// Owns: one bill as its page shows it.
// Must never: write.
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { DomainError } from '../../shared/errors'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import type { Role } from '../../shared/roles'
import { countPapersOf, hasPrinter } from '../printing'
import { findUser } from '../users'
import { isOfRunningOrder } from './cancel'
import { invoiceDocument, waTextOf } from './document'
import { backInSaldo } from './given-back'
import { findRow, findView, linesOf, toView } from './store'

/** Document type of a bill's papers. */
export const INVOICE = 'invoice'

/** Read here by SQL: the payments know the bills, so the bills cannot import the payments. */
const paymentsFor = (db: ReadDb, id: number) =>
  db.read
    .select({
      paymentId: sql<string>`p.id`,
      number: sql<string>`p.number`,
      at: sql<number>`p.at`,
      amount: sql<number>`a.amount`,
      isReversed: sql<number>`exists (select 1 from payment_reversal r where r.payment_id = p.id)`,
    })
    .from(sql`payment_allocation a join payment p on p.id = a.payment_id`)
    .where(sql`a.invoice_id = ${id}`)
    .orderBy(sql`p.at desc, p.id desc`)
    .all()
    .map((row) => ({ ...row, isReversed: row.isReversed === 1 }))

export function billDetail(db: ReadDb, id: number, today: string, role: Role) {
  const row = findRow(db, id)
  const view = findView(db, id)
  if (!row || !view) throw new DomainError('INVOICE_NOT_FOUND')
  const document = invoiceDocument(db, id, today)
  const matrix = document.qris && makeQrMatrix(document.qris.text)
  return {
    bill: toView(view, today),
    customerAddress: document.customer.address,
    lines: linesOf(db, id).map(({ kind, description, amount }) => ({ kind, description, amount })),
    payments: paymentsFor(db, id),
    issuedAt: row.issuedAt,
    issuedByName: row.issuedBy === null ? '' : (findUser(db, row.issuedBy)?.name ?? ''),
    toSaldo: backInSaldo(db, row),
    paidAt: row.paidAt,
    cancelledAt: row.cancelledAt,
    cancelReason: row.cancelReason ?? '',
    payTo: document.payTo,
    qris:
      document.qris && matrix
        ? { merchant: document.qris.merchant, path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone }
        : null,
    waText: waTextOf(db, id, today),
    canCancel: row.state !== 'cancelled' && role !== 'cashier' && !isOfRunningOrder(db, row),
    copies: countPapersOf(db, INVOICE, String(id)),
    hasPrinter: hasPrinter(db),
  }
}
