// Owns: SQL of batches: the row, how far it is, and which of its vouchers still wait for the router.
// Must never: decide when a batch is done.
import { and, asc, desc, eq, gt, inArray, isNull, lt, ne, type SQL, sql } from 'drizzle-orm'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { CodeFormat } from '../catalog'
import type { BatchProgress, BatchState, RouterState, VoucherState } from './contract'
import { BatchTerms } from './domain'
import { voucher, voucherBatch } from './tables'

type StoredBatch = typeof voucherBatch.$inferSelect
export type BatchRow = Omit<StoredBatch, 'codeFormat' | 'terms'> & {
  readonly codeFormat: CodeFormat
  readonly terms: BatchTerms
}

const toBatch = (row: StoredBatch): BatchRow => ({
  ...row,
  codeFormat: CodeFormat.parse(JSON.parse(row.codeFormat)),
  terms: BatchTerms.parse(JSON.parse(row.terms)),
})

export function insertBatch(tx: Tx, batch: BatchRow): void {
  const { codeFormat, terms, ...row } = batch
  tx.write
    .insert(voucherBatch)
    .values({ ...row, codeFormat: JSON.stringify(codeFormat), terms: JSON.stringify(terms) })
    .run()
}

const byId = reading((q) =>
  q
    .select()
    .from(voucherBatch)
    .where(eq(voucherBatch.id, sql.placeholder('id')))
    .prepare(),
)

export function findBatch(db: ReadDb, id: string): BatchRow | undefined {
  const row = byId(db).get({ id })
  return row && toBatch(row)
}

const stateById = reading((q) =>
  q
    .select({ state: voucherBatch.state })
    .from(voucherBatch)
    .where(eq(voucherBatch.id, sql.placeholder('id')))
    .prepare(),
)
/** Cheap enough to be asked between two commands to a router. */
export const batchState = (db: ReadDb, id: string): BatchState | undefined => stateById(db).get({ id })?.state

/** Only from `from`: a batch that was cancelled meanwhile stays cancelled. */
export function changeBatchState(tx: Tx, id: string, from: BatchState, to: BatchState, now: number): boolean {
  const { changes } = tx.write
    .update(voucherBatch)
    .set({ state: to, updatedAt: now })
    .where(and(eq(voucherBatch.id, id), eq(voucherBatch.state, from)))
    .run()
  tx.publish('batches')
  return changes === 1
}

/** Written before the first command goes out: afterwards only the router knows which of them it holds. */
export function noteSent(tx: Tx, id: string, now: number): void {
  tx.write
    .update(voucherBatch)
    .set({ sentAt: now })
    .where(and(eq(voucherBatch.id, id), isNull(voucherBatch.sentAt)))
    .run()
}

export function addCancelled(tx: Tx, id: string, count: number, now: number): void {
  tx.write
    .update(voucherBatch)
    .set({ cancelledCount: sql`${voucherBatch.cancelledCount} + ${count}`, updatedAt: now })
    .where(eq(voucherBatch.id, id))
    .run()
  tx.publish('batches')
}

const byRouterState = reading((q) =>
  q
    .select({ routerState: voucher.routerState, count: sql<number>`count(*)` })
    .from(voucher)
    .where(eq(voucher.batchId, sql.placeholder('batchId')))
    .groupBy(voucher.routerState)
    .prepare(),
)

/** From the index alone: about a millisecond for 10,000. */
export function progressOf(db: ReadDb, batchId: string): BatchProgress {
  const counts = new Map<RouterState, number>()
  let made = 0
  for (const { routerState, count } of byRouterState(db).all({ batchId })) {
    counts.set(routerState, count)
    made += count
  }
  return {
    made,
    present: counts.get('present') ?? 0,
    waiting: counts.get('waiting') ?? 0,
    failed: counts.get('failed') ?? 0,
  }
}

