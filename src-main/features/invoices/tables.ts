// Owns: bills, their lines, and the runs that made them.
// Must never: change what was billed (lines and amounts are append-only); a bill is taken back by a reversal.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { customer } from '../customers/tables'
import { subscription } from '../subscriptions/tables'

/** period = made by the billing run for one period of one subscription; manual = by a person; order = from an order. */
export const INVOICE_KINDS = ['period', 'manual', 'order'] as const
/** Belum Dibayar / Menunggu Konfirmasi / Lunas / Batal. Jatuh Tempo is Belum Dibayar past its due day: derived, never stored. */
export const INVOICE_STATES = ['unpaid', 'pending', 'paid', 'cancelled'] as const
export const INVOICE_LINE_KINDS = [
  'subscription',
  'prorata',
  'change',
  'install',
  'late-fee',
  'manual',
  'discount',
  'promo',
  'tax',
  'voucher',
  'option',
] as const

/**
 * The id is a plain integer, as of vouchers: five years of 20,000 customers are 1.2 million rows. The bill's identity in the
 * world is its number.
 */
export const invoice = sqliteTable(
  'invoice',
  {
    id: integer().primaryKey(),
    /** `INV-2611-00042`: series by month of issue (and device label from the second till on). */
    number: text().notNull().unique(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    subscriptionId: text().references(() => subscription.id, { onDelete: 'restrict' }),
    kind: text({ enum: INVOICE_KINDS }).notNull(),
    /** As it was called when it was billed; empty for bills about no package. */
    packageName: text().notNull().default(''),
    /** Of a denda: the late bill it is for. Once per bill. */
    lateFeeOf: integer(),
    /** First day of the period, and the first day after it. Null for manual bills. */
    periodStart: text(),
    periodEnd: text(),
    issueDay: text().notNull(),
    dueDay: text().notNull(),
    issuedAt: integer().notNull(),
    issuedBy: text(),
    /** Rupiah of all lines, tax included. */
    total: integer().notNull(),
    /** Rupiah paid so far. */
    paid: integer().notNull().default(0),
    state: text({ enum: INVOICE_STATES }).notNull(),
    paidAt: integer(),
    cancelledAt: integer(),
    cancelReason: text(),
    note: text().notNull().default(''),
  },
  (t) => [
    uniqueIndex('invoice_late_fee').on(t.lateFeeOf).where(sql`late_fee_of is not null`),
    uniqueIndex('invoice_period').on(t.subscriptionId, t.periodStart).where(sql`kind = 'period'`),
    index('invoice_customer').on(t.customerId, t.id),
    index('invoice_open').on(t.dueDay, t.id).where(sql`state in ('unpaid', 'pending')`),
    index('invoice_open_customer').on(t.customerId, t.dueDay, t.id).where(sql`state in ('unpaid', 'pending')`),
    // Of orders: the few that staff look for among all that are open.
    index('invoice_open_order').on(t.id).where(sql`kind = 'order' and state in ('unpaid', 'pending')`),
    index('invoice_state').on(t.state, t.issueDay, t.id),
    index('invoice_issue').on(t.issueDay, t.id),
    check('invoice_kind', sql`${t.kind} in ('period', 'manual', 'order')`),
    check('invoice_state', sql`${t.state} in ('unpaid', 'pending', 'paid', 'cancelled')`),
    check('invoice_paid', sql`${t.paid} >= 0 and ${t.paid} <= ${t.total}`),
    check('invoice_settled', sql`${t.state} <> 'paid' or ${t.paid} = ${t.total}`),
  ],
)

export const invoiceLine = sqliteTable(
  'invoice_line',
  {
    id: integer().primaryKey(),
    invoiceId: integer()
      .notNull()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    kind: text({ enum: INVOICE_LINE_KINDS }).notNull(),
    description: text().notNull(),
    /** Rupiah; below zero for a discount. */
    amount: integer().notNull(),
    /** Of which package, for reports; null for manual lines. */
    packageId: text(),
    /** Of an order: paid for several months at once, so it is earned month by month. Period bills say it of the whole bill. */
    isLong: integer({ mode: 'boolean' }).notNull().default(false),
  },
  (t) => [index('invoice_line_of').on(t.invoiceId)],
)

/** Days of a subscription that an order paid for: its bill is about several things, so its period stands here. */
export const coveredPeriod = sqliteTable(
  'covered_period',
  {
    invoiceId: integer()
      .notNull()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    subscriptionId: text()
      .notNull()
      .references(() => subscription.id, { onDelete: 'restrict' }),
    periodStart: text().notNull(),
    /** The first day after it. */
    periodEnd: text().notNull(),
    /** Months that it was paid as: 1, 3 or 12. */
    months: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.invoiceId, t.subscriptionId] }),
    index('covered_period_of').on(t.subscriptionId, t.periodStart),
    check('covered_period_days', sql`${t.periodStart} < ${t.periodEnd}`),
  ],
)

/**
 * How many bills and how much money, by month of issue, state and due day (empty once paid or cancelled): kept by triggers, so
 * that a list of 1.2 million rows knows its true sums.
 */
export const invoiceTally = sqliteTable(
  'invoice_tally',
  {
    /** `2026-11`. */
    month: text().notNull(),
    state: text({ enum: INVOICE_STATES }).notNull(),
    dueDay: text().notNull(),
    count: integer().notNull(),
    total: integer().notNull(),
    paid: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.month, t.state, t.dueDay] })],
)

/** running; held = it waits for the owner's yes (why: `heldReason`); done; cancelled by a person. */
export const BILLING_RUN_STATES = ['running', 'held', 'done', 'cancelled'] as const

/** A billing run: what it found and how far it came; a run that was cut off is continued. */
export const billingRun = sqliteTable(
  'billing_run',
  {
    id: text().primaryKey(),
    /** Bills were made for everything due up to this day. */
    day: text().notNull(),
    startedAt: integer().notNull(),
    finishedAt: integer(),
    state: text({ enum: BILLING_RUN_STATES }).notNull().default('running'),
    /** Code of the reason: many-periods, clock-doubtful, first-run. */
    heldReason: text().notNull().default(''),
    /** The owner said yes to more than two periods of one subscription. */
    allowsMany: integer({ mode: 'boolean' }).notNull().default(false),
    /** Periods that were due when it began: what the progress is measured against. */
    due: integer().notNull().default(0),
    made: integer().notNull().default(0),
    amount: integer().notNull().default(0),
    /** JSON list {subscriptionId, reason}: what could not be billed. */
    skipped: text().notNull().default('[]'),
    actorId: text(),
  },
  (t) => [
    index('billing_run_day').on(t.day),
    uniqueIndex('billing_run_open').on(t.state).where(sql`state = 'running'`),
    check('billing_run_state', sql`${t.state} in ('running', 'held', 'done', 'cancelled')`),
  ],
)

/** Revenue of a bill that covers several months, month by month; posted when the month has come. */
export const recognition = sqliteTable(
  'recognition',
  {
    id: integer().primaryKey(),
    invoiceId: integer()
      .notNull()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    /** First day of the month it belongs to. */
    month: text().notNull(),
    amount: integer().notNull(),
    postedAt: integer(),
  },
  (t) => [
    uniqueIndex('recognition_once').on(t.invoiceId, t.month),
    index('recognition_due').on(t.month).where(sql`posted_at is null`),
  ],
)
