// Owns: looking after each router when it connects and each hour: its clock and last start first, then what the keepers do.
// Must never: look after one router twice at once, keep the others waiting for one that hangs, or run in a passive process.

import type { Log } from '../../platform/log'
import { RouterError, type RouterLinkStatus } from '../../platform/routeros'
import type { PeriodicJob } from '../../platform/schedule'
import { DomainError } from '../../shared/errors'
import { listRouters } from '../routers'
import { type CareDeps, type CareLook, lookAfter } from './look'

export interface CareVisit extends CareLook {
  readonly routerId: string
  readonly why: 'connected' | 'hourly'
  readonly signal: AbortSignal
}

/** Throws RouterError when the router went away: then the rest of this visit waits for the next one. */
export type Keeper = (visit: CareVisit) => Promise<void>

export interface CareWatchDeps extends CareDeps {
  readonly log: Log
  /** In this order, one after the other: gentle to the router. */
  readonly keepers: readonly Keeper[]
}

export interface CareWatch {
  readonly jobs: readonly PeriodicJob[]
  /** Resolves when the visit under way is over. */
  close(): Promise<void>
}

const HOUR_MS = 3_600_000

export function watchCare(deps: CareWatchDeps): CareWatch {
  const { db, links, log, keepers } = deps
  const stop = new AbortController()
  const visits = new Map<string, Promise<void>>()

  const visit = (routerId: string, why: CareVisit['why']): Promise<void> => {
    const underWay = visits.get(routerId)
    if (underWay || stop.signal.aborted) return underWay ?? Promise.resolve()
    const work = look(routerId, why)
      .catch((error: unknown) => noteTrouble(error, routerId))
      .finally(() => visits.delete(routerId))
    visits.set(routerId, work)
    return work
  }

  const look = async (routerId: string, why: CareVisit['why']): Promise<void> => {
    const seen = await lookAfter(deps, routerId)
    for (const keeper of keepers) {
      if (stop.signal.aborted) return
      await keeper({ routerId, why, signal: stop.signal, ...seen })
    }
  }

  /** A router that is away or says no is shown by its own screens; anything else is a bug. */
  const noteTrouble = (error: unknown, routerId: string): void => {
    if (error instanceof RouterError || error instanceof DomainError)
      log.write('warn', 'router care', { routerId, message: error.message })
    else if (!stop.signal.aborted) log.bug(error, `router care ${routerId}`)
  }

  const unsubscribe = links.onChange(({ routerId, state }: RouterLinkStatus) => {
    if (state === 'online') void visit(routerId, 'connected')
  })

  return {
    jobs: [
      {
        name: 'router.care',
        title: 'Memeriksa jam dan isi router',
        everyMs: HOUR_MS,
        firstAfterMs: HOUR_MS,
        async run() {
          const online = listRouters(db).filter(({ id }) => links.isOnline(id))
          await Promise.all(online.map(({ id }) => visit(id, 'hourly')))
        },
      },
    ],
    async close() {
      unsubscribe()
      stop.abort()
      await Promise.all(visits.values())
    },
  }
}
