// Owns: the list of bills: narrowed, searched, in keyset pages over a million rows, with true sums.
// Must never: read more rows than a page needs; each narrowing has its index.
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { addDays, calendarDate, lastOfMonth } from '../../shared/calendar-date'
import { termsOf } from '../customers'
import type { BillCounts, BillFilter, BillStatus, BillSums } from './contract'
import { readMark, writeMark } from './cursor'
import type { InvoiceView } from './domain'
import { toView, VIEW } from './store'
import { invoiceTally } from './tables'

/** A search looks through about so many bills: of fewer customers where they have years of them. */
const MOST_BILLS = 3_000
const FEWEST_CUSTOMERS = 40
const MOST_CUSTOMERS = 200

const averages = reading((q) =>
  q
    .select({
      bills: sql<number>`(select coalesce(sum(count), 0) from invoice_tally)`,
      customers: sql<number>`(select count(*) from customer)`,
    })
    .from(sql`(select 1)`)
    .prepare(),
)

function mostCustomers(db: ReadDb): number {
  const { bills, customers } = averages(db).get() ?? { bills: 0, customers: 0 }
  const each = Math.max(1, bills / Math.max(1, customers))
  return Math.max(FEWEST_CUSTOMERS, Math.min(MOST_CUSTOMERS, Math.floor(MOST_BILLS / each)))
}

interface Order {
  /** The columns of the keyset and their direction. */
  readonly name: 'due' | 'issue' | 'number'
  readonly index: 'invoice_open' | 'invoice_state' | 'invoice_issue' | null
}

const OLDEST_ORDER = sql`coalesce(
  (select min(o.due_day) from invoice o indexed by invoice_open_order where o.kind = 'order' and o.state in ('unpaid', 'pending')), '9999-12-31')`

const WHERE: Readonly<Record<BillStatus, (today: string) => SQL>> = {
  // The first words are those of the partial index.
  // An order is never overdue; those past their day are few, so the list begins at the oldest of them and not at the oldest debt.
  unpaid: (today) =>
    sql`i.state in ('unpaid', 'pending') and i.state = 'unpaid' and i.due_day >= min(${today}, ${OLDEST_ORDER})
      and (i.due_day >= ${today} or i.kind = 'order')`,
  overdue: (today) =>
    sql`i.state in ('unpaid', 'pending') and i.state = 'unpaid' and i.due_day < ${today} and i.kind <> 'order'`,
  pending: () => sql`i.state = 'pending'`,
  paid: () => sql`i.state = 'paid'`,
  cancelled: () => sql`i.state = 'cancelled'`,
}

/** Grace is at most 60 days by the shop's setting and 365 on a manual bill: what was issued in a month is due within these days of it. */
const LONGEST_GRACE = 366

function monthSql(month: string | null, order: Order): SQL {
  if (month === null) return sql`true`
  const first = calendarDate(`${month}-01`)
  const last = lastOfMonth(first)
  const issued = sql`i.issue_day >= ${first} and i.issue_day <= ${last}`
  return order.name === 'due'
    ? sql`${issued} and i.due_day >= ${first} and i.due_day <= ${addDays(last, LONGEST_GRACE)}`
    : issued
}

function orderOf(filter: BillFilter, search: Search): Order {
  if (search.kind === 'number') return { name: 'number', index: null }
  if (search.kind === 'customers') return { name: 'issue', index: null }
  if (filter.status === null) return { name: 'issue', index: 'invoice_issue' }
  if (filter.status === 'unpaid' || filter.status === 'overdue') return { name: 'due', index: 'invoice_open' }
  return { name: 'issue', index: 'invoice_state' }
}

const ORDER_BY: Readonly<Record<Order['name'], SQL>> = {
  due: sql`i.due_day, i.id`,
  issue: sql`i.issue_day desc, i.id desc`,
  number: sql`i.number desc, i.id desc`,
}

function afterSql(order: Order, cursor: string | null): SQL {
  const mark = readMark(order.name, cursor)
  if (!mark) return sql`true`
  const [key, id] = mark
  if (order.name === 'due') return sql`(i.due_day, i.id) > (${key}, ${id})`
  if (order.name === 'issue') return sql`(i.issue_day, i.id) < (${key}, ${id})`
  return sql`(i.number, i.id) < (${key}, ${id})`
}

type Search =
  | { readonly kind: 'none' }
  /** A number or its beginning: `from` <= number < `until`. */
  | { readonly kind: 'number'; readonly from: string; readonly until: string }
  | { readonly kind: 'customers'; readonly ids: readonly string[]; readonly isCut: boolean }

const NUMBER = /^(?:INV-?)([A-Z]{1,2}-)?(\d{0,4})(?:-(\d{0,7}))?$/

export function readSearch(db: ReadDb, text: string): Search {
  const wanted = text.trim()
  if (wanted === '') return { kind: 'none' }
  const upper = wanted.toUpperCase()
  const bare = /^\d{4}-\d{1,7}$/.test(upper) ? `INV-${upper}` : upper
  if (NUMBER.test(bare)) {
    const from = bare.startsWith('INV-') ? bare : `INV-${bare.slice(3)}`
    if (from === 'INV-') return { kind: 'none' } // every number begins so
    return { kind: 'number', from, until: `${from}\uffff` }
  }
  const most = mostCustomers(db)
  const ids = customersBy(db, wanted, most + 1)
  return { kind: 'customers', ids: ids.slice(0, most), isCut: ids.length > most }
}

