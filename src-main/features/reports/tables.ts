// Owns: sums a day of what was sold and paid, kept by triggers (0001_guards.sql), so that a report of years adds up days.
// Must never: be written by hand, or be the only place of a figure: sale_voucher, refund, payment_part and payment_reversal are.

import { sql } from 'drizzle-orm'
import { check, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

/** Vouchers sold and taken back, by the day of the deed; both belong to the cashier who sold. */
export const salesDay = sqliteTable(
  'sales_day',
  {
    businessDay: text().notNull(),
    packageId: text().notNull(),
    routerId: text().notNull(),
    cashierId: text().notNull(),
    vouchers: integer().notNull(),
    /** Rupiah. */
    amount: integer().notNull(),
    refunds: integer().notNull(),
    refunded: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.businessDay, t.packageId, t.routerId, t.cashierId] }),
    check('sales_day_sums', sql`${t.vouchers} >= 0 and ${t.refunds} >= 0`),
  ],
)

/** How vouchers were paid and paid back: a sale may be paid in two ways, so this cannot stand with the packages. */
export const salesMethodDay = sqliteTable(
  'sales_method_day',
  {
    businessDay: text().notNull(),
    method: text().notNull(),
    payments: integer().notNull(),
    /** Rupiah. */
    amount: integer().notNull(),
    refunds: integer().notNull(),
    refunded: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessDay, t.method] })],
)

/** Money that customers paid on bills and saldo, and what was taken back; `cashierId` '' = nobody (portal, gateway). */
export const paymentsDay = sqliteTable(
  'payments_day',
  {
    businessDay: text().notNull(),
    cashierId: text().notNull(),
    method: text().notNull(),
    payments: integer().notNull(),
    /** Rupiah. */
    amount: integer().notNull(),
    reversals: integer().notNull(),
    reversed: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.businessDay, t.cashierId, t.method] })],
)
