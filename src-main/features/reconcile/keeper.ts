// Owns: comparing in the background: once an hour at most, and after a restart of the router.
// Must never: mend by itself; a person chooses.

import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { Keeper } from '../care'
import type { Reports } from './reports'
import { findRun } from './store'

const HOUR_MS = 3_600_000
/** The hourly round must not miss its turn by a second. */
const SLACK_MS = 60_000

export const makeReconcileKeeper =
  ({ db, clock, reports }: { readonly db: Db; readonly clock: Clock; readonly reports: Reports }): Keeper =>
  async ({ routerId, isRebooted }) => {
    const last = findRun(db, routerId)?.triedAt ?? 0
    if (!isRebooted && clock.now() - last < HOUR_MS - SLACK_MS) return
    await reports.check(routerId)
  }
