// Owns: one worker per printer: strict order, one job in flight, honest states.
// Must never: send a byte before SENDING is on disk, or send again what may be on paper.
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import { encodePaper } from '../../platform/escpos/encode'
import type { PaperTransports } from '../../platform/escpos/transports'
import type { SendOutcome } from '../../platform/escpos/transports/transport'
import type { Log } from '../../platform/log'
import type { PaperDoc } from '../../shared/paper/document'
import { printerProfileSchema } from '../../shared/paper/profile'
import {
  ageVerdict,
  DRAWER_LATE_REASON,
  isOld,
  judgeOutcome,
  LOOK_AGAIN_MS,
  RECEIPT,
  RETRY_AFTER_MS,
  STALE_REASON,
  UNPRINTABLE_REASON,
} from './domain'
import { changeJob, NEVER, nextJob, type PrintJobRow, printersWithWork, reviveJobs } from './store'

/** Milliseconds a printer waits when its own books cannot be written (a full disk). */
const BOOKS_PAUSE_MS = 2000

/**
 * Milliseconds until this time, or 0 when no job ever waits so long: then the time is the books', and the computer's clock
 * stands behind them, or it was noted while that clock ran ahead. A struk must not wait until they agree.
 */
const waitUntil = (dueAt: number, now: number): number => (dueAt - now > LONGEST_WAIT_MS ? 0 : Math.max(dueAt - now, 0))
const LONGEST_WAIT_MS = Math.max(...RETRY_AFTER_MS, LOOK_AGAIN_MS)

export interface PrintWorkerDeps {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly transports: PaperTransports
}

export interface PrintWorker {
  /** Resolves when nothing is being printed. */
  idle(): Promise<void>
  close(): Promise<void>
}

export function startPrintWorker({ db, clock, log, transports }: PrintWorkerDeps): PrintWorker {
  const stop = new AbortController()
  const running = new Map<string, Promise<void>>()
  const timers = new Map<string, NodeJS.Timeout>()
  /** Printers whose last job could not be written down, and until when they wait. */
  const unwritten = new Map<string, number>()
  /** How often in a row that happened. */
  const bookFailures = new Map<string, number>()

  db.transact((tx) => reviveJobs(tx, clock.now()))

  const drain = async (printerId: string): Promise<void> => {
    while (!stop.signal.aborted) {
      if (waitUntil(unwritten.get(printerId) ?? 0, clock.now()) > 0) return
      if (unwritten.has(printerId)) db.transact((tx) => reviveJobs(tx, clock.now(), printerId))
      unwritten.delete(printerId)
      const job = nextJob(db, printerId)
      if (!job || waitUntil(job.dueAt, clock.now()) > 0) return
      const verdict = ageVerdict(job, clock.now())
      if (verdict === 'send') await print(job)
      else
        db.transact((tx) => {
          const change =
            verdict === 'ask'
              ? ({ state: 'blocked', reason: STALE_REASON } as const)
              : ({ state: 'cancelled', reason: DRAWER_LATE_REASON } as const)
          changeJob(tx, job.id, { ...change, dueAt: NEVER }, clock.now())
        })
      bookFailures.delete(printerId)
    }
  }

  /** Null when it cannot be made: the job is set aside, so that it does not hold up the others for ever. */
  const makePaper = (job: PrintJobRow) => {
    try {
      const profile = printerProfileSchema.parse(JSON.parse(job.profile))
      const document: PaperDoc = JSON.parse(job.document) // written by insertJob from this very type
      const copies = job.kind === RECEIPT ? profile.copies : 1
      return { profile, document, bytes: job.payload ?? Buffer.from(encodePaper(document, profile, copies)) }
    } catch (error) {
      log.bug(error, `paper of print job ${job.id}`)
      db.transact((tx) =>
        changeJob(tx, job.id, { state: 'failed', reason: UNPRINTABLE_REASON, dueAt: NEVER }, clock.now()),
      )
      return null
    }
  }

  const print = async (job: PrintJobRow): Promise<void> => {
    const attempts = job.attempts + 1
    const made = makePaper(job)
    if (!made) return
    const { profile, document, bytes } = made
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    db.transact((tx) => changeJob(tx, job.id, { state: 'checking', attempts, payload: bytes, sha256 }, clock.now()))
    let hasBegun = false
    let outcome: SendOutcome
    try {
      outcome = await transports.of(profile).send(
        { bytes, title: document.title, doc: document },
        {
          profile,
          signal: stop.signal,
          onSending() {
            db.transact((tx) => changeJob(tx, job.id, { state: 'sending' }, clock.now()))
            hasBegun = true
          },
        },
      )
    } catch (error) {
      const detail = log.bug(error, `printing job ${job.id}`)
      outcome = hasBegun
        ? { kind: 'uncertain', reason: 'connection_lost', bytesSent: 0, detail }
        : { kind: 'notSent', reason: 'printer_error', detail }
    }
    if ('detail' in outcome && outcome.detail)
      log.write('warn', 'print', { job: job.id, outcome: outcome.kind, detail: outcome.detail })
    const now = clock.now()
    const verdict = judgeOutcome(outcome, { kind: job.kind, attempt: attempts, isOld: isOld(job, now) })
    const dueAt = verdict.againAfterMs === null ? NEVER : now + verdict.againAfterMs
    const { state, reason, bytesSent, osJob } = verdict
    db.transact((tx) => changeJob(tx, job.id, { state, reason, bytesSent, osJob, dueAt }, now))
  }

  /** Trying again at once would only fill the log of a disk that is full: the 1st, 2nd, 4th, 8th ... failure is written. */
  const booksFailed = (printerId: string, error: unknown): void => {
    const times = (bookFailures.get(printerId) ?? 0) + 1
    bookFailures.set(printerId, times)
    unwritten.set(printerId, clock.now() + BOOKS_PAUSE_MS)
    if (Number.isInteger(Math.log2(times))) log.bug(error, `printer ${printerId}`)
  }

  const start = (printerId: string): void => {
    if (stop.signal.aborted || running.has(printerId)) return
    clearTimeout(timers.get(printerId))
    // After the caller's own turn: a sale must not wait for its paper to be encoded.
    const work = new Promise((resolve) => setImmediate(resolve))
      .then(() => drain(printerId))
      .catch((error: unknown) => booksFailed(printerId, error))
      .finally(() => {
        running.delete(printerId)
        schedule(printerId)
      })
    running.set(printerId, work)
  }

  const schedule = (printerId: string): void => {
    if (stop.signal.aborted) return
    const due = unwritten.get(printerId) ?? nextJob(db, printerId)?.dueAt
    if (due === undefined) return
    timers.set(
      printerId,
      setTimeout(() => start(printerId), Math.max(waitUntil(due, clock.now()), 5)),
    )
  }

  const unsubscribe = db.onCommit((topics) => {
    if (topics.includes('printing')) for (const id of printersWithWork(db)) start(id)
  })
  for (const id of printersWithWork(db)) start(id)

  return {
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
