// Owns: SQL of what resellers sold, and of the reservations that wait for the router.
// Must never: change what a sale was; only how a reservation ended.
import { and, asc, desc, eq, lt, or, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { resellerSale, resellerSaleVoucher, resellerShare } from './tables'

export type SaleRow = typeof resellerSale.$inferSelect

const byId = reading((q) =>
  q
    .select()
    .from(resellerSale)
    .where(eq(resellerSale.id, sql.placeholder('id')))
    .prepare(),
)
export const findSale = (db: ReadDb, id: string): SaleRow | undefined => byId(db).get({ id })

export interface NewSale {
  readonly row: SaleRow
  readonly shares: readonly { readonly resellerId: string; readonly amount: number }[]
  readonly voucherIds: readonly number[]
}

export function insertSale(tx: Tx, { row, shares, voucherIds }: NewSale): void {
  tx.write.insert(resellerSale).values(row).run()
  for (const share of shares)
    tx.write
      .insert(resellerShare)
      .values({ saleId: row.id, ...share })
      .run()
  for (const voucherId of voucherIds) tx.write.insert(resellerSaleVoucher).values({ saleId: row.id, voucherId }).run()
}

/** True when it was still held. */
export const endSale = (
  tx: Tx,
  id: string,
  ending: { readonly state: 'confirmed' | 'released'; readonly endedAt: number; readonly endReason: string },
): boolean =>
  tx.write
    .update(resellerSale)
    .set(ending)
    .where(and(eq(resellerSale.id, id), eq(resellerSale.state, 'held')))
    .run().changes === 1

export const sharesOf = (db: ReadDb, saleId: string) =>
  db.read
    .select({ resellerId: resellerShare.resellerId, amount: resellerShare.amount })
    .from(resellerShare)
    .where(eq(resellerShare.saleId, saleId))
    .all()

export const vouchersOf = (db: ReadDb, saleId: string): number[] =>
  db.read
    .select({ id: resellerSaleVoucher.voucherId })
    .from(resellerSaleVoucher)
    .where(eq(resellerSaleVoucher.saleId, saleId))
    .orderBy(asc(resellerSaleVoucher.voucherId))
    .all()
    .map(({ id }) => id)

export const saleOfVoucher = (db: ReadDb, voucherId: number): string | undefined =>
  db.read
    .select({ id: resellerSaleVoucher.saleId })
    .from(resellerSaleVoucher)
    .where(eq(resellerSaleVoucher.voucherId, voucherId))
    .get()?.id

const held = reading((q) =>
  q
    .select({ id: resellerSale.id })
    .from(resellerSale)
    .where(eq(resellerSale.state, 'held'))
    .orderBy(asc(resellerSale.at))
    .limit(200)
    .prepare(),
)
export const heldSales = (db: ReadDb): string[] =>
  held(db)
    .all()
    .map(({ id }) => id)

export interface SalePage {
  readonly resellerId: string
  readonly after: { readonly at: number; readonly id: string } | null
  readonly limit: number
}

export const pageOfSales = (db: ReadDb, { resellerId, after, limit }: SalePage): SaleRow[] =>
  db.read
    .select()
    .from(resellerSale)
    .where(
      and(
        eq(resellerSale.resellerId, resellerId),
        after
          ? or(lt(resellerSale.at, after.at), and(eq(resellerSale.at, after.at), lt(resellerSale.id, after.id)))
          : undefined,
      ),
    )
    .orderBy(desc(resellerSale.at), desc(resellerSale.id))
    .limit(limit)
    .all()

export interface Earned {
  readonly quantity: number
  readonly amount: number
  readonly margin: number
}

const earned = plain<{ resellerId: string; from: string; until: string }, Earned>(
  `select coalesce(sum(quantity), 0) as quantity, coalesce(sum(amount), 0) as amount,
          coalesce(sum(quantity * unit_customer_price - amount + commission), 0) as margin
   from reseller_sale where reseller_id = :resellerId and state = 'confirmed' and business_day between :from and :until`,
)
const sharesEarned = plain<{ resellerId: string; from: string; until: string }, { amount: number }>(
  `select coalesce(sum(h.amount), 0) as amount from reseller_share h join reseller_sale s on s.id = h.sale_id
   where h.reseller_id = :resellerId and s.state = 'confirmed' and s.business_day between :from and :until`,
)

/** Of his own sales, and what those below him brought. */
export const earnedBy = (
  db: ReadDb & Pick<Tx, 'connection'>,
  resellerId: string,
  days: { readonly from: string; readonly until: string },
): Earned & { readonly shares: number } => ({
  ...(earned(db).get({ resellerId, ...days }) ?? { quantity: 0, amount: 0, margin: 0 }),
  shares: sharesEarned(db).get({ resellerId, ...days })?.amount ?? 0,
})
