// Owns: the steps around a take-over: keeping a look at a router, throwing it away, looking again, taking it back, the schedulers.
// Must never: talk to a router; it leaves wishes in the outbox.
import { type CommandContext, requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findRouter } from '../routers'
import type { Drafts } from './gather'
import { enqueueJob, JOB } from './kinds'
import { wishMonitors } from './monitors'
import { takeoverOf } from './queries'
import type { RouterScan } from './scan'
import { deleteDrafts, insertDraft, setTakeoverState, type TakeoverRow, takeoversOf } from './store'
import { beginUndo } from './undo-job'

export function keepScan(
  tx: Tx,
  ctx: CommandContext,
  drafts: Drafts,
  routerId: string,
  scan: RouterScan,
): { id: string } {
  if (takeoversOf(tx, routerId).some(({ state }) => state === 'running' || state === 'undoing'))
    throw new DomainError('TAKEOVER_BUSY')
  const id = ctx.newId()
  deleteDrafts(tx, { routerId })
  const row = { id, routerId, scannedAt: scan.at, createdBy: requireActor(ctx).id }
  insertDraft(tx, row, drafts.kept(scan))
  recordAudit(tx, ctx, {
    action: 'takeover.scan',
    subjectType: 'takeover',
    subjectId: id,
    detail: { router: findRouter(tx, routerId)?.name ?? '', users: scan.users.length },
  })
  return { id }
}

/** Nobody came back to it: it could not be taken any more anyhow, and it holds the codes of a whole shop. */
export const forgetDrafts = (tx: Tx, scannedBefore: number): void => {
  deleteDrafts(tx, { scannedBefore })
}

export function discardDraft(tx: Tx, id: string): void {
  const { routerId, state } = takeoverOf(tx, id)
  if (state !== 'draft') throw new DomainError('TAKEOVER_TAKEN')
  deleteDrafts(tx, { routerId })
}

/** Also for one that is finished: a power cut can take back what the router had confirmed. */
export function recheck(tx: Tx, ctx: CommandContext, id: string): void {
  const row = takeoverOf(tx, id)
  if (row.state !== 'running' && row.state !== 'done') throw new DomainError('TAKEOVER_UNDONE')
  setTakeoverState(tx, id, 'running')
  enqueueJob(tx, ctx, JOB.write, row)
  audit(tx, ctx, row, 'takeover.recheck')
}

export function undo(tx: Tx, ctx: CommandContext, id: string, reason: string): void {
  const row = takeoverOf(tx, id)
  if (row.state !== 'running' && row.state !== 'done') throw new DomainError('TAKEOVER_UNDONE')
  beginUndo(tx, ctx, row)
  audit(tx, ctx, row, 'takeover.undo', { reason })
}

export function switchMonitors(
  tx: Tx,
  ctx: CommandContext,
  { id, names, isOn }: { readonly id: string; readonly names: readonly string[]; readonly isOn: boolean },
): void {
  const row = takeoverOf(tx, id)
  if (row.state === 'draft') throw new DomainError('TAKEOVER_NOT_FOUND')
  if (row.state === 'undoing' || row.state === 'undone') throw new DomainError('TAKEOVER_UNDONE')
  wishMonitors(tx, ctx, row, { names, isOn })
  audit(tx, ctx, row, 'takeover.monitors', { names: names.slice(0, 50), isOn })
}

function audit(tx: Tx, ctx: CommandContext, row: TakeoverRow, action: string, detail: object = {}): void {
  const router = findRouter(tx, row.routerId)?.name ?? ''
  recordAudit(tx, ctx, { action, subjectType: 'takeover', subjectId: row.id, detail: { router, ...detail } })
}
