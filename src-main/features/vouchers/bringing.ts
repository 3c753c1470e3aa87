// Owns: wishing vouchers onto their router: a batch, sold ones, those that failed once more, and those whose wish got lost.
// Must never: leave a voucher waiting that no job will bring, or wish for one that another feature brings.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { findOpenJob, listOpenJobs } from '../../platform/outbox/queries'
import { enqueue, makeDue } from '../../platform/outbox/store'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { ensureProfile, routerLane } from '../routers'
import {
  type BatchRow,
  changeBatchState,
  findBatch,
  makeFailedWait,
  progressOf,
  runningBatches,
  vouchersOfBatch,
} from './batch-store'
import { JOB, MAKING_LANE } from './kinds'
import { countVouchers, findVoucher, setRouterState, type VoucherRow } from './store'

/** Of new stock: behind whatever somebody waits for. */
export const BULK_PRIORITY = 9

/** The profile first, then the vouchers, in the router's lane. */
export function enqueueGrant(tx: Tx, ctx: CommandContext, batch: BatchRow, priority = BULK_PRIORITY): void {
  ensureProfile(tx, ctx, batch.routerId, batch.terms.masterId)
  enqueue(tx, {
    lane: routerLane(batch.routerId),
    kind: JOB.grant,
    subject: `batch:${batch.id}`,
    payload: { batchId: batch.id },
    priority,
    actorId: batch.createdBy,
    at: ctx.now,
  })
}

/** The codes that a large batch still lacks; its grant follows by itself. */
export const enqueueMaking = (tx: Tx, ctx: CommandContext, batch: BatchRow, priority = BULK_PRIORITY): void =>
  enqueue(tx, {
    lane: MAKING_LANE,
    kind: JOB.make,
    subject: `batch:${batch.id}`,
    payload: { batchId: batch.id, priority },
    priority,
    actorId: batch.createdBy,
    at: ctx.now,
  })

