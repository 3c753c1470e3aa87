// Owns: putting the routers' keepers together: health, checks, comparing, the outage doctor, moving stock.
// Must never: hold a rule of its own; each keeper has its feature.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import type { JobDescriptions } from '../../platform/outbox/describe'
import type { OutboxHandler } from '../../platform/outbox/runner'
import type { Random } from '../../platform/random'
import type { Secrets } from '../../platform/secrets'
import { type CareDeps, type CareWatch, careItems, careRouter, clockOf, findCare, lookAfter, watchCare } from '../care'
import { listPackages } from '../catalog'
import {
  DOCTOR_JOB,
  type DoctorDeps,
  doctorJobDescriptions,
  makeDoctorKeeper,
  makeDoctorRouter,
  makeRepairJob,
} from '../doctor'
import {
  expiryJobDescriptions,
  findExpiry,
  makeExpiryJobs,
  makeExpiryKeeper,
  makeExpiryRouter,
  makeExpirySchedule,
  wishInstalled,
} from '../expiry'
import { makePreflightRouter } from '../preflight'
import {
  enqueueRegrant,
  foreignPppProfiles,
  foreignSecrets,
  makeReconcileJobs,
  makeReconcileKeeper,
  makeReconcileRouter,
  type ReconcileKind,
  Reports,
  reconcileJobDescriptions,
  regrantAll,
  type ThingsSubject,
  thenRecheck,
} from '../reconcile'
import { checkProfiles, type FindMaster, listProfileItems, makeTestSubject, type ShopRouterLinks } from '../routers'
import { getSetting } from '../settings'
import { isMoving, makeMoveJobs, makeMoveRouter, moveJobDescriptions } from '../stockmove'
import type { VerifyDeps } from '../users'
import { countVouchers, profilesInUse } from '../vouchers'
import { isTakenOff, judgeExpiry, makeExpiryDeps, repairExpiry, thenExpiry } from './expiry'
import { keeperTroubles } from './troubles'

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
  /** What other features keep on routers and want compared; absent: PPP is shown as somebody else's. */
  readonly reconcileKinds?: readonly ReconcileKind[]
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

  const holdsProfiles = (routerId: string) =>
    listProfileItems(db, routerId, findMaster).some(({ state }) => state === 'ok' || state === 'drift')
  const expiry = makeExpiryDeps({ db, links, clock, context }, holdsProfiles)

  const thingsOf = (routerId: string): ThingsSubject => ({
    profiles: listProfileItems(db, routerId, findMaster),
    neededProfiles: neededProfiles(db),
    pools: wantedPools(db, routerId),
    isDetached: isTakenOff(db, routerId),
  })
  const kinds = deps.reconcileKinds ?? [foreignSecrets, foreignPppProfiles]
  const reports = new Reports({
    db,
    links,
    clock,
    log,
    checkProfiles: (routerId) => checkProfiles({ db, links, clock, findMaster }, routerId),
    thingsOf,
    isMoving: (voucherId) => isMoving(db, voucherId),
    kinds,
  })
  const isOnline = (routerId: string) => links.isOnline(routerId)
  // With a set clock and a sweep that runs, the router stamps by itself what is not stamped yet.
  const healsItself = (routerId: string) =>
    clockOf(findCare(db, routerId))?.state === 'ok' && findExpiry(db, routerId)?.pulse === 'running'
  const doctor: DoctorDeps = { db, links, clock, zone, healsItself }

  const handlers: Record<string, OutboxHandler> = {
    ...makeReconcileJobs({
      db,
      links,
      context,
      neededProfiles: () => neededProfiles(db),
      isMoving: (voucherId) => isMoving(db, voucherId),
      recheck: reports.recheck,
    }),
    ...makeMoveJobs({ db, links, context }),
    ...Object.fromEntries(
      Object.entries(makeExpiryJobs(expiry)).map(([kind, work]) => [kind, thenRecheck(work, reports.recheckKnown)]),
    ),
    [DOCTOR_JOB.repair]: makeRepairJob({ ...doctor, context, regrant: enqueueRegrant }),
  }
  const descriptions: JobDescriptions = {
    ...reconcileJobDescriptions,
    ...moveJobDescriptions,
    ...doctorJobDescriptions,
    ...expiryJobDescriptions,
  }

  const room = (routerId: string) => ({
    sold: countVouchers(db, { routerId, state: 'sold' }) + countVouchers(db, { routerId, state: 'active' }),
    wantedPools: wantedPools(db, routerId),
    sectorsPerDay: careItems(db).find((item) => item.routerId === routerId)?.flash?.sectorsPerDay ?? null,
  })

  return {
    handlers,
    descriptions,
    /** A profile that was just made needs its on-login. */
    profileJob: (ensure: OutboxHandler): OutboxHandler => thenRecheck(thenExpiry(expiry, ensure), reports.recheckKnown),
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
        isOnline,
        enqueueExpiry: wishInstalled,
        kinds,
      }),
      doctor: makeDoctorRouter(doctor),
      stockmove: makeMoveRouter({ isOnline }),
    },
    /** A job of a feature's own kind of thing is done: what "Cocokkan" says is compared anew. */
    thenCompare: (work: OutboxHandler): OutboxHandler => thenRecheck(work, reports.recheckKnown),
    /** The same for each job of a feature. */
    comparing: (jobs: Record<string, OutboxHandler>): Record<string, OutboxHandler> =>
      Object.fromEntries(
        Object.entries(jobs).map(([kind, work]) => [kind, thenRecheck(work, reports.recheckKnown)] as const),
      ),
    /** For the Kendala screen. */
    troubles: () => keeperTroubles(db),
    /** Another machine is the router now: everything that may let somebody in is wished for there. Returns how many. */
    routerReplaced(tx: Tx, ctx: CommandContext, routerId: string): number {
      reports.forget(routerId)
      return regrantAll(tx, ctx, routerId)
    },
    /** In the leading process only. */
    watch: (): CareWatch => {
      const keepers = [makeExpiryKeeper(expiry), makeDoctorKeeper(doctor), makeReconcileKeeper({ db, clock, reports })]
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
