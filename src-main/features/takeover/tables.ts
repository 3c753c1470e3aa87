// Owns: take-overs, every row they found and what became of it, and the sales from before (riwayat Mikhmon).
// Must never: be added up with the books: history is what another program wrote down.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { router } from '../routers/tables'
import { voucher } from '../vouchers/tables'

export const TAKEOVER_STATES = ['draft', 'running', 'done', 'undoing', 'undone'] as const

export const takeover = sqliteTable(
  'takeover',
  {
    id: text().primaryKey(),
    routerId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    state: text({ enum: TAKEOVER_STATES }).notNull(),
    /** JSON RouterScan; emptied when it was taken: the items hold what matters then. */
    scan: text().notNull(),
    /** JSON Choices with which it was taken. */
    choices: text(),
    /** JSON: which package each profile became, and what else has to follow on the router. */
    plan: text(),
    scannedAt: integer().notNull(),
    createdBy: text(),
    appliedAt: integer(),
    finishedAt: integer(),
    undoneAt: integer(),
  },
  (t) => [
    index('takeover_router').on(t.routerId, t.id),
    // One look at a time: an older draft is replaced.
    uniqueIndex('takeover_draft').on(t.routerId).where(sql`state = 'draft'`),
    check('takeover_state', sql`${t.state} in ('draft', 'running', 'done', 'undoing', 'undone')`),
  ],
)

export const ITEM_STATES = ['none', 'waiting', 'done', 'gone', 'changed', 'restoring', 'restored', 'kept'] as const

export const takeoverItem = sqliteTable(
  'takeover_item',
  {
    id: integer().primaryKey(),
    takeoverId: text()
      .notNull()
      .references(() => takeover.id, { onDelete: 'restrict' }),
    kind: text().notNull(),
    name: text().notNull(),
    detail: text().notNull(),
    outcome: text().notNull(),
    reason: text().notNull(),
    /** JSON: names and figures of the reason. */
    data: text().notNull(),
    voucherId: integer().references(() => voucher.id, { onDelete: 'restrict' }),
    /** JSON of what was on the router before. */
    found: text(),
    /** JSON of what LoketNet writes there. */
    wanted: text(),
    state: text({ enum: ITEM_STATES }).notNull(),
    error: text(),
  },
  (t) => [
    index('takeover_item_list').on(t.takeoverId, t.kind, t.outcome, t.id),
    index('takeover_item_by_state').on(t.takeoverId, t.state, t.id),
    index('takeover_item_voucher').on(t.voucherId).where(sql`voucher_id is not null`),
    check(
      'takeover_item_state',
      sql`${t.state} in ('none', 'waiting', 'done', 'gone', 'changed', 'restoring', 'restored', 'kept')`,
    ),
  ],
)

export const takeoverHistory = sqliteTable(
  'takeover_history',
  {
    id: integer().primaryKey(),
    takeoverId: text()
      .notNull()
      .references(() => takeover.id, { onDelete: 'restrict' }),
    routerId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    /** The row's name on the router: taken once, however often it is read. */
    rawName: text().notNull(),
    soldAt: integer().notNull(),
    /** YYYY-MM-DD in the shop's zone. */
    day: text().notNull(),
    code: text().notNull(),
    price: integer().notNull(),
    profile: text().notNull(),
    validity: text().notNull(),
    mac: text().notNull(),
  },
  (t) => [
    uniqueIndex('takeover_history_raw').on(t.routerId, t.rawName),
    index('takeover_history_day').on(t.day, t.id),
    check('takeover_history_price', sql`${t.price} >= 0`),
  ],
)
