// Owns: the durable outbox: everything the shop wants from the world outside, in order.
// Must never: lose a row; a failed job stays until it works or a person decides.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const OUTBOX_STATES = ['waiting', 'running', 'done', 'cancelled'] as const

export const outbox = sqliteTable(
  'outbox',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** One worker each, e.g. `router:<id>`. */
    lane: text().notNull(),
    /** The intent, e.g. `batch.grant`, `voucher.revoke`, `profile.ensure`. */
    kind: text().notNull(),
    /** Jobs of one subject run in order; a failing one holds back only its own subject. */
    subject: text().notNull(),
    payload: text().notNull(),
    /** Lower goes first: 0 someone is waiting at the counter, 5 normal, 9 bulk. */
    priority: integer().notNull().default(5),
    state: text({ enum: OUTBOX_STATES }).notNull().default('waiting'),
    attempts: integer().notNull().default(0),
    /** Epoch ms of the computer's clock, never of the books'; 0 = at once. */
    dueAt: integer().notNull(),
    /** JSON {code, message}: the last reason it did not work. */
    lastError: text(),
    /** 1: tried often enough that a person should look. It is still retried. */
    needsAttention: integer({ mode: 'boolean' }).notNull().default(false),
    actorId: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    doneAt: integer(),
  },
  (t) => [
    index('outbox_open').on(t.lane, t.priority, t.id).where(sql`state in ('waiting', 'running')`),
    index('outbox_subject_open').on(t.subject, t.id).where(sql`state in ('waiting', 'running')`),
    index('outbox_done').on(t.doneAt).where(sql`done_at is not null`),
    check('outbox_state', sql`${t.state} in ('waiting', 'running', 'done', 'cancelled')`),
  ],
)
