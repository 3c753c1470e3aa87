// Owns: giving a customer his money back for a voucher of an order that the shop takes back.
// Must never: pay twice for one voucher; its state ends with it.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { post } from '../ledger'
import { linesOf, type OrderedLines } from './lines'
import { findEntry, findItem, itemOfVoucher, itemsOf } from './store'

/** Null: it came of no order. Called in the transaction that voids the voucher; the money becomes saldo. */
export function refundOrdered(
  tx: Tx,
  ctx: CommandContext,
  { voucherId, reason }: { readonly voucherId: number; readonly reason: string },
): Rupiah | null {
  const itemId = itemOfVoucher(tx, voucherId)
  const item = itemId === undefined ? undefined : findItem(tx, itemId)
  const order = item && findEntry(tx, item.orderId)
  if (!order) return null
  const listed = itemsOf(tx, order.id).reduce((sum, { total }) => sum + total, 0)
  const amount = paidFor(linesOf(item), item.quantity, order.total, listed)
  if (amount > 0)
    post(tx, ctx, {
      sourceType: 'order-refund-voucher',
      sourceId: order.id,
      memo: `Batal ${item.packageName} dari ${order.number}`,
      transfers: [{ debit: 'voucher-revenue', credit: 'customer-balance', amount, party: order.customerId }],
    })
  recordAudit(tx, ctx, {
    action: 'order.refund',
    subjectType: 'order',
    subjectId: order.id,
    detail: { number: order.number, voucherId, amount, reason },
  })
  tx.publish('orders', 'customers', 'payments')
  return amount
}

/** One voucher's share of what was really paid: after the promo, with PPN. The first line of an item is its service. */
function paidFor([service]: OrderedLines, quantity: number, total: number, listed: number): Rupiah {
  if (!service || listed === 0) return rupiah(0)
  return rupiah(Math.round((service.amount * total) / (quantity * listed)))
}
