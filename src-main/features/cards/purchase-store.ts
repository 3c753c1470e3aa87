// Owns: SQL of what customers bought from their saldo.
// Must never: change a row.
import { desc, eq } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { balancePurchase } from './tables'

export type PurchaseRow = typeof balancePurchase.$inferSelect

export const insertPurchase = (tx: Tx, row: PurchaseRow): void => {
  tx.write.insert(balancePurchase).values(row).run()
}

export const purchasesOf = (db: ReadDb, customerId: string, limit: number): PurchaseRow[] =>
  db.read
    .select()
    .from(balancePurchase)
    .where(eq(balancePurchase.customerId, customerId))
    .orderBy(desc(balancePurchase.at), desc(balancePurchase.number))
    .limit(limit)
    .all()

export const purchaseOfVoucher = (db: ReadDb, voucherId: number): PurchaseRow | undefined =>
  db.read.select().from(balancePurchase).where(eq(balancePurchase.voucherId, voucherId)).get()
