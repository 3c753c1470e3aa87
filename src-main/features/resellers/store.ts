// Owns: SQL of resellers, their price lists and their customers.
// Must never: hold a rule.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { partyTotal } from '../ledger'
import { DEEPEST, type Funds, type Level } from './domain'
import { reseller, resellerCustomer, resellerPrice, resellerSale } from './tables'

export type ResellerRow = typeof reseller.$inferSelect
export type PriceRow = typeof resellerPrice.$inferSelect

const byId = reading((q) =>
  q
    .select()
    .from(reseller)
    .where(eq(reseller.id, sql.placeholder('id')))
    .prepare(),
)
export const findReseller = (db: ReadDb, id: string): ResellerRow | undefined => byId(db).get({ id })

export const listResellers = (db: ReadDb): ResellerRow[] =>
  db.read.select().from(reseller).orderBy(asc(reseller.number)).all()

export const childrenOf = (db: ReadDb, parentId: string): ResellerRow[] =>
  db.read.select().from(reseller).where(eq(reseller.parentId, parentId)).orderBy(asc(reseller.number)).all()

export function insertReseller(tx: Tx, row: ResellerRow): void {
  tx.write.insert(reseller).values(row).run()
}

export function changeReseller(tx: Tx, id: string, changes: Partial<Omit<ResellerRow, 'id' | 'number'>>): void {
  tx.write.update(reseller).set(changes).where(eq(reseller.id, id)).run()
}

/** From him up to the reseller of the shop. */
export function chainOf(db: ReadDb, resellerId: string): ResellerRow[] {
  const chain: ResellerRow[] = []
  for (let id: string | null = resellerId; id !== null; ) {
    const row = findReseller(db, id)
    if (!row) break
    if (chain.length > DEEPEST) throw new Error(`reseller ${resellerId} has no end above`)
    chain.push(row)
    id = row.parentId
  }
  return chain
}

const priceOf = reading((q) =>
  q
    .select()
    .from(resellerPrice)
    .where(
      and(
        eq(resellerPrice.resellerId, sql.placeholder('resellerId')),
        eq(resellerPrice.packageId, sql.placeholder('packageId')),
      ),
    )
    .prepare(),
)
export const findPrice = (db: ReadDb, resellerId: string, packageId: string): PriceRow | undefined =>
  priceOf(db).get({ resellerId, packageId })

export const pricesOf = (db: ReadDb, resellerId: string): PriceRow[] =>
  db.read.select().from(resellerPrice).where(eq(resellerPrice.resellerId, resellerId)).all()

export const levelsOf = (db: ReadDb, resellerId: string, packageId: string): Level[] =>
  chainOf(db, resellerId).map(({ id }) => ({
    resellerId: id,
    operatorPrice: findPrice(db, id, packageId)?.operatorPrice,
  }))

const putPriceRow = writing((q) =>
  q
    .insert(resellerPrice)
    .values({
      resellerId: sql.placeholder('resellerId'),
      packageId: sql.placeholder('packageId'),
      operatorPrice: sql.placeholder('operatorPrice'),
      customerPrice: sql.placeholder('customerPrice'),
      updatedAt: sql.placeholder('updatedAt'),
    })
    .onConflictDoUpdate({
      target: [resellerPrice.resellerId, resellerPrice.packageId],
      set: {
        operatorPrice: sql`excluded.operator_price`,
        customerPrice: sql`excluded.customer_price`,
        updatedAt: sql`excluded.updated_at`,
      },
    })
    .prepare(),
)
export function putPrice(tx: Tx, row: PriceRow): void {
  putPriceRow(tx).run(row)
}

export function deletePrice(tx: Tx, resellerId: string, packageId: string): void {
  tx.write
    .delete(resellerPrice)
    .where(and(eq(resellerPrice.resellerId, resellerId), eq(resellerPrice.packageId, packageId)))
    .run()
}

const heldSum = reading((q) =>
  q
    .select({ held: sql<number>`coalesce(sum(${resellerSale.amount}), 0)` })
    .from(resellerSale)
    .where(and(eq(resellerSale.resellerId, sql.placeholder('resellerId')), eq(resellerSale.state, 'held')))
    .prepare(),
)

export function fundsOf(db: ReadDb, { id, creditLimit }: Pick<ResellerRow, 'id' | 'creditLimit'>): Funds {
  const { debit, credit } = partyTotal(db, id, 'reseller-balance')
  return { balance: credit - debit, held: heldSum(db).get({ resellerId: id })?.held ?? 0, creditLimit }
}

export const customersOf = (db: ReadDb, resellerId: string): string[] =>
  db.read
    .select({ id: resellerCustomer.customerId })
    .from(resellerCustomer)
    .where(eq(resellerCustomer.resellerId, resellerId))
    .orderBy(asc(resellerCustomer.at))
    .all()
    .map(({ id }) => id)

export const resellerOfCustomer = (db: ReadDb, customerId: string): string | undefined =>
  db.read
    .select({ id: resellerCustomer.resellerId })
    .from(resellerCustomer)
    .where(eq(resellerCustomer.customerId, customerId))
    .get()?.id

export function putCustomer(tx: Tx, row: typeof resellerCustomer.$inferSelect): void {
  tx.write.insert(resellerCustomer).values(row).run()
}

export function dropCustomer(tx: Tx, customerId: string): void {
  tx.write.delete(resellerCustomer).where(eq(resellerCustomer.customerId, customerId)).run()
}
