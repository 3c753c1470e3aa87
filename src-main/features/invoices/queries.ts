// Owns: what other features may ask about bills.
// Must never: write.
import type { ReadDb } from '../../platform/db/open'
import { type Rupiah, rupiah } from '../../shared/money'
import type { InvoiceView } from './domain'
import { findView, findViewByNumber, newestViewsOf, openAmountOf, openViewsOf, toView } from './store'

/** `today` = the shop's day: decides `isOverdue`. */
export function findInvoice(db: ReadDb, id: number, today: string): InvoiceView | undefined {
  const row = findView(db, id)
  return row && toView(row, today)
}

export function findInvoiceByNumber(db: ReadDb, number: string, today: string): InvoiceView | undefined {
  const row = findViewByNumber(db, number.trim().toUpperCase())
  return row && toView(row, today)
}

/** Belum Dibayar and Menunggu Konfirmasi, oldest due first. */
export const openInvoicesOf = (db: ReadDb, customerId: string, today: string): InvoiceView[] =>
  openViewsOf(db, customerId).map((row) => toView(row, today))

/** Newest first, paid and cancelled ones too. */
export const invoicesOf = (db: ReadDb, customerId: string, today: string, limit = 50): InvoiceView[] =>
  newestViewsOf(db, customerId, limit).map((row) => toView(row, today))

/** Rupiah that a customer still has to pay. */
export const openTotalOf = (db: ReadDb, customerId: string): Rupiah => rupiah(openAmountOf(db, customerId))
