// Owns: recharge cards, the series they were printed in, their sales at the counter; and what customers bought from their saldo.
// Must never: hold a code; only its keyed fingerprint and its last four symbols.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { servicePackage } from '../catalog/tables'
import { customer } from '../customers/tables'
import { reseller } from '../resellers/tables'
import { subscription } from '../subscriptions/tables'
import { user } from '../users/tables'
import { voucher } from '../vouchers/tables'

/** made = on a sheet that nobody has seen come out; issued = in the drawer or sold. */
export const CARD_STATES = ['made', 'issued', 'used', 'expired', 'void'] as const
export const CARD_METHODS = ['cash', 'transfer', 'qris'] as const
export const SERIES_STATES = ['open', 'closed'] as const
export const PURCHASE_KINDS = ['voucher', 'renewal'] as const

export const cardSeries = sqliteTable(
  'card_series',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull().unique(),
    /** Rupiah of each card. */
    value: integer().notNull(),
    /** Cards wanted; a failed print is made anew up to this. */
    quantity: integer().notNull(),
    /** Last day a card may be used; null = for ever. */
    validUntil: text(),
    state: text({ enum: SERIES_STATES }).notNull().default('open'),
    createdAt: integer().notNull(),
    createdBy: text()
      .notNull()
      .references(() => user.id, { onDelete: 'restrict' }),
  },
  (t) => [
    check('card_series_value', sql`${t.value} > 0 and ${t.quantity} > 0`),
    check('card_series_state', sql`${t.state} in ('open', 'closed')`),
  ],
)

export const cardSale = sqliteTable(
  'card_sale',
  {
    id: text().primaryKey(),
    /** `KI-261122-0001`. */
    number: text().notNull().unique(),
    outletId: text().notNull(),
    deviceId: text().notNull(),
    at: integer().notNull(),
    businessDay: text().notNull(),
    cashierId: text()
      .notNull()
      .references(() => user.id, { onDelete: 'restrict' }),
    shiftId: text(),
    seriesId: text()
      .notNull()
      .references(() => cardSeries.id, { onDelete: 'restrict' }),
    quantity: integer().notNull(),
    /** Rupiah that were paid: a reseller may pay less than the cards' value. */
    amount: integer().notNull(),
    method: text({ enum: CARD_METHODS }).notNull(),
    reference: text().notNull().default(''),
    /** Who sells them on; null = a customer bought them. */
    resellerId: text().references(() => reseller.id, { onDelete: 'restrict' }),
  },
  (t) => [
    index('card_sale_series').on(t.seriesId, t.at),
    check('card_sale_money', sql`${t.quantity} > 0 and ${t.amount} > 0`),
    check('card_sale_method', sql`${t.method} in ('cash', 'transfer', 'qris')`),
  ],
)

export const card = sqliteTable(
  'card',
  {
    /** Printed on the card: its number for people. */
    id: integer().primaryKey({ autoIncrement: true }),
    seriesId: text()
      .notNull()
      .references(() => cardSeries.id, { onDelete: 'restrict' }),
    /** Keyed with the shop's master key: the books alone do not tell a code. */
    codeHash: text().notNull().unique(),
    tail: text().notNull(),
    state: text({ enum: CARD_STATES }).notNull().default('made'),
    madeAt: integer().notNull(),
    issuedAt: integer(),
    saleId: text().references(() => cardSale.id, { onDelete: 'restrict' }),
    soldAt: integer(),
    usedBy: text().references(() => customer.id, { onDelete: 'restrict' }),
    usedAt: integer(),
    /** Void or lapsed. */
    endedAt: integer(),
    endReason: text().notNull().default(''),
  },
  (t) => [
    index('card_series_state').on(t.seriesId, t.state, t.id),
    index('card_of_sale').on(t.saleId).where(sql`sale_id is not null`),
    index('card_used_by').on(t.usedBy).where(sql`used_by is not null`),
    check('card_state', sql`${t.state} in ('made', 'issued', 'used', 'expired', 'void')`),
    check('card_used', sql`(${t.state} = 'used') = (${t.usedBy} is not null and ${t.usedAt} is not null)`),
    check('card_sold', sql`(${t.saleId} is null) = (${t.soldAt} is null)`),
    check('card_used_sold', sql`${t.state} <> 'used' or ${t.saleId} is not null`),
  ],
)

/** What a customer bought in the portal out of his saldo: a voucher, or the next days of a prepaid service. */
export const balancePurchase = sqliteTable(
  'balance_purchase',
  {
    id: text().primaryKey(),
    /** `BS-261122-0001`. */
    number: text().notNull().unique(),
    at: integer().notNull(),
    businessDay: text().notNull(),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    kind: text({ enum: PURCHASE_KINDS }).notNull(),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    packageName: text().notNull(),
    amount: integer().notNull(),
    voucherId: integer()
      .unique()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    subscriptionId: text().references(() => subscription.id, { onDelete: 'restrict' }),
  },
  (t) => [
    index('balance_purchase_customer').on(t.customerId, t.at),
    check('balance_purchase_amount', sql`${t.amount} >= 0`),
    check(
      'balance_purchase_kind',
      sql`(${t.kind} = 'voucher' and ${t.voucherId} is not null and ${t.subscriptionId} is null) or (${t.kind} = 'renewal' and ${t.voucherId} is null and ${t.subscriptionId} is not null)`,
    ),
  ],
)
