// Owns: Paket Induk (technical) and Paket (priced), and where a package is sold.
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
