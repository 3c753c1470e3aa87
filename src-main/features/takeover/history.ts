// Owns: SQL of the sales from before: riwayat Mikhmon.
// Must never: be counted into a book or a report of LoketNet's own sales.
import { and, desc, eq, lt, ne, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { businessDay, type ShopZone } from '../../shared/calendar-date'
import type { SaleTake } from './judge'
import { takeover, takeoverHistory } from './tables'

const insertAll = plain<{ takeoverId: string; routerId: string; rows: string }>(`
  insert into takeover_history (takeover_id, router_id, raw_name, sold_at, day, code, price, profile, validity, mac)
  select :takeoverId, :routerId, value ->> 'rawName', value ->> 'soldAt', value ->> 'day', value ->> 'code',
    value ->> 'price', value ->> 'profile', value ->> 'validity', value ->> 'mac'
  from json_each(:rows) where true
  on conflict (router_id, raw_name) do update set takeover_id = excluded.takeover_id`)

export function insertHistory(
  tx: Tx,
  { takeoverId, routerId, zone }: { readonly takeoverId: string; readonly routerId: string; readonly zone: ShopZone },
  sales: readonly SaleTake[],
): void {
  const rows = sales.map((sale) => ({ ...sale, day: businessDay(sale.soldAt, zone) }))
  insertAll(tx).run({ takeoverId, routerId, rows: JSON.stringify(rows) })
}

const knownNames = plain<{ routerId: string }, { rawName: string }>(`
  select h.raw_name as "rawName" from takeover_history h join takeover t on t.id = h.takeover_id
  where h.router_id = :routerId and t.state <> 'undone'`)

/** Of take-overs that still stand. */
export const knownSales = (db: Pick<Tx, 'connection'>, routerId: string): Set<string> =>
  new Set(
    knownNames(db)
      .all({ routerId })
      .map(({ rawName }) => rawName),
  )

const standing = ne(takeover.state, 'undone')
const month = sql<string>`substr(${takeoverHistory.day}, 1, 7)`

/** Newest month first. */
export const historyMonths = (db: ReadDb, routerId: string | null) =>
  db.read
    .select({ month, count: sql<number>`count(*)`, total: sql<number>`sum(${takeoverHistory.price})` })
    .from(takeoverHistory)
    .innerJoin(takeover, eq(takeover.id, takeoverHistory.takeoverId))
    .where(and(standing, routerId === null ? undefined : eq(takeoverHistory.routerId, routerId)))
    .groupBy(month)
    .orderBy(desc(month))
    .all()

export interface HistoryFilter {
  readonly routerId: string | null
  readonly month: string | null
  /** `soldAt:id` of the last row seen. */
  readonly after: string | null
  readonly limit: number
}

/** Newest first. */
export function pageOfHistory(db: ReadDb, filter: HistoryFilter) {
  const [soldAt, id] = (filter.after ?? '').split(':').map(Number)
  const rows = db.read
    .select({ history: takeoverHistory })
    .from(takeoverHistory)
    .innerJoin(takeover, eq(takeover.id, takeoverHistory.takeoverId))
    .where(
      and(
        standing,
        filter.routerId === null ? undefined : eq(takeoverHistory.routerId, filter.routerId),
        filter.month === null ? undefined : eq(month, filter.month),
        soldAt === undefined || id === undefined || Number.isNaN(id)
          ? undefined
          : lt(sql`(${takeoverHistory.soldAt}, ${takeoverHistory.id})`, sql`(${soldAt}, ${id})`),
      ),
    )
    .orderBy(desc(takeoverHistory.soldAt), desc(takeoverHistory.id))
    .limit(filter.limit + 1)
    .all()
    .map(({ history }) => history)
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return { rows: shown, next: rows.length > filter.limit && last ? `${last.soldAt}:${last.id}` : null }
}

/** For reports: what Mikhmon took in on these days of the shop, both included; beside the books, never in them. */
export function historyTotals(db: ReadDb, from: string, to: string): { count: number; total: number } {
  const row = db.read
    .select({ count: sql<number>`count(*)`, total: sql<number | null>`sum(${takeoverHistory.price})` })
    .from(takeoverHistory)
    .innerJoin(takeover, eq(takeover.id, takeoverHistory.takeoverId))
    .where(and(standing, sql`${takeoverHistory.day} between ${from} and ${to}`))
    .get()
  return { count: row?.count ?? 0, total: row?.total ?? 0 }
}
