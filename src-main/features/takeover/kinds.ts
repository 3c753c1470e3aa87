// Owns: the names and payloads of the jobs that take-overs leave in the outbox.
// Must never: do one; write-job.ts, undo-job.ts and monitor-job.ts do.
import * as z from 'zod'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { enqueueOnce } from '../../platform/outbox/store'
import { routerLane } from '../routers'

export const JOB = {
  /** Marks the taken users as LoketNet's on the router, and looks again when all are. */
  write: 'takeover.write',
  undo: 'takeover.undo',
  /** Switches Mikhmon's schedulers as the items say. */
  monitors: 'takeover.monitors',
} as const

export const TakeoverPayload = z.object({ takeoverId: z.string() })

type Kind = (typeof JOB)[keyof typeof JOB]

/** Writing and giving back go in their order; a scheduler that may not be switched holds up neither. */
export const subjectOf = (kind: Kind, takeoverId: string): string =>
  kind === JOB.monitors ? `takeover-monitors:${takeoverId}` : `takeover:${takeoverId}`

/** Behind everything that somebody at the counter waits for, before new stock. */
const PRIORITY = 8

export function enqueueJob(
  tx: Tx,
  ctx: CommandContext,
  kind: Kind,
  takeover: { readonly id: string; readonly routerId: string },
): void {
  enqueueOnce(tx, {
    lane: routerLane(takeover.routerId),
    kind,
    subject: subjectOf(kind, takeover.id),
    payload: { takeoverId: takeover.id } satisfies z.infer<typeof TakeoverPayload>,
    priority: PRIORITY,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
}
