// Owns: the outbox handlers that bring batches and sold vouchers to their router, and what is booked of each slice.
// Must never: book a voucher as present that the router has not confirmed, or leave one unknown after a fault.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { type HandlerResult, OutboxFailure, type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import { findNextDue } from '../../platform/outbox/store'
import { sentenceOf } from '../../shared/errors'
import { ensureProfile, findRouter, outboxFailure, routerLane, type ShopRouterLinks, withRouter } from '../routers'
import {
  type BatchRow,
  batchState,
  changeBatchState,
  findBatch,
  noteSent,
  presentInBatch,
  progressOf,
  sliceOf,
} from './batch-store'
import { REASONS } from './domain'
import { findMissing, grant, type Outcome } from './granting'
import { BatchPayload, VouchersPayload } from './kinds'
import { drawCodes, makeVouchers } from './making'
import { changeState, findVoucher, setRouterState, type VoucherRow } from './store'

export interface VoucherJobDeps {
  readonly db: Db
  readonly clock: Clock
  readonly links: ShopRouterLinks
  /** Of the app itself: no person. */
  readonly context: () => CommandContext
}

/** Vouchers of one slice: booking them takes a few milliseconds of the main loop. */
export const GRANT_SLICE = 500

const DONE: HandlerResult = { kind: 'done' }

