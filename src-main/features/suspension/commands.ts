// Owns: isolir and opening by hand, and opening by payment.
// Must never: open by payment what a person closed for another reason than money.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { hasPromise } from '../payments'
import {
  findSubscription,
  reopenSubscription,
  type SubscriptionView,
  subscriptionsOf,
  suspendSubscription,
} from '../subscriptions'
import { TEXTS } from './domain'
import { isOwing, lateOf, promiseNote } from './late'
import { dropIsolation, findIsolation, findItem, listOpenRuns, listSettled, putIsolation, setItem } from './store'

/**
 * After a payment, a cancelled bill or a promise: opens what arrears closed and no longer have a reason to. One overdue bill
 * that is left keeps it closed. Returns how many were opened.
 */
export function reopenIfPaid(tx: Tx, ctx: CommandContext, customerId: string): number {
  const day = ctx.businessDay
  const isPromised = hasPromise(tx, customerId, day)
  let opened = 0
  for (const subscription of subscriptionsOf(tx, customerId)) {
    const isLate = isOwing(tx, subscription, day)
    if (isLate && !isPromised) continue
    if (subscription.state === 'active')
      spareInLists(tx, subscription, isLate ? (promiseNote(tx, customerId, day) ?? '') : TEXTS.sparedPaid)
    if (subscription.state !== 'suspended' || findIsolation(tx, subscription.id)?.opensWhenPaid === false) continue
    if (isOver(subscription, ctx.now)) continue
    const reason = isLate ? (promiseNote(tx, customerId, day) ?? '') : TEXTS.paid
    open(tx, ctx, subscription.id, reason)
    opened++
  }
  return opened
}

/** Prepaid and used up: only time that is bought opens it (features/subscriptions), never a bill of something else. */
const isOver = ({ paidUntil }: SubscriptionView, now: number): boolean => paidUntil !== null && paidUntil <= now

/**
 * The net under the hooks: whoever was cut for arrears and owes nothing late any more, e.g. because a bill was cancelled. Returns
 * how many were opened.
 */
export function reopenSettled(tx: Tx, ctx: CommandContext): number {
  let opened = 0
  for (const customerId of listSettled(tx, ctx.businessDay)) opened += reopenIfPaid(tx, ctx, customerId)
  return opened
}

/** A list that still waits for its yes shows at once that this one has paid. */
function spareInLists(tx: Tx, { id }: SubscriptionView, note: string): void {
  for (const run of listOpenRuns(tx))
    if (findItem(tx, run.id, id)?.state === 'proposed') setItem(tx, run.id, id, { state: 'spared', note })
}

export interface Isolating {
  readonly subscriptionId: string
  readonly reason: string
  readonly opensWhenPaid: boolean
}

export function isolate(tx: Tx, ctx: CommandContext, { subscriptionId, reason, opensWhenPaid }: Isolating): void {
  const subscription = findSubscription(tx, subscriptionId)
  if (!subscription) throw new DomainError('SUBSCRIPTION_NOT_FOUND')
  if (subscription.state !== 'active') throw new DomainError('SUSPENSION_NOT_ACTIVE')
  // Without arrears the next payment of anything would open it at once.
  if (opensWhenPaid && !lateOf(tx, subscription, ctx)) throw new DomainError('SUSPENSION_NOT_LATE')
  suspendSubscription(tx, ctx, { id: subscriptionId, reason })
  putIsolation(tx, { subscriptionId, at: ctx.now, runId: null, opensWhenPaid })
  spareInLists(tx, subscription, TEXTS.sparedGone)
  audit(tx, ctx, subscription, 'suspension.isolate', reason)
}

/** By hand, whatever is owed; the next list proposes it again when it is still late and nobody promised. */
export function reopen(
  tx: Tx,
  ctx: CommandContext,
  { subscriptionIds, reason }: { readonly subscriptionIds: readonly string[]; readonly reason: string },
): number {
  let opened = 0
  for (const id of subscriptionIds) {
    const subscription = findSubscription(tx, id)
    if (!subscription) throw new DomainError('SUBSCRIPTION_NOT_FOUND')
    if (subscription.state !== 'suspended') continue
    open(tx, ctx, id, reason)
    audit(tx, ctx, subscription, 'suspension.reopen', reason)
    opened++
  }
  return opened
}

function open(tx: Tx, ctx: CommandContext, id: string, reason: string): void {
  reopenSubscription(tx, ctx, { id, reason })
  dropIsolation(tx, id)
}

const audit = (tx: Tx, ctx: CommandContext, row: SubscriptionView, action: string, reason: string): void =>
  recordAudit(tx, ctx, {
    action,
    subjectType: 'subscription',
    subjectId: row.id,
    detail: { customer: row.customerName, reason },
  })
