// Owns: SQL of promo codes and their uses.
// Must never: count a use that no row stands for.
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { promo, promoPackage, promoUse } from './tables'

export type PromoRow = typeof promo.$inferSelect
export type UseRow = typeof promoUse.$inferSelect

const byCode = reading((q) =>
  q
    .select()
    .from(promo)
    .where(and(eq(promo.code, sql.placeholder('code')), isNull(promo.archivedAt)))
    .prepare(),
)
/** Archived ones are gone for whoever types their code. */
export const findByCode = (db: ReadDb, code: string): PromoRow | undefined => byCode(db).get({ code })

export const findPromo = (db: ReadDb, id: string): PromoRow | undefined =>
  db.read.select().from(promo).where(eq(promo.id, id)).get()

export const listPromos = (db: ReadDb, limit: number): PromoRow[] =>
  db.read
    .select()
    .from(promo)
    .orderBy(sql`${promo.archivedAt} is not null`, desc(promo.createdAt), asc(promo.id))
    .limit(limit)
    .all()

export const insertPromo = (tx: Tx, row: PromoRow): void => {
  tx.write.insert(promo).values(row).run()
}

export const changePromo = (tx: Tx, id: string, changes: Partial<Omit<PromoRow, 'id' | 'used'>>): void => {
  tx.write.update(promo).set(changes).where(eq(promo.id, id)).run()
}

const packages = reading((q) =>
  q
    .select({ packageId: promoPackage.packageId })
    .from(promoPackage)
    .where(eq(promoPackage.promoId, sql.placeholder('promoId')))
    .prepare(),
)
export const packagesOf = (db: ReadDb, promoId: string): string[] =>
  packages(db)
    .all({ promoId })
    .map(({ packageId }) => packageId)

export function setPackages(tx: Tx, promoId: string, packageIds: readonly string[]): void {
  tx.write.delete(promoPackage).where(eq(promoPackage.promoId, promoId)).run()
  for (const packageId of packageIds) tx.write.insert(promoPackage).values({ promoId, packageId }).run()
}

/** False for the one that comes after the last use: asked and counted in one statement. */
export const countUse = (tx: Tx, promoId: string): boolean =>
  tx.write
    .update(promo)
    .set({ used: sql`${promo.used} + 1` })
    .where(and(eq(promo.id, promoId), sql`(${promo.totalUses} is null or ${promo.used} < ${promo.totalUses})`))
    .run().changes === 1

export const uncountUse = (tx: Tx, promoId: string): boolean =>
  tx.write
    .update(promo)
    .set({ used: sql`${promo.used} - 1` })
    .where(and(eq(promo.id, promoId), sql`${promo.used} > 0`))
    .run().changes === 1

export const insertUse = (tx: Tx, row: UseRow): void => {
  tx.write.insert(promoUse).values(row).run()
}

/** The promo whose use was given back; undefined when there was none, or it was given back before. */
export const releaseUse = (tx: Tx, orderId: string, at: number): string | undefined =>
  tx.write
    .update(promoUse)
    .set({ releasedAt: at })
    .where(and(eq(promoUse.orderId, orderId), isNull(promoUse.releasedAt)))
    .returning({ promoId: promoUse.promoId })
    .get()?.promoId

export const usesBy = (db: ReadDb, promoId: string, customerId: string): number =>
  db.read
    .select({ uses: count() })
    .from(promoUse)
    .where(and(eq(promoUse.promoId, promoId), eq(promoUse.customerId, customerId), isNull(promoUse.releasedAt)))
    .get()?.uses ?? 0

export const usesOf = (db: ReadDb, promoId: string, limit: number): UseRow[] =>
  db.read
    .select()
    .from(promoUse)
    .where(eq(promoUse.promoId, promoId))
    .orderBy(desc(promoUse.at), desc(promoUse.id))
    .limit(limit)
    .all()

/** Rupiah taken off by uses that stand. */
export const givenOf = (db: ReadDb, promoId: string): number =>
  db.read
    .select({ sum: sql<number>`coalesce(sum(${promoUse.amount}), 0)` })
    .from(promoUse)
    .where(and(eq(promoUse.promoId, promoId), isNull(promoUse.releasedAt)))
    .get()?.sum ?? 0
