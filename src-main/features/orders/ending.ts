// Owns: orders that come to nothing: cancelled by the customer or staff, or lapsed unpaid.
// Must never: lose money that was paid; it becomes the customer's saldo. Nor lapse what somebody says he has paid.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { endCharges, openChargeOf } from '../gateways'
import { cancelOrderInvoice, findInvoice, type InvoiceView } from '../invoices'
import { releasePromo } from '../promos'
import { STATE_WORDS } from './domain'
import { cancelItems, changeOrder, findEntry, itemsOf, type OrderEntry } from './store'

const CANCELLED_BY_CUSTOMER = 'Dibatalkan pelanggan'
const LAPSED = 'Tidak dibayar sampai batas waktunya'

function billOf(db: ReadDb, ctx: CommandContext, order: OrderEntry): InvoiceView {
  const bill = findInvoice(db, order.invoiceId, ctx.businessDay)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  return bill
}

const notOpen = ({ number, state }: OrderEntry): DomainError =>
  new DomainError('ORDER_NOT_OPEN', { number, state: STATE_WORDS[state] })

/** Somebody says that it is paid: a person looks first. */
function assertUnclaimed(order: OrderEntry, bill: InvoiceView): void {
  if (bill.state === 'pending') throw new DomainError('ORDER_CLAIM_OPEN', { number: order.number })
}

/** Another customer's order is as unknown as one that does not exist. */
export function cancelOwn(tx: Tx, ctx: CommandContext, customerId: string, id: string): void {
  const order = findEntry(tx, id)
  if (order?.customerId !== customerId) throw new DomainError('ORDER_NOT_FOUND')
  if (order.state !== 'unpaid') throw notOpen(order)
  const bill = billOf(tx, ctx, order)
  assertUnclaimed(order, bill)
  if (bill.paid > 0) throw new DomainError('ORDER_PARTLY_PAID', { number: order.number })
  end(tx, ctx, order, 'cancelled', CANCELLED_BY_CUSTOMER)
}

/** By staff, also when it is paid, as long as nothing of it was made: the money becomes saldo. */
export function cancelOrder(
  tx: Tx,
  ctx: CommandContext,
  { id, reason }: { readonly id: string; readonly reason: string },
): void {
  const order = findEntry(tx, id)
  if (!order) throw new DomainError('ORDER_NOT_FOUND')
  if (order.state !== 'unpaid' && order.state !== 'processing') throw notOpen(order)
  if (itemsOf(tx, id).some(({ state }) => state === 'active'))
    throw new DomainError('ORDER_PARTLY_ACTIVE', { number: order.number })
  assertUnclaimed(order, billOf(tx, ctx, order))
  end(tx, ctx, order, 'cancelled', reason)
}

/**
 * One that nobody paid in time. False: it waits, for a person to look at a confirmation or a part of the money, or for an answer of
 * the gateway.
 */
export function lapseOrder(tx: Tx, ctx: CommandContext, id: string): boolean {
  const order = findEntry(tx, id)
  if (order?.state !== 'unpaid' || order.lapsesAt > ctx.now) return false
  const bill = billOf(tx, ctx, order)
  if (bill.state !== 'unpaid' || bill.paid > 0 || openChargeOf(tx, bill.id)) return false
  end(tx, ctx, order, 'lapsed', LAPSED)
  return true
}

/** The whole order, with its bill. */
export function end(
  tx: Tx,
  ctx: CommandContext,
  order: OrderEntry,
  state: 'cancelled' | 'lapsed',
  reason: string,
): void {
  const { id, invoiceId, number } = order
  endCharges(tx, ctx, invoiceId)
  cancelOrderInvoice(tx, ctx, { invoiceId, reason })
  releasePromo(tx, ctx, id)
  cancelItems(tx, id)
  changeOrder(tx, id, { state, endedAt: ctx.now, cancelReason: reason })
  recordAudit(tx, ctx, {
    action: state === 'lapsed' ? 'order.lapse' : 'order.cancel',
    subjectType: 'order',
    subjectId: id,
    detail: { number, customerId: order.customerId, reason, was: order.state },
  })
  tx.publish('orders', 'invoices', 'outbox')
}