/** By name, archived ones too: their bills stay. */
function customersBy(db: ReadDb, text: string, limit: number): string[] {
  const terms = termsOf(text)
  const found = terms.map((term) => sql`instr(c.search_key, ${term}) > 0`)
  return db.read
    .select({ id: sql<string>`c.id` })
    .from(sql`customer c`)
    .where(sql.join(found.length > 0 ? found : [sql`false`], sql` and `))
    .orderBy(sql`c.name_key, c.id`)
    .limit(limit)
    .all()
    .map(({ id }) => id)
}

/** The rows in question, without a status: the bill is `i`. */
function sourceOf(search: Search, order: Order): SQL {
  if (search.kind === 'customers')
    return sql`json_each(${JSON.stringify(search.ids)}) k cross join invoice i indexed by invoice_customer on i.customer_id = k.value`
  return order.index === null ? sql`invoice i` : sql`invoice i indexed by ${sql.identifier(order.index)}`
}

const searchSql = (search: Search): SQL =>
  search.kind === 'number' ? sql`i.number >= ${search.from} and i.number < ${search.until}` : sql`true`

export interface BillPage extends BillFilter {
  readonly after: string | null
  readonly limit: number
}

export function pageOfBills(
  db: ReadDb,
  input: BillPage,
  today: string,
): { readonly rows: InvoiceView[]; readonly next: string | null } {
  const search = readSearch(db, input.search)
  const order = orderOf(input, search)
  const rows = db.read
    .select(VIEW)
    .from(sql`${sourceOf(search, order)} cross join customer c on c.id = i.customer_id`)
    .where(
      sql`${input.status === null ? sql`true` : WHERE[input.status](today)} and ${monthSql(input.month, order)} and ${searchSql(search)} and ${afterSql(order, input.after)}`,
    )
    .orderBy(ORDER_BY[order.name])
    .limit(input.limit + 1)
    .all()
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const key = last && (order.name === 'due' ? last.dueDay : order.name === 'issue' ? last.issueDay : last.number)
  return {
    rows: page.map((row) => toView(row, today)),
    next: last && key !== undefined && rows.length > input.limit ? writeMark(order.name, key, last.id) : null,
  }
}

interface StateSums extends BillSums {
  readonly status: BillStatus
}

/** `isLate`: past the due day; the tally knows no due day of orders. */
const STATUS = (isLate: SQL) =>
  sql<BillStatus>`case when state <> 'unpaid' then state when ${isLate} then 'overdue' else 'unpaid' end`

const hasLettered = reading((q) =>
  q
    .select({ found: sql<number>`1` })
    .from(sql`invoice`)
    .where(sql`number >= 'INV-A' and number < 'INV-a'`)
    .limit(1)
    .prepare(),
)

/**
 * What the months begin with whose bills a search means: of the beginning of a number there may be a million, and the tally knows
 * them. Null: they must be counted. Numbers of a second till carry its letter, and the tally does not tell tills apart.
 */
function monthsMeant(db: ReadDb, search: Search): string | null {
  if (search.kind === 'none') return ''
  const digits = search.kind === 'number' ? /^INV-(\d{1,3})$/.exec(search.from)?.[1] : undefined
  if (digits === undefined || hasLettered(db).get()) return null
  return digits.length === 1 ? `20${digits}` : `20${digits.slice(0, 2)}-${digits.slice(2)}`
}

/** From the tally that triggers keep, where it knows; else by counting the bills that the search fits. */
export function countBills(db: ReadDb, filter: Pick<BillFilter, 'month' | 'search'>, today: string): BillCounts {
  const search = readSearch(db, filter.search)
  const months = monthsMeant(db, search)
  const sums =
    months === null ? counted(db, search, filter.month, today) : tallied(db, { month: filter.month, months }, today)
  const of = (status: BillStatus): BillSums => {
    const { count, total, paid } = sums.find((row) => row.status === status) ?? { count: 0, total: 0, paid: 0 }
    return { count, total, paid }
  }
  const all = sums.reduce(
    (one, other) => ({
      count: one.count + other.count,
      total: one.total + other.total,
      paid: one.paid + other.paid,
    }),
    { count: 0, total: 0, paid: 0 },
  )
  return {
    all,
    unpaid: of('unpaid'),
    pending: of('pending'),
    overdue: of('overdue'),
    paid: of('paid'),
    cancelled: of('cancelled'),
    isCut: search.kind === 'customers' && search.isCut,
  }
}

interface Months {
  readonly month: string | null
  /** The beginning of a month, `2026-1`; empty = all. */
  readonly months: string
}

const tallied = (db: ReadDb, { month, months }: Months, today: string): StateSums[] =>
  db.read
    .select({
      status: STATUS(sql`due_day < ${today}`),
      count: sql<number>`sum(count)`,
      total: sql<number>`sum(total)`,
      paid: sql<number>`sum(paid)`,
    })
    .from(invoiceTally)
    .where(
      sql`${month === null ? sql`true` : sql`month = ${month}`} and month >= ${months} and month < ${`${months}\uffff`}`,
    )
    .groupBy(sql`1`)
    .all()

function counted(db: ReadDb, search: Search, month: string | null, today: string): StateSums[] {
  const order: Order = { name: 'number', index: null }
  return db.read
    .select({
      status: STATUS(sql`i.due_day < ${today} and i.kind <> 'order'`),
      count: sql<number>`count(*)`,
      total: sql<number>`sum(i.total)`,
      paid: sql<number>`sum(i.paid)`,
    })
    .from(sourceOf(search, order))
    .where(sql`${monthSql(month, order)} and ${searchSql(search)}`)
    .groupBy(sql`1`)
    .all()
}
