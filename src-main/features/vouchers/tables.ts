// Owns: batches, vouchers, their history and their counts.
// Must never: delete a voucher or let a code exist twice.
import { sql } from 'drizzle-orm'
import { check, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { servicePackage } from '../catalog/tables'
import { router } from '../routers/tables'

export const VOUCHER_STATES = ['stock', 'sold', 'active', 'finished', 'lapsed', 'void'] as const
/** Belum di router / Di router / Gagal / Hilang dari router / sudah dicabut. */
export const ROUTER_STATES = ['waiting', 'present', 'failed', 'missing', 'removed'] as const
export const BATCH_STATES = ['running', 'done', 'cancelled'] as const
/** made = for the stock; sale = at the counter, sold in the moment it was made; adopted = another program's vouchers. */
export const BATCH_ORIGINS = ['made', 'sale', 'adopted'] as const

export const voucherBatch = sqliteTable(
  'voucher_batch',
  {
    id: text().primaryKey(),
    /** 8 symbols, unique: `b=` in the comment on the router says whose voucher it is. */
    tag: text().notNull().unique(),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    routerId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    quantity: integer().notNull(),
    codeFormat: text().notNull(),
    /** JSON: what the master said when the batch was made (durations, quotas, profile). */
    terms: text().notNull(),
    state: text({ enum: BATCH_STATES }).notNull(),
    /** Vouchers given up by "batalkan" before they reached the router. */
    cancelledCount: integer().notNull().default(0),
    reason: text().notNull().default(''),
    origin: text({ enum: BATCH_ORIGINS }).notNull().default('made'),
    /** Before the first command of it went out to a router; null = no router can hold any of it. */
    sentAt: integer(),
    createdBy: text(),
    createdAt: integer().notNull(),
    updatedAt: integer().notNull(),
  },
  (t) => [
    check('voucher_batch_origin', sql`${t.origin} in ('made', 'sale', 'adopted')`),
    check('voucher_batch_quantity', sql`${t.quantity} between 1 and 10000`),
    check('voucher_batch_state', sql`${t.state} in ('running', 'done', 'cancelled')`),
  ],
)

/**
 * The id is a plain integer on purpose: a million rows with a text id cost 40 MB and a second random index. The voucher's
 * id in the world is its code, unique for ever; on the router `b=<batch tag>;i=<id>` names it.
 */
export const voucher = sqliteTable(
  'voucher',
  {
    id: integer().primaryKey(),
    code: text().notNull().unique(),
    /** Null = the same as the code. */
    password: text(),
    batchId: text()
      .notNull()
      .references(() => voucherBatch.id, { onDelete: 'restrict' }),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    routerId: text()
      .notNull()
      .references(() => router.id, { onDelete: 'restrict' }),
    state: text({ enum: VOUCHER_STATES }).notNull(),
    routerState: text({ enum: ROUTER_STATES }).notNull(),
    routerError: text(),
    madeAt: integer().notNull(),
    /** Pakai sebelum; null = for ever. */
    useBefore: integer(),
    soldAt: integer(),
    soldBy: text(),
    saleId: text(),
    firstLoginAt: integer(),
    expiresAt: integer(),
    endedAt: integer(),
  },
  (t) => [
    // In the order in which stock is sold: without useBefore a sale would sort the whole stock first.
    index('voucher_stock').on(t.packageId, t.routerId, t.routerState, t.useBefore, t.id).where(sql`state = 'stock'`),
    index('voucher_batch_list').on(t.batchId, t.routerState, t.id),
    index('voucher_package_list').on(t.packageId, t.id),
    index('voucher_state_list').on(t.state, t.id),
    index('voucher_made_list').on(t.madeAt, t.id),
    index('voucher_seller_list').on(t.soldBy, t.id).where(sql`sold_by is not null`),
    index('voucher_sold_list').on(t.soldAt, t.id).where(sql`sold_at is not null`),
    index('voucher_sale').on(t.saleId).where(sql`sale_id is not null`),
    index('voucher_expiry').on(t.expiresAt).where(sql`state = 'active' and expires_at is not null`),
    index('voucher_shelf').on(t.useBefore).where(sql`state in ('stock', 'sold') and use_before is not null`),
    index('voucher_lapsed').on(t.useBefore, t.packageId).where(sql`state = 'lapsed'`),
    check('voucher_state', sql`${t.state} in ('stock', 'sold', 'active', 'finished', 'lapsed', 'void')`),
    check('voucher_router_state', sql`${t.routerState} in ('waiting', 'present', 'failed', 'missing', 'removed')`),
    check('voucher_sold', sql`${t.state} <> 'sold' or ${t.soldAt} is not null`),
  ],
)

/** Every change after the making (the batch is the record of the making): who, when, why. */
export const voucherEvent = sqliteTable(
  'voucher_event',
  {
    id: integer().primaryKey(),
    voucherId: integer()
      .notNull()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
    actorId: text(),
    fromState: text({ enum: VOUCHER_STATES }).notNull(),
    toState: text({ enum: VOUCHER_STATES }).notNull(),
    reason: text().notNull(),
  },
  (t) => [index('voucher_event_voucher').on(t.voucherId, t.id)],
)

/** Who says when a voucher was first used: the router stamped it, or LoketNet worked it out from what it saw. */
export const STAMPED_BY = ['router', 'app'] as const

/** What the router says about a voucher that somebody uses; made at the first use. */
export const voucherUsage = sqliteTable(
  'voucher_usage',
  {
    voucherId: integer()
      .primaryKey()
      .references(() => voucher.id, { onDelete: 'restrict' }),
    /** Of the last device seen. */
    mac: text(),
    /** Used in all, the running session and what a power cut took from the router's own counters included. */
    uptimeSeconds: integer().notNull().default(0),
    bytesIn: integer().notNull().default(0),
    bytesOut: integer().notNull().default(0),
    /** The part of the above that the router forgot when it lost power: its limits no longer know of it. */
    lostSeconds: integer().notNull().default(0),
    lostBytesIn: integer().notNull().default(0),
    lostBytesOut: integer().notNull().default(0),
    lastSeenAt: integer(),
    firstLoginBy: text({ enum: STAMPED_BY }),
    /** "Perpanjang": added to the active period that the batch promised. */
    extraSeconds: integer().notNull().default(0),
    /** "Nonaktifkan" by a person of the shop; null = may be used. */
    blockedAt: integer(),
    /** The user's own flag on the router, as last seen. */
    isDisabled: integer({ mode: 'boolean' }).notNull().default(false),
    /** Used although it was never sold: when that was noticed, and who has looked into it. */
    unsoldAt: integer(),
    unsoldCheckedAt: integer(),
    unsoldCheckedBy: text(),
    unsoldNote: text().notNull().default(''),
    updatedAt: integer().notNull(),
  },
  (t) => [
    index('voucher_usage_unsold').on(t.unsoldAt).where(sql`unsold_at is not null and unsold_checked_at is null`),
    check('voucher_usage_stamped', sql`${t.firstLoginBy} is null or ${t.firstLoginBy} in ('router', 'app')`),
    check('voucher_usage_counted', sql`${t.uptimeSeconds} >= 0 and ${t.bytesIn} >= 0 and ${t.bytesOut} >= 0`),
  ],
)

/** Kept true by triggers on voucher, so that no screen counts a million rows. */
export const voucherCount = sqliteTable(
  'voucher_count',
  {
    packageId: text().notNull(),
    routerId: text().notNull(),
    state: text({ enum: VOUCHER_STATES }).notNull(),
    routerState: text({ enum: ROUTER_STATES }).notNull(),
    count: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.packageId, t.routerId, t.state, t.routerState] })],
)
