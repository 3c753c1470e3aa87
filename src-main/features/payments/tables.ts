// Owns: money that customers pay: how it came, which bills it pays, what went to the balance; and promises to pay.
// Must never: be updated or deleted (triggers forbid it, but for the end of a promise or a claim); a wrong payment is reversed.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { customer } from '../customers/tables'
import { invoice } from '../invoices/tables'
import { user } from '../users/tables'

/** balance = from the customer's own saldo. */
export const PAY_METHODS = ['cash', 'qris', 'transfer', 'balance'] as const

export const payment = sqliteTable(
  'payment',
  {
    id: text().primaryKey(),
    /** `BYR-261121-0042`. */
    number: text().notNull().unique(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    at: integer().notNull(),
    businessDay: text().notNull(),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    /** Who took it; null for a confirmation that the portal or a gateway made. */
    cashierId: text().references(() => user.id, { onDelete: 'restrict' }),
    shiftId: text(),
    /** Rupiah in all; parts add up to it, and so do allocations + toBalance. */
    total: integer().notNull(),
    /** Rupiah that went to the customer's saldo. */
    toBalance: integer().notNull().default(0),
    note: text().notNull().default(''),
  },
  (t) => [
    index('payment_customer').on(t.customerId, t.at),
    index('payment_day').on(t.businessDay, t.at),
    index('payment_at').on(t.at, t.id),
    index('payment_cashier').on(t.cashierId, t.at, t.id),
    check('payment_total', sql`${t.total} > 0 and ${t.toBalance} >= 0 and ${t.toBalance} <= ${t.total}`),
  ],
)

export const paymentPart = sqliteTable(
  'payment_part',
  {
    id: integer().primaryKey(),
    paymentId: text()
      .notNull()
      .references(() => payment.id, { onDelete: 'restrict' }),
    method: text({ enum: PAY_METHODS }).notNull(),
    amount: integer().notNull(),
    /** Rupiah handed over; received - amount is the change. */
    received: integer().notNull(),
    reference: text().notNull().default(''),
  },
  (t) => [
    index('payment_part_of').on(t.paymentId),
    check('payment_part_method', sql`${t.method} in ('cash', 'qris', 'transfer', 'balance')`),
    check('payment_part_amount', sql`${t.amount} > 0 and ${t.received} >= ${t.amount}`),
  ],
)

export const paymentAllocation = sqliteTable(
  'payment_allocation',
  {
    paymentId: text()
      .notNull()
      .references(() => payment.id, { onDelete: 'restrict' }),
    invoiceId: integer()
      .notNull()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    amount: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.paymentId, t.invoiceId] }),
    index('payment_allocation_invoice').on(t.invoiceId),
    check('payment_allocation_amount', sql`${t.amount} > 0`),
  ],
)

/** A payment taken back: wrong customer, wrong amount, a cheque that bounced. Once per payment. */
export const paymentReversal = sqliteTable('payment_reversal', {
  paymentId: text()
    .primaryKey()
    .references(() => payment.id, { onDelete: 'restrict' }),
  at: integer().notNull(),
  businessDay: text().notNull(),
  actorId: text().notNull(),
  approverId: text().notNull(),
  shiftId: text(),
  reason: text().notNull(),
  /** same = each part goes back the way it came; cash = QRIS and transfer are handed back from the drawer. */
  refundWay: text({ enum: ['same', 'cash'] })
    .notNull()
    .default('same'),
})

export const CLAIM_OUTCOMES = ['confirmed', 'rejected', 'settled'] as const

/** Menunggu Konfirmasi: the customer says that a bill was transferred; nobody has seen the money yet. One at a time per bill. */
export const paymentClaim = sqliteTable(
  'payment_claim',
  {
    id: integer().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    invoiceId: integer()
      .notNull()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    method: text({ enum: ['qris', 'transfer'] }).notNull(),
    /** Rupiah as the customer says. */
    amount: integer().notNull(),
    reference: text().notNull().default(''),
    note: text().notNull().default(''),
    at: integer().notNull(),
    /** Who noted it; null for the portal. */
    actorId: text(),
    endedAt: integer(),
    endedBy: text(),
    /** settled = the bill was paid in another way meanwhile. */
    outcome: text({ enum: CLAIM_OUTCOMES }),
    endReason: text().notNull().default(''),
    paymentId: text().references(() => payment.id, { onDelete: 'restrict' }),
    /** Konfirmasi Pembayaran, as the customer says: the day, his bank, the name on the account. */
    paidOn: text(),
    bank: text(),
    sender: text(),
  },
  (t) => [
    uniqueIndex('payment_claim_open').on(t.invoiceId).where(sql`ended_at is null`),
    index('payment_claim_customer').on(t.customerId, t.id),
    check('payment_claim_amount', sql`${t.amount} > 0`),
    check('payment_claim_ended', sql`(${t.endedAt} is null) = (${t.outcome} is null)`),
  ],
)

/** Janji bayar: postpones isolir of the customer's subscriptions to the end of a day. */
export const paymentPromise = sqliteTable(
  'payment_promise',
  {
    id: integer().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    untilDay: text().notNull(),
    note: text().notNull().default(''),
    at: integer().notNull(),
    actorId: text().notNull(),
    /** Kept, broken or withdrawn; null while it runs. */
    endedAt: integer(),
    outcome: text({ enum: ['kept', 'broken', 'withdrawn'] }),
  },
  (t) => [index('payment_promise_open').on(t.customerId, t.untilDay).where(sql`ended_at is null`)],
)
