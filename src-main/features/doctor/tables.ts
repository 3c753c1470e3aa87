// Owns: what the outage doctor found on the routers, what was decided about it, and what became of it.
// Must never: delete a case; a mended one is the log of the repair.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { router } from '../routers/tables'
import { voucher } from '../vouchers/tables'

export const CASE_KINDS = [
  'lost-stamp',
  'unstamped',
  'bad-stamp',
  'rolled-back',
  'wrongly-off',
  'session-without-user',
] as const
/** `mended`: done on the router. `gone`: it was no longer so when its turn came. `dismissed`: a person said no. */
export const CASE_STATES = ['open', 'chosen', 'mended', 'gone', 'dismissed'] as const

export const doctorCase = sqliteTable(
  'doctor_case',
  {
    id: integer().primaryKey(),
    routerId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    voucherId: integer()
      .notNull()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    kind: text({ enum: CASE_KINDS }).notNull(),
    /** JSON CaseFacts: what was seen, and what would be written. */
    facts: text().notNull(),
    state: text({ enum: CASE_STATES }).notNull(),
    foundAt: integer().notNull(),
    decidedAt: integer(),
    decidedBy: text(),
    doneAt: integer(),
  },
  (t) => [
    uniqueIndex('doctor_case_open').on(t.voucherId, t.kind).where(sql`state in ('open', 'chosen')`),
    index('doctor_case_list').on(t.routerId, t.id),
    check('doctor_case_state', sql`${t.state} in ('open', 'chosen', 'mended', 'gone', 'dismissed')`),
  ],
)

export const doctorExam = sqliteTable('doctor_exam', {
  routerId: text()
    .primaryKey()
    .references(() => router.id, { onDelete: 'restrict' }),
  at: integer().notNull(),
  why: text({ enum: ['rebooted', 'asked', 'hourly'] }).notNull(),
  /** Vouchers that were looked at, and cases found. */
  checked: integer().notNull(),
  found: integer().notNull(),
  /** When the router started, if that was the reason. */
  bootedAt: integer(),
})
