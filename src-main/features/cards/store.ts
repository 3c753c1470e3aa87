// Owns: SQL of series and cards.
// Must never: see a code; fingerprints only.
import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, min, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { card, cardSale, cardSeries } from './tables'

export type SeriesRow = typeof cardSeries.$inferSelect
export type CardRow = typeof card.$inferSelect
export type SaleRow = typeof cardSale.$inferSelect

export const findSeries = (db: ReadDb, id: string): SeriesRow | undefined =>
  db.read.select().from(cardSeries).where(eq(cardSeries.id, id)).get()

export const findSeriesByName = (db: ReadDb, nameKey: string): SeriesRow | undefined =>
  db.read.select().from(cardSeries).where(eq(cardSeries.nameKey, nameKey)).get()

export const listSeries = (db: ReadDb): SeriesRow[] =>
  db.read.select().from(cardSeries).orderBy(desc(cardSeries.createdAt)).limit(200).all()

export const insertSeries = (tx: Tx, row: SeriesRow): void => {
  tx.write.insert(cardSeries).values(row).run()
}

export const countCards = (db: ReadDb, seriesId: string) =>
  db.read
    .select({
      state: card.state,
      isSold: sql<number>`${card.saleId} is not null`,
      count: count(),
      first: min(card.id),
    })
    .from(card)
    .where(eq(card.seriesId, seriesId))
    .groupBy(card.state, sql`${card.saleId} is not null`)
    .all()

export const findCard = (db: ReadDb, id: number): CardRow | undefined =>
  db.read.select().from(card).where(eq(card.id, id)).get()

const byHash = reading((q) =>
  q
    .select({ card, series: cardSeries })
    .from(card)
    .innerJoin(cardSeries, eq(cardSeries.id, card.seriesId))
    .where(eq(card.codeHash, sql.placeholder('codeHash')))
    .prepare(),
)
export const findByHash = (db: ReadDb, codeHash: string) => byHash(db).get({ codeHash })

/** False when the code exists already: another one is drawn. */
export const insertCard = (
  tx: Tx,
  row: Pick<CardRow, 'seriesId' | 'codeHash' | 'tail' | 'madeAt'>,
): number | undefined =>
  tx.write.insert(card).values(row).onConflictDoNothing({ target: card.codeHash }).returning({ id: card.id }).get()?.id

/** Cards of a sheet that did not come out: their codes are on no card that counts. */
export const voidMade = (tx: Tx, seriesId: string, at: number, reason: string): number =>
  tx.write
    .update(card)
    .set({ state: 'void', endedAt: at, endReason: reason })
    .where(and(eq(card.seriesId, seriesId), eq(card.state, 'made')))
    .run().changes

export const issueMade = (tx: Tx, seriesId: string, at: number): number =>
  tx.write
    .update(card)
    .set({ state: 'issued', issuedAt: at })
    .where(and(eq(card.seriesId, seriesId), eq(card.state, 'made')))
    .run().changes

export const sellable = (db: ReadDb, seriesId: string, firstCard: number, limit: number): number[] =>
  db.read
    .select({ id: card.id })
    .from(card)
    .where(and(eq(card.seriesId, seriesId), eq(card.state, 'issued'), isNull(card.saleId), gte(card.id, firstCard)))
    .orderBy(asc(card.id))
    .limit(limit)
    .all()
    .map(({ id }) => id)

export const insertSale = (tx: Tx, row: typeof cardSale.$inferInsert): void => {
  tx.write.insert(cardSale).values(row).run()
}

/** How many became sold: the caller asserts that it is all of them. */
export const markSold = (tx: Tx, ids: readonly number[], saleId: string, at: number): number =>
  tx.write
    .update(card)
    .set({ saleId, soldAt: at })
    .where(and(inArray(card.id, [...ids]), eq(card.state, 'issued'), isNull(card.saleId)))
    .run().changes

export const findSale = (db: ReadDb, id: string) => db.read.select().from(cardSale).where(eq(cardSale.id, id)).get()

/** In the order of their numbers. */
export const cardsOfSale = (db: ReadDb, saleId: string): CardRow[] =>
  db.read.select().from(card).where(eq(card.saleId, saleId)).orderBy(asc(card.id)).all()

export const findSaleByNumber = (db: ReadDb, number: string) =>
  db.read.select().from(cardSale).where(eq(cardSale.number, number)).get()

/**
 * How many ended: the caller asserts that it is all of them. They are not sold again: whoever held one may have read its code,
 * and would redeem it after the next buyer paid.
 */
export const voidSold = (tx: Tx, saleId: string, at: number, reason: string): number =>
  tx.write
    .update(card)
    .set({ state: 'void', endedAt: at, endReason: reason })
    .where(and(eq(card.saleId, saleId), eq(card.state, 'issued')))
    .run().changes

/** True for the one that comes first. */
export const markUsed = (tx: Tx, id: number, customerId: string, at: number): boolean =>
  tx.write
    .update(card)
    .set({ state: 'used', usedBy: customerId, usedAt: at })
    .where(and(eq(card.id, id), eq(card.state, 'issued'), isNotNull(card.saleId)))
    .run().changes === 1

export const endCard = (tx: Tx, id: number, state: 'void' | 'expired', at: number, reason: string): void => {
  tx.write.update(card).set({ state, endedAt: at, endReason: reason }).where(eq(card.id, id)).run()
}

/** Issued or made, and past the last day of their series. */
export const overdueCards = (db: ReadDb, today: string, limit: number) =>
  db.read
    .select({ card, series: cardSeries })
    .from(card)
    .innerJoin(cardSeries, eq(cardSeries.id, card.seriesId))
    .where(and(inArray(card.state, ['made', 'issued']), sql`${cardSeries.validUntil} < ${today}`))
    .orderBy(asc(card.id))
    .limit(limit)
    .all()

export const cardsOf = (db: ReadDb, seriesId: string, limit: number) =>
  db.read
    .select({ card, saleNumber: cardSale.number, resellerId: cardSale.resellerId })
    .from(card)
    .leftJoin(cardSale, eq(cardSale.id, card.saleId))
    .where(eq(card.seriesId, seriesId))
    .orderBy(sql`${card.state} = 'void'`, asc(card.id))
    .limit(limit)
    .all()

const stateCount = (state: CardRow['state']) => sql<number>`sum(${card.state} = ${state})`

/** Newest first. */
export const salesTo = (db: ReadDb, resellerId: string, limit: number) =>
  db.read
    .select({
      sale: cardSale,
      series: cardSeries,
      used: stateCount('used'),
      expired: stateCount('expired'),
      ended: stateCount('void'),
    })
    .from(cardSale)
    .innerJoin(cardSeries, eq(cardSeries.id, cardSale.seriesId))
    .innerJoin(card, eq(card.saleId, cardSale.id))
    .where(eq(cardSale.resellerId, resellerId))
    .groupBy(cardSale.id)
    .orderBy(desc(cardSale.at), desc(cardSale.number))
    .limit(limit)
    .all()
