// Owns: deciding about cases: mend, or leave.
// Must never: touch a router; it leaves a wish in the outbox.
import { type CommandContext, requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { enqueue } from '../../platform/outbox/store'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findRouter, routerLane } from '../routers'
import { JOB } from './kinds'
import { casesById, decideCases, openCases } from './store'

interface Chosen {
  readonly routerId: string
  readonly caseIds: readonly number[]
}

export function mendCases(
  tx: Tx,
  ctx: CommandContext,
  { routerId, caseIds }: { readonly routerId: string; readonly caseIds: readonly number[] | null },
): { queued: number } {
  assertRouter(tx, routerId)
  const ids = caseIds ?? openCases(tx, routerId).map(({ id }) => id)
  const chosen = decide(tx, ctx, { routerId, caseIds: ids }, 'chosen')
  enqueue(tx, {
    lane: routerLane(routerId),
    kind: JOB.repair,
    subject: `doctor:${routerId}`,
    payload: { routerId, caseIds: chosen },
    // Customers are waiting for these.
    priority: 2,
    actorId: requireActor(ctx).id,
    at: ctx.now,
  })
  return { queued: chosen.length }
}

export function dismissCases(tx: Tx, ctx: CommandContext, chosen: Chosen): { dismissed: number } {
  assertRouter(tx, chosen.routerId)
  const ids = decide(tx, ctx, chosen, 'dismissed')
  recordAudit(tx, ctx, {
    action: 'doctor.dismiss',
    subjectType: 'router',
    subjectId: chosen.routerId,
    detail: {
      name: findRouter(tx, chosen.routerId)?.name ?? '',
      cases: casesById(tx, ids).map(({ voucherId, kind }) => ({ voucherId, kind })),
    },
  })
  return { dismissed: ids.length }
}

function decide(tx: Tx, ctx: CommandContext, { routerId, caseIds }: Chosen, to: 'chosen' | 'dismissed'): number[] {
  const ours = casesById(tx, caseIds).filter((row) => row.routerId === routerId)
  const ids = decideCases(
    tx,
    ours.map(({ id }) => id),
    to,
    { at: ctx.now, by: requireActor(ctx).id },
  )
  if (ids.length === 0) throw new DomainError('CASE_NOT_OPEN')
  return ids
}

function assertRouter(tx: Tx, routerId: string): void {
  const router = findRouter(tx, routerId)
  if (!router || router.isArchived) throw new DomainError('ROUTER_NOT_FOUND')
}
