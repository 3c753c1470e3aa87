// Owns: the only place that asks the operating system what time it is.
// Must never: format or group by day; that is shared/calendar-date.ts.

/** Instants are epoch milliseconds. */
export interface Clock {
  now(): number
}

export const systemClock: Clock = { now: () => Date.now() }

/** Milliseconds that only ever grow, whoever turns the computer's clock; they may stand still while it sleeps. */
export const elapsedMs = (): number => performance.now()

export interface SteadyClock extends Clock {
  /** How far the computer's clock stands behind the newest instant in the books; 0 when it does not. */
  behindMs(): number
  /** A person has said that the computer's clock is right after all. */
  rebase(): void
}

/**
 * A clock that never runs backwards by itself: a PC whose battery died must not reopen a day or put a sale before the
 * previous one (reliability.md R7). `last` is the newest instant already in the books.
 */
export function steadyClock(source: Clock, last = 0): SteadyClock {
  let newest = last
  return {
    now() {
      newest = Math.max(newest, source.now())
      return newest
    },
    behindMs: () => Math.max(0, newest - source.now()),
    rebase() {
      newest = source.now()
    },
  }
}

export interface LeapingClock extends Clock {
  /** Milliseconds ahead of the computer. */
  aheadMs(): number
  setAhead(ms: number): void
}

/** The demo's clock: a month can be played in minutes. Never a shop's. */
export function leapingClock(source: Clock): LeapingClock {
  let ahead = 0
  return {
    now: () => source.now() + ahead,
    aheadMs: () => ahead,
    setAhead(ms) {
      ahead = ms
    },
  }
}

/** `2026-11-21T12:42:00.000Z`, for log files. */
export const isoInstant = (at: number): string => new Date(at).toISOString()