export function makeGrantJobs(deps: VoucherJobDeps): { batch: OutboxHandler; sold: OutboxHandler } {
  const { db, clock, links, context } = deps
  // What an earlier process sent, nobody here knows; what this one sent, it remembers.
  const startedAt = context().now
  const cleared = new Set<string>()
  const doubtful = new Set<number>()
  /** Batches in which something went wrong: looked over once more before they are called done. */
  const suspect = new Set<string>()

  /**
   * The last moment before the wire. From here on a refund has to ask the router; what was taken back while we dialled
   * stays here.
   */
  const goingOut = (batch: BatchRow, rows: readonly VoucherRow[]): readonly VoucherRow[] => {
    const isFirst = batch.sentAt === null
    if (isFirst) db.transact((tx) => noteSent(tx, batch.id, clock.now()))
    return rows.filter(({ id, state }) => (isFirst || state === 'sold' ? findVoucher(db, id)?.state === state : true))
  }

  const run = async (
    batch: BatchRow,
    rows: readonly VoucherRow[],
    control: { readonly shouldStop: () => boolean; readonly signal: AbortSignal },
  ): Promise<Outcome> => {
    // Slices go by id, so what an earlier process left unbooked is in the first one: looking once is enough.
    const isUnknown = batch.createdAt <= startedAt && !cleared.has(batch.id)
    const inDoubt = new Set(rows.filter(({ id }) => isUnknown || doubtful.has(id)).map(({ id }) => id))
    for (const { id } of rows) doubtful.add(id)
    const server = findRouter(db, batch.routerId)?.hotspotServer ?? 'all'
    const outcome = await withRouter(links, batch.routerId, (connection) =>
      grant(connection, {
        rows: goingOut(batch, rows),
        batch,
        server,
        isDoubtful: ({ id }) => inDoubt.has(id),
        ...control,
      }),
    )
    cleared.add(batch.id)
    if (isUnknown || outcome.lost || outcome.doubtful.length > 0) suspect.add(batch.id)
    for (const { id } of rows) doubtful.delete(id)
    for (const id of outcome.doubtful) doubtful.add(id)
    return outcome
  }

  /** After a fault, one look at the whole batch: what the router confirmed and lost again comes back into the queue. */
  const missingOf = async (batch: BatchRow): Promise<number[]> => {
    const isUnknown = batch.createdAt <= startedAt && !cleared.has(batch.id)
    if (!suspect.has(batch.id) && !isUnknown) return []
    const vouchers = presentInBatch(db, batch.id)
    const missing = await withRouter(links, batch.routerId, (connection) =>
      findMissing(connection, vouchers, batch.tag),
    )
    suspect.delete(batch.id)
    cleared.add(batch.id)
    return missing
  }

  const failureOf = (batch: BatchRow, error: unknown): unknown => outboxFailure(error, links.place(batch.routerId))

  const bookSystemic = (batch: BatchRow, outcome: Outcome): unknown => {
    const isProfileMissing = /any value of profile/.test(outcome.systemic?.message ?? '')
    db.transact((tx) => {
      book(tx, context(), batch, outcome)
      if (isProfileMissing) ensureProfile(tx, context(), batch.routerId, batch.terms.masterId)
    })
    const failure = failureOf(batch, outcome.systemic)
    // The profile is on its way in the same lane: only this job waits for it.
    if (isProfileMissing && failure instanceof OutboxFailure) return new OutboxFailure(failure.code, failure.message)
    return failure
  }

  const batchJob: OutboxHandler = async ({ row, payload }, signal) => {
    const { batchId } = BatchPayload.parse(payload)
    const batch = findBatch(db, batchId)
    if (batch?.state !== 'running') return DONE
    const lane = routerLane(batch.routerId)
    const rows = sliceOf(db, { batchId, routerState: 'waiting', limit: GRANT_SLICE })
    const finish = (tx: Tx) => void changeBatchState(tx, batchId, 'running', 'done', clock.now())
    if (rows.length === 0) {
      const missing = await missingOf(batch)
      if (missing.length === 0) return { kind: 'done', book: finish }
      return { kind: 'more', book: (tx) => setRouterState(tx, missing, 'waiting') }
    }

    const shouldStop = () =>
      batchState(db, batchId) !== 'running' ||
      (findNextDue(db, lane, clock.now())?.priority ?? row.priority) < row.priority
    const outcome = await run(batch, rows, { shouldStop, signal })
    // When the first vouchers of a batch are all refused, the batch is wrong and not the vouchers.
    const allRefused = outcome.refused.length > 0 && outcome.present.length === 0
    if (allRefused && progressOf(db, batchId).present === 0) {
      outcome.systemic ??= outcome.refused[0]?.error ?? null
      outcome.refused.length = 0
    }
    if (outcome.systemic) throw bookSystemic(batch, outcome)
    if (outcome.lost && outcome.present.length === 0) {
      db.transact((tx) => book(tx, context(), batch, outcome))
      throw failureOf(batch, outcome.lost)
    }
    const answered = outcome.present.length + outcome.refused.length
    const hasMore = rows.length === GRANT_SLICE || answered < rows.length || suspect.has(batchId)
    return {
      kind: hasMore ? 'more' : 'done',
      book(tx) {
        book(tx, context(), batch, outcome)
        if (!hasMore) finish(tx)
      },
    }
  }

  const soldJob: OutboxHandler = async ({ payload }, signal) => {
    const { voucherIds } = VouchersPayload.parse(payload)
    const all = voucherIds.flatMap((id) => findVoucher(db, id) ?? [])
    const open = all.filter(
      ({ state, routerState }) => state === 'sold' && (routerState === 'waiting' || routerState === 'failed'),
    )
    const batch = all[0] && findBatch(db, all[0].batchId)
    if (!batch) return DONE
    // All there already, or taken back before they went.
    if (open.length === 0)
      return { kind: 'done', book: (tx) => void changeBatchState(tx, batch.id, 'running', 'done', clock.now()) }
    const outcome = await run(batch, open, { shouldStop: () => false, signal })
    const isComplete = open.every(
      ({ id, state }) => outcome.present.includes(id) || findVoucher(db, id)?.state !== state,
    )
    const finish = (tx: Tx) => {
      book(tx, context(), batch, outcome)
      if (isComplete) changeBatchState(tx, batch.id, 'running', 'done', clock.now())
    }
    if (isComplete) return { kind: 'done', book: finish }
    if (outcome.systemic) throw bookSystemic(batch, outcome)
    db.transact(finish)
    // Somebody has paid for these: the job stays, and a person sees it at once.
    if (outcome.clashes.length > 0) throw new OutboxRefusal('CODE_TAKEN', sentenceOf('CODE_TAKEN').message)
    throw failureOf(batch, outcome.refused[0]?.error ?? outcome.lost ?? new OutboxFailure('STOPPED', 'berhenti dulu'))
  }

  return { batch: batchJob, sold: soldJob }
}

function book(tx: Tx, ctx: CommandContext, batch: BatchRow, outcome: Outcome): void {
  setRouterState(tx, outcome.present, 'present')
  const byText = Map.groupBy(outcome.refused, ({ error }) => error.message)
  for (const [text, refused] of byText)
    setRouterState(
      tx,
      refused.map(({ id }) => id),
      'failed',
      text,
    )
  if (outcome.clashes.length > 0) replaceClashes(tx, ctx, batch, outcome.clashes)
  tx.publish('batches', 'vouchers')
}

/** Unsold: the code is given up and another one takes its place. Sold: the customer holds it, so a person must decide. */
function replaceClashes(tx: Tx, ctx: CommandContext, batch: BatchRow, clashes: readonly number[]): void {
  const replaced = changeState(tx, ctx, { ids: clashes, from: ['stock'], to: 'void', reason: REASONS.clash })
  const { message } = sentenceOf('CODE_TAKEN')
  setRouterState(tx, replaced, 'removed', message)
  const sold = clashes.filter((id) => !replaced.includes(id))
  setRouterState(tx, sold, 'failed', message)
  makeVouchers(tx, ctx.random, batch, drawCodes(ctx.random, batch.codeFormat, replaced.length))
}
