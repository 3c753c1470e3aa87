// Owns: finding a page of vouchers in a table of any size: one index to walk, everything else checked on the way.
// Must never: count rows to skip them, walk without an end, or let a Kasir feel his way to an unsold code.
import { type SQL, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { addDays, type CalendarDate, type ShopZone, startOfDay } from '../../shared/calendar-date'
import { normalizeCode } from '../../shared/voucher-code'
import type { Count, VoucherFilter } from './contract'
import { readCursor, writeCursor } from './cursor'
import { countVouchers, findVoucherByCode, type VoucherRow } from './store'
import { voucher, voucherBatch } from './tables'

export interface Viewer {
  readonly zone: ShopZone
  /** Pemilik and Admin: may see codes that are not sold yet. */
  readonly seesUnsold: boolean
}

export interface VoucherQuery {
  readonly filter: VoucherFilter
  readonly after: string | null
  readonly limit: number
}

/** Rows that a page may look at before it comes back with what it found so far; about five milliseconds. */
const BUDGET = 3_000
/** A count beyond this says "1.000+". */
const COUNT_LIMIT = 1_000
const COUNT_BUDGET = 20_000

/** A way through the table in the order of one index. `where` is what the index answers, `rest` what each row is asked. */
interface Walk {
  readonly order: string
  readonly from: SQL
  readonly where: readonly SQL[]
  readonly rest: readonly SQL[]
  readonly orderBy: SQL
  readonly past: (keys: readonly (string | number)[]) => SQL
  readonly keysOf: (row: VoucherRow) => readonly (string | number)[]
  /** At most 10,000 rows, however large the shop. */
  readonly isOneBatch?: boolean
}

const TABLE = sql`voucher v`
const byId = {
  order: 'id',
  from: TABLE,
  orderBy: sql`v.id desc`,
  past: ([id = 0]: readonly (string | number)[]) => sql`v.id < ${id}`,
  keysOf: (row: VoucherRow) => [row.id],
}

const beginsWith = (code: string): SQL => sql`v.code >= ${code} and v.code < ${`${code}~`}`

/** Ours are capitals; those adopted from another program are as it wrote them, often small letters. */
function codeAsKept(db: ReadDb, typed: string): string {
  const ours = normalizeCode(typed)
  const asTyped = typed.trim()
  if (asTyped === ours) return ours
  const exists = (where: SQL) => countRows(db, sql`select 1 from voucher v where ${where} limit 1`) > 0
  if (exists(sql`v.code = ${asTyped}`)) return asTyped
  return [ours, asTyped, asTyped.toLowerCase()].find((code) => exists(beginsWith(code))) ?? ours
}

/** A batch by the tag that stands on its sheet and in its page; a code of the same signs goes first. */
function batchTagged(db: ReadDb, typed: string): string | null {
  if (typed === '' || findVoucherByCode(db, typed)) return null
  const [batch] = db.read
    .select({ id: voucherBatch.id })
    .from(voucherBatch)
    .where(sql`${voucherBatch.tag} = ${typed}`)
    .all()
  return batch?.id ?? null
}

/** Every condition of a filter by the name of the index that answers it. */
function conditionsOf(db: ReadDb, filter: VoucherFilter, viewer: Viewer) {
  const { packageId, state, routerState, soldBy } = filter
  const typed = codeAsKept(db, filter.code)
  const tagged = batchTagged(db, typed)
  const code = tagged === null ? typed : ''
  const batches = [filter.batchId, tagged].filter((id) => id !== null)
  const days = (column: SQL, from: CalendarDate | null, to: CalendarDate | null) =>
    from || to
      ? sql`${column} >= ${from ? startOfDay(from, viewer.zone) : 0} and ${column} < ${to ? startOfDay(addDays(to, 1), viewer.zone) : Number.MAX_SAFE_INTEGER}`
      : null
  // Typing a code to its end finds it; typing half of one tells a Kasir nothing about codes that are not sold.
  const seen = viewer.seesUnsold || code === '' ? null : sql`(v.sold_at is not null or v.code = ${code})`
  return {
    batch: batches.length > 0 ? allOf(batches.map((id) => sql`v.batch_id = ${id}`)) : null,
    // Codes are A-Z and 0-9: '~' sorts behind all of them.
    code: code ? beginsWith(code) : null,
    made: days(sql`v.made_at`, filter.madeFrom, filter.madeTo),
    sold: days(sql`v.sold_at`, filter.soldFrom, filter.soldTo),
    seller: soldBy ? sql`v.sold_by = ${soldBy}` : null,
    package: packageId ? sql`v.package_id = ${packageId}` : null,
    state: state ? sql`v.state = ${state}` : null,
    routerState: routerState ? sql`v.router_state = ${routerState}` : null,
    seen,
    isCodeLong: code.length >= 2,
    sizes: { package: packageId, state, routerState },
    db,
  }
}

type Conditions = ReturnType<typeof conditionsOf>
type IndexName = 'batch' | 'code' | 'made' | 'sold' | 'seller' | 'package' | 'state' | 'routerState'

/** The index that leaves the fewest rows over, as far as that can be known for nothing. */
function bestIndex(conditions: Conditions): IndexName | null {
  if (conditions.batch) return 'batch'
  if (conditions.code && conditions.isCodeLong) return 'code'
  if (conditions.sold) return 'sold'
  if (conditions.made) return 'made'
  if (conditions.seller) return 'seller'
  const { db, sizes } = conditions
  const counted = [
    ...(sizes.package ? [['package', countVouchers(db, { packageId: sizes.package })] as const] : []),
    ...(sizes.state ? [['state', countVouchers(db, { state: sizes.state })] as const] : []),
    ...(sizes.routerState ? [['routerState', countVouchers(db, { routerState: sizes.routerState })] as const] : []),
  ].sort(([, one], [, other]) => one - other)
  return counted[0]?.[0] ?? (conditions.code ? 'code' : null)
}

function walkOf(db: ReadDb, filter: VoucherFilter, viewer: Viewer): Walk {
  const conditions = conditionsOf(db, filter, viewer)
  const index = bestIndex(conditions)
  const all = ['batch', 'code', 'made', 'sold', 'seller', 'package', 'state', 'routerState', 'seen'] as const
  const rest = all.filter((name) => name !== index).flatMap((name) => conditions[name] ?? [])
  const own = index === null ? null : conditions[index]
  const where = own ? [own] : []
  switch (index) {
    case 'code':
      return {
        order: 'code',
        from: TABLE,
        where,
        rest,
        orderBy: sql`v.code`,
        // By its id: the mark of a page goes to the screen, and the last row looked at may be one that is not sold.
        past: ([id = 0]) => sql`v.code > (select last.code from voucher last where last.id = ${id})`,
        keysOf: (row) => [row.id],
      }
    case 'made':
      return {
        order: 'made',
        from: TABLE,
        where,
        rest,
        orderBy: sql`v.made_at desc, v.id desc`,
        past: ([at = 0, id = 0]) => sql`(v.made_at, v.id) < (${at}, ${id})`,
        keysOf: (row) => [row.madeAt, row.id],
      }
    case 'sold':
      return {
        order: 'sold',
        from: TABLE,
        where,
        rest,
        orderBy: sql`v.sold_at desc, v.id desc`,
        past: ([at = 0, id = 0]) => sql`(v.sold_at, v.id) < (${at}, ${id})`,
        keysOf: (row) => [row.soldAt ?? 0, row.id],
      }
    case 'routerState':
      // No index begins with the router's state: from the newest batch to the oldest, each has its own piece of one.
      return {
        order: 'batch',
        from: sql`voucher_batch b cross join voucher v on v.batch_id = b.id`,
        where,
        rest,
        orderBy: sql`b.id desc, v.id desc`,
        past: ([batch = '', id = 0]) => sql`b.id <= ${batch} and (b.id < ${batch} or v.id < ${id})`,
        keysOf: (row) => [row.batchId, row.id],
      }
    default:
      return { ...byId, where, rest, isOneBatch: index === 'batch' }
  }
}

const allOf = (conditions: readonly SQL[]): SQL =>
  conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `)

/** What `rest` may ask of a row. */
const COLUMNS = sql`v.id, v.code, v.batch_id, v.package_id, v.state, v.router_state, v.made_at, v.sold_at, v.sold_by`

/** The first rows of the walk, at most `limit`; the planner sees one condition and takes its index. */
const candidates = (walk: Walk, keys: readonly (string | number)[] | null, limit: number): SQL => {
  const where = keys ? [...walk.where, walk.past(keys)] : walk.where
  return sql`select ${walk.rest.length === 0 ? sql`v.id` : COLUMNS} from ${walk.from} where ${allOf(where)} order by ${walk.orderBy} limit ${limit}`
}

/** Newest first (a search by code: by code). A page may hold less than `limit` and still have a `next`. */
export function pageOfVouchers(
  db: ReadDb,
  { filter, after, limit }: VoucherQuery,
  viewer: Viewer,
): { rows: VoucherRow[]; next: string | null } {
  const walk = walkOf(db, filter, viewer)
  const keys = readCursor(walk.order, after)
  const budget = walk.rest.length === 0 ? limit + 1 : BUDGET
  // A subquery with a limit is read row by row in its own order, and the outer limit ends it early.
  const ids = db.read
    .select({ id: sql<number>`v.id` })
    .from(sql`(${candidates(walk, keys, budget)}) v`)
    .where(allOf(walk.rest))
    .limit(limit + 1)
    .all()
    .map(({ id }) => id)
  const found = rowsOf(db, ids)
  const rows = found.slice(0, limit)
  const lastShown = rows.at(-1)
  if (found.length > limit && lastShown) return { rows, next: writeCursor(walk.order, walk.keysOf(lastShown)) }
  const lastSeen = walk.rest.length === 0 ? undefined : lastCandidate(db, walk, keys)
  return { rows, next: lastSeen ? writeCursor(walk.order, walk.keysOf(lastSeen)) : null }
}

/** Where the budget ended; undefined: the walk came to its end before. */
function lastCandidate(db: ReadDb, walk: Walk, keys: readonly (string | number)[] | null): VoucherRow | undefined {
  const [last] = db.read
    .select({ id: sql<number>`v.id` })
    .from(sql`(${candidates({ ...walk, rest: [] }, keys, BUDGET)}) v`)
    .limit(1)
    .offset(BUDGET - 1)
    .all()
  return last ? rowsOf(db, [last.id])[0] : undefined
}

function rowsOf(db: ReadDb, ids: readonly number[]): VoucherRow[] {
  const rows = new Map(
    db.read
      .select()
      .from(voucher)
      .where(sql`${voucher.id} in (select value from json_each(${JSON.stringify(ids)}))`)
      .all()
      .map((row) => [row.id, row]),
  )
  return ids.flatMap((id) => rows.get(id) ?? [])
}

/** True to the last voucher where a counter or an index says so; else as far as a moment's counting goes. */
export function countOfVouchers(db: ReadDb, filter: VoucherFilter, viewer: Viewer): Count {
  const { packageId, state, routerState, batchId, soldBy, madeFrom, madeTo, soldFrom, soldTo } = filter
  const hasMore = normalizeCode(filter.code) !== '' || batchId || soldBy || madeFrom || madeTo || soldFrom || soldTo
  if (!hasMore) return { value: countVouchers(db, { packageId, state, routerState }), isExact: true }
  const walk = walkOf(db, filter, viewer)
  const isBatchAlone = walk.rest.length === 0 && walk.isOneBatch === true
  const limit = isBatchAlone ? 20_000 : COUNT_LIMIT + 1
  const value = countRows(
    db,
    sql`select 1 from (${candidates(walk, null, walk.rest.length === 0 ? limit : COUNT_BUDGET)}) v where ${allOf(walk.rest)} limit ${limit}`,
  )
  if (isBatchAlone) return { value, isExact: true }
  if (value > COUNT_LIMIT) return { value: COUNT_LIMIT, isExact: false }
  const isWhole =
    walk.rest.length === 0 || countRows(db, candidates({ ...walk, rest: [] }, null, COUNT_BUDGET)) < COUNT_BUDGET
  return { value, isExact: isWhole }
}

const countRows = (db: ReadDb, rows: SQL): number =>
  db.read.select({ count: sql<number>`count(*)` }).from(sql`(${rows}) counted`).get()?.count ?? 0
