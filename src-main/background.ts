// Owns: the work that goes on while nobody presses anything: lanes, papers, rounds, schedules; in one process only.
// Must never: run twice on one database; another process on it stays passive.
import { startPrintWorker } from './features/printing'
import type { Clock } from './platform/clock'
import type { Db } from './platform/db/open'
import type { PaperTransports } from './platform/escpos/transports'
import type { MakeId } from './platform/ids'
import { type Running, whileLeader } from './platform/lease'
import type { Log } from './platform/log'
import { type OutboxHandler, type OutboxOptions, type OutboxRunner, startOutbox } from './platform/outbox/runner'
import { type PeriodicJob, type Schedule, type ScheduleTrouble, startSchedule } from './platform/schedule'

/** Something that a feature keeps going: rounds, watches, pages. */
export interface Watching extends Running {
  readonly jobs?: readonly PeriodicJob[]
}

export interface BackgroundDeps {
  readonly db: Db
  /** The shop's. */
  readonly clock: Clock
  /** The computer's: who leads is not the demo's business. */
  readonly computer: Clock
  readonly log: Log
  readonly newId: MakeId
  readonly transports: PaperTransports
  readonly handlers: Readonly<Record<string, OutboxHandler>>
  readonly periodicJobs: readonly PeriodicJob[]
  readonly markBeforeSending: OutboxOptions['markBeforeSending']
  /** Started with it, ended with it. `wake` looks for work in a lane now. */
  readonly watches: (wake: (lane: string) => void) => readonly Watching[]
}

export interface Background {
  isPassive(): boolean
  wake(lane: string): void
  troubles(): readonly ScheduleTrouble[]
  /** Every periodic job once, and all that then waits in the outbox. */
  workOff(): Promise<void>
  /** Resolves when no outbox job is running. */
  idle(): Promise<void>
  close(): Promise<void>
}

export function startBackground(deps: BackgroundDeps): Background {
  const { db, clock, log } = deps
  let running: { readonly outbox: OutboxRunner; readonly schedule: Schedule } | undefined

  const lead = (): Running => {
    const outbox = startOutbox({ db, clock, log, handlers: deps.handlers, markBeforeSending: deps.markBeforeSending })
    const paper = startPrintWorker({ db, clock, log, transports: deps.transports })
    const watches = deps.watches((lane) => outbox.wake(lane))
    const onTrouble = () => db.transact((tx) => tx.publish('outbox'))
    const jobs = [...deps.periodicJobs, ...watches.flatMap((watch) => watch.jobs ?? [])]
    const schedule = startSchedule({ clock, log, onTrouble }, jobs)
    running = { outbox, schedule }
    return {
      async close() {
        running = undefined
        await Promise.all([schedule, ...watches, outbox, paper].map((one) => one.close()))
      },
    }
  }
  const leadership = whileLeader({ db, clock: deps.computer, log, newId: deps.newId }, lead)

  return {
    isPassive: () => leadership.isPassive(),
    wake: (lane) => running?.outbox.wake(lane),
    troubles: () => running?.schedule.troubles() ?? [],
    async workOff() {
      await running?.schedule.runAll()
      running?.outbox.wake()
      await running?.outbox.idle()
    },
    idle: async () => running?.outbox.idle(),
    close: () => leadership.close(),
  }
}
