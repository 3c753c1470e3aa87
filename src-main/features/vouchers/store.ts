// Owns: SQL of single vouchers and their history, and the counts that triggers keep.
// Must never: decide whether a change is allowed, or delete.
import { and, asc, eq, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import type { RouterState, VoucherState } from './contract'
import { voucher, voucherCount, voucherEvent } from './tables'

export type VoucherRow = typeof voucher.$inferSelect
export type VoucherEventRow = typeof voucherEvent.$inferSelect

const byId = reading((q) =>
  q
    .select()
    .from(voucher)
    .where(eq(voucher.id, sql.placeholder('id')))
    .prepare(),
)
export const findVoucher = (db: ReadDb, id: number): VoucherRow | undefined => byId(db).get({ id })

const byCode = reading((q) =>
  q
    .select()
    .from(voucher)
    .where(eq(voucher.code, sql.placeholder('code')))
    .prepare(),
)
export const findVoucherByCode = (db: ReadDb, code: string): VoucherRow | undefined => byCode(db).get({ code })

export const eventsOf = (db: ReadDb, voucherId: number): VoucherEventRow[] =>
  db.read.select().from(voucherEvent).where(eq(voucherEvent.voucherId, voucherId)).orderBy(asc(voucherEvent.id)).all()

interface StateChange {
  readonly ids: readonly number[]
  readonly from: readonly VoucherState[]
  readonly to: VoucherState
  readonly reason: string
}

const insertEvents = plain<{ ids: string; to: string; at: number; actorId: string | null; reason: string }>(`
  insert into voucher_event (voucher_id, at, actor_id, from_state, to_state, reason)
  select v.id, :at, :actorId, v.state, :to, :reason from json_each(:ids) j join voucher v on v.id = j.value`)

const changeStates = plain<{ ids: string; to: string; at: number; from: string }, { id: number }>(`
  update voucher
  set state = :to, ended_at = case when :to in ('finished', 'lapsed', 'void') then :at else ended_at end
  where id in (select value from json_each(:ids)) and state in (select value from json_each(:from))
  returning id`)

const inStates = plain<{ ids: string; from: string }, { id: number }>(`
  select v.id from json_each(:ids) j join voucher v on v.id = j.value
  where v.state in (select value from json_each(:from)) order by v.id`)

/** Changes the state of those that are (still) in one of `from`, with their history; returns their ids. */
export function changeState(tx: Tx, ctx: CommandContext, change: StateChange): number[] {
  const from = JSON.stringify(change.from)
  const ids = inStates(tx)
    .all({ ids: JSON.stringify(change.ids), from })
    .map((row) => row.id)
  if (ids.length === 0) return []
  const list = JSON.stringify(ids)
  const { to, reason } = change
  insertEvents(tx).run({ ids: list, to, at: ctx.now, actorId: ctx.actor?.id ?? null, reason })
  changeStates(tx).all({ ids: list, to, at: ctx.now, from })
  tx.publish('vouchers')
  return ids
}

const setRouterStates = plain<{ ids: string; to: string; error: string | null }>(`
  update voucher set router_state = :to, router_error = :error
  where id in (select value from json_each(:ids)) and (router_state <> :to or router_error is not :error)`)

/** What the router holds of these vouchers, as it was just seen there. */
export function setRouterState(tx: Tx, ids: readonly number[], to: RouterState, error: string | null = null): void {
  if (ids.length > 0) setRouterStates(tx).run({ ids: JSON.stringify(ids), to, error })
}

/** The first login as the router stamped it; epoch ms. */
export function setFirstLogin(tx: Tx, id: number, times: { firstLoginAt: number; expiresAt: number | null }): void {
  tx.write.update(voucher).set(times).where(eq(voucher.id, id)).run()
}

export interface VoucherCounts {
  readonly packageId?: string | null
  readonly routerId?: string | null
  readonly state?: VoucherState | null
  readonly routerState?: RouterState | null
}

/** True counts at any size; triggers keep them. */
export function countVouchers(db: ReadDb, wanted: VoucherCounts): number {
  const { packageId, routerId, state, routerState } = wanted
  const row = db.read
    .select({ count: sql<number | null>`sum(${voucherCount.count})` })
    .from(voucherCount)
    .where(
      and(
        packageId ? eq(voucherCount.packageId, packageId) : undefined,
        routerId ? eq(voucherCount.routerId, routerId) : undefined,
        state ? eq(voucherCount.state, state) : undefined,
        routerState ? eq(voucherCount.routerState, routerState) : undefined,
      ),
    )
    .get()
  return row?.count ?? 0
}

export interface StockCount {
  readonly packageId: string
  readonly routerId: string
  readonly routerState: RouterState
  readonly count: number
}

/** Of every package and router that ever had stock. */
export const stockCounts = (db: ReadDb): StockCount[] =>
  db.read
    .select({
      packageId: voucherCount.packageId,
      routerId: voucherCount.routerId,
      routerState: voucherCount.routerState,
      count: voucherCount.count,
    })
    .from(voucherCount)
    .where(eq(voucherCount.state, 'stock'))
    .all()

const stockCountOf = reading((q) =>
  q
    .select({
      routerState: voucherCount.routerState,
      count: sql<number>`sum(${voucherCount.count})`,
    })
    .from(voucherCount)
    .where(and(eq(voucherCount.packageId, sql.placeholder('packageId')), eq(voucherCount.state, 'stock')))
    .groupBy(voucherCount.routerState)
    .prepare(),
)

export function stockOf(db: ReadDb, packageId: string): { present: number; waiting: number; failed: number } {
  const counts = new Map(
    stockCountOf(db)
      .all({ packageId })
      .map((row) => [row.routerState, row.count]),
  )
  const of = (state: RouterState) => counts.get(state) ?? 0
  return { present: of('present'), waiting: of('waiting'), failed: of('failed') }
}

/** Codes that would let somebody in on this router: what a guesser could hit. */
export const outstandingOn = (db: ReadDb, routerId: string): number =>
  (['stock', 'sold', 'active'] as const).reduce((sum, state) => sum + countVouchers(db, { routerId, state }), 0)
