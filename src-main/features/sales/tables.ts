// Owns: counter sales, their lines and payments, refunds.
// Must never: be updated or deleted (triggers forbid it); a void is a refund row beside the sale.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { user } from '../users/tables'
import { voucher } from '../vouchers/tables'

export const PAYMENT_METHODS = ['cash', 'qris', 'transfer'] as const

export const sale = sqliteTable(
  'sale',
  {
    id: text().primaryKey(),
    receiptNumber: text().notNull().unique(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    at: integer().notNull(),
    businessDay: text().notNull(),
    cashierId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'restrict' }),
    shiftId: text(),
    /** Rupiah, after discount. */
    total: integer().notNull(),
    discount: integer().notNull().default(0),
  },
  (t) => [
    index('sale_day').on(t.businessDay, t.at),
    index('sale_cashier').on(t.cashierId, t.at),
    check('sale_total', sql`${t.total} >= 0 and ${t.discount} >= 0`),
  ],
)

export const saleLine = sqliteTable(
  'sale_line',
  {
    id: text().primaryKey(),
    saleId: text()
      .notNull()
      .references(() => sale.id, { onDelete: 'restrict' }),
    lineNumber: integer().notNull(),
    packageId: text().notNull(),
    packageName: text().notNull(),
    quantity: integer().notNull(),
    /** Rupiah, as they were at the moment of the sale. */
    unitPrice: integer().notNull(),
    operatorPrice: integer().notNull(),
    amount: integer().notNull(),
    /** JSON terms the struk prints: Masa Aktif and so on. */
    terms: text().notNull(),
  },
  (t) => [
    index('sale_line_sale').on(t.saleId),
    index('sale_line_package').on(t.packageId),
    check('sale_line_amount', sql`${t.amount} = ${t.quantity} * ${t.unitPrice} and ${t.quantity} > 0`),
  ],
)

/** The proof that no code is sold twice: a voucher has one row here, ever. */
export const saleVoucher = sqliteTable(
  'sale_voucher',
  {
    voucherId: integer()
      .primaryKey()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    saleId: text()
      .notNull()
      .references(() => sale.id, { onDelete: 'restrict' }),
    lineId: text()
      .notNull()
      .references(() => saleLine.id, { onDelete: 'restrict' }),
  },
  (t) => [index('sale_voucher_sale').on(t.saleId)],
)

export const salePayment = sqliteTable(
  'sale_payment',
  {
    id: text().primaryKey(),
    saleId: text()
      .notNull()
      .references(() => sale.id, { onDelete: 'restrict' }),
    method: text({ enum: PAYMENT_METHODS }).notNull(),
    /** Rupiah that pay the sale. */
    amount: integer().notNull(),
    /** Rupiah handed over; received - amount is the change. */
    received: integer().notNull(),
    /** Bukti dana masuk for QRIS and transfer. */
    reference: text().notNull().default(''),
  },
  (t) => [
    index('sale_payment_sale').on(t.saleId),
    check('sale_payment_method', sql`${t.method} in ('cash', 'qris', 'transfer')`),
    check('sale_payment_amount', sql`${t.amount} >= 0 and ${t.received} >= ${t.amount}`),
  ],
)

export const refund = sqliteTable(
  'refund',
  {
    id: text().primaryKey(),
    saleId: text()
      .notNull()
      .references(() => sale.id, { onDelete: 'restrict' }),
    /** One voucher is refunded at most once. */
    voucherId: integer()
      .notNull()
      .unique()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    at: integer().notNull(),
    businessDay: text().notNull(),
    amount: integer().notNull(),
    method: text({ enum: PAYMENT_METHODS }).notNull(),
    reason: text().notNull(),
    actorId: text().notNull(),
    approverId: text().notNull(),
    shiftId: text(),
  },
  (t) => [index('refund_sale').on(t.saleId), index('refund_day').on(t.businessDay, t.at)],
)
