// Owns: the read model of the customer list: one page, true counts, what each customer has.
// Must never: load everybody, skip rows by counting them, or write.
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import type { CustomerFilter, CustomerListItem, CustomerService } from './contract'
import { termsOf } from './folding'
import { customer } from './tables'

export interface CustomerQuery {
  readonly filter: CustomerFilter
  readonly after: string | null
  readonly limit: number
}

type Row = typeof customer.$inferSelect

// Tables of other features stand here by name, for reading: a list of customers is about what they have.

/** Beyond so many, walking the list and asking each row finds a page sooner than gathering all of them first. */
const MANY = 1_000

/** Customers with such a subscription; the shape of the question follows how many there are. The planner has no figures: it is told. */
function hasService(db: ReadDb, where: SQL): SQL {
  const found = db.read
    .select({ count: sql<number>`count(*)` })
    .from(sql`(select 1 from subscription s where ${where} limit ${MANY})`)
    .get()
  return found && found.count < MANY
    ? sql`${customer.id} in (select s.customer_id from subscription s where ${where})`
    : sql`exists (select 1 from subscription s indexed by subscription_customer where s.customer_id = ${customer.id} and ${where})`
}

function stateOf(state: CustomerFilter['state']): readonly SQL[] {
  switch (state) {
    case null:
      return []
    case 'none':
      return [
        sql`not exists (select 1 from subscription s indexed by subscription_customer where s.customer_id = ${customer.id} and s.state <> 'stopped')`,
      ]
    case 'waiting':
      return [sql`s.provision = 'waiting'`]
    case 'failed':
      return [sql`s.provision in ('failed', 'missing')`]
    default:
      return [sql`s.state = ${state}`]
  }
}

function conditionsOf(db: ReadDb, filter: CustomerFilter): SQL[] {
  const { state, packageId, routerId, areaId } = filter
  const ofState = stateOf(state)
  const ofService = [
    ...(state === 'none' ? [] : ofState),
    ...(packageId ? [sql`s.package_id = ${packageId}`] : []),
    ...(routerId ? [sql`s.router_id = ${routerId}`] : []),
    // A stopped line counts only for who asks for stopped ones.
    ...((packageId || routerId) && state !== 'stopped' ? [sql`s.state <> 'stopped'`] : []),
  ]
  return [
    filter.isArchived ? sql`${customer.archivedAt} is not null` : sql`${customer.archivedAt} is null`,
    ...termsOf(filter.search).map((term) => sql`instr(${customer.searchKey}, ${term}) > 0`),
    ...(areaId ? [sql`${customer.areaId} = ${areaId}`] : []),
    ...(state === 'none' ? ofState : []),
    ...(ofService.length > 0 ? [hasService(db, sql.join(ofService, sql` and `))] : []),
  ]
}

const allOf = (conditions: readonly SQL[]): SQL => sql.join([...conditions], sql` and `)

export function pageOfCustomers(
  db: ReadDb,
  { filter, after, limit }: CustomerQuery,
): { rows: CustomerListItem[]; next: string | null } {
  const isByName = filter.sort === 'name'
  const past = after === null ? [] : [pastOf(isByName, after)]
  // Ids made in one millisecond are in no order; rows are in the order they were written.
  const order = isByName ? sql`${customer.nameKey}, ${customer.id}` : sql`customer.rowid desc`
  // Whom to show is answered by an index alone; only those who are shown are read.
  const ids = db.read
    .select({ id: customer.id, nameKey: customer.nameKey, place: sql<number>`customer.rowid` })
    .from(customer)
    .where(allOf([...conditionsOf(db, filter), ...past]))
    .orderBy(order)
    .limit(limit + 1)
    .all()
  const shown = ids.slice(0, limit)
  const last = shown.at(-1)
  const markOf = ({ nameKey, id, place }: NonNullable<typeof last>) => (isByName ? [nameKey, id] : [String(place)])
  return {
    rows: itemsOf(db, rowsOf(db, JSON.stringify(shown.map(({ id }) => id)), order)),
    next: ids.length > limit && last ? JSON.stringify(markOf(last)) : null,
  }
}

const rowsOf = (db: ReadDb, ids: string, order: SQL): Row[] =>
  db.read
    .select()
    .from(customer)
    .where(sql`${customer.id} in (select value from json_each(${ids}))`)
    .orderBy(order)
    .all()

