// Owns: going round all routers, each at its own pace, and telling who follows when one was read.
// Must never: let a slow or dead router hold up another one, or run in a passive process.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Log } from '../../platform/log'
import { RouterError } from '../../platform/routeros'
import type { PeriodicJob } from '../../platform/schedule'
import { DomainError } from '../../shared/errors'
import { listRouters } from '../routers'
import { codesExpired, finishByClock } from '../vouchers'
import { RHYTHM, type RoundDeps, RouterRounds } from './rounds'
import type { Counters, Snapshot } from './snapshot'

export interface OnlineDeps extends RoundDeps {
  readonly log: Log
}

export interface OnlineWatch {
  /** What was last read of a router; null = nothing yet, or it is away. */
  seen(routerId: string): { readonly snapshot: Snapshot; readonly counters: Counters } | null
  /** Why the last round did not work although the router is connected. */
  trouble(routerId: string): RouterError | null
  /** Somebody looks: routers are read often until the returned function is called. `onChange` follows each reading. */
  attend(onChange: () => void): () => void
  /** One round now, or after the one under way; for after a deed. Resolves also when it did not work. */
  look(routerId: string): Promise<void>
  readonly jobs: readonly PeriodicJob[]
  /** From now on routers are read, until the returned function is called. */
  start(): { close(): Promise<void> }
}

interface Place {
  readonly rounds: RouterRounds
  timer: NodeJS.Timeout | undefined
  running: Promise<void> | undefined
  problem: unknown
}

/** A screen that opens waits this long at most for what was read already. */
const FRESH_MS = 3_000
/** After this long without the router, what was stamped as over is over. */
const GIVEN_UP_MS = 24 * 3_600_000
const SLICE = 100

export function makeOnlineWatch(deps: OnlineDeps): OnlineWatch {
  const { db, links, clock, log, context } = deps
  const places = new Map<string, Place>()
  const followers = new Set<() => void>()
  let isRunning = false

  const tell = () => {
    for (const follower of followers) {
      try {
        follower()
      } catch (error) {
        // One screen's bug must not cost the routers their rounds.
        log.bug(error, 'online follower')
      }
    }
  }

  const placeOf = (routerId: string): Place => {
    const known = places.get(routerId)
    if (known) return known
    const place: Place = {
      rounds: new RouterRounds(routerId, deps),
      timer: undefined,
      running: undefined,
      problem: undefined,
    }
    places.set(routerId, place)
    return place
  }

  const go = (routerId: string): Promise<void> => {
    const place = placeOf(routerId)
    clearTimeout(place.timer)
    if (!isRunning || !links.isOnline(routerId)) return Promise.resolve()
    place.running ??= place.rounds
      .round(followers.size > 0, tell)
      .then(() => {
        place.problem = undefined
      })
      .catch((error: unknown) => {
        // What broke the link is the link's news, and it dials again by itself.
        place.problem = isLinkNews(error) ? undefined : error
        if (place.problem) noteProblem(log, routerId, error)
      })
      .finally(() => {
        place.running = undefined
        tell()
        arm(routerId, place.rounds.pause(followers.size > 0))
      })
    return place.running
  }

  const arm = (routerId: string, afterMs: number): void => {
    if (!isRunning || !places.has(routerId)) return
    const place = placeOf(routerId)
    clearTimeout(place.timer)
    // A router that went away is read again when its link says that it is back.
    if (links.isOnline(routerId)) place.timer = setTimeout(() => void go(routerId), afterMs)
  }

  const look = async (routerId: string): Promise<void> => {
    await placeOf(routerId).running
    await go(routerId)
  }

  const changed = ({ routerId, state }: { readonly routerId: string; readonly state: string }) => {
    // Recognised first: a stranger at the address is not read.
    if (state === 'online') void recognised(routerId)
    else tell()
  }

  const recognised = async (routerId: string): Promise<void> => {
    try {
      await links.trusted(routerId)
      await go(routerId)
    } catch (error) {
      if (!isLinkNews(error)) log.bug(error, `online ${routerId}`)
    }
  }

  const finishForgotten = async (signal: AbortSignal): Promise<void> => {
    for (const { id } of listRouters(db)) {
      const status = links.status(id)
      if (status.state === 'online' || clock.now() - status.since < GIVEN_UP_MS) continue
      for (;;) {
        const codes = codesExpired(db, id, clock.now() - GIVEN_UP_MS, SLICE)
        if (codes.length === 0 || signal.aborted) break
        db.transact((tx) => finishByClock(tx, context(), id, codes))
        await nextTurn()
      }
    }
  }

  return {
    seen(routerId) {
      const rounds = links.isOnline(routerId) ? places.get(routerId)?.rounds : undefined
      return rounds?.snapshot ? { snapshot: rounds.snapshot, counters: rounds.counters } : null
    },
    trouble(routerId) {
      const problem = links.isOnline(routerId) ? places.get(routerId)?.problem : undefined
      return problem instanceof RouterError ? problem : null
    },
    attend(onChange) {
      followers.add(onChange)
      for (const [routerId, { rounds }] of places) {
        const age = clock.now() - (rounds.snapshot?.at ?? 0)
        if (age > FRESH_MS || rounds.snapshot?.ppp === null) void go(routerId)
        else arm(routerId, (deps.rhythm ?? RHYTHM).looked)
      }
      return () => followers.delete(onChange)
    },
    look,
    jobs: [
      {
        name: 'online.read',
        title: 'Membaca pemakaian voucher dari router',
        everyMs: 60_000,
        firstAfterMs: 60_000,
        run() {
          for (const { problem } of places.values()) if (problem !== undefined) throw problem
        },
      },
      {
        name: 'online.forgotten',
        title: 'Menutup voucher habis di router yang lama terputus',
        everyMs: 600_000,
        firstAfterMs: 60_000,
        run: finishForgotten,
      },
    ],
    start() {
      isRunning = true
      const unsubscribe = links.onChange(changed)
      for (const { id } of listRouters(db)) if (links.isOnline(id)) void go(id)
      return {
        async close() {
          isRunning = false
          unsubscribe()
          for (const { timer } of places.values()) clearTimeout(timer)
          await Promise.all([...places.values()].map(({ running }) => running))
        },
      }
    },
  }
}

const isLinkNews = (error: unknown): boolean =>
  error instanceof DomainError || (error instanceof RouterError && error.kind !== 'trap')

function noteProblem(log: Log, routerId: string, error: unknown): void {
  if (error instanceof RouterError) log.write('warn', 'online', { routerId, message: error.message })
  else log.bug(error, `online ${routerId}`)
}
