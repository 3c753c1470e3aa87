// Owns: orders, what is in them, what was chosen, and the vouchers that came of them.
// Must never: lose an order; what was ordered and agreed to does not change (triggers), only how far it is.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { ORDER_METHODS } from '../../shared/order-policy'
import { servicePackage } from '../catalog/tables'
import { customer } from '../customers/tables'
import { invoice } from '../invoices/tables'
import { promo } from '../promos/tables'
import { router } from '../routers/tables'
import { subscription } from '../subscriptions/tables'
import { termsVersion } from '../terms/tables'
import { user } from '../users/tables'
import { voucher } from '../vouchers/tables'
import { DOMAIN_KINDS, ITEM_STATES, ORDER_STATES } from './shapes'

export const ORDER_CHANNELS = ['portal', 'counter'] as const

export const serviceOrder = sqliteTable(
  'service_order',
  {
    id: text().primaryKey(),
    /** `PSN-261122-0001`. */
    number: text().notNull().unique(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    channel: text({ enum: ORDER_CHANNELS }).notNull(),
    state: text({ enum: ORDER_STATES }).notNull(),
    invoiceId: integer()
      .notNull()
      .unique()
      .references(() => invoice.id, { onDelete: 'restrict' }),
    method: text({ enum: ORDER_METHODS }).notNull(),
    /** As typed; the phone 62.... */
    buyerName: text().notNull(),
    buyerPhone: text().notNull(),
    buyerAddress: text().notNull(),
    notes: text().notNull().default(''),
    /** Ketentuan Layanan that were ticked, and when. */
    termsVersion: integer()
      .notNull()
      .references(() => termsVersion.version, { onDelete: 'restrict' }),
    termsAt: integer().notNull(),
    promoId: text().references(() => promo.id, { onDelete: 'restrict' }),
    /** As it was called then; empty = none. */
    promoCode: text().notNull().default(''),
    /** Rupiah that the promo takes off. */
    discount: integer().notNull().default(0),
    /** Rupiah of the bill, PPN included. */
    total: integer().notNull(),
    placedAt: integer().notNull(),
    businessDay: text().notNull(),
    /** Null: the customer himself. */
    placedBy: text().references(() => user.id, { onDelete: 'restrict' }),
    /** Unpaid ones lapse then. */
    lapsesAt: integer().notNull(),
    paidAt: integer(),
    /** Active, cancelled or lapsed since. */
    endedAt: integer(),
    cancelReason: text().notNull().default(''),
  },
  (t) => [
    index('service_order_newest').on(t.placedAt, t.id),
    index('service_order_state').on(t.state, t.placedAt, t.id),
    index('service_order_customer').on(t.customerId, t.placedAt, t.id),
    index('service_order_lapse').on(t.lapsesAt).where(sql`state = 'unpaid'`),
    index('service_order_running').on(t.customerId).where(sql`state in ('unpaid', 'processing')`),
    check('service_order_channel', sql`${t.channel} in ('portal', 'counter')`),
    check('service_order_state', sql`${t.state} in ('unpaid', 'processing', 'active', 'cancelled', 'lapsed')`),
    check('service_order_method', sql`${t.method} in ('cash', 'transfer', 'qris', 'gateway', 'balance')`),
    check('service_order_money', sql`${t.total} >= 0 and ${t.discount} >= 0`),
    check('service_order_promo', sql`(${t.promoId} is null) = (${t.promoCode} = '')`),
    check('service_order_paid', sql`${t.state} not in ('processing', 'active') or ${t.paidAt} is not null`),
  ],
)

export const orderItem = sqliteTable(
  'order_item',
  {
    id: text().primaryKey(),
    orderId: text()
      .notNull()
      .references(() => serviceOrder.id, { onDelete: 'restrict' }),
    /** 0, 1, 2 ... as in the cart. */
    position: integer().notNull(),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    /** As it was called when it was ordered. */
    packageName: text().notNull(),
    serviceType: text({ enum: ['hotspot', 'pppoe', 'static', 'other'] }).notNull(),
    billingType: text({ enum: ['daily', 'monthly'] }).notNull(),
    cycleMonths: integer().notNull(),
    quantity: integer().notNull(),
    domainKind: text({ enum: DOMAIN_KINDS }),
    domainName: text().notNull().default(''),
    /** Where it is to be; null = on no router, or not said yet. */
    routerId: text().references(() => router.id, { onDelete: 'restrict' }),
    /** JSON list {text, amount}: what was shown; adds up to `total`. */
    lines: text().notNull(),
    /** Rupiah of it on the bill that are earned month by month; 0 when it is paid for one month. */
    deferred: integer().notNull(),
    total: integer().notNull(),
    /** Rupiah of the bill after it, before PPN. */
    next: integer().notNull(),
    state: text({ enum: ITEM_STATES }).notNull(),
    /** What a person has to fill in, in Indonesian; of one that was given up after it was paid: why. */
    need: text().notNull().default(''),
    /** Rupiah that were paid for it and became saldo: it was given up, or vouchers of it were taken back. */
    givenBack: integer().notNull().default(0),
    /** PPN in `givenBack`. */
    givenBackTax: integer().notNull().default(0),
    subscriptionId: text().references(() => subscription.id, { onDelete: 'restrict' }),
    madeAt: integer(),
  },
  (t) => [
    index('order_item_order').on(t.orderId, t.position),
    index('order_item_person').on(t.orderId).where(sql`state = 'person'`),
    index('order_item_subscription').on(t.subscriptionId).where(sql`subscription_id is not null`),
    check('order_item_state', sql`${t.state} in ('waiting', 'person', 'active', 'cancelled')`),
    check('order_item_quantity', sql`${t.quantity} between 1 and 50 and ${t.cycleMonths} in (1, 3, 12)`),
    check('order_item_money', sql`${t.total} >= 0 and ${t.deferred} >= 0 and ${t.next} >= 0`),
    check('order_item_given', sql`${t.givenBackTax} >= 0 and ${t.givenBackTax} <= ${t.givenBack}`),
    check('order_item_domain', sql`(${t.domainKind} is null) = (${t.domainName} = '')`),
    check('order_item_made', sql`(${t.state} = 'active') = (${t.madeAt} is not null)`),
  ],
)

/** What was chosen, in the words of then: the catalogue may change afterwards. */
export const orderItemOption = sqliteTable(
  'order_item_option',
  {
    itemId: text()
      .notNull()
      .references(() => orderItem.id, { onDelete: 'restrict' }),
    position: integer().notNull(),
    /** By value: of the package's setup when it was ordered. */
    optionId: text().notNull(),
    label: text().notNull(),
    value: text().notNull(),
    every: text({ enum: ['once', 'month'] }).notNull(),
    /** Rupiah: once, or a month. */
    amount: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.itemId, t.position] }),
    check('order_item_option_every', sql`${t.every} in ('once', 'month')`),
    check('order_item_option_amount', sql`${t.amount} >= 0`),
  ],
)

export const orderItemVoucher = sqliteTable(
  'order_item_voucher',
  {
    itemId: text()
      .notNull()
      .references(() => orderItem.id, { onDelete: 'restrict' }),
    voucherId: integer()
      .notNull()
      .unique()
      .references(() => voucher.id, { onDelete: 'restrict' }),
  },
  (t) => [primaryKey({ columns: [t.itemId, t.voucherId] })],
)
