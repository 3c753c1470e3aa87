// Owns: what screens read of the expiry engine.
// Must never: ask a router.
import type { ReadDb } from '../../platform/db/open'
import { findOpenJob } from '../../platform/outbox/queries'
import { listRouters } from '../routers'
import type { ExpiryItem } from './contract'
import { INSTALL, subjectOf } from './keeping'
import { SWEEP_SCRIPT } from './scripts'
import { listExpiry, reportOf, textsOf, trialOf } from './store'

export function expiryItems(db: ReadDb): ExpiryItem[] {
  const rows = new Map(listExpiry(db).map((row) => [row.routerId, row]))
  return listRouters(db).map(({ id }) => {
    const row = rows.get(id)
    return {
      routerId: id,
      isWanted: row?.isWanted ?? true,
      state: row?.state ?? 'unseen',
      version: row?.version ?? null,
      ownVersion: SWEEP_SCRIPT.version,
      pulse: row?.pulse ?? 'unknown',
      pulseAt: row?.pulseAt ?? null,
      checkedAt: row?.checkedAt ?? null,
      differences: textsOf(row?.differences),
      newer: textsOf(row?.newer),
      report: reportOf(row),
      isWaiting: findOpenJob(db, INSTALL, subjectOf(id)) !== undefined,
      trial: trialOf(row),
    }
  })
}
