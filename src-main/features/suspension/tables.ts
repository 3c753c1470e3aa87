// Owns: isolir runs: who was to be cut, why, what a person decided.
// Must never: say that a customer is cut; that is the subscription's actual access.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { subscription } from '../subscriptions/tables'

/** proposed = waits for the owner's yes; held = the brake stopped it (more than 20%); done; dismissed. */
export const RUN_STATES = ['proposed', 'held', 'done', 'dismissed'] as const
export const ITEM_STATES = ['proposed', 'cut', 'spared'] as const

export const suspensionRun = sqliteTable(
  'suspension_run',
  {
    id: text().primaryKey(),
    day: text().notNull(),
    at: integer().notNull(),
    state: text({ enum: RUN_STATES }).notNull(),
    /** Active subscriptions at that moment: what the brake is measured against. */
    activeCount: integer().notNull(),
    decidedAt: integer(),
    decidedBy: text(),
  },
  (t) => [
    index('suspension_run_day').on(t.day),
    check('suspension_run_state', sql`${t.state} in ('proposed', 'held', 'done', 'dismissed')`),
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
    check('suspension_item_state', sql`${t.state} in ('proposed', 'cut', 'spared')`),
  ],
)
