// Owns: isolir runs: who was to be cut, why, what a person decided.
// Must never: say that a customer is cut; that is the subscription's actual access.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { subscription } from '../subscriptions/tables'

/** proposed = waits for the owner's yes; held = the brake stopped it (more than 20%); done; dismissed. */
export const RUN_STATES = ['proposed', 'held', 'done', 'dismissed'] as const
export const ITEM_STATES = ['proposed', 'cut', 'spared'] as const
/** Why a person is asked: the setting says so, the brake, a clock that cannot be believed, or a person asked for the list. */
export const CAUTIONS = ['none', 'ask', 'brake', 'clock', 'person'] as const

export const suspensionRun = sqliteTable(
  'suspension_run',
  {
    id: text().primaryKey(),
    day: text().notNull(),
    at: integer().notNull(),
    state: text({ enum: RUN_STATES }).notNull(),
    /** Active subscriptions at that moment: what the brake is measured against. */
    activeCount: integer().notNull(),
    caution: text({ enum: CAUTIONS }).notNull().default('none'),
    /** Null while it waits, and when the app itself decided. */
    decidedAt: integer(),
    decidedBy: text(),
  },
  (t) => [
    index('suspension_run_day').on(t.day),
    index('suspension_run_open').on(t.at).where(sql`state in ('proposed', 'held')`),
    check('suspension_run_state', sql`${t.state} in ('proposed', 'held', 'done', 'dismissed')`),
    check('suspension_run_caution', sql`${t.caution} in ('none', 'ask', 'brake', 'clock', 'person')`),
  ],
)

export const suspensionItem = sqliteTable(
  'suspension_item',
  {
    runId: text()
      .notNull()
      .references(() => suspensionRun.id, { onDelete: 'restrict' }),
    subscriptionId: text()
      .notNull()
      .references(() => subscription.id, { onDelete: 'restrict' }),
    /** Rupiah overdue, and the oldest due day, as they were. */
    arrears: integer().notNull(),
    oldestDueDay: text().notNull(),
    state: text({ enum: ITEM_STATES }).notNull(),
    /** Why it was spared. */
    note: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.runId, t.subscriptionId] }),
    index('suspension_item_order').on(t.runId, t.oldestDueDay, t.subscriptionId),
    index('suspension_item_left').on(t.runId).where(sql`state = 'proposed'`),
    check('suspension_item_state', sql`${t.state} in ('proposed', 'cut', 'spared')`),
  ],
)

/** Who is isolated now, and how it came to be: a payment opens what arrears closed, never what a person closed for another reason. */
export const isolation = sqliteTable('isolation', {
  subscriptionId: text()
    .primaryKey()
    .references(() => subscription.id, { onDelete: 'restrict' }),
  at: integer().notNull(),
  /** Null = cut by a person on its own. */
  runId: text().references(() => suspensionRun.id, { onDelete: 'restrict' }),
  opensWhenPaid: integer({ mode: 'boolean' }).notNull(),
})

/** One row: when the app last looked who is late. A long gap is a PC that was off, or a clock that jumped. */
export const suspensionLook = sqliteTable('suspension_look', {
  id: integer().primaryKey(),
  at: integer().notNull(),
  /** The newest shop's day whose look is done. */
  day: text().notNull(),
})
