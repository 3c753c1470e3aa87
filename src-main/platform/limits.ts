// Owns: how often something guessable may be tried: token buckets and lock-outs, by key.
// Must never: grow without bound, or be asked after the costly work; a refused try costs nothing.
import type { Clock } from './clock'
import { elapsedMs } from './clock'

export interface Limit {
  /** Tries that may come at once. */
  readonly burst: number
  /** Milliseconds in which one try comes back. */
  readonly refillMs: number
}

interface Bucket {
  tokens: number
  at: number
}

/** More keys than this and the oldest are forgotten: an attacker with many addresses must not eat the memory. */
const MOST_KEYS = 10_000

export interface Limiter {
  /** Takes one try; returns the milliseconds to wait when there is none left, 0 when it may go on. */
  take(key: string): number
  /** A try that was right is given back. */
  giveBack(key: string): void
}

/** Runs by a stopwatch that nobody can turn back. */
export function makeLimiter({ burst, refillMs }: Limit, elapsed: () => number = elapsedMs): Limiter {
  const buckets = new Map<string, Bucket>()

  const filled = (key: string): Bucket => {
    const now = elapsed()
    const bucket = buckets.get(key) ?? { tokens: burst, at: now }
    bucket.tokens = Math.min(burst, bucket.tokens + (now - bucket.at) / refillMs)
    bucket.at = now
    // newest last, so that the first of the map is the oldest
    buckets.delete(key)
    buckets.set(key, bucket)
    if (buckets.size > MOST_KEYS) {
      const [oldest] = buckets.keys()
      if (oldest !== undefined) buckets.delete(oldest)
    }
    return bucket
  }

  return {
    take(key) {
      const bucket = filled(key)
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) * refillMs)
      bucket.tokens -= 1
      return 0
    },
    giveBack(key) {
      const bucket = filled(key)
      bucket.tokens = Math.min(burst, bucket.tokens + 1)
    },
  }
}

/** How many at the same time; the returned function ends the turn, null = none is free. */
export type Turns = (key: string) => (() => void) | null

export function makeTurns({ all, ofOne }: { readonly all: number; readonly ofOne: number }): Turns {
  const taken = new Map<string, number>()
  let count = 0
  return (key) => {
    const mine = taken.get(key) ?? 0
    if (count >= all || mine >= ofOne) return null
    count += 1
    taken.set(key, mine + 1)
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      count -= 1
      const left = (taken.get(key) ?? 1) - 1
      if (left > 0) taken.set(key, left)
      else taken.delete(key)
    }
  }
}

export interface WrongTries {
  /** Milliseconds still locked, 0 when it may be tried. */
  lockedFor(key: string): number
  wrong(key: string): void
  /** Wrong tries of everybody in the last hour: above 50 the till is told. */
  wrongInLastHour(): number
}

const HOUR_MS = 3_600_000

/**
 * `free` wrong tries within `lockMs` lock a key for as long (reliability.md §2.6: 5 wrong, 15 minutes). A right one forgives nothing:
 * a guesser has a code of his own to send in between.
 */
export function makeWrongTries(
  { free, lockMs }: { readonly free: number; readonly lockMs: number },
  clock: Clock,
  elapsed: () => number = elapsedMs,
): WrongTries {
  const tries = new Map<string, { readonly at: readonly number[]; readonly until: number }>()
  let recent: number[] = []
  return {
    lockedFor: (key) => Math.max(0, (tries.get(key)?.until ?? 0) - elapsed()),
    wrong(key) {
      const now = elapsed()
      const at = [...(tries.get(key)?.at ?? []).filter((then) => now - then < lockMs), now]
      const isLocked = at.length >= free
      tries.delete(key)
      tries.set(key, { at: isLocked ? [] : at, until: isLocked ? now + lockMs : 0 })
      if (tries.size > MOST_KEYS) {
        const [oldest] = tries.keys()
        if (oldest !== undefined) tries.delete(oldest)
      }
      recent = [...recent.filter((then) => clock.now() - then < HOUR_MS), clock.now()].slice(-1000)
    },
    wrongInLastHour: () => recent.filter((at) => clock.now() - at < HOUR_MS).length,
  }
}

export interface GuessAlarm {
  /** A wrong guess, or one that was refused before it was looked at. */
  guessed(): void
  inLastHour(): number
  isRinging(): boolean
}

/** Above this many guesses an hour the till is told (reliability.md §2.6). */
export const ALARM_AT = 50
const MINUTE_MS = 60_000

/** Hears of every guess at one kind of secret; `onRing` once, when it begins. */
export function makeGuessAlarm(clock: Clock, onRing: () => void): GuessAlarm {
  const byMinute = new Map<number, number>()
  const inLastHour = (): number => {
    const now = clock.now()
    let sum = 0
    // a clock that was turned back leaves minutes of the future behind
    for (const [minute, count] of byMinute)
      if (Math.abs(now - minute * MINUTE_MS) > HOUR_MS) byMinute.delete(minute)
      else sum += count
    return sum
  }
  return {
    guessed() {
      const before = inLastHour()
      const minute = Math.floor(clock.now() / MINUTE_MS)
      byMinute.set(minute, (byMinute.get(minute) ?? 0) + 1)
      if (before === ALARM_AT) onRing()
    },
    inLastHour,
    isRinging: () => inLastHour() > ALARM_AT,
  }
}