/** A mark of another order, or a broken one, begins at the top. */
function pastOf(isByName: boolean, after: string): SQL {
  const keys = readKeys(after)
  const [first, second] = keys
  if (isByName && keys.length === 2) return sql`(${customer.nameKey}, ${customer.id}) > (${first}, ${second})`
  if (!isByName && keys.length === 1 && /^\d+$/.test(first ?? '')) return sql`customer.rowid < ${Number(first)}`
  return sql`true`
}

function readKeys(after: string): string[] {
  try {
    const keys: unknown = JSON.parse(after)
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : []
  } catch (error) {
    if (error instanceof SyntaxError) return []
    throw error
  }
}

export function countCustomers(db: ReadDb, filter: CustomerFilter) {
  const count = (where: SQL): number =>
    db.read.select({ count: sql<number>`count(*)` }).from(customer).where(where).get()?.count ?? 0
  const total = count(sql`${customer.archivedAt} is null`)
  const conditions = conditionsOf(db, filter)
  return {
    matching: conditions.length === 1 && !filter.isArchived ? total : count(allOf(conditions)),
    total,
    archived: count(sql`${customer.archivedAt} is not null`),
  }
}

interface ServiceRow extends CustomerService {
  readonly customerId: string
  readonly monthly: number
}

const servicesOf = (db: ReadDb, ids: string): ServiceRow[] =>
  db.read
    .select({
      id: sql<string>`s.id`,
      customerId: sql<string>`s.customer_id`,
      serviceType: sql<CustomerService['serviceType']>`s.service_type`,
      packageName: sql<string>`p.name`,
      routerName: sql<string | null>`(select name from router where router.id = s.router_id)`,
      username: sql<string | null>`s.username`,
      address: sql<string | null>`s.address`,
      state: sql<CustomerService['state']>`s.state`,
      provision: sql<CustomerService['provision']>`s.provision`,
      actualAccess: sql<CustomerService['actualAccess']>`s.actual_access`,
      lastSeenAt: sql<number | null>`s.last_seen_at`,
      monthly: sql<number>`case when s.paid_until is null then coalesce(s.own_price, p.customer_price)
        + (select coalesce(sum(monthly_amount), 0) from subscription_extra e where e.subscription_id = s.id and e.ended_at is null)
        else 0 end`,
    })
    .from(sql`json_each(${ids}) j join subscription s on s.customer_id = j.value join package p on p.id = s.package_id`)
    .orderBy(sql`s.rowid`)
    .all()

const openOf = (db: ReadDb, ids: string): Map<string, number> =>
  new Map(
    db.read
      .select({ id: sql<string>`i.customer_id`, open: sql<number>`sum(i.total - i.paid)` })
      .from(sql`json_each(${ids}) j join invoice i on i.customer_id = j.value`)
      .where(sql`i.state in ('unpaid', 'pending')`)
      .groupBy(sql`i.customer_id`)
      .all()
      .map(({ id, open }) => [id, open]),
  )

const areaNames = (db: ReadDb): Map<string, string> =>
  new Map(
    db.read
      .select({ id: sql<string>`id`, name: sql<string>`name` })
      .from(sql`area`)
      .all()
      .map(({ id, name }) => [id, name]),
  )

export function itemsOf(db: ReadDb, rows: readonly Row[]): CustomerListItem[] {
  const ids = JSON.stringify(rows.map(({ id }) => id))
  const services = Map.groupBy(servicesOf(db, ids), ({ customerId }) => customerId)
  const open = openOf(db, ids)
  const areas = areaNames(db)
  return rows.map((row) => {
    const all = services.get(row.id) ?? []
    const running = all.filter(({ state }) => state !== 'stopped')
    const billed = running.filter(({ state }) => state !== 'paused')
    return {
      id: row.id,
      number: row.number,
      name: row.name,
      phone: row.phone,
      address: row.address,
      areaName: row.areaId === null ? null : (areas.get(row.areaId) ?? null),
      isArchived: row.archivedAt !== null,
      createdAt: row.createdAt,
      services: (running.length > 0 ? running : all).map(({ customerId: _, monthly: __, ...service }) => service),
      monthly: billed.reduce((sum, { monthly }) => sum + monthly, 0),
      open: open.get(row.id) ?? 0,
    }
  })
}
