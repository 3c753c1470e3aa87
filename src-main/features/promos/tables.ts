// Owns: promo codes, the packages they are for, and each use of them.
// Must never: lose a use; one that was given back keeps its row.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { servicePackage } from '../catalog/tables'
import { customer } from '../customers/tables'

export const PROMO_KINDS = ['percent', 'fixed'] as const

export const promo = sqliteTable(
  'promo',
  {
    id: text().primaryKey(),
    /** As `foldCode` makes it: NFKC, capitals, no spaces. */
    code: text().notNull(),
    name: text().notNull(),
    kind: text({ enum: PROMO_KINDS }).notNull(),
    /** Percent 1..100, or rupiah. */
    value: integer().notNull(),
    /** Rupiah that the lines it is for must reach; 0 = none. */
    minimum: integer().notNull().default(0),
    /** The most rupiah that a percent code takes off. */
    cap: integer(),
    firstDay: text().notNull(),
    /** The last day it may be used; null = for ever. */
    lastDay: text(),
    totalUses: integer(),
    usesPerCustomer: integer(),
    /** Uses that were not given back; counted in the same statement that asks whether one is left. */
    used: integer().notNull().default(0),
    isActive: integer({ mode: 'boolean' }).notNull().default(true),
    createdAt: integer().notNull(),
    archivedAt: integer(),
  },
  (t) => [
    uniqueIndex('promo_code').on(t.code).where(sql`archived_at is null`),
    check('promo_kind', sql`${t.kind} in ('percent', 'fixed')`),
    check('promo_value', sql`${t.value} > 0 and (${t.kind} = 'fixed' or ${t.value} <= 100)`),
    check('promo_money', sql`${t.minimum} >= 0 and (${t.cap} is null or ${t.cap} > 0)`),
    check('promo_used', sql`${t.used} >= 0 and (${t.totalUses} is null or ${t.used} <= ${t.totalUses})`),
  ],
)

/** No row of a promo = it is for every package. */
export const promoPackage = sqliteTable(
  'promo_package',
  {
    promoId: text()
      .notNull()
      .references(() => promo.id, { onDelete: 'restrict' }),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
  },
  (t) => [primaryKey({ columns: [t.promoId, t.packageId] })],
)

export const promoUse = sqliteTable(
  'promo_use',
  {
    id: text().primaryKey(),
    promoId: text()
      .notNull()
      .references(() => promo.id, { onDelete: 'restrict' }),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    /** By value: promos know no orders. */
    orderId: text().notNull().unique(),
    /** Rupiah taken off. */
    amount: integer().notNull(),
    at: integer().notNull(),
    /** The order lapsed or was cancelled: the use was given back. */
    releasedAt: integer(),
  },
  (t) => [
    index('promo_use_promo').on(t.promoId, t.at),
    index('promo_use_customer').on(t.customerId, t.promoId),
    check('promo_use_amount', sql`${t.amount} > 0`),
  ],
)
