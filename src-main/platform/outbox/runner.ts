// Owns: one worker lane per router: in order, one job at a time, unlimited patience with backoff.
// Must never: drop a job, swallow its error, or run before the transaction that wished for it has committed.
import type { Clock } from '../clock'
import type { Db, Tx } from '../db/open'
import type { Log } from '../log'
import {
  earliestDue,
  findNextDue,
  LONGEST_WAIT_MS,
  type OutboxRow,
  openLanes,
  reviveRunning,
  setDone,
  setRunning,
  setWaiting,
} from './store'

/**
 * What a handler says when it comes back:
 * - done: the wish is true in the world; `book` is written in the same transaction as "done".
 * - more: a slice is done and there is more (long work lets a waiting cashier go first).
 * It throws OutboxPause when the lane's router is away (the whole lane waits), OutboxRefusal when the router said no, and
 * anything else is a bug: logged, and only this job waits.
 */
export type HandlerResult = { readonly kind: 'done' | 'more'; readonly book?: (tx: Tx) => void }

export type OutboxHandler = (
  job: { readonly row: OutboxRow; readonly payload: unknown },
  signal: AbortSignal,
) => Promise<HandlerResult>

/** Why a job did not work, in words for the Kendala screen. */
export class OutboxFailure extends Error {
  readonly code: string
  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'OutboxFailure'
    this.code = code
  }
}

/** The other side cannot be reached: nothing in this lane can work now. */
export class OutboxPause extends OutboxFailure {}

/** Refused for a reason that time alone will not mend; a person sees it at once. It is still retried. */
export class OutboxRefusal extends OutboxFailure {}

export interface OutboxOptions {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly handlers: Readonly<Record<string, OutboxHandler>>
  /** Milliseconds to wait after the n-th failure (1, 2, ...). */
  readonly backoff?: (attempt: number) => number
  /** The crash harness breaks the rule on purpose here to prove that it is seen. */
  readonly markBeforeSending?: boolean
}

export const defaultBackoff = (attempt: number): number => Math.min(1000 * 2 ** Math.min(attempt - 1, 20), 300_000)

/** Milliseconds a lane waits when its own books cannot be written (a full disk). */
const BOOKS_PAUSE_MS = 2000

/** The computer's clock may be turned meanwhile: a lane that waits for a time looks at it at least this often. */
const LONGEST_NAP_MS = 60_000

/** After so many failures the job stands on the Kendala screen as "perlu perhatian". */
const ATTENTION_AFTER = 3

export interface OutboxRunner {
  /** Looks for work now; called after commits and when a router comes back. */
  wake(lane?: string): void
  /** Resolves when nothing is running and nothing is due. */
  idle(): Promise<void>
  close(): Promise<void>
}

