// Owns: SQL of subscriptions and their events.
// Must never: hand out a sealed password in a view, or decide whether something may be changed.
import { and, asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading, writing } from '../../platform/db/statement'
import { type CalendarDate, calendarDate } from '../../shared/calendar-date'
import { type Rupiah, rupiah } from '../../shared/money'
import type { BillingType } from '../../shared/service-type'
import { subscription, subscriptionEvent } from './tables'

export type SubscriptionRow = typeof subscription.$inferSelect

type Days = 'startDay' | 'billedUntil' | 'discountUntil'

export interface SubscriptionView extends Readonly<Omit<SubscriptionRow, 'sealedPassword' | Days>> {
  readonly startDay: CalendarDate
  readonly billedUntil: CalendarDate
  readonly discountUntil: CalendarDate | null
  readonly hasPassword: boolean
  readonly packageName: string
  readonly masterId: string
  readonly billingType: BillingType
  readonly routerName: string | null
  readonly customerName: string
  /** Rupiah a month: ownPrice, or else the package's price, and what is paid beside it. */
  readonly monthlyPrice: Rupiah
  /** Of which what is paid beside the package. */
  readonly extraMonthly: Rupiah
}

// Names of other features by SQL, in the same look-up: a billing run reads twenty thousand of these.
const columns = {
  row: subscription,
  packageName: sql<string>`p.name`,
  packagePrice: sql<number>`p.customer_price`,
  extraMonthly: sql<number>`(select coalesce(sum(monthly_amount), 0) from subscription_extra e
    where e.subscription_id = ${subscription.id} and e.ended_at is null)`,
  masterId: sql<string>`p.master_id`,
  billingType: sql<BillingType>`m.billing_type`,
  routerName: sql<string | null>`(select name from router where router.id = ${subscription.routerId})`,
  customerName: sql<string>`(select name from customer where customer.id = ${subscription.customerId})`,
}

type JoinedRow = {
  readonly row: SubscriptionRow
  readonly packageName: string
  readonly packagePrice: number
  readonly extraMonthly: number
  readonly masterId: string
  readonly billingType: BillingType
  readonly routerName: string | null
  readonly customerName: string
}

export function toView({ row, packagePrice, extraMonthly, ...names }: JoinedRow): SubscriptionView {
  const { sealedPassword, ...fields } = row
  return {
    ...fields,
    ...names,
    startDay: calendarDate(row.startDay),
    billedUntil: calendarDate(row.billedUntil),
    discountUntil: row.discountUntil === null ? null : calendarDate(row.discountUntil),
    hasPassword: sealedPassword !== null,
    monthlyPrice: rupiah((row.ownPrice ?? packagePrice) + extraMonthly),
    extraMonthly: rupiah(extraMonthly),
  }
}

const joined = (q: Pick<ReadDb['read'], 'select'>) =>
  q
    .select(columns)
    .from(subscription)
    .innerJoin(sql`package p`, sql`p.id = ${subscription.packageId}`)
    .innerJoin(sql`master_package m`, sql`m.id = p.master_id`)

const oneSubscription = reading((q) =>
  joined(q)
    .where(eq(subscription.id, sql.placeholder('id')))
    .prepare(),
)

export function findSubscription(db: ReadDb, id: string): SubscriptionView | undefined {
  const row = oneSubscription(db).get({ id })
  return row && toView(row)
}

/** The row itself, with the sealed password: for commands and for the router's jobs of this feature. */
export const findSubscriptionRow = (db: ReadDb, id: string): SubscriptionRow | undefined =>
  oneSubscription(db).get({ id })?.row

const ofCustomer = reading((q) =>
  joined(q)
    .where(eq(subscription.customerId, sql.placeholder('customerId')))
    .orderBy(sql`${subscription.state} = 'stopped', subscription.rowid`)
    .prepare(),
)

/** Running ones first, oldest first; stopped ones at the end. */
export const subscriptionsOf = (db: ReadDb, customerId: string): SubscriptionView[] =>
  ofCustomer(db).all({ customerId }).map(toView)

export interface DueQuery {
  /** Bills are due when they are made up to this day or earlier. */
  readonly day: CalendarDate
  /** The last row of the page before (any object with its `billedUntil` and `id`), or null. */
  readonly after: { readonly billedUntil: string; readonly id: string } | null
  readonly limit: number
}

