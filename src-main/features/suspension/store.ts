// Owns: SQL of isolir runs, their items, and of who is isolated.
// Must never: change a subscription; that is features/subscriptions.
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { isolation, suspensionItem, suspensionLook, suspensionRun } from './tables'

export type RunRow = typeof suspensionRun.$inferSelect
export type ItemRow = typeof suspensionItem.$inferSelect
export type IsolationRow = typeof isolation.$inferSelect

export const findRun = (db: ReadDb, id: string): RunRow | undefined =>
  db.read.select().from(suspensionRun).where(eq(suspensionRun.id, id)).get()

const openRuns = reading((q) =>
  q.select().from(suspensionRun).where(sql`state in ('proposed', 'held')`).orderBy(desc(suspensionRun.at)).prepare(),
)

/** Newest first; there is one at most, but for the moment in which a new list takes the place of an old one. */
export const listOpenRuns = (db: ReadDb): RunRow[] => openRuns(db).all()

export const listRuns = (db: ReadDb, limit: number): RunRow[] =>
  db.read.select().from(suspensionRun).orderBy(desc(suspensionRun.at)).limit(limit).all()

const insertItem = plain<ItemRow>(`
  insert into suspension_item (run_id, subscription_id, arrears, oldest_due_day, state, note)
  values (:runId, :subscriptionId, :arrears, :oldestDueDay, :state, :note)`)

export function insertRun(tx: Tx, run: RunRow, items: readonly Omit<ItemRow, 'runId'>[]): void {
  tx.write.insert(suspensionRun).values(run).run()
  for (const item of items) insertItem(tx).run({ ...item, runId: run.id })
  tx.publish('suspension')
}

export function decideRun(tx: Tx, id: string, decision: Pick<RunRow, 'state' | 'decidedAt' | 'decidedBy'>): void {
  tx.write.update(suspensionRun).set(decision).where(eq(suspensionRun.id, id)).run()
  tx.publish('suspension')
}

export function setItem(
  tx: Tx,
  runId: string,
  subscriptionId: string,
  values: Pick<ItemRow, 'state'> & { readonly note?: string },
): void {
  tx.write
    .update(suspensionItem)
    .set(values)
    .where(and(eq(suspensionItem.runId, runId), eq(suspensionItem.subscriptionId, subscriptionId)))
    .run()
  tx.publish('suspension')
}

export const findItem = (db: ReadDb, runId: string, subscriptionId: string): ItemRow | undefined =>
  db.read
    .select()
    .from(suspensionItem)
    .where(and(eq(suspensionItem.runId, runId), eq(suspensionItem.subscriptionId, subscriptionId)))
    .get()

/** Oldest debts first. */
export const listItems = (
  db: ReadDb,
  runId: string,
  page: { readonly after: readonly [string, string] | null; readonly limit: number },
): ItemRow[] =>
  db.read
    .select()
    .from(suspensionItem)
    .where(
      and(
        eq(suspensionItem.runId, runId),
        page.after
          ? sql`(${suspensionItem.oldestDueDay}, ${suspensionItem.subscriptionId}) > (${page.after[0]}, ${page.after[1]})`
          : undefined,
      ),
    )
    .orderBy(suspensionItem.oldestDueDay, suspensionItem.subscriptionId)
    .limit(page.limit)
    .all()

export interface ItemSum {
  readonly state: ItemRow['state']
  readonly count: number
  readonly arrears: number
}

export const sumItems = (db: ReadDb, runId: string): ItemSum[] =>
  db.read
    .select({
      state: suspensionItem.state,
      count: sql<number>`count(*)`,
      arrears: sql<number>`coalesce(sum(${suspensionItem.arrears}), 0)`,
    })
    .from(suspensionItem)
    .where(eq(suspensionItem.runId, runId))
    .groupBy(suspensionItem.state)
    .all()

// From the runs to their items: lists that nobody answered leave their items behind, and those pile up over the years.
const LEFT = `from suspension_run r cross join suspension_item i on i.run_id = r.id and i.state = 'proposed' where r.state = 'done'`
const decidedLeft = plain<{ limit: number }, ItemRow>(`
  select i.run_id as runId, i.subscription_id as subscriptionId, i.arrears, i.oldest_due_day as oldestDueDay, i.state, i.note
  ${LEFT} limit :limit`)

/** Of runs that were decided: what is still to be cut. */
export const listDecidedLeft = (db: Pick<Db, 'connection'>, limit: number): ItemRow[] => decidedLeft(db).all({ limit })

const countLeft = plain<object, { count: number }>(`select count(*) as count ${LEFT}`)
export const countDecidedLeft = (db: Pick<Db, 'connection'>): number => countLeft(db).get({})?.count ?? 0

const isolationOf = reading((q) =>
  q
    .select()
    .from(isolation)
    .where(eq(isolation.subscriptionId, sql.placeholder('id')))
    .prepare(),
)
export const findIsolation = (db: ReadDb, id: string): IsolationRow | undefined => isolationOf(db).get({ id })

export function putIsolation(tx: Tx, row: IsolationRow): void {
  const { subscriptionId: _, ...rest } = row
  tx.write.insert(isolation).values(row).onConflictDoUpdate({ target: isolation.subscriptionId, set: rest }).run()
  tx.publish('suspension')
}

export function dropIsolation(tx: Tx, subscriptionId: string): void {
  tx.write
    .delete(isolation)
    .where(inArray(isolation.subscriptionId, [subscriptionId]))
    .run()
  tx.publish('suspension')
}

const settled = plain<{ day: string }, { customerId: string }>(`
  select distinct s.customer_id as customerId from isolation i join subscription s on s.id = i.subscription_id
  where i.opens_when_paid = 1 and s.state = 'suspended' and not exists (
    select 1 from invoice v where v.customer_id = s.customer_id and v.subscription_id = s.id
      and v.state in ('unpaid', 'pending') and v.due_day < :day and v.late_fee_of is null)`)

/** Customers with a line that arrears closed and that has none left but denda. */
export const listSettled = (db: Pick<Db, 'connection'>, day: string): string[] =>
  settled(db)
    .all({ day })
    .map(({ customerId }) => customerId)

const active = plain<{ ids: string }, { id: string }>(
  "select s.id from json_each(:ids) j cross join subscription s on s.id = j.value where s.state = 'active'",
)
export const activeAmong = (db: Pick<Db, 'connection'>, ids: readonly string[]): ReadonlySet<string> =>
  new Set(
    active(db)
      .all({ ids: JSON.stringify(ids) })
      .map(({ id }) => id),
  )

const restoredSince = plain<{ at: number }, { found: number }>(
  "select 1 as found from audit_event where subject_type = 'backup' and action = 'backup.restore' and at >= :at limit 1",
)

/** The trail of a restore; features/backup leaves it in the books that it put in place. */
export const wasRestoredSince = (db: Pick<Db, 'connection'>, at: number): boolean =>
  restoredSince(db).get({ at }) !== undefined

const LOOK = 1

export const findLook = (db: ReadDb): { at: number; day: string } | null =>
  db.read
    .select({ at: suspensionLook.at, day: suspensionLook.day })
    .from(suspensionLook)
    .where(eq(suspensionLook.id, LOOK))
    .get() ?? null

export function keepLook(tx: Tx, look: { readonly at: number; readonly day: string }): void {
  tx.write
    .insert(suspensionLook)
    .values({ id: LOOK, ...look })
    .onConflictDoUpdate({ target: suspensionLook.id, set: look })
    .run()
}
