// Owns: SQL of billing runs.
// Must never: forget a run; what was made and skipped stays to be read.
import { desc, eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { type BILLING_RUN_STATES, billingRun } from './tables'

export type RunState = (typeof BILLING_RUN_STATES)[number]
export type RunRow = typeof billingRun.$inferSelect

export interface Skipped {
  readonly subscriptionId: string
  readonly customerName: string
  readonly packageName: string
  /** many-periods, or the reference of a bug in the log. */
  readonly reason: string
}

export const findRun = (db: ReadDb, id: string): RunRow | undefined =>
  db.read.select().from(billingRun).where(eq(billingRun.id, id)).get()

export const openRun = (db: ReadDb): RunRow | undefined =>
  db.read.select().from(billingRun).where(sql`state = 'running'`).get()

/** Those that found nothing to do, or only waited for the owner, are not worth a line. */
export const newestRuns = (db: ReadDb, limit: number): RunRow[] =>
  db.read
    .select()
    .from(billingRun)
    .where(sql`not (made = 0 and skipped = '[]' and (state = 'done' or (state = 'cancelled' and held_reason <> '')))`)
    .orderBy(desc(billingRun.startedAt), desc(billingRun.id))
    .limit(limit)
    .all()

export const heldRun = (db: ReadDb): RunRow | undefined => {
  const [newest] = newestRuns(db, 1)
  return newest?.state === 'held' ? newest : undefined
}

export const insertRun = (tx: Tx, row: typeof billingRun.$inferInsert): void => {
  tx.write.insert(billingRun).values(row).run()
}

type RunChange = Partial<
  Pick<RunRow, 'state' | 'finishedAt' | 'due' | 'heldReason' | 'skipped' | 'allowsMany' | 'day' | 'actorId'>
>

export const changeRun = (tx: Tx, id: string, change: RunChange): void => {
  tx.write.update(billingRun).set(change).where(eq(billingRun.id, id)).run()
}

/** In the slice's own transaction: what the run says it made is what there is. */
export const addToRun = (tx: Tx, id: string, made: number, amount: number): void => {
  tx.write
    .update(billingRun)
    .set({ made: sql`${billingRun.made} + ${made}`, amount: sql`${billingRun.amount} + ${amount}` })
    .where(eq(billingRun.id, id))
    .run()
}

export const skippedOf = ({ skipped }: Pick<RunRow, 'skipped'>): Skipped[] => JSON.parse(skipped) // written by the run from this very type
