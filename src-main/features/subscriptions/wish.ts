// Owns: the moment a subscription becomes a wish: it waits until its router has confirmed the newest revision.
// Must never: carry the wish itself in the job; provision-wish.ts says only whose it is, and on which router.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { retryOn, wishOn } from './provision-wish'

const routerOf = plain<{ id: string }, { routerId: string | null }>(
  'select router_id as "routerId" from subscription where id = :id',
)
const setWaiting = plain<{ id: string; now: number }>(
  "update subscription set provision = 'waiting', provision_error = null, updated_at = :now where id = :id",
)

/**
 * A new wish does not sit out the pause after an older one that was refused: who paid is opened at once. Nothing happens to a
 * subscription that is on no router.
 */
export function wish(tx: Tx, ctx: CommandContext, subscriptionId: string): void {
  const routerId = waitFor(tx, ctx, subscriptionId)
  if (routerId !== null) retryOn(tx, ctx, subscriptionId, routerId)
}

/** Takes it away from a router it no longer stands on; the row's own state is of its new router. */
export const wishAway = (tx: Tx, ctx: CommandContext, subscriptionId: string, routerId: string): void =>
  wishOn(tx, ctx, subscriptionId, routerId)

function waitFor(tx: Tx, ctx: CommandContext, subscriptionId: string): string | null {
  const routerId = routerOf(tx).get({ id: subscriptionId })?.routerId ?? null
  if (routerId !== null) setWaiting(tx).run({ id: subscriptionId, now: ctx.now })
  tx.publish('subscriptions')
  return routerId
}
