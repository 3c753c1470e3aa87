// Owns: cash shifts: modal awal, cash in and out, the count at closing, setoran.
// Must never: hold what was sold; expected cash is read from the ledger's drawer postings of the shift.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { user } from '../users/tables'

export const shift = sqliteTable(
  'shift',
  {
    id: text().primaryKey(),
    /** `SH-261121-01`. */
    number: text().notNull().unique(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    cashierId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'restrict' }),
    openedAt: integer().notNull(),
    businessDay: text().notNull(),
    /** Rupiah: modal awal. */
    openingCash: integer().notNull(),
    /** Rupiah of it that came out of the safe; the rest lay in the drawer already. */
    broughtCash: integer().notNull().default(0),
    closedAt: integer(),
    closedBy: text(),
    /** Rupiah that the books had in the drawer at the count, and what was counted; written by the count, before the closing. */
    expectedCash: integer(),
    countedCash: integer(),
    /** How often it was counted: each count shows what the books say, so a second one is no longer blind. */
    counts: integer().notNull().default(0),
    /** Rupiah handed to the owner; the rest stays in the drawer. */
    deposit: integer(),
    /** JSON {"100000": 3, ...}: notes and coins counted. */
    denominations: text(),
    note: text().notNull().default(''),
    /** Who confirmed a difference above the allowed one. */
    approverId: text(),
  },
  (t) => [
    uniqueIndex('shift_open').on(t.cashierId).where(sql`closed_at is null`),
    index('shift_day').on(t.businessDay, t.openedAt),
    check('shift_cash', sql`${t.openingCash} >= 0 and ${t.broughtCash} between 0 and ${t.openingCash}`),
    check(
      'shift_closed',
      sql`${t.closedAt} is null or (${t.expectedCash} is not null and ${t.countedCash} is not null and ${t.deposit} is not null)`,
    ),
  ],
)

export const CASH_KINDS = ['in', 'out'] as const
/** Where it comes from or goes to: the owner's safe, a cost of the shop, other income. */
export const CASH_PURPOSES = ['safe', 'expense', 'other-income'] as const

/** Cash in or out for another reason than a sale or a bill. */
export const shiftCash = sqliteTable(
  'shift_cash',
  {
    id: text().primaryKey(),
    shiftId: text()
      .notNull()
      .references(() => shift.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
    kind: text({ enum: CASH_KINDS }).notNull(),
    purpose: text({ enum: CASH_PURPOSES }).notNull(),
    amount: integer().notNull(),
    reason: text().notNull(),
    actorId: text().notNull(),
  },
  (t) => [
    index('shift_cash_of').on(t.shiftId),
    check('shift_cash_kind', sql`${t.kind} in ('in', 'out')`),
    check('shift_cash_purpose', sql`${t.purpose} = 'safe' or (${t.kind} = 'out') = (${t.purpose} = 'expense')`),
    check('shift_cash_amount', sql`${t.amount} > 0`),
  ],
)
