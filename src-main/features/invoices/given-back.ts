// Owns: what of an order's bill has become saldo again while the bill stands: vouchers and services that were taken back.
// Must never: know an order by more than its number in the books.
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { type Rupiah, rupiah, sumRupiah } from '../../shared/money'
import { type FoundPosting, postingsOf, type Transfer } from '../ledger'
import { ORDER_REFUND } from './domain'
import type { InvoiceRow } from './store'

/** Read here by SQL: the orders know the bills, so the bills cannot import the orders. */
const orderIdOf = (db: ReadDb, invoiceId: number): string | undefined =>
  db.read.select({ id: sql<string>`o.id` }).from(sql`service_order o`).where(sql`o.invoice_id = ${invoiceId}`).get()?.id

/** Every posting, oldest first; once the bill is cancelled they are reversed. */
export function givenBackOf(db: ReadDb, { id, kind }: Pick<InvoiceRow, 'id' | 'kind'>): readonly FoundPosting[] {
  const orderId = kind === 'order' ? orderIdOf(db, id) : undefined
  return orderId === undefined ? [] : postingsOf(db, ORDER_REFUND, orderId)
}

/** Rupiah that these put into a customer's saldo. */
export const toSaldoIn = (transfers: readonly Transfer[]): Rupiah =>
  sumRupiah(transfers.filter(({ credit }) => credit === 'customer-balance').map(({ amount }) => amount))

/** Rupiah of it that are the customer's saldo now; of a cancelled bill all is, and nothing is said. */
export const backInSaldo = (db: ReadDb, bill: Pick<InvoiceRow, 'id' | 'kind' | 'state'>): Rupiah =>
  bill.state === 'cancelled' ? rupiah(0) : toSaldoIn(givenBackOf(db, bill).flatMap(({ transfers }) => transfers))
