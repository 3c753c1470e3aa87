// Owns: named periodic jobs: started together, never overlapping themselves, ended with the app.
// Must never: swallow a failure; it is logged with a reference and kept until the job works again.
import type { Clock } from './clock'
import type { Log } from './log'

export interface PeriodicJob {
  /** English, dotted: `router.watch`. */
  readonly name: string
  /** For the Kendala screen: "Memeriksa sambungan router". */
  readonly title: string
  readonly everyMs: number
  /** The first run; default: as soon as the app has started. */
  readonly firstAfterMs?: number
  readonly run: (signal: AbortSignal) => void | Promise<void>
}

export interface ScheduleTrouble {
  readonly name: string
  readonly title: string
  /** Epoch ms of the first failure in a row. */
  readonly since: number
  readonly failures: number
  /** Reference of the logged error. */
  readonly reference: string
}

export interface Schedule {
  /** Runs a job now, or waits for the run under way; its failure is kept like any other. */
  runNow(name: string): Promise<void>
  /** Every job once, in their order; for the demo's leaps. */
  runAll(): Promise<void>
  /** Jobs whose last run failed. */
  troubles(): readonly ScheduleTrouble[]
  close(): Promise<void>
}

export interface ScheduleOptions {
  readonly clock: Clock
  readonly log: Log
  /** A job started to fail, or works again. */
  readonly onTrouble?: () => void
}

export function startSchedule(options: ScheduleOptions, jobs: readonly PeriodicJob[]): Schedule {
  const { clock, log, onTrouble } = options
  const stop = new AbortController()
  const timers = new Map<string, NodeJS.Timeout>()
  const running = new Map<string, Promise<void>>()
  const troubles = new Map<string, ScheduleTrouble>()

  const runOnce = async (job: PeriodicJob): Promise<void> => {
    try {
      await job.run(stop.signal)
      if (troubles.delete(job.name)) onTrouble?.()
    } catch (error) {
      if (stop.signal.aborted) return
      const known = troubles.get(job.name)
      const failures = (known?.failures ?? 0) + 1
      // A job that fails every five seconds must not fill the disk with its log: the 1st, 2nd, 4th, 8th ... failure is written.
      const isWorthALine = Number.isInteger(Math.log2(failures))
      const reference = isWorthALine ? log.bug(error, `schedule ${job.name}`) : (known?.reference ?? '')
      troubles.set(job.name, {
        name: job.name,
        title: job.title,
        since: known?.since ?? clock.now(),
        failures,
        reference,
      })
      if (!known) onTrouble?.()
    }
  }

  const start = (job: PeriodicJob): Promise<void> => {
    const underWay = running.get(job.name)
    if (underWay) return underWay
    clearTimeout(timers.get(job.name))
    const run = runOnce(job).finally(() => {
      running.delete(job.name)
      arm(job, job.everyMs)
    })
    running.set(job.name, run)
    return run
  }

  const arm = (job: PeriodicJob, afterMs: number): void => {
    if (stop.signal.aborted) return
    timers.set(
      job.name,
      setTimeout(() => void start(job), afterMs),
    )
  }

  for (const job of jobs) arm(job, job.firstAfterMs ?? 0)

  return {
    async runNow(name) {
      const job = jobs.find((one) => one.name === name)
      if (!job) throw new Error(`no periodic job is called ${name}`)
      await start(job)
    },
    async runAll() {
      for (const job of jobs) if (!stop.signal.aborted) await start(job)
    },
    troubles: () => [...troubles.values()],
    async close() {
      stop.abort()
      for (const timer of timers.values()) clearTimeout(timer)
      await Promise.all(running.values())
    },
  }
}
