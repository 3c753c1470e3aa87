// Owns: when the background looks at the engine: at every connection, each hour, and shortly after for its pulse.
// Must never: write to a router.
import type { Log } from '../../platform/log'
import { findOpenJob } from '../../platform/outbox/queries'
import { RouterError } from '../../platform/routeros'
import type { PeriodicJob } from '../../platform/schedule'
import { DomainError } from '../../shared/errors'
import { listRouters } from '../routers'
import { type ExpiryDeps, INSTALL, lookAtExpiry, subjectOf } from './keeping'
import { findExpiry } from './store'
import { tidyAfterTrial } from './trial'

/** Two sweeps must have been due between two looks. */
const PULSE_MS = 5 * 60_000

/** A link that breaks every few seconds must not spend its sentences on looking. */
const JUST_NOW_MS = 60_000

function needsNoLook({ db, clock }: ExpiryDeps, routerId: string): boolean {
  const row = findExpiry(db, routerId)
  // The job that waits for this connection looks by itself.
  if (findOpenJob(db, INSTALL, subjectOf(routerId))) return true
  return row?.state === 'installed' && clock.now() - (row.checkedAt ?? 0) < JUST_NOW_MS
}

/** Of care: when a router connects, and each hour. */
export const makeExpiryKeeper =
  (deps: ExpiryDeps) =>
  async ({ routerId, why }: { readonly routerId: string; readonly why: 'connected' | 'hourly' }): Promise<void> => {
    await tidyAfterTrial(deps, routerId)
    if (why === 'connected' && needsNoLook(deps, routerId)) return
    await lookAtExpiry(deps, routerId)
  }

export const makeExpirySchedule = (deps: ExpiryDeps & { readonly log: Log }): PeriodicJob[] => [
  {
    name: 'router.expiry',
    title: 'Memeriksa penjaga masa aktif di router',
    everyMs: PULSE_MS,
    firstAfterMs: PULSE_MS,
    async run(signal) {
      for (const { id } of listRouters(deps.db)) {
        // Nothing of ours there and nothing wanted: the hourly look will do.
        if (signal.aborted || !deps.links.isOnline(id) || !findExpiry(deps.db, id)?.beat) continue
        try {
          await lookAtExpiry(deps, id)
        } catch (error) {
          if (!(error instanceof RouterError || error instanceof DomainError)) throw error
          deps.log.write('warn', 'router expiry', { routerId: id, message: error.message }) // it went away just now
        }
      }
    },
  },
]