export function startOutbox(options: OutboxOptions): OutboxRunner {
  const { db, clock, log, handlers } = options
  const backoff = options.backoff ?? defaultBackoff
  const stop = new AbortController()
  const running = new Map<string, Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  const pausedUntil = new Map<string, number>()
  /** Lanes whose last job could not be written down: what it left as running is revived first. */
  const unwritten = new Set<string>()
  /** How often in a row that happened. */
  const bookFailures = new Map<string, number>()

  db.transact((tx) => reviveRunning(tx, clock.now()))

  /** A pause of more than the longest was noted while the computer's clock ran ahead. */
  const isPaused = (lane: string): boolean => {
    const left = (pausedUntil.get(lane) ?? 0) - clock.now()
    return left > 0 && left <= LONGEST_WAIT_MS
  }

  const drain = async (lane: string): Promise<void> => {
    while (!stop.signal.aborted) {
      if (isPaused(lane)) return
      if (unwritten.has(lane)) db.transact((tx) => reviveRunning(tx, clock.now(), lane))
      unwritten.delete(lane)
      const row = findNextDue(db, lane, clock.now())
      if (!row) return
      await runOne(lane, row)
      bookFailures.delete(lane)
    }
  }

  const runOne = async (lane: string, row: OutboxRow): Promise<void> => {
    const handler = handlers[row.kind]
    // What cannot be written here is no failure of the job: it goes to `booksFailed`.
    db.transact((tx) =>
      options.markBeforeSending ? setDone(tx, row.id, clock.now()) : setRunning(tx, row.id, clock.now()),
    )
    try {
      if (!handler) throw new Error(`no handler for ${row.kind}`)
      const result = await handler({ row, payload: JSON.parse(row.payload) }, stop.signal)
      db.transact((tx) => {
        result.book?.(tx)
        const now = clock.now()
        if (result.kind === 'done') setDone(tx, row.id, now)
        else setWaiting(tx, row.id, now, { dueAt: now, attempts: 0, error: null, needsAttention: false })
      })
      pausedUntil.delete(lane)
    } catch (error) {
      keepFailed(lane, row, error)
    }
  }

  const keepFailed = (lane: string, row: OutboxRow, error: unknown): void => {
    const attempts = row.attempts + 1
    const now = clock.now()
    const dueAt = now + backoff(attempts)
    const code = error instanceof OutboxFailure ? error.code : error instanceof Error ? error.name : 'UNKNOWN'
    const message = error instanceof Error ? error.message : String(error)
    const stopping = stop.signal.aborted
    const isLanePause = error instanceof OutboxPause
    if (isLanePause) pausedUntil.set(lane, dueAt)
    else if (!(error instanceof OutboxFailure) && !stopping) log.bug(error, `outbox ${row.kind} #${row.id}`)
    db.transact((tx) =>
      setWaiting(tx, row.id, now, {
        // The lane's pause keeps the time; the row stays due, so that the order of the lane is kept.
        dueAt: stopping || isLanePause ? now : dueAt,
        attempts: stopping ? row.attempts : attempts,
        error: { code, message },
        needsAttention: row.needsAttention || error instanceof OutboxRefusal || attempts >= ATTENTION_AFTER,
      }),
    )
  }

  /** Trying again at once would only fill the log of a disk that is full: the 1st, 2nd, 4th, 8th ... failure is written. */
  const booksFailed = (lane: string, error: unknown): void => {
    const times = (bookFailures.get(lane) ?? 0) + 1
    bookFailures.set(lane, times)
    unwritten.add(lane)
    pausedUntil.set(lane, clock.now() + BOOKS_PAUSE_MS)
    if (Number.isInteger(Math.log2(times))) log.bug(error, `outbox lane ${lane}`)
  }

  const schedule = (lane: string): void => {
    clearTimeout(timers.get(lane))
    timers.delete(lane)
    if (stop.signal.aborted) return
    const due = unwritten.has(lane) ? 0 : earliestDue(db, lane, clock.now())
    if (due === null) return
    const at = isPaused(lane) ? Math.max(due, pausedUntil.get(lane) ?? 0) : due
    timers.set(
      lane,
      setTimeout(() => start(lane), Math.min(Math.max(at - clock.now(), 1), LONGEST_NAP_MS)),
    )
  }

  const start = (lane: string): void => {
    if (stop.signal.aborted || running.has(lane)) return
    const work = drain(lane)
      .catch((error: unknown) => booksFailed(lane, error))
      .finally(() => {
        running.delete(lane)
        schedule(lane)
      })
    running.set(lane, work)
  }

  const wake = (lane?: string): void => {
    if (stop.signal.aborted) return
    for (const name of lane === undefined ? openLanes(db) : [lane]) {
      pausedUntil.delete(name)
      start(name)
    }
  }

  const unsubscribe = db.onCommit((topics) => {
    if (topics.includes('outbox')) for (const lane of openLanes(db)) if (!running.has(lane)) start(lane)
  })
  wake()

  return {
    wake,
    async idle() {
      while (running.size > 0) await Promise.all(running.values())
    },
    async close() {
      unsubscribe()
      stop.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}
