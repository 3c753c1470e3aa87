// Owns: what people do about the engine: put it on, leave it be, take it off with the Pemilik's PIN.
// Must never: take it off and have the background put it on again.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { findOpenJob } from '../../platform/outbox/queries'
import { makeDue } from '../../platform/outbox/store'
import type { RouterError } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { askRouter, explainFailure, findRouter, isOurProfile } from '../routers'
import type { ExpiryDeed } from './contract'
import { detachExpiry, type ExpiryReport, installExpiry } from './installer'
import { deedOf } from './jobs'
import { type ExpiryDeps, INSTALL, seenValues, subjectOf, wishInstalled } from './keeping'
import { planDetach, planInstall } from './plan'
import { readExpiryState } from './router-state'
import { findExpiry, keepExpiry, reportOf } from './store'
import { stepSentence } from './texts'

export function assertActive(db: ReadDb, routerId: string): string {
  const router = findRouter(db, routerId)
  if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
  return router.name
}

function audit(tx: Tx, ctx: CommandContext, routerId: string, action: string, detail: Record<string, unknown> = {}) {
  const name = findRouter(tx, routerId)?.name ?? ''
  recordAudit(tx, ctx, { action, subjectType: 'router', subjectId: routerId, detail: { name, ...detail } })
}

export function installNow(tx: Tx, ctx: CommandContext, routerId: string): void {
  assertActive(tx, routerId)
  const last = reportOf(findExpiry(tx, routerId))
  // A person asks: what the router did not keep last time is tried once more.
  keepExpiry(tx, routerId, { isWanted: true, report: last && JSON.stringify({ ...last, unkept: [] }) })
  wishInstalled(tx, ctx, routerId)
  // One that was refused before waits for its time; a person does not.
  const open = findOpenJob(tx, INSTALL, subjectOf(routerId))
  if (open) makeDue(tx, ctx.now, { id: open.id })
  audit(tx, ctx, routerId, 'router.expiry-install')
}

/** For "Periksa router": a person waits for it. Null: everything was there already. */
export async function installAndWait(deps: ExpiryDeps, routerId: string): Promise<ExpiryDeed | null> {
  const { db, links, clock } = deps
  const report = await askRouter(links, routerId, (connection) => installExpiry(connection, isOurProfile))
  const failure = report.refusal && refused(deps, routerId, report.refusal)
  const deed = deedOf('install', report, failure, clock.now())
  db.transact((tx) => {
    const seen = seenValues(undefined, planInstall(report.state, isOurProfile), report.state, clock.now())
    const kept = report.steps.length > 0 ? { report: JSON.stringify(deed) } : {}
    const state = failure ? 'refused' : report.unkept.length > 0 ? 'unkept' : 'installed'
    keepExpiry(tx, routerId, { ...seen, ...kept, state, isWanted: true })
  })
  if (failure) throw failure
  return report.steps.length > 0 ? deed : null
}

export function setEnabled(tx: Tx, ctx: CommandContext, routerId: string, isEnabled: boolean): void {
  assertActive(tx, routerId)
  keepExpiry(tx, routerId, { isWanted: isEnabled })
  if (isEnabled) wishInstalled(tx, ctx, routerId)
  audit(tx, ctx, routerId, 'router.expiry-keep', { isEnabled })
}

/** What "Lepas dari router" would do. */
export const detachSentences = (deps: ExpiryDeps, routerId: string): Promise<string[]> =>
  askRouter(deps.links, routerId, async (connection) => {
    return planDetach(await readExpiryState(connection)).steps.map(stepSentence)
  })

/** Nothing is wished for from the first moment on; when the router cannot be reached, all is as it was. */
export async function takeOff(deps: ExpiryDeps, routerId: string): Promise<ExpiryReport> {
  const { db, links } = deps
  const wasWanted = findExpiry(db, routerId)?.isWanted ?? true
  db.transact((tx) => keepExpiry(tx, routerId, { isWanted: false }))
  try {
    return await askRouter(links, routerId, detachExpiry)
  } catch (error) {
    db.transact((tx) => keepExpiry(tx, routerId, { isWanted: wasWanted }))
    throw error
  }
}

export function bookTakenOff(
  deps: ExpiryDeps,
  tx: Tx,
  ctx: CommandContext,
  routerId: string,
  { report, approverId }: { readonly report: ExpiryReport; readonly approverId: string },
): ExpiryDeed {
  const failure = report.refusal && refused(deps, routerId, report.refusal)
  const deed = deedOf('detach', report, failure, ctx.now)
  const plan = planInstall(report.state, isOurProfile)
  const seen = seenValues(undefined, plan, report.state, deps.clock.now())
  keepExpiry(tx, routerId, { ...seen, isWanted: false, report: JSON.stringify(deed) })
  audit(tx, ctx, routerId, 'router.expiry-detach', {
    approverId,
    steps: deed.steps.filter(({ outcome }) => outcome === 'done').map(({ sentence }) => sentence),
    refusal: deed.trouble?.message ?? null,
  })
  return deed
}

const refused = ({ links }: ExpiryDeps, routerId: string, error: RouterError) =>
  explainFailure(error, links.place(routerId))
