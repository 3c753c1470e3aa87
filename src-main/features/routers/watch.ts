// Owns: keeping the links to all routers up, and what happens when one comes or goes.
// Must never: run in a passive process, or write to a router.
import type { Db } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import { makeDue } from '../../platform/outbox/store'
import { RouterError, type RouterLinkStatus } from '../../platform/routeros'
import type { PeriodicJob } from '../../platform/schedule'
import { DomainError } from '../../shared/errors'
import { routerLane } from './domain'
import { checkProfiles, type ProfileDeps } from './profiles'
import { findRouter, keepLastSeen, listRouterRows } from './store'

export interface WatchDeps extends ProfileDeps {
  readonly log: Log
  /** Tells the outbox that a lane may work. */
  readonly wake: (lane: string) => void
}

export interface RouterWatch {
  readonly jobs: readonly PeriodicJob[]
  /** Stops watching and hangs up. */
  close(): Promise<void>
}

const REDIAL_MS = 5_000
const DRIFT_MS = 600_000
const TIMER_SLACK_MS = 20

export function watchRouters(deps: WatchDeps): RouterWatch {
  const { db, links, clock, log, wake } = deps
  const online = new Set<string>()
  const redials = new Map<string, NodeJS.Timeout>()

  const arrived = async (routerId: string): Promise<void> => {
    try {
      await links.trusted(routerId)
      // What failed while it was away is due now, not after its backoff.
      db.transact((tx) => makeDue(tx, clock.now(), { lane: routerLane(routerId) }))
      wake(routerLane(routerId))
      await checkProfiles(deps, routerId)
    } catch (error) {
      noteTrouble(error, routerId)
    }
  }

  /** The link and the facts hold what went wrong and the screens show it; anything else is a bug. */
  const noteTrouble = (error: unknown, routerId: string): void => {
    if (error instanceof RouterError || error instanceof DomainError)
      log.write('warn', 'router', { routerId, message: error.message })
    else log.bug(error, `router ${routerId}`)
  }

  const changed = ({ routerId, state, retryAt }: RouterLinkStatus): void => {
    if (state === 'online') {
      online.add(routerId)
      void arrived(routerId)
    } else if (state !== 'connecting') {
      if (online.delete(routerId)) db.transact((tx) => keepLastSeen(tx, routerId, clock.now()))
      redialAt(routerId, retryAt ?? clock.now())
    }
    publishRouters(db)
  }

  /** Not awaited: a router that is off must not hold up the others, or the closing of the app. */
  const dial = (routerId: string): void => {
    links.connection(routerId).catch(() => {
      // the link keeps the error as its status, and backs off
    })
  }

  /** As soon as the backoff allows; the round of all routers is for the new ones. */
  const redialAt = (routerId: string, at: number): void => {
    clearTimeout(redials.get(routerId))
    if (findRouter(db, routerId)?.isArchived !== false) return
    // A timer may fire a moment before its time, and the link would still say "wait".
    const wait = Math.max(0, at - clock.now()) + TIMER_SLACK_MS
    redials.set(routerId, setTimeout(() => dial(routerId), wait).unref())
  }

  const dialAll = (): void => {
    for (const { id } of listRouterRows(db)) if (links.status(id).state !== 'online') dial(id)
  }
  const unsubscribe = links.onChange(changed)

  const lookAgain = async (signal: AbortSignal): Promise<void> => {
    for (const { id } of listRouterRows(db)) {
      if (signal.aborted) return
      if (!links.isOnline(id)) continue
      try {
        await links.look(id, await links.connection(id))
        await checkProfiles(deps, id)
      } catch (error) {
        noteTrouble(error, id)
      }
    }
  }

  return {
    jobs: [
      { name: 'router.watch', title: 'Menjaga sambungan router', everyMs: REDIAL_MS, run: dialAll },
      {
        name: 'router.profiles',
        title: 'Memeriksa profil di router',
        everyMs: DRIFT_MS,
        firstAfterMs: DRIFT_MS,
        run: lookAgain,
      },
    ],
    async close() {
      unsubscribe()
      for (const timer of redials.values()) clearTimeout(timer)
      await Promise.all(links.statuses().map(({ routerId }) => links.forget(routerId)))
    },
  }
}

export const publishRouters = (db: Db): void => {
  db.transact((tx) => tx.publish('routers'))
}
