// Owns: the list of orders for staff: narrowed, searched, in keyset pages; how many wait; and the orders of one customer.
// Must never: read every order to find those that wait.
import { type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { ReadDb } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { termsOf } from '../customers'
import type { StaffOrderRow } from './contract'
import { ORDER_SERIES } from './domain'
import type { OrderRow, OrderState } from './shapes'

const ROW = {
  id: sql<string>`o.id`,
  number: sql<string>`o.number`,
  state: sql<OrderState>`o.state`,
  invoiceId: sql<number>`i.id`,
  invoiceState: sql<OrderRow['invoiceState']>`i.state`,
  placedAt: sql<number>`o.placed_at`,
  lapsesAt: sql<number | null>`case o.state when 'unpaid' then o.lapses_at end`,
  title: sql<string>`(select group_concat(t.package_name, ', ' order by t.position) from order_item t where t.order_id = o.id)`,
  total: sql<number>`o.total`,
}
const FROM = sql`service_order o join invoice i on i.id = o.invoice_id`

const MOST_OWN = 100

export const ordersOf = (db: ReadDb, customerId: string): OrderRow[] =>
  db.read
    .select(ROW)
    .from(FROM)
    .where(sql`o.customer_id = ${customerId}`)
    .orderBy(sql`o.placed_at desc, o.id desc`)
    .limit(MOST_OWN)
    .all()

/** A confirmation to look at, an item that needs a person, part of the money past the time, or a payment that was taken back. */
const isWaiting = (now: number): SQL => sql`(
  o.state = 'processing'
  or (o.state = 'unpaid' and (i.state = 'pending' or (i.paid > 0 and o.lapses_at <= ${now})))
  or (o.state = 'active' and i.state in ('unpaid', 'pending')))`

/** Few, each by a partial index: what runs, and bills of orders that are open again. */
const RUNNING = sql`o.id in (
  select id from service_order where state in ('unpaid', 'processing')
  union select p.id from invoice j join service_order p on p.invoice_id = j.id
  where j.kind = 'order' and j.state in ('unpaid', 'pending'))`

export interface OrderFilter {
  readonly state: 'attention' | OrderState | null
  readonly search: string
  readonly customerId: string | null
  readonly after: string | null
  readonly limit: number
  readonly now: number
}

export function pageOfOrders(
  db: ReadDb,
  filter: OrderFilter,
): { readonly rows: StaffOrderRow[]; readonly next: string | null } {
  const rows = db.read
    .select({
      ...ROW,
      customerId: sql<string>`o.customer_id`,
      customerName: sql<string>`c.name`,
      channel: sql<StaffOrderRow['channel']>`o.channel`,
      isClaimed: sql<number>`o.state = 'unpaid' and i.state = 'pending'`,
      needsPerson: sql<number>`exists (select 1 from order_item t where t.order_id = o.id and t.state = 'person')`,
    })
    .from(sql`${FROM} join customer c on c.id = o.customer_id`)
    .where(
      sql`${stateSql(filter)} and ${ownerSql(filter)} and ${searchSql(db, filter.search)} and ${afterSql(filter.after)}`,
    )
    .orderBy(sql`o.placed_at desc, o.id desc`)
    .limit(filter.limit + 1)
    .all()
  const page = rows.slice(0, filter.limit)
  const last = page.at(-1)
  return {
    rows: page.map((row) => ({ ...row, isClaimed: row.isClaimed === 1, needsPerson: row.needsPerson === 1 })),
    next: last && rows.length > filter.limit ? `${last.placedAt}.${last.id}` : null,
  }
}

function stateSql({ state, now }: OrderFilter): SQL {
  if (state === null) return sql`true`
  return state === 'attention' ? sql`${RUNNING} and ${isWaiting(now)}` : sql`o.state = ${state}`
}

const ownerSql = ({ customerId }: OrderFilter): SQL =>
  customerId === null ? sql`true` : sql`o.customer_id = ${customerId}`

const MOST_CUSTOMERS = 200

/** A number or its beginning, else the customer: name, number, phone. */
function searchSql(db: ReadDb, text: string): SQL {
  const wanted = text.trim().toUpperCase()
  if (wanted === '') return sql`true`
  if (wanted.startsWith(ORDER_SERIES)) return sql`o.number >= ${wanted} and o.number < ${`${wanted}\uffff`}`
  return sql`o.customer_id in (select value from json_each(${JSON.stringify(customersBy(db, text))}))`
}

/** By name, number or phone; archived ones too: their orders stay. The customers' table by its name: it is not ours to import. */
function customersBy(db: ReadDb, text: string): string[] {
  const terms = termsOf(text).map((term) => sql`instr(c.search_key, ${term}) > 0`)
  return db.read
    .select({ id: sql<string>`c.id` })
    .from(sql`customer c`)
    .where(sql.join(terms.length > 0 ? terms : [sql`false`], sql` and `))
    .orderBy(sql`c.name_key, c.id`)
    .limit(MOST_CUSTOMERS)
    .all()
    .map(({ id }) => id)
}

const Mark = z.tuple([z.coerce.number().int(), z.uuid()])

function afterSql(after: string | null): SQL {
  if (after === null) return sql`true`
  const mark = Mark.safeParse(after.split('.'))
  if (!mark.success) throw new DomainError('INPUT_INVALID')
  const [placedAt, id] = mark.data
  return sql`(o.placed_at, o.id) < (${placedAt}, ${id})`
}

/** Orders lapse within days: who paid last is among those that were placed last. */
const RECENT = 100

/** The last payment of it up to its Lunas. The tables of payments by their names: they are not ours to import. */
const PAID_BY = sql<string | null>`(
  select p.cashier_id from payment_allocation a join payment p on p.id = a.payment_id
  where a.invoice_id = o.invoice_id and p.at <= o.paid_at order by p.at desc, p.id desc limit 1)`

const newestPaid = (db: ReadDb) =>
  db.read
    .select({
      id: ROW.id,
      buyerName: sql<string>`o.buyer_name`,
      title: ROW.title,
      paidAt: sql<number>`o.paid_at`,
      paidBy: PAID_BY,
    })
    .from(
      sql`(select * from service_order where channel = 'portal' order by placed_at desc, id desc limit ${RECENT}) o`,
    )
    .where(sql`o.paid_at is not null and o.state in ('processing', 'active')`)
    .orderBy(sql`o.paid_at desc, o.id desc`)
    .limit(1)
    .get() ?? null

export function countOrders(db: ReadDb, now: number) {
  const row = db.read
    .select({
      attention: sql<number>`coalesce(sum(${isWaiting(now)}), 0)`,
      unpaid: sql<number>`coalesce(sum(o.state = 'unpaid'), 0)`,
      processing: sql<number>`coalesce(sum(o.state = 'processing'), 0)`,
    })
    .from(FROM)
    .where(RUNNING)
    .get()
  return { ...(row ?? { attention: 0, unpaid: 0, processing: 0 }), newestPaid: newestPaid(db) }
}

export interface WaitingKinds {
  /** Paid, and something has to be filled in. */
  readonly person: number
  /** Part of the money came, and the time is over. */
  readonly partly: number
  /** Active, and the payment was taken back. */
  readonly takenBack: number
  /** Epoch ms of the oldest. */
  readonly since: number
}

export function waitingKinds(db: ReadDb, now: number): WaitingKinds {
  const row = db.read
    .select({
      person: sql<number>`coalesce(sum(o.state = 'processing'), 0)`,
      partly: sql<number>`coalesce(sum(o.state = 'unpaid' and i.state = 'unpaid'), 0)`,
      takenBack: sql<number>`coalesce(sum(o.state = 'active'), 0)`,
      since: sql<number>`coalesce(min(o.placed_at), 0)`,
    })
    .from(FROM)
    .where(sql`${RUNNING} and ${isWaiting(now)}`)
    .get()
  return row ?? { person: 0, partly: 0, takenBack: 0, since: now }
}

/** Unpaid past their time, in the order of their ids. */
export const dueToLapse = (db: ReadDb, now: number, after: string, limit: number): string[] =>
  db.read
    .select({ id: sql<string>`o.id` })
    .from(FROM)
    .where(sql`o.state = 'unpaid' and o.lapses_at <= ${now} and o.id > ${after} and i.state = 'unpaid' and i.paid = 0`)
    .orderBy(sql`o.id`)
    .limit(limit)
    .all()
    .map(({ id }) => id)
