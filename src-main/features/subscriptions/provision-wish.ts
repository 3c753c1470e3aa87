// Owns: putting "make this router right about this subscription" into the outbox: again, at once, taking over a namesake.
// Must never: say what right means; the handler reads the newest wish when it runs.
import * as z from 'zod'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { enqueue, enqueueOnce, type OutboxIntent } from '../../platform/outbox/store'
import { routerLane } from '../routers'

export const JOB = {
  apply: 'subscription.apply',
  profile: 'subscription.profile',
  isolir: 'isolir.ensure',
} as const

/** `adopt`: a namesake on the router that is not ours may be taken over; a person said so. */
export const ApplyPayload = z.object({
  subscriptionId: z.string(),
  routerId: z.string(),
  adopt: z.boolean().optional(),
})
export const ProfilePayload = z.object({ routerId: z.string(), masterId: z.string() })

/** Somebody waits for his internet. Vouchers that wait at the counter go first, bulk work comes behind. */
const PRIORITY = 4

/**
 * The router is part of the subject: a subscription that was moved away from a dead router must not wait for it on the new one.
 */
const subjectOf = (subscriptionId: string, routerId: string): string => `subscription:${subscriptionId}@${routerId}`

const intentOf = (ctx: CommandContext, subscriptionId: string, routerId: string, adopt: boolean): OutboxIntent => ({
  lane: routerLane(routerId),
  kind: JOB.apply,
  subject: subjectOf(subscriptionId, routerId),
  payload: { subscriptionId, routerId, ...(adopt ? { adopt } : {}) } satisfies z.infer<typeof ApplyPayload>,
  priority: PRIORITY,
  actorId: ctx.actor?.id ?? null,
  at: ctx.now,
})

/**
 * One job per subscription and router: on its own router it is made as wished, on any other one it is taken away. A move wishes
 * on both. The caller sets provision to 'waiting'.
 */
export function wishOn(tx: Tx, ctx: CommandContext, subscriptionId: string, routerId: string): void {
  enqueueOnce(tx, intentOf(ctx, subscriptionId, routerId, false))
}

const makeDueAtOnce = plain<{ subject: string; now: number }>(
  "update outbox set due_at = 0, updated_at = :now where subject = :subject and state = 'waiting'",
)

/** "Coba lagi": the waiting job at once, or a new one. */
export function retryOn(tx: Tx, ctx: CommandContext, subscriptionId: string, routerId: string): void {
  wishOn(tx, ctx, subscriptionId, routerId)
  makeDueAtOnce(tx).run({ subject: subjectOf(subscriptionId, routerId), now: ctx.now })
  tx.publish('outbox')
}

const allowAdoption = plain<{ subject: string; payload: string; now: number }>(`
  update outbox set payload = :payload, due_at = 0, updated_at = :now
  where subject = :subject and state in ('waiting', 'running')`)

/**
 * "Ambil alih": the refused job may from now on put our mark on what has the name. It is not replaced: one that runs just now
 * would come back and hold the new one up for ever.
 */
export function adoptOn(tx: Tx, ctx: CommandContext, subscriptionId: string, routerId: string): void {
  const intent = intentOf(ctx, subscriptionId, routerId, true)
  const payload = JSON.stringify(intent.payload)
  const { changes } = allowAdoption(tx).run({ subject: intent.subject, payload, now: ctx.now })
  if (changes === 0) enqueue(tx, intent)
  tx.publish('outbox')
}

const livingOf = plain<{ masterId: string }, { id: string; routerId: string; serviceType: string }>(`
  select s.id, s.router_id as "routerId", s.service_type as "serviceType"
  from subscription s join package p on p.id = s.package_id
  where p.master_id = :masterId and s.state <> 'stopped' and s.router_id is not null`)

const waitAgain = plain<{ id: string }>(
  "update subscription set provision = 'waiting', provision_error = null where id = :id",
)

/**
 * A technical property of a Paket Induk changed. PPPoE customers share its profile; a static one has a queue of his own; profiles
 * of hotspots are kept by the routers feature.
 */
export function masterChanged(tx: Tx, ctx: CommandContext, masterId: string): void {
  const living = livingOf(tx).all({ masterId })
  for (const routerId of new Set(living.flatMap((row) => (row.serviceType === 'pppoe' ? row.routerId : []))))
    enqueueOnce(tx, {
      lane: routerLane(routerId),
      kind: JOB.profile,
      subject: `ppp-profile:${routerId}:${masterId}`,
      payload: { routerId, masterId } satisfies z.infer<typeof ProfilePayload>,
      priority: PRIORITY,
      actorId: ctx.actor?.id ?? null,
      at: ctx.now,
    })
  for (const { id, routerId, serviceType } of living) {
    if (serviceType !== 'static') continue
    waitAgain(tx).run({ id })
    wishOn(tx, ctx, id, routerId)
  }
}
