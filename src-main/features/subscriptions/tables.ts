// Owns: what a customer has: one package on one router (or on none), how it is billed, and what the router has confirmed.
// Must never: claim of the router what it has not confirmed; `wanted*` is the wish, `actual*` the router's answer.
import { sql } from 'drizzle-orm'
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { servicePackage } from '../catalog/tables'
import { customer } from '../customers/tables'
import { router } from '../routers/tables'

/** Aktif / Isolir / Jeda / Berhenti. What the shop wants; the router's side stands in `actualAccess`. */
export const SUBSCRIPTION_STATES = ['active', 'suspended', 'paused', 'stopped'] as const
/** What the router gives: open, isolir, off (disabled or not there). `none` = not on a router, or never confirmed. */
export const ACCESS = ['none', 'open', 'isolated', 'off'] as const
/** Does the router have the newest wish? waiting / present / failed / missing / removed, as of vouchers; `unmanaged` = no router. */
export const PROVISION_STATES = ['unmanaged', 'waiting', 'present', 'failed', 'missing', 'removed'] as const
/** How a static address is kept: a simple queue, or a DHCP lease with a queue. */
export const STATIC_KINDS = ['queue', 'lease'] as const
/** prorata = by days, full = a whole month, free. */
export const FIRST_PERIODS = ['prorata', 'full', 'free'] as const

export const subscription = sqliteTable(
  'subscription',
  {
    id: text().primaryKey(),
    customerId: text()
      .notNull()
      .references(() => customer.id, { onDelete: 'restrict' }),
    packageId: text()
      .notNull()
      .references(() => servicePackage.id, { onDelete: 'restrict' }),
    /** Of the master, never changes. */
    serviceType: text({ enum: ['hotspot', 'pppoe', 'static', 'other'] }).notNull(),
    /** Null for Lainnya. */
    routerId: text().references(() => router.id, { onDelete: 'restrict' }),
    /** A name of its own on lists: "Rumah", "Kios"; may be empty. */
    label: text().notNull().default(''),
    /** PPP secret or hotspot user; null for static and other. Unique per router while not stopped. */
    username: text(),
    sealedPassword: text(),
    /** IPv4 of a static customer, or the fixed remote address of a PPP secret. */
    address: text(),
    staticKind: text({ enum: STATIC_KINDS }),
    /** Of a DHCP lease. */
    mac: text(),

    state: text({ enum: SUBSCRIPTION_STATES }).notNull(),
    /** Why it is suspended, paused or stopped, in the words of who did it. */
    stateReason: text().notNull().default(''),
    stateSince: integer().notNull(),

    provision: text({ enum: PROVISION_STATES }).notNull(),
    provisionError: text(),
    actualAccess: text({ enum: ACCESS }).notNull(),
    confirmedAt: integer(),
    /** Grows with every change of the wish; `confirmedRevision` is the one the router has. */
    revision: integer().notNull().default(1),
    confirmedRevision: integer().notNull().default(0),
    /** Fingerprint of the password that the router was last given; null = none by us. What a technician sets by hand stays. */
    confirmedPassword: text(),

    /** 1-28. */
    billingDay: integer().notNull(),
    /** 1 Bulanan, 3 per 3 Bulan, 12 Tahunan. */
    cycleMonths: integer().notNull().default(1),
    firstPeriod: text({ enum: FIRST_PERIODS }).notNull(),
    /** Days; null = the shop's. */
    graceDays: integer(),
    /** Rupiah a month instead of the package's price; null = the package's. */
    ownPrice: integer(),
    /** Rupiah off every bill, until `discountUntil` (a day) when given. */
    discount: integer().notNull().default(0),
    discountUntil: text(),
    /** First day of the service. */
    startDay: text().notNull(),
    /** The day up to which bills have been made (exclusive): the next period starts here. */
    billedUntil: text().notNull(),
    /** Prepaid (Harian): served until this instant; null for monthly billing. */
    paidUntil: integer(),

    lastSeenAt: integer(),
    lastAddress: text(),
    createdAt: integer().notNull(),
    createdBy: text(),
    updatedAt: integer().notNull(),
    stoppedAt: integer(),
  },
  (t) => [
    index('subscription_customer').on(t.customerId, t.state),
    uniqueIndex('subscription_username')
      .on(t.routerId, t.serviceType, t.username)
      .where(sql`username is not null and state <> 'stopped'`),
    uniqueIndex('subscription_address')
      .on(t.routerId, t.address)
      .where(sql`address is not null and state <> 'stopped'`),
    index('subscription_package').on(t.packageId),
    index('subscription_router').on(t.routerId, t.state),
    index('subscription_due').on(t.billedUntil, t.id).where(sql`state in ('active', 'suspended')`),
    index('subscription_prepaid').on(t.paidUntil).where(sql`paid_until is not null and state = 'active'`),
    check('subscription_state', sql`${t.state} in ('active', 'suspended', 'paused', 'stopped')`),
    check('subscription_access', sql`${t.actualAccess} in ('none', 'open', 'isolated', 'off')`),
    check(
      'subscription_provision',
      sql`${t.provision} in ('unmanaged', 'waiting', 'present', 'failed', 'missing', 'removed')`,
    ),
    check('subscription_billing_day', sql`${t.billingDay} between 1 and 28`),
    check('subscription_cycle', sql`${t.cycleMonths} in (1, 3, 12)`),
    check('subscription_money', sql`${t.discount} >= 0 and (${t.ownPrice} is null or ${t.ownPrice} >= 0)`),
  ],
)

/** Every change: made, package changed, isolir, paused, moved ... with who and why. */
export const subscriptionEvent = sqliteTable(
  'subscription_event',
  {
    id: integer().primaryKey(),
    subscriptionId: text()
      .notNull()
      .references(() => subscription.id, { onDelete: 'restrict' }),
    at: integer().notNull(),
    actorId: text(),
    /** created, changed, package, suspended, reopened, paused, resumed, stopped, moved, confirmed, failed */
    kind: text().notNull(),
    /** One Indonesian sentence. */
    text: text().notNull(),
  },
  (t) => [index('subscription_event_of').on(t.subscriptionId, t.id)],
)

/** What is paid every month beside the package: "IP Publik". Part of every bill until it ends. */
export const subscriptionExtra = sqliteTable(
  'subscription_extra',
  {
    id: text().primaryKey(),
    subscriptionId: text()
      .notNull()
      .references(() => subscription.id, { onDelete: 'restrict' }),
    label: text().notNull(),
    /** Rupiah a month. */
    monthlyAmount: integer().notNull(),
    createdAt: integer().notNull(),
    endedAt: integer(),
  },
  (t) => [
    index('subscription_extra_living').on(t.subscriptionId).where(sql`ended_at is null`),
    check('subscription_extra_amount', sql`${t.monthlyAmount} >= 0`),
  ],
)

export const ISOLIR_STATES = ['waiting', 'ok', 'failed'] as const

/** The isolir profile, pool and rules on a router. */
export const isolirSetup = sqliteTable(
  'isolir_setup',
  {
    routerId: text()
      .primaryKey()
      .references(() => router.id, { onDelete: 'restrict' }),
    state: text({ enum: ISOLIR_STATES }).notNull(),
    error: text(),
    /** JSON: what was put there, so that it can be taken away. */
    installed: text().notNull().default('{}'),
    checkedAt: integer(),
  },
  (t) => [check('isolir_setup_state', sql`${t.state} in ('waiting', 'ok', 'failed')`)],
)
