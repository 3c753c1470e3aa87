// Owns: putting the routers' keepers together: health, checks, comparing, the outage doctor, moving stock.
// Must never: hold a rule of its own; each keeper has its feature.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import type { JobDescriptions } from '../../platform/outbox/describe'
import type { OutboxHandler } from '../../platform/outbox/runner'
import type { Random } from '../../platform/random'
import type { Secrets } from '../../platform/secrets'
import { type CareDeps, type CareWatch, careItems, careRouter, lookAfter, watchCare } from '../care'
import { listPackages } from '../catalog'
import {
  expiryJobDescriptions,
  makeExpiryJobs,
  makeExpiryKeeper,
  makeExpiryRouter,
  makeExpirySchedule,
  wishInstalled,
} from '../expiry'
import { makePreflightRouter } from '../preflight'
import {
  makeReconcileJobs,
  makeReconcileKeeper,
  makeReconcileRouter,
  Reports,
  reconcileJobDescriptions,
  type ThingsSubject,
} from '../reconcile'
import { checkProfiles, type FindMaster, listProfileItems, makeTestSubject, type ShopRouterLinks } from '../routers'
import { getSetting } from '../settings'
import type { VerifyDeps } from '../users'
import { countVouchers, profilesInUse } from '../vouchers'
import { isTakenOff, judgeExpiry, makeExpiryDeps, repairExpiry, thenExpiry } from './expiry'

export interface KeepingDeps extends VerifyDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly clock: Clock
  readonly log: Log
  readonly random: Random
  readonly secrets: Secrets
  readonly findMaster: FindMaster
  /** Of the app itself: no person. */
  readonly context: () => CommandContext
  /** How far the computer's clock stands behind the books. */
  readonly behindMs: () => number
}

/** A computer that lags a minute behind its own books has lost its clock. */
const DOUBTFUL_MS = 60_000

export function makeKeeping(deps: KeepingDeps) {
  const { db, links, clock, log, secrets, findMaster, context } = deps
  const zone = () => getSetting(db, 'shop').zone
  const isComputerDoubtful = () => deps.behindMs() > DOUBTFUL_MS
  const care: CareDeps = { db, links, clock, zone, isComputerDoubtful }

  const holdsProfiles = (routerId: string) => listProfileItems(db, routerId, findMaster).length > 0
  const expiry = makeExpiryDeps({ db, links, clock, context }, holdsProfiles)

  const isMoving = () => false
  const thingsOf = (routerId: string): ThingsSubject => ({
    profiles: listProfileItems(db, routerId, findMaster),
    neededProfiles: neededProfiles(db),
    pools: wantedPools(db, routerId),
    isDetached: isTakenOff(db, routerId),
  })
  const reports = new Reports({
    db,
    links,
    clock,
    log,
    checkProfiles: (routerId) => checkProfiles({ db, links, clock, findMaster }, routerId),
    thingsOf,
    isMoving,
  })

  const handlers: Record<string, OutboxHandler> = {
    ...makeReconcileJobs({ db, links, context, neededProfiles: () => neededProfiles(db), isMoving }),
    ...makeExpiryJobs(expiry),
  }
  const descriptions: JobDescriptions = { ...reconcileJobDescriptions, ...expiryJobDescriptions }

  const room = (routerId: string) => ({
    sold: countVouchers(db, { routerId, state: 'sold' }) + countVouchers(db, { routerId, state: 'active' }),
    wantedPools: wantedPools(db, routerId),
    sectorsPerDay: careItems(db).find((item) => item.routerId === routerId)?.flash?.sectorsPerDay ?? null,
  })

  return {
    handlers,
    descriptions,
    /** A profile that was just made needs its on-login. */
    profileJob: (ensure: OutboxHandler): OutboxHandler => thenExpiry(expiry, ensure),
    routers: {
      care: careRouter,
      expiry: makeExpiryRouter({ ...deps, ...expiry }),
      preflight: makePreflightRouter({
        ...deps,
        zone,
        isComputerDoubtful,
        testSubject: makeTestSubject({ secrets, clock, zoneOf: zone }),
        room,
        judgeExpiry: async (routerId) => judgeExpiry(db, routerId),
        installExpiry: (_call, routerId) => repairExpiry(expiry, routerId),
        lookAgain: (routerId) => lookAfter(care, routerId),
      }),
      reconcile: makeReconcileRouter({
        reports,
        isOnline: (routerId) => links.isOnline(routerId),
        enqueueExpiry: wishInstalled,
      }),
    },
    /** In the leading process only. */
    watch: (): CareWatch => {
      const keepers = [makeExpiryKeeper(expiry), makeReconcileKeeper({ db, clock, reports })]
      const watch = watchCare({ ...care, log, keepers })
      return { ...watch, jobs: [...watch.jobs, ...makeExpirySchedule({ ...expiry, log })] }
    },
  }
}

/** By pool, the names of the Paket Induk that use it in packages sold on this router. */
function wantedPools(db: Db, routerId: string): { pool: string; masters: string[] }[] {
  const wanted = new Map<string, Set<string>>()
  for (const { master, routerIds } of listPackages(db, { serviceType: 'hotspot' })) {
    if (master.pool === null || (routerIds.length > 0 && !routerIds.includes(routerId))) continue
    const masters = wanted.get(master.pool) ?? new Set()
    wanted.set(master.pool, masters.add(master.name))
  }
  return [...wanted].map(([pool, masters]) => ({ pool, masters: [...masters] }))
}

/** Names of profiles that the catalogue or a voucher still needs. */
function neededProfiles(db: Db): Set<string> {
  const names = listPackages(db, { serviceType: 'hotspot', includeArchived: true }).map(
    ({ master }) => master.profileName,
  )
  return new Set([...names, ...profilesInUse(db)])
}
