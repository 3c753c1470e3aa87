// Owns: SQL of charges.
// Must never: decide what becomes of one.
import { and, asc, count, desc, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import type { ChargeMethod } from '../../shared/gateway'
import { gatewayCharge } from './tables'

export type ChargeRow = typeof gatewayCharge.$inferSelect
export type ChargeChange = Partial<Omit<ChargeRow, 'id' | 'ref' | 'invoiceId' | 'customerId' | 'amount' | 'createdAt'>>

// Written out as the partial indexes say it: a bound value proves nothing, and the whole table would be read.
const isRunning = sql`${gatewayCharge.state} in ('new', 'pending')`

const byId = reading((q) =>
  q
    .select()
    .from(gatewayCharge)
    .where(eq(gatewayCharge.id, sql.placeholder('id')))
    .prepare(),
)
export const findCharge = (db: ReadDb, id: string): ChargeRow | undefined => byId(db).get({ id })

export const insertCharge = (tx: Tx, row: typeof gatewayCharge.$inferInsert): void => {
  tx.write.insert(gatewayCharge).values(row).run()
  tx.publish('gateways')
}

export const changeCharge = (tx: Tx, id: string, change: ChargeChange): void => {
  tx.write.update(gatewayCharge).set(change).where(eq(gatewayCharge.id, id)).run()
  tx.publish('gateways')
}

/** When it was looked at, and nothing new: no screen is told. */
export const noteLook = (tx: Tx, id: string, change: Pick<ChargeChange, 'checkedAt' | 'nextCheckAt' | 'lastError'>) => {
  tx.write.update(gatewayCharge).set(change).where(eq(gatewayCharge.id, id)).run()
}

/** Open, and not being taken back. */
export const openCharges = (db: ReadDb, invoiceId: number): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(and(eq(gatewayCharge.invoiceId, invoiceId), isRunning, eq(gatewayCharge.isEnding, false)))
    .orderBy(desc(gatewayCharge.createdAt))
    .all()

export const openChargeBy = (db: ReadDb, invoiceId: number, method: ChargeMethod): ChargeRow | undefined =>
  openCharges(db, invoiceId).find((row) => row.method === method)

/** Asked for since then. */
export const countOf = (db: ReadDb, invoiceId: number, since = 0): number =>
  db.read
    .select({ n: count() })
    .from(gatewayCharge)
    .where(and(eq(gatewayCharge.invoiceId, invoiceId), gt(gatewayCharge.createdAt, since)))
    .get()?.n ?? 0

export const countRunning = (db: ReadDb): number =>
  db.read.select({ n: count() }).from(gatewayCharge).where(isRunning).get()?.n ?? 0

/** Due for a look: `now` and `unlikely` are of the computer's clock. */
export const dueCharges = (db: ReadDb, now: number, unlikely: number, limit: number): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(
      and(
        sql`${gatewayCharge.nextCheckAt} is not null`,
        or(lte(gatewayCharge.nextCheckAt, now), sql`${gatewayCharge.nextCheckAt} > ${unlikely}`),
      ),
    )
    .orderBy(asc(gatewayCharge.nextCheckAt))
    .limit(limit)
    .all()

export const chargesByIds = (db: ReadDb, ids: readonly string[]): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(inArray(gatewayCharge.id, [...ids]))
    .all()

/** Charges whose bill is settled, cancelled, or has another rest by now (the bills' tables are not ours to import). */
export const outdatedCharges = (db: ReadDb): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(
      and(
        isRunning,
        eq(gatewayCharge.isEnding, false),
        sql`not exists (select 1 from invoice i where i.id = ${gatewayCharge.invoiceId} and i.state in ('unpaid', 'pending') and i.total - i.paid = ${gatewayCharge.amount})`,
      ),
    )
    .limit(200)
    .all()

export const unhandledCharges = (db: ReadDb): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(and(sql`${gatewayCharge.state} = 'mismatch'`, isNull(gatewayCharge.handledAt)))
    .orderBy(asc(gatewayCharge.createdAt))
    .limit(50)
    .all()

/** Running since before `at`, and the gateway has not told anything about them since. */
export const silentCharges = (db: ReadDb, at: number): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(and(isRunning, sql`${gatewayCharge.lastError} <> ''`, lte(gatewayCharge.createdAt, at)))
    .orderBy(asc(gatewayCharge.createdAt))
    .limit(50)
    .all()

export const chargesOfBill = (db: ReadDb, invoiceId: number): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(eq(gatewayCharge.invoiceId, invoiceId))
    .orderBy(desc(gatewayCharge.createdAt))
    .limit(20)
    .all()

/** Newest first; `before` = (createdAt, id) of the last one seen. */
export const pageOfCharges = (
  db: ReadDb,
  { before, onlyOpen, limit }: { before: { at: number; id: string } | null; onlyOpen: boolean; limit: number },
): ChargeRow[] =>
  db.read
    .select()
    .from(gatewayCharge)
    .where(
      and(
        onlyOpen ? sql`${gatewayCharge.state} in ('new', 'pending', 'mismatch')` : undefined,
        before ? sql`(${gatewayCharge.createdAt}, ${gatewayCharge.id}) < (${before.at}, ${before.id})` : undefined,
      ),
    )
    .orderBy(desc(gatewayCharge.createdAt), desc(gatewayCharge.id))
    .limit(limit)
    .all()

/** (The payments' tables are not ours to import.) */
export const paymentNumberOf = (db: ReadDb, id: string): string | null =>
  db.read.select({ number: sql<string>`p.number` }).from(sql`payment p`).where(sql`p.id = ${id}`).get()?.number ?? null
