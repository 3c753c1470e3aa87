// Owns: letting days pass in the demo: the clock leaps in quarters of a day, and after each the router and the shop do their work.
// Must never: exist in a shop; the past that it makes is the demo's own.
import type { LeapingClock } from '../platform/clock'
import type { Log } from '../platform/log'

const STEP_MS = 6 * 3_600_000
const STEPS_A_DAY = 4

export interface LeapDeps {
  readonly clock: LeapingClock
  readonly log: Log
  /** Keeps how far the clock is ahead, and tells the screens. */
  readonly keep: (aheadMs: number) => void
  /** The routers catch up. */
  readonly routers: () => void
  /** The shop's background work, once; resolves when nothing waits. */
  readonly shop: () => Promise<void>
  /** What customers do on a day: some pay. */
  readonly customers: () => void
}

export interface Leaper {
  leap(days: number): void
  /** Days still to go. */
  left(): number
  close(): Promise<void>
}

export function makeLeaper(deps: LeapDeps): Leaper {
  let left = 0
  let running: Promise<void> | undefined
  let isClosed = false

  const passDay = async (): Promise<void> => {
    for (let step = 0; step < STEPS_A_DAY && !isClosed; step++) {
      deps.clock.setAhead(deps.clock.aheadMs() + STEP_MS)
      deps.routers()
      await deps.shop()
    }
    if (isClosed) return
    deps.customers()
    left--
    deps.keep(deps.clock.aheadMs())
  }

  const run = async (): Promise<void> => {
    try {
      while (left > 0 && !isClosed) await passDay()
    } catch (error) {
      left = 0
      deps.log.bug(error, 'demo leap')
    }
  }

  return {
    leap(days) {
      left += days
      running ??= run().finally(() => {
        running = undefined
      })
    },
    left: () => left,
    async close() {
      isClosed = true
      await running
    },
  }
}
