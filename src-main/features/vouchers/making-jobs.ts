// Owns: the slow work on the shop's own books, in slices with the event loop between them: codes of a large batch, giving up.
// Must never: hold the main loop for longer than a screen's frame.
import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises'
import type { Clock } from '../../platform/clock'
import { findOpenJob } from '../../platform/outbox/queries'
import { type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import { enqueue } from '../../platform/outbox/store'
import { DomainError } from '../../shared/errors'
import { routerLane } from '../routers'
import { findUser } from '../users'
import { addCancelled, findBatch, progressOf, sliceOf } from './batch-store'
import { enqueueGrant, enqueueSold, waitingOf } from './bringing'
import { FIRST_SLICE } from './commands'
import type { VoucherJobDeps } from './grant-jobs'
import { BatchPayload, GiveUpPayload, JOB, MakePayload } from './kinds'
import { type DrawnCode, drawCodes, makeVouchers } from './making'
import { changeState } from './store'

/** Milliseconds a slice may take; a frame has 16, and the commit comes on top. */
const SLICE_MS = 8
const LOOK_AGAIN_MS = 20
const SMALLEST = 25
const LARGEST = 500

/** As many rows as this computer's disk and a database of this size can take in one frame. */
function makeSliceSize(clock: Clock) {
  let size = FIRST_SLICE
  return {
    get size() {
      return size
    },
    measure(work: () => void): void {
      const before = clock.now()
      work()
      const took = clock.now() - before
      if (took > SLICE_MS) size = Math.max(SMALLEST, Math.floor(size / 2))
      else if (took < SLICE_MS / 2) size = Math.min(LARGEST, size + SMALLEST)
    },
  }
}

export function makeMakingJobs({ db, clock, context }: VoucherJobDeps): { make: OutboxHandler; giveUp: OutboxHandler } {
  const slice = makeSliceSize(clock)
  /** Codes drawn and sorted for a whole batch: each slice then touches its own part of the unique index. Gone with the process. */
  const drawn = new Map<string, DrawnCode[]>()
  const seen = new Map<string, number>()

  const drawAll = (batchId: string): DrawnCode[] | null => {
    const batch = findBatch(db, batchId)
    const missing = batch ? batch.quantity - progressOf(db, batchId).made : 0
    return batch && missing > 0 ? drawCodes(context().random, batch.codeFormat, missing) : null
  }

  const make: OutboxHandler = async ({ payload }) => {
    const { batchId, priority } = MakePayload.parse(payload)
    await nextTurn()
    if (!drawn.has(batchId)) {
      const fresh = drawAll(batchId)
      // As long as a slice by itself: a turn of its own.
      if (fresh) drawn.set(batchId, fresh)
      await nextTurn()
    }
    const batch = findBatch(db, batchId)
    const missing = batch ? batch.quantity - progressOf(db, batchId).made : 0
    if (batch?.state !== 'running' || missing <= 0) {
      drawn.delete(batchId)
      return { kind: 'done' }
    }
    const { random } = context()
    const ready = drawn.get(batchId) ?? drawCodes(random, batch.codeFormat, missing)
    const now = ready.splice(0, Math.min(slice.size, missing))
    const isLast = now.length === missing
    if (isLast || ready.length === 0) drawn.delete(batchId)
    else drawn.set(batchId, ready)
    return {
      kind: isLast ? 'done' : 'more',
      book(tx) {
        slice.measure(() => makeOrRefuse(() => makeVouchers(tx, random, batch, now)))
        if (isLast) enqueueGrant(tx, context(), batch, priority)
      },
    }
  }

  /** What is on the wire is booked first: it reached the router, so it stays as stock. */
  const untilBooked = async (batchId: string, signal: AbortSignal): Promise<void> => {
    const isOnTheWire = () => findOpenJob(db, JOB.grant, `batch:${batchId}`)?.state === 'running'
    while (!signal.aborted && isOnTheWire()) await sleep(LOOK_AGAIN_MS)
  }

  const giveUp: OutboxHandler = async ({ payload }, signal) => {
    const { batchId, actorId, reason } = GiveUpPayload.parse(payload)
    await nextTurn()
    await untilBooked(batchId, signal)
    const batch = findBatch(db, batchId)
    if (batch?.state !== 'cancelled') return { kind: 'done' }
    const after = seen.get(batchId) ?? 0
    const open = (['waiting', 'failed'] as const).flatMap((routerState) =>
      sliceOf(db, { batchId, routerState, limit: slice.size, after }),
    )
    open.sort((one, other) => one.id - other.id)
    const ids = open.slice(0, slice.size).map(({ id }) => id)
    const person = actorId === null ? undefined : findUser(db, actorId)
    const actor = person ? { id: person.id, name: person.name, role: person.role } : null
    const last = ids.at(-1)
    if (last === undefined) {
      seen.delete(batchId)
      const wasSent = progressOf(db, batchId).made >= batch.quantity
      return {
        kind: 'done',
        book(tx) {
          // Somebody has paid for them, and the batch's own job is no more.
          enqueueSold(tx, { ...context(), actor }, batch, waitingOf(tx, batch, 'sold', batch.quantity))
          if (wasSent) enqueueSweep(tx, batchId, batch.routerId, actorId, clock.now())
        },
      }
    }
    seen.set(batchId, last)
    return {
      kind: 'more',
      book(tx) {
        slice.measure(() => {
          const ctx = { ...context(), actor }
          const given = changeState(tx, ctx, {
            ids,
            from: ['stock'],
            to: 'void',
            reason: `Batch dibatalkan: ${reason}`,
          })
          addCancelled(tx, batchId, given.length, ctx.now)
        })
      },
    }
  }

  return { make, giveUp }
}

/** A space that is full stays full: a person should hear of it at once. */
function makeOrRefuse(work: () => void): void {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) throw new OutboxRefusal(error.code, error.message, { cause: error })
    throw error
  }
}

const enqueueSweep = (
  tx: Parameters<typeof enqueue>[0],
  batchId: string,
  routerId: string,
  actorId: string | null,
  at: number,
): void =>
  enqueue(tx, {
    lane: routerLane(routerId),
    kind: JOB.sweep,
    subject: `batch-sweep:${batchId}`,
    payload: BatchPayload.parse({ batchId }),
    actorId,
    at,
  })
