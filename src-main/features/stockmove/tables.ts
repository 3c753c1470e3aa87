// Owns: unsold stock on its way from one router to another, voucher by voucher.
// Must never: hold a sold voucher.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { servicePackage } from '../catalog/tables'
import { router } from '../routers/tables'
import { voucher } from '../vouchers/tables'

export const MOVE_STATES = ['running', 'cancelling', 'done'] as const
/**
 * `granting`: never sent to the new router. `sending`: sent, perhaps there. `leaving`: on the new router, not yet off the old
 * one. `moved`. `recalling`: given up after it was sent. `kept`: stays where it was.
 */
export const ITEM_STATES = ['granting', 'sending', 'leaving', 'moved', 'recalling', 'kept'] as const

export const stockMove = sqliteTable(
  'stock_move',
  {
    id: text().primaryKey(),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    fromRouterId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    toRouterId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    quantity: integer().notNull(),
    state: text({ enum: MOVE_STATES }).notNull(),
    createdBy: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    check('stock_move_routers', sql`${t.fromRouterId} <> ${t.toRouterId}`),
    check('stock_move_quantity', sql`${t.quantity} between 1 and 10000`),
    check('stock_move_state', sql`${t.state} in ('running', 'cancelling', 'done')`),
  ],
)

export const stockMoveItem = sqliteTable(
  'stock_move_item',
  {
    moveId: text()
      .notNull()
      .references(() => stockMove.id, { onDelete: 'restrict' }),
    voucherId: integer()
      .notNull()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    state: text({ enum: ITEM_STATES }).notNull(),
    /** Why it was kept. */
    note: text().notNull().default(''),
  },
  (t) => [
    primaryKey({ columns: [t.moveId, t.voucherId] }),
    index('stock_move_item_state').on(t.moveId, t.state, t.voucherId),
    index('stock_move_item_open').on(t.voucherId).where(sql`state in ('granting', 'sending', 'leaving', 'recalling')`),
    check(
      'stock_move_item_state_known',
      sql`${t.state} in ('granting', 'sending', 'leaving', 'moved', 'recalling', 'kept')`,
    ),
  ],
)
