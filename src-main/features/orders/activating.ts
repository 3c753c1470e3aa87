// Owns: Lunas -> active, in the transaction of the payment; and what a person finishes afterwards.
// Must never: undo a payment because a service cannot be made by itself; then the item waits for a person.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findInvoice } from '../invoices'
import { type Filling, type MakingDeps, makeItem, NOTHING_FILLED } from './making'
import {
  changeItem,
  changeOrder,
  findEntry,
  findItem,
  type ItemEntry,
  itemsOf,
  type OrderEntry,
  paidOrders,
} from './store'

export type ActivatingDeps = MakingDeps

/** Called after any payment of the customer, in its transaction. Orders that are not paid stay as they are. */
export function activatePaid(tx: Tx, ctx: CommandContext, customerId: string, deps: ActivatingDeps): void {
  for (const id of paidOrders(tx, customerId)) {
    const order = findEntry(tx, id)
    if (order) activate(tx, ctx, order, deps)
  }
}

function activate(tx: Tx, ctx: CommandContext, order: OrderEntry, deps: ActivatingDeps): void {
  changeOrder(tx, order.id, { state: 'processing', paidAt: ctx.now })
  for (const item of itemsOf(tx, order.id)) tryItem(tx, ctx, order, item, deps)
  recordAudit(tx, ctx, {
    action: 'order.paid',
    subjectType: 'order',
    subjectId: order.id,
    detail: { number: order.number, customerId: order.customerId },
  })
  settle(tx, ctx, order)
}

/** A savepoint: what a refused item had begun is undone, the payment and the other items stay. A bug still undoes it all. */
function tryItem(tx: Tx, ctx: CommandContext, order: OrderEntry, item: ItemEntry, deps: ActivatingDeps): void {
  try {
    tx.connection.transaction(() => finish(tx, ctx, order, item, NOTHING_FILLED, deps))()
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    changeItem(tx, item.id, { state: 'person', need: error.message })
  }
}

function finish(
  tx: Tx,
  ctx: CommandContext,
  order: OrderEntry,
  item: ItemEntry,
  filling: Filling,
  deps: ActivatingDeps,
): void {
  const { subscriptionId, routerId } = makeItem(tx, ctx, order, item, filling, deps)
  changeItem(tx, item.id, { state: 'active', need: '', subscriptionId, routerId, madeAt: ctx.now })
}

/** Every item is made or given up: the order is done. */
export function settle(tx: Tx, ctx: CommandContext, order: OrderEntry): void {
  if (itemsOf(tx, order.id).every(({ state }) => state === 'active' || state === 'cancelled'))
    changeOrder(tx, order.id, { state: 'active', endedAt: ctx.now })
  tx.publish('orders', 'subscriptions', 'outbox')
}

/** A person fills in what was missing; a refusal stands beside the field. */
export function finishItem(
  tx: Tx,
  ctx: CommandContext,
  { itemId, ...filling }: Filling & { readonly itemId: string },
  deps: ActivatingDeps,
): void {
  const item = findItem(tx, itemId)
  const order = item && findEntry(tx, item.orderId)
  if (!order) throw new DomainError('ORDER_NOT_FOUND')
  if (item.state !== 'person' || order.state !== 'processing') throw new DomainError('ORDER_ITEM_NOT_WAITING')
  // a payment that was taken back, or a bill that was cancelled by hand
  if (findInvoice(tx, order.invoiceId, ctx.businessDay)?.state !== 'paid')
    throw new DomainError('ORDER_NOT_PAID', { number: order.number })
  finish(tx, ctx, order, item, filling, deps)
  recordAudit(tx, ctx, {
    action: 'order.finishItem',
    subjectType: 'order',
    subjectId: order.id,
    detail: { number: order.number, package: item.packageName, ...filling },
  })
  settle(tx, ctx, order)
}
