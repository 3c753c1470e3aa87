// Owns: putting "make this router right about this subscription" into the outbox: again, at once, taking over a namesake.
// Must never: say what right means; the handler reads the newest wish when it runs.
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { enqueue, enqueueOnce, type OutboxIntent } from '../../platform/outbox/store'
import { outbox } from '../../platform/outbox/tables'
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

// The words of the index of open jobs first: without them the whole outbox would be read.
const makeDueAtOnce = plain<{ subject: string; now: number }>(`
  update outbox set due_at = 0, updated_at = :now
  where subject = :subject and state in ('waiting', 'running') and state = 'waiting'`)

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

const newestError = reading((q) =>
  q
    .select({ error: outbox.lastError })
    .from(outbox)
    .where(and(eq(outbox.subject, sql.placeholder('subject')), inArray(outbox.state, ['waiting', 'running'])))
    .orderBy(asc(outbox.id))
    .limit(1)
    .prepare(),
)

/** Code of what holds its open job up; null: nothing does. */
export function openTrouble(db: ReadDb, subscriptionId: string, routerId: string): string | null {
  const error = newestError(db).get({ subject: subjectOf(subscriptionId, routerId) })?.error
  return error ? z.object({ code: z.string() }).parse(JSON.parse(error)).code : null
}

const livingOf = plain<{ masterId: string }, { id: string; routerId: string; serviceType: string }>(`
  select s.id, s.router_id as "routerId", s.service_type as "serviceType"
  from subscription s join package p on p.id = s.package_id
  where p.master_id = :masterId and s.state <> 'stopped' and s.router_id is not null`)

const waitAgain = plain<{ id: string }>(
  "update subscription set provision = 'waiting', provision_error = null where id = :id",
)

/** The PPP profile of a Paket Induk on one router. */
export function wishProfile(tx: Tx, ctx: CommandContext, routerId: string, masterId: string): void {
  enqueueOnce(tx, {
    lane: routerLane(routerId),
    kind: JOB.profile,
    subject: `ppp-profile:${routerId}:${masterId}`,
    payload: { routerId, masterId } satisfies z.infer<typeof ProfilePayload>,
    priority: PRIORITY,
    actorId: ctx.actor?.id ?? null,
    at: ctx.now,
  })
}

/**
 * A technical property of a Paket Induk changed. PPPoE customers share its profile; a static one has a queue of his own; profiles
 * of hotspots are kept by the routers feature.
 */
export function masterChanged(tx: Tx, ctx: CommandContext, masterId: string): void {
  const living = livingOf(tx).all({ masterId })
  for (const routerId of new Set(living.flatMap((row) => (row.serviceType === 'pppoe' ? row.routerId : []))))
    wishProfile(tx, ctx, routerId, masterId)
  for (const { id, routerId, serviceType } of living) {
    if (serviceType !== 'static') continue
    waitAgain(tx).run({ id })
    wishOn(tx, ctx, id, routerId)
  }
}

const forgetConfirmed = plain<{ routerId: string }>(`
  update subscription set provision = 'waiting', provision_error = null, actual_access = 'none', confirmed_revision = 0,
    confirmed_at = null, confirmed_password = null
  where router_id = :routerId and state <> 'stopped'`)

const livingOn = plain<{ routerId: string }, { id: string }>(
  "select id from subscription where router_id = :routerId and state <> 'stopped' order by id",
)

/** Another machine is the router now: it has nothing of them. Returns how many. */
export function routerReplaced(tx: Tx, ctx: CommandContext, routerId: string): number {
  const living = livingOn(tx).all({ routerId })
  forgetConfirmed(tx).run({ routerId })
  for (const { id } of living) wishOn(tx, ctx, id, routerId)
  if (living.length > 0) tx.publish('subscriptions')
  return living.length
}