/** Somebody has paid for these: before everything else. All of one batch. */
export function enqueueSold(tx: Tx, ctx: CommandContext, batch: BatchRow, voucherIds: readonly number[]): void {
  if (voucherIds.length === 0) return
  ensureProfile(tx, ctx, batch.routerId, batch.terms.masterId)
  enqueue(tx, {
    lane: routerLane(batch.routerId),
    kind: JOB.grantSold,
    subject: `batch:${batch.id}`,
    payload: { voucherIds },
    priority: 0,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
}

/** Sends what the router refused once more, with the same codes. */
export function retryFailed(tx: Tx, ctx: CommandContext, batchId: string): void {
  const batch = findBatch(tx, batchId)
  if (!batch) throw new DomainError('BATCH_NOT_FOUND')
  if (batch.state === 'running') throw new DomainError('BATCH_STILL_RUNNING')
  if (progressOf(tx, batchId).failed === 0 || makeFailedWait(tx, batchId) === 0) return
  grantAgain(tx, ctx, batch)
  recordAudit(tx, ctx, { action: 'batch.retry', subjectType: 'batch', subjectId: batchId, detail: { tag: batch.tag } })
}

function grantAgain(tx: Tx, ctx: CommandContext, batch: BatchRow): void {
  changeBatchState(tx, batch.id, batch.state, 'running', ctx.now)
  enqueueGrant(tx, ctx, batch)
}

/** One that stands as "Gagal" and that its own batch can bring; moved stock is mended by "Cocokkan". */
export const canResend = (voucher: VoucherRow, batch: Pick<BatchRow, 'routerId'> | undefined): boolean =>
  voucher.routerState === 'failed' &&
  (voucher.state === 'sold' || voucher.state === 'stock') &&
  batch?.routerId === voucher.routerId

/** "Kirim lagi": a single voucher that the router refused. */
export function resend(tx: Tx, ctx: CommandContext, voucherId: number): void {
  const voucher = findVoucher(tx, voucherId)
  if (!voucher) throw new DomainError('VOUCHER_NOT_FOUND')
  const batch = findBatch(tx, voucher.batchId)
  if (!batch || !canResend(voucher, batch)) throw new DomainError('VOUCHER_NOT_RESENDABLE')
  setRouterState(tx, [voucherId], 'waiting')
  const open = findOpenJob(tx, voucher.state === 'sold' ? JOB.grantSold : JOB.grant, `batch:${batch.id}`)
  if (open) makeDue(tx, ctx.now, { id: open.id })
  else if (voucher.state === 'sold') enqueueSold(tx, ctx, batch, [voucherId])
  else grantAgain(tx, ctx, batch)
  recordAudit(tx, ctx, {
    action: 'voucher.resend',
    subjectType: 'voucher',
    subjectId: String(voucherId),
    detail: { tag: batch.tag },
  })
  tx.publish('vouchers', 'batches')
}

const waitingIn = plain<{ batchId: string; routerId: string; state: string; limit: number }, { id: number }>(`
  select id from voucher
  where batch_id = :batchId and router_state = 'waiting' and state = :state and router_id = :routerId order by id limit :limit`)

/** Of its own router. */
export const waitingOf = (tx: Tx, { id, routerId }: BatchRow, state: 'stock' | 'sold', limit: number): number[] =>
  waitingIn(tx)
    .all({ batchId: id, routerId, state, limit })
    .map((row) => row.id)

// Cheap at any size: two probes of an index a batch, and a batch with an open job is done with after the first.
const batchesWithoutJob = plain<object, { id: string }>(`
  select b.id from voucher_batch b
  where b.origin <> 'adopted'
    and not exists (select 1 from outbox o where o.subject = 'batch:' || b.id and o.state in ('waiting', 'running'))
    and not exists (select 1 from outbox o where o.subject = 'batch-void:' || b.id and o.state in ('waiting', 'running'))
    and exists (select 1 from voucher v where v.batch_id = b.id and v.router_state = 'waiting')`)

const AT_A_TIME = 500

/**
 * The belt to the braces: a voucher that waits for its router has a job that brings it, whatever went wrong before. Returns
 * how many vouchers and batches it had to wish for again. What other programs made and what another feature is bringing
 * (a move, "Cocokkan") is theirs.
 */
export function bringStray(tx: Tx, ctx: CommandContext): number {
  let found = 0
  for (const batch of runningBatches(tx)) {
    const subject = `batch:${batch.id}`
    if ([JOB.make, JOB.grant, JOB.grantSold].some((kind) => findOpenJob(tx, kind, subject))) continue
    if (batch.origin === 'sale')
      enqueueSold(
        tx,
        ctx,
        batch,
        vouchersOfBatch(tx, batch.id).map(({ id }) => id),
      )
    else if (progressOf(tx, batch.id).made < batch.quantity) enqueueMaking(tx, ctx, batch)
    else enqueueGrant(tx, ctx, batch)
    found += noteStray(tx, ctx, batch, 0)
  }
  const isAnyWaiting = (['stock', 'sold'] as const).some(
    (state) => countVouchers(tx, { state, routerState: 'waiting' }) > 0,
  )
  if (!isAnyWaiting) return found
  for (const { id } of batchesWithoutJob(tx).all({})) {
    const batch = findBatch(tx, id)
    if (!batch) continue
    const others = broughtByOthers(tx, batch.routerId)
    const astray = (state: 'stock' | 'sold') => waitingOf(tx, batch, state, AT_A_TIME).filter((one) => !others.has(one))
    const sold = astray('sold')
    const stock = others.isMoving || batch.state === 'running' ? [] : astray('stock')
    enqueueSold(tx, ctx, batch, sold)
    if (stock.length > 0 && batch.state === 'done') grantAgain(tx, ctx, batch)
    else if (stock.length > 0) enqueueGiveUp(tx, ctx, batch, 'sisa batch yang dibatalkan')
    if (sold.length + stock.length > 0) found += noteStray(tx, ctx, batch, sold.length + stock.length)
  }
  return found
}

function noteStray(tx: Tx, ctx: CommandContext, batch: BatchRow, vouchers: number): number {
  const detail = { tag: batch.tag, vouchers }
  recordAudit(tx, ctx, { action: 'batch.astray', subjectType: 'batch', subjectId: batch.id, detail })
  return Math.max(1, vouchers)
}

/** What the open jobs of a router's lane name by id, and whether stock is on its way there. */
function broughtByOthers(db: ReadDb, routerId: string) {
  const named = new Set<number>()
  let isMoving = false
  for (let after = 0; ; ) {
    const jobs = listOpenJobs(db, { lane: routerLane(routerId), after, limit: AT_A_TIME })
    for (const { payload } of jobs) {
      const wish: unknown = JSON.parse(payload)
      if (typeof wish !== 'object' || wish === null) continue
      if ('moveId' in wish) isMoving = true
      if ('voucherIds' in wish && Array.isArray(wish.voucherIds))
        for (const id of wish.voucherIds) named.add(Number(id))
      if ('voucherId' in wish) named.add(Number(wish.voucherId))
    }
    const last = jobs.at(-1)
    if (!last || jobs.length < AT_A_TIME) return { has: (id: number) => named.has(id), isMoving }
    after = last.id
  }
}

/** What of a cancelled batch is not on the router yet. */
export const enqueueGiveUp = (tx: Tx, ctx: CommandContext, batch: BatchRow, reason: string): void =>
  enqueue(tx, {
    lane: MAKING_LANE,
    kind: JOB.giveUp,
    // Not behind the batch's own job, which may be waiting for a router that is away.
    subject: `batch-void:${batch.id}`,
    payload: { batchId: batch.id, actorId: ctx.actor?.id ?? null, reason },
    at: ctx.now,
    actorId: ctx.actor?.id ?? null,
  })