const dueRows = reading((q) =>
  joined(q)
    .where(
      and(
        sql`${subscription.state} in ('active', 'suspended')`,
        sql`${subscription.paidUntil} is null`,
        sql`${subscription.billedUntil} <= ${sql.placeholder('day')}`,
        sql`(${subscription.billedUntil}, ${subscription.id}) > (${sql.placeholder('afterDay')}, ${sql.placeholder('afterId')})`,
      ),
    )
    .orderBy(asc(subscription.billedUntil), asc(subscription.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

/** Monthly ones, active or suspended, whose next period has begun: oldest first. */
export const listDue = (db: ReadDb, { day, after, limit }: DueQuery): SubscriptionView[] =>
  dueRows(db)
    .all({ day, afterDay: after?.billedUntil ?? '', afterId: after?.id ?? '', limit })
    .map(toView)

const writeBilledUntil = plain<{ id: string; day: string }>(
  'update subscription set billed_until = :day where id = :id',
)

/** Bills are made up to `day` (exclusive). */
export const setBilledUntil = (tx: Tx, id: string, day: CalendarDate): void => {
  writeBilledUntil(tx).run({ id, day })
}

/** Rows that the shop serves now: not isolated, paused or stopped. */
export const countActive = (db: ReadDb): number =>
  db.read.select({ count: sql<number>`count(*)` }).from(subscription).where(eq(subscription.state, 'active')).get()
    ?.count ?? 0

/** Every column by its own name: prepared once, an import writes thousands. */
const insertRow = writing((q) =>
  q
    .insert(subscription)
    .values({
      id: sql.placeholder('id'),
      customerId: sql.placeholder('customerId'),
      packageId: sql.placeholder('packageId'),
      serviceType: sql.placeholder('serviceType'),
      routerId: sql.placeholder('routerId'),
      label: sql.placeholder('label'),
      username: sql.placeholder('username'),
      sealedPassword: sql.placeholder('sealedPassword'),
      address: sql.placeholder('address'),
      staticKind: sql.placeholder('staticKind'),
      mac: sql.placeholder('mac'),
      state: sql.placeholder('state'),
      stateSince: sql.placeholder('stateSince'),
      provision: sql.placeholder('provision'),
      actualAccess: sql.placeholder('actualAccess'),
      billingDay: sql.placeholder('billingDay'),
      cycleMonths: sql.placeholder('cycleMonths'),
      firstPeriod: sql.placeholder('firstPeriod'),
      graceDays: sql.placeholder('graceDays'),
      ownPrice: sql.placeholder('ownPrice'),
      discount: sql.placeholder('discount'),
      discountUntil: sql.placeholder('discountUntil'),
      startDay: sql.placeholder('startDay'),
      billedUntil: sql.placeholder('billedUntil'),
      paidUntil: sql.placeholder('paidUntil'),
      createdAt: sql.placeholder('createdAt'),
      createdBy: sql.placeholder('createdBy'),
      updatedAt: sql.placeholder('updatedAt'),
    })
    .prepare(),
)

export type NewRow = Required<
  Pick<
    SubscriptionRow,
    | 'id'
    | 'customerId'
    | 'packageId'
    | 'serviceType'
    | 'routerId'
    | 'label'
    | 'username'
    | 'sealedPassword'
    | 'address'
    | 'staticKind'
    | 'mac'
    | 'state'
    | 'stateSince'
    | 'provision'
    | 'actualAccess'
    | 'billingDay'
    | 'cycleMonths'
    | 'firstPeriod'
    | 'graceDays'
    | 'ownPrice'
    | 'discount'
    | 'discountUntil'
    | 'startDay'
    | 'billedUntil'
    | 'paidUntil'
    | 'createdAt'
    | 'createdBy'
    | 'updatedAt'
  >
>

export const insertSubscription = (tx: Tx, row: NewRow): void => {
  insertRow(tx).run(row)
}

export type SubscriptionChange = Partial<Omit<typeof subscription.$inferInsert, 'id' | 'customerId' | 'serviceType'>>

/** `isWish`: the router has something to do; the revision grows, so an older confirmation does not count for it. */
export function changeRow(tx: Tx, id: string, change: SubscriptionChange, now: number, isWish: boolean): void {
  const revision: SQL = sql`${subscription.revision} + 1`
  tx.write
    .update(subscription)
    .set({ ...change, updatedAt: now, ...(isWish ? { revision } : {}) })
    .where(eq(subscription.id, id))
    .run()
}

// --- events ---------------------------------------------------------------------------------------------------------

export type EventKind =
  | 'created'
  | 'changed'
  | 'package'
  | 'suspended'
  | 'reopened'
  | 'paused'
  | 'resumed'
  | 'stopped'
  | 'moved'
  | 'renewed'
  | 'due'
  | 'password'
  | 'confirmed'
  | 'failed'

const insertEvent = writing((q) =>
  q
    .insert(subscriptionEvent)
    .values({
      subscriptionId: sql.placeholder('subscriptionId'),
      at: sql.placeholder('at'),
      actorId: sql.placeholder('actorId'),
      kind: sql.placeholder('kind'),
      text: sql.placeholder('text'),
    })
    .prepare(),
)

/** `text`: one Indonesian sentence. */
export function recordEvent(tx: Tx, ctx: CommandContext, subscriptionId: string, kind: EventKind, text: string): void {
  insertEvent(tx).run({ subscriptionId, at: ctx.now, actorId: ctx.actor?.id ?? null, kind, text })
}

export type EventRow = typeof subscriptionEvent.$inferSelect

/** Newest first. */
export const eventsOf = (
  db: ReadDb,
  subscriptionId: string,
  limit: number,
): (EventRow & { actorName: string | null })[] =>
  db.read
    .select({
      id: subscriptionEvent.id,
      subscriptionId: subscriptionEvent.subscriptionId,
      at: subscriptionEvent.at,
      actorId: subscriptionEvent.actorId,
      kind: subscriptionEvent.kind,
      text: subscriptionEvent.text,
      actorName: sql<string | null>`(select name from user where user.id = ${subscriptionEvent.actorId})`,
    })
    .from(subscriptionEvent)
    .where(eq(subscriptionEvent.subscriptionId, subscriptionId))
    .orderBy(desc(subscriptionEvent.id))
    .limit(limit)
    .all()
