// Owns: looking at the engine on a router when it connects and now and then, and wishing for it where it is not as it should be.
// Must never: write to the router; the outbox job does.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import { enqueueOnce } from '../../platform/outbox/store'
import { RouterError } from '../../platform/routeros'
import { findRouter, isOurProfile, outboxFailure, routerLane, type ShopRouterLinks } from '../routers'
import { heartbeatOf, pulseOf } from './heartbeat'
import { checkExpiry } from './installer'
import type { ExpiryPlan } from './plan'
import type { ExpiryState } from './router-state'
import { SWEEP_SCRIPT, scriptVersion } from './scripts'
import type { ExpiryStateName } from './states'
import { beatOf, type ExpiryRow, findExpiry, keepExpiry, reportOf } from './store'
import { stepSentence } from './texts'
import { troubleOf } from './trouble'

export interface ExpiryDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly clock: Clock
  /** Of the app itself: no person. */
  readonly context: () => CommandContext
  /** Vouchers of the shop are, or are about to be, on this router. A router that was only added is left alone. */
  readonly isNeeded: (db: ReadDb, routerId: string) => boolean
  /** Routers on which a trial runs now. */
  readonly trials: Set<string>
}

export const INSTALL = 'expiry.install'
export const subjectOf = (routerId: string): string => `expiry:${routerId}`

/** After the profiles, before every grant: a voucher should find the engine there. */
const PRIORITY = 0

export function wishInstalled(tx: Tx, ctx: CommandContext, routerId: string): void {
  enqueueOnce(tx, {
    lane: routerLane(routerId),
    kind: INSTALL,
    subject: subjectOf(routerId),
    payload: { routerId },
    priority: PRIORITY,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
  tx.publish('expiry')
}

/** A profile of ours was just made or changed on this router: its on-login may be missing. */
export function profileEnsured(tx: Tx, ctx: CommandContext, routerId: string): void {
  const row = findExpiry(tx, routerId)
  if (row?.isWanted === false || row?.state === 'refused' || row?.state === 'unkept') return
  wishInstalled(tx, ctx, routerId)
}

/** Three prints. Throws RouterError, or DomainError ROUTER_STRANGER. */
export async function lookAtExpiry(deps: ExpiryDeps, routerId: string): Promise<void> {
  const { db, links, context } = deps
  const connection = await links.trusted(routerId)
  const seen = await checkExpiry(connection, isOurProfile).catch((error: unknown) => {
    if (error instanceof RouterError && error.kind === 'trap') return error
    throw error
  })
  db.transact((tx) => {
    const before = findExpiry(tx, routerId)
    if (seen instanceof RouterError) {
      noteRefusal(tx, routerId, outboxFailure(seen, links.place(routerId)), deps.clock.now())
      return
    }
    keepExpiry(tx, routerId, seenValues(before, seen.plan, seen.state, deps.clock.now()))
    if (mayInstall(deps, tx, routerId, before) && seen.plan.steps.length > 0 && !isUnkept(before, seen.plan))
      wishInstalled(tx, context(), routerId)
  })
}

const mayInstall = (deps: ExpiryDeps, tx: Tx, routerId: string, row: ExpiryRow | undefined): boolean =>
  row?.isWanted !== false && findRouter(tx, routerId)?.isArchived === false && deps.isNeeded(tx, routerId)

/** What a look says, for the row. A refusal or an unkept step stays the news until the router has what it should have. */
export function seenValues(
  before: ExpiryRow | undefined,
  plan: ExpiryPlan,
  state: ExpiryState,
  now: number,
): Partial<ExpiryRow> {
  const sweep = state.scripts.find(({ name }) => name === SWEEP_SCRIPT.name)
  const beat = heartbeatOf(state, now)
  const last = beatOf(before)
  const pulse = last ? pulseOf(last, beat) : 'unknown'
  // A look from before it was there is nothing to compare with.
  const isCounted = last !== null && last.ran !== null && last.scheduled !== null
  const isLooseNews = pulse === 'unknown' && isCounted && (beat.ran ?? -1) >= (last.ran ?? 0)
  return {
    state: stateName(before, plan, state),
    version: (sweep && scriptVersion(sweep.source)) ?? null,
    differences: JSON.stringify(plan.steps.map(stepSentence)),
    newer: JSON.stringify(plan.newer),
    // Two looks within a minute say nothing: the older one stays to compare with.
    beat: JSON.stringify(isLooseNews ? last : beat),
    pulse: isLooseNews ? (before?.pulse ?? 'unknown') : pulse,
    ...(pulse === 'running' ? { pulseAt: now } : {}),
    checkedAt: now,
  }
}

function stateName(before: ExpiryRow | undefined, plan: ExpiryPlan, state: ExpiryState): ExpiryStateName {
  if (plan.steps.length === 0) return 'installed'
  if (isUnkept(before, plan)) return 'unkept'
  const isThere = state.scripts.some(({ name }) => name === SWEEP_SCRIPT.name)
  if (before?.state === 'refused') return 'refused'
  return isThere ? 'drifted' : 'missing'
}

/** The router was asked for exactly this before and did not keep it: each try wears its flash. */
function isUnkept(before: ExpiryRow | undefined, plan: ExpiryPlan): boolean {
  const unkept = reportOf(before)?.unkept ?? []
  return unkept.length > 0 && JSON.stringify(unkept) === JSON.stringify(plan.steps.map(stepSentence))
}

export function noteRefusal(tx: Tx, routerId: string, failure: unknown, at: number): void {
  const before = reportOf(findExpiry(tx, routerId))
  const report = { deed: 'install' as const, at, steps: before?.steps ?? [], trouble: troubleOf(failure), unkept: [] }
  keepExpiry(tx, routerId, { state: 'refused', report: JSON.stringify(report), checkedAt: at })
}
