// Owns: Paket Induk (technical) and Paket (priced), where a package is sold and how it is ordered.
// Must never: be read by a past sale; a sale keeps its own snapshot.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { router } from '../routers/tables'

export const SERVICE_TYPES = ['hotspot', 'pppoe', 'static', 'other'] as const
export const BILLING_TYPES = ['daily', 'monthly'] as const

export const masterPackage = sqliteTable(
  'master_package',
  {
    id: text().primaryKey(),
    name: text().notNull(),
    nameKey: text().notNull(),
    serviceType: text({ enum: SERVICE_TYPES }).notNull(),
    billingType: text({ enum: BILLING_TYPES }).notNull(),
    /** Name of the profile on the router; fixed at creation, so renaming a master moves nothing. */
    profileName: text().notNull().unique(),
    /** Canonical RouterOS text `1M/3M [burst...]`, or null for no limit. */
    rateLimit: text(),
    /** Seconds from first login by the wall clock (Masa Aktif); null = no end. */
    activeSeconds: integer(),
    /** Seconds an unused voucher keeps (Masa Berlaku Voucher); null = for ever. */
    shelfSeconds: integer(),
    /** Connected seconds (Kuota Waktu). */
    uptimeQuotaSeconds: integer(),
    /** Bytes both ways (Kuota Data). */
    volumeQuotaBytes: integer(),
    sharedUsers: integer().notNull().default(1),
    lockToFirstMac: integer({ mode: 'boolean' }).notNull().default(false),
    /** Name of the address pool on the router. */
    pool: text(),
    /** PPP profile that exists on the router already; null = made from this master. */
    pppProfile: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    archivedAt: integer(),
  },
  (t) => [
    uniqueIndex('master_package_name').on(t.nameKey).where(sql`archived_at is null`),
    check('master_package_type', sql`${t.serviceType} in ('hotspot', 'pppoe', 'static', 'other')`),
    check('master_package_billing', sql`${t.billingType} in ('daily', 'monthly')`),
    check('master_package_shared', sql`${t.sharedUsers} >= 1`),
  ],
)

/** `package` is a reserved word in strict mode. */
export const servicePackage = sqliteTable(
  'package',
  {
    id: text().primaryKey(),
    masterId: text()
      .notNull()
      .references(() => masterPackage.id, { onDelete: 'restrict' }),
    name: text().notNull(),
    nameKey: text().notNull(),
    /** Harga Jual, rupiah. */
    customerPrice: integer().notNull(),
    /** Harga Modal, rupiah. */
    operatorPrice: integer().notNull(),
    isPublic: integer({ mode: 'boolean' }).notNull().default(true),
    tileColor: text().notNull().default('pandan'),
    tileOrder: integer().notNull().default(0),
    /** Stok minimum; below it the shop is warned. */
    stockMinimum: integer().notNull().default(0),
    /** How many are made when stock falls below the minimum; 0 = only when a person asks. */
    refillQuantity: integer().notNull().default(0),
    /** JSON CodeFormat: length, prefix, style. */
    codeFormat: text().notNull(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
    archivedAt: integer(),
  },
  (t) => [
    uniqueIndex('package_name').on(t.nameKey).where(sql`archived_at is null`),
    index('package_master').on(t.masterId),
    check('package_prices', sql`${t.customerPrice} >= 0 and ${t.operatorPrice} >= 0`),
  ],
)

/** Routers a package is sold on; no row = on every router. */
export const packageRouter = sqliteTable(
  'package_router',
  {
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    routerId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
  },
  (t) => [primaryKey({ columns: [t.packageId, t.routerId] })],
)

/** How a package is ordered; no row = nothing was set. Its cycles and options stand beside it. */
export const packageOrdering = sqliteTable('package_ordering', {
  packageId: text()
    .primaryKey()
    .references(() => servicePackage.id, { onDelete: 'restrict' }),
  asksDomain: integer({ mode: 'boolean' }).notNull().default(false),
  /** Biaya pasang, rupiah, once with the order. */
  installFee: integer().notNull().default(0),
})

/** Siklus Penagihan that a monthly package is offered in. */
export const packageCycle = sqliteTable(
  'package_cycle',
  {
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    months: integer().notNull(),
    /** Rupiah for the whole cycle; null = by the monthly price, less the shop's discount. */
    price: integer(),
  },
  (t) => [
    primaryKey({ columns: [t.packageId, t.months] }),
    check('package_cycle_months', sql`${t.months} in (1, 3, 12)`),
    check('package_cycle_price', sql`${t.price} is null or ${t.price} >= 0`),
  ],
)

/** Opsi tambahan. One that stands in an order is archived, never deleted. */
export const packageOption = sqliteTable(
  'package_option',
  {
    id: text().primaryKey(),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    kind: text({ enum: ['choice', 'quantity', 'yes-no', 'text'] }).notNull(),
    label: text().notNull(),
    isRequired: integer({ mode: 'boolean' }).notNull().default(false),
    every: text({ enum: ['once', 'month'] }).notNull(),
    /** Rupiah per piece, yes or text; 0 for a choice. */
    price: integer().notNull().default(0),
    /** Of a quantity. */
    maximum: integer(),
    /** Its place among the options of the package. */
    place: integer().notNull().default(0),
    archivedAt: integer(),
  },
  (t) => [
    index('package_option_of').on(t.packageId, t.place),
    check('package_option_kind', sql`${t.kind} in ('choice', 'quantity', 'yes-no', 'text')`),
    check('package_option_every', sql`${t.every} in ('once', 'month')`),
    check('package_option_price', sql`${t.price} >= 0`),
  ],
)

/** What may be chosen of a `choice`. */
export const packageChoice = sqliteTable(
  'package_choice',
  {
    id: text().primaryKey(),
    optionId: text()
      .notNull()
      .references(() => packageOption.id, { onDelete: 'restrict' }),
    label: text().notNull(),
    price: integer().notNull().default(0),
    place: integer().notNull().default(0),
    archivedAt: integer(),
  },
  (t) => [index('package_choice_of').on(t.optionId, t.place), check('package_choice_price', sql`${t.price} >= 0`)],
)
