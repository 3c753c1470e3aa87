// Owns: SQL of the outbox.
// Must never: decide when to try again; that is the runner.
import { and, asc, eq, lt, not, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../db/open'
import { reading, writing } from '../db/statement'
import { outbox } from './tables'

export type OutboxRow = typeof outbox.$inferSelect

export interface OutboxIntent {
  readonly lane: string
  readonly kind: string
  readonly subject: string
  readonly payload: unknown
  readonly priority?: number
  readonly actorId?: string | null
  readonly at: number
}

/**
 * Not a time: commands know the books' clock, which stands still while the computer's is behind it, and the lanes keep the
 * computer's. A time of the one read by the other would hold a job back for as long as they differ.
 */
const AT_ONCE = 0

/** No job waits longer for its next try; a time further away was written while the computer's clock ran ahead. */
export const LONGEST_WAIT_MS = 600_000

const insertRow = writing((q) =>
  q
    .insert(outbox)
    .values({
      lane: sql.placeholder('lane'),
      kind: sql.placeholder('kind'),
      subject: sql.placeholder('subject'),
      payload: sql.placeholder('payload'),
      priority: sql.placeholder('priority'),
      dueAt: AT_ONCE,
      actorId: sql.placeholder('actorId'),
      createdAt: sql.placeholder('at'),
      updatedAt: sql.placeholder('at'),
    })
    .prepare(),
)

/** Writes the wish in the caller's transaction: it happens if and only if the transaction does. */
export function enqueue(tx: Tx, intent: OutboxIntent): void {
  insertRow(tx).run({
    lane: intent.lane,
    kind: intent.kind,
    subject: intent.subject,
    payload: JSON.stringify(intent.payload),
    priority: intent.priority ?? 5,
    actorId: intent.actorId ?? null,
    at: intent.at,
  })
  tx.publish('outbox')
}

// As the indexes of open rows say it, and written out: a bound value proves nothing, and the whole table would be read.
const isOpen = sql`${outbox.state} in ('waiting', 'running')`
const isWaiting = sql`${isOpen} and ${outbox.state} = 'waiting'`

const openOfSubject = reading((q) =>
  q
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(eq(outbox.subject, sql.placeholder('subject')), eq(outbox.kind, sql.placeholder('kind')), isWaiting))
    .limit(1)
    .prepare(),
)

/** For intents that read the desired state when they run: one waiting row is enough. */
export function enqueueOnce(tx: Tx, intent: OutboxIntent): void {
  if (!openOfSubject(tx).get({ subject: intent.subject, kind: intent.kind })) enqueue(tx, intent)
}

/** Behind an earlier open job of its subject, in whatever lane that is: its turn comes when that one ends. */
const IS_HELD_BACK = sql`exists (select 1 from ${outbox} earlier where earlier.subject = ${outbox.subject} and earlier.id < ${outbox.id} and earlier.state in ('waiting', 'running'))`

const nextDue = reading((q) =>
  q
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.lane, sql.placeholder('lane')),
        isWaiting,
        sql`(${outbox.dueAt} <= ${sql.placeholder('now')} or ${outbox.dueAt} > ${sql.placeholder('unlikely')})`,
        not(IS_HELD_BACK),
      ),
    )
    .orderBy(asc(outbox.priority), asc(outbox.id))
    .limit(1)
    .prepare(),
)

export const findNextDue = (db: ReadDb, lane: string, now: number): OutboxRow | undefined =>
  nextDue(db).get({ lane, now, unlikely: now + LONGEST_WAIT_MS })

/** When a lane has work next by the passing of time alone; null = not before something else happens. */
export function earliestDue(db: ReadDb, lane: string, now: number): number | null {
  const due = sql`case when ${outbox.dueAt} > ${now + LONGEST_WAIT_MS} then 0 else ${outbox.dueAt} end`
  const row = db.read
    .select({ at: sql<number | null>`min(${due})` })
    .from(outbox)
    .where(and(eq(outbox.lane, lane), isWaiting, not(IS_HELD_BACK)))
    .get()
  return row?.at ?? null
}

export const openLanes = (db: ReadDb): string[] =>
  db.read
    .selectDistinct({ lane: outbox.lane })
    .from(outbox)
    .where(isOpen)
    .all()
    .map((row) => row.lane)

const markRunning = writing((q) =>
  q
    .update(outbox)
    .set({ state: 'running', updatedAt: sql`${sql.placeholder('now')}` })
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare(),
)
export const setRunning = (tx: Tx, id: number, now: number): void => {
  markRunning(tx).run({ id, now })
}

const markDone = writing((q) =>
  q
    .update(outbox)
    .set({
      state: 'done',
      doneAt: sql`${sql.placeholder('now')}`,
      updatedAt: sql`${sql.placeholder('now')}`,
      lastError: null,
      needsAttention: false,
    })
    .where(eq(outbox.id, sql.placeholder('id')))
    .prepare(),
)
export const setDone = (tx: Tx, id: number, now: number): void => {
  markDone(tx).run({ id, now })
  tx.publish('outbox')
}

export interface Retry {
  readonly dueAt: number
  readonly attempts: number
  readonly error: { readonly code: string; readonly message: string } | null
  readonly needsAttention: boolean
}

export function setWaiting(tx: Tx, id: number, now: number, retry: Retry): void {
  tx.write
    .update(outbox)
    .set({
      state: 'waiting',
      dueAt: retry.dueAt,
      attempts: retry.attempts,
      lastError: retry.error ? JSON.stringify(retry.error) : null,
      needsAttention: retry.needsAttention,
      updatedAt: now,
    })
    .where(eq(outbox.id, id))
    .run()
  tx.publish('outbox')
}

/**
 * After a crash, or a full disk, nobody knows how far a running job came; handlers look before they act, so it simply waits
 * again. Of one lane, or of all.
 */
export const reviveRunning = (tx: Tx, now: number, lane?: string): void => {
  const running = eq(outbox.state, 'running')
  tx.write
    .update(outbox)
    .set({ state: 'waiting', dueAt: now, updatedAt: now })
    .where(lane === undefined ? running : and(running, eq(outbox.lane, lane)))
    .run()
}

/** "Coba sekarang": one row, or all of a lane. */
export function makeDue(tx: Tx, now: number, which: { readonly id?: number; readonly lane?: string }): number {
  const chosen = which.id !== undefined ? eq(outbox.id, which.id) : eq(outbox.lane, which.lane ?? '')
  const result = tx.write
    .update(outbox)
    .set({ dueAt: AT_ONCE, updatedAt: now })
    .where(and(chosen, eq(outbox.state, 'waiting')))
    .run()
  tx.publish('outbox')
  return result.changes
}

export function cancelJob(tx: Tx, id: number, now: number): boolean {
  const result = tx.write
    .update(outbox)
    .set({ state: 'cancelled', doneAt: now, updatedAt: now })
    .where(and(eq(outbox.id, id), eq(outbox.state, 'waiting')))
    .run()
  tx.publish('outbox')
  return result.changes === 1
}

export const forgetFinished = (tx: Tx, before: number): void => {
  tx.write.delete(outbox).where(lt(outbox.doneAt, before)).run()
}