export function statesOf(db: ReadDb, batchId: string): Partial<Record<VoucherState, number>> {
  const rows = db.read
    .select({ state: voucher.state, count: sql<number>`count(*)` })
    .from(voucher)
    .where(eq(voucher.batchId, batchId))
    .groupBy(voucher.state)
    .all()
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

/** Stock that was moved to another router since is brought there by its move, not by its batch. */
const AT_HOME = `router_id = (select b.router_id from voucher_batch b where b.id = voucher.batch_id)`
const IS_AT_HOME = sql.raw(`voucher.${AT_HOME}`)

const inRouterState = reading((q) =>
  q
    .select()
    .from(voucher)
    .where(
      and(
        eq(voucher.batchId, sql.placeholder('batchId')),
        eq(voucher.routerState, sql.placeholder('routerState')),
        gt(voucher.id, sql.placeholder('after')),
        inArray(voucher.state, ['stock', 'sold']),
        IS_AT_HOME,
      ),
    )
    .orderBy(asc(voucher.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

export interface BatchSlice {
  readonly batchId: string
  readonly routerState: RouterState
  readonly limit: number
  /** Id of the last voucher seen. */
  readonly after?: number
}

/** Of those that may still come into somebody's hands. */
export const sliceOf = (db: ReadDb, { after = 0, ...slice }: BatchSlice) => inRouterState(db).all({ after, ...slice })

const ofBatch = reading((q) =>
  q
    .select()
    .from(voucher)
    .where(eq(voucher.batchId, sql.placeholder('batchId')))
    .orderBy(asc(voucher.id))
    .prepare(),
)
export const vouchersOfBatch = (db: ReadDb, batchId: string) => ofBatch(db).all({ batchId })

/** Cheap for 10,000: only what is needed to find them on a router. */
const presentCodes = plain<{ batchId: string }, { id: number; code: string }>(`
  select id, code from voucher
  where batch_id = :batchId and router_state = 'present' and state in ('stock', 'sold') and ${AT_HOME}`)

export const presentInBatch = (db: Db, batchId: string) => presentCodes(db).all({ batchId })

const failedToWaiting = plain<{ batchId: string }>(`
  update voucher set router_state = 'waiting', router_error = null
  where batch_id = :batchId and router_state = 'failed' and state in ('stock', 'sold') and ${AT_HOME}`)

export const makeFailedWait = (tx: Tx, batchId: string): number => failedToWaiting(tx).run({ batchId }).changes

export interface BatchFilter {
  /** Id of the last batch seen. */
  readonly before: string | null
  readonly state: BatchState | null
  /** The beginning of a tag, or words of the note; empty = all. */
  readonly search: string
  readonly limit: number
}

function isSearched(search: string): SQL | undefined {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return undefined
  const { tag, reason } = voucherBatch
  return sql`(instr(lower(${tag}), ${wanted}) = 1 or instr(lower(${reason}), ${wanted}) > 0)`
}

/** Newest first (the ids sort by time). What the counter made for one sale is not a batch to look after. */
export const listBatches = (db: ReadDb, filter: BatchFilter): BatchRow[] =>
  db.read
    .select()
    .from(voucherBatch)
    .where(
      and(
        ne(voucherBatch.origin, 'sale'),
        filter.state ? eq(voucherBatch.state, filter.state) : undefined,
        filter.before ? lt(voucherBatch.id, filter.before) : undefined,
        isSearched(filter.search),
      ),
    )
    .orderBy(desc(voucherBatch.id))
    .limit(filter.limit)
    .all()
    .map(toBatch)

/** Few: everything that is being made or brought to a router now. */
export const runningBatches = (db: ReadDb): BatchRow[] =>
  db.read.select().from(voucherBatch).where(eq(voucherBatch.state, 'running')).all().map(toBatch)

/** What running batches made for this reason will still bring to the stock. */
export const comingStock = (
  db: ReadDb,
  wanted: { readonly packageId: string; readonly routerId: string; readonly reason: string },
): number =>
  runningBatches(db)
    .filter(
      ({ packageId, routerId, reason }) =>
        packageId === wanted.packageId && routerId === wanted.routerId && reason === wanted.reason,
    )
    .reduce((sum, { id, quantity }) => {
      const { made, waiting } = progressOf(db, id)
      return sum + waiting + Math.max(0, quantity - made)
    }, 0)

/** None of it is on its way any more, and none was refused. */
export function hasArrived(db: ReadDb, batchId: string): boolean {
  if (batchState(db, batchId) !== 'done') return false
  const { waiting, failed } = progressOf(db, batchId)
  return waiting + failed === 0
}
