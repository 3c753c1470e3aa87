// Owns: giving up a paid item that can never be made: what was paid for it becomes the customer's saldo.
// Must never: give more than was paid, or give up what was made; an order of which nothing is left goes with its bill.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { type Rupiah, rupiah, subtractRupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findInvoice, type InvoiceView, promoReachOf, sliceToSaldo, toSaldoIn } from '../invoices'
import type { Transfer } from '../ledger'
import { releasePromo } from '../promos'
import { settle } from './activating'
import { end } from './ending'
import { linesOf } from './lines'
import { giveBack, givenBackIn, leftOf, type PaidFor, paidFor } from './refunding'
import { changeItem, findEntry, findItem, type ItemEntry, itemsOf, type OrderEntry } from './store'

export interface GiveUp {
  readonly itemId: string
  readonly reason: string
}

/** Returns the rupiah that became saldo. */
export function giveUpItem(tx: Tx, ctx: CommandContext, { itemId, reason }: GiveUp): Rupiah {
  const item = findItem(tx, itemId)
  const order = item && findEntry(tx, item.orderId)
  if (!order) throw new DomainError('ORDER_NOT_FOUND')
  if (item.state !== 'person' || order.state !== 'processing') throw new DomainError('ORDER_ITEM_NOT_WAITING')
  const bill = findInvoice(tx, order.invoiceId, ctx.businessDay)
  if (bill?.state !== 'paid') throw new DomainError('ORDER_NOT_PAID', { number: order.number })
  const { amount, transfers, tax } = backOf(tx, order, item, bill)
  changeItem(tx, item.id, { state: 'cancelled', need: reason })
  recordAudit(tx, ctx, {
    action: 'order.giveUpItem',
    subjectType: 'order',
    subjectId: order.id,
    detail: { number: order.number, package: item.packageName, amount, reason },
  })
  if (transfers === null) {
    changeItem(tx, item.id, { givenBack: amount })
    end(tx, ctx, order, 'cancelled', reason)
  } else {
    giveBack(tx, ctx, { order, item, transfers, tax })
    if (!isPromoUsed(tx, order)) releasePromo(tx, ctx, order.id)
    settle(tx, ctx, order)
  }
  tx.publish('customers', 'payments')
  return amount
}

/** For an item that waits for a person, now; for one that was given up, then. */
export function toSaldoOf(db: ReadDb, order: OrderEntry, item: ItemEntry, bill: InvoiceView): Rupiah {
  if (item.state === 'cancelled') return rupiah(item.givenBack)
  if (item.state !== 'person' || bill.state !== 'paid') return rupiah(0)
  return backOf(db, order, item, bill).amount
}

interface Back {
  readonly amount: Rupiah
  /** Null: with the last one the whole bill comes back, to the rupiah, and is taken back as a whole. */
  readonly transfers: readonly Transfer[] | null
  readonly tax: Rupiah
}

function backOf(db: ReadDb, order: OrderEntry, item: ItemEntry, bill: InvoiceView): Back {
  if (isLastOf(db, item))
    return { amount: subtractRupiah(bill.paid, givenBackIn(db, order.id)), transfers: null, tax: rupiah(0) }
  const left = leftOf(db, order, paidFor(db, order, item.packageId, item.total))
  const transfers = sliceOf(db, order, item, left)
  return { amount: toSaldoIn(transfers), transfers, tax: left.tax }
}

const isLastOf = (db: ReadDb, { id, orderId }: ItemEntry): boolean =>
  itemsOf(db, orderId).every((other) => other.id === id || other.state === 'cancelled')

/** A promo for packages of which none is left has served nobody: he may use it again. */
function isPromoUsed(db: ReadDb, { id, invoiceId }: OrderEntry): boolean {
  const reach = promoReachOf(db, invoiceId)
  const left = itemsOf(db, id).filter(({ state }) => state !== 'cancelled')
  return reach.some((packageId) => packageId === null || left.some((item) => item.packageId === packageId))
}

/** The lines of the bill stand in the order of the items. */
function sliceOf(db: ReadDb, { id, customerId, invoiceId }: OrderEntry, item: ItemEntry, paid: PaidFor): Transfer[] {
  const before = itemsOf(db, id).filter(({ position }) => position < item.position)
  const from = before.reduce((sum, one) => sum + linesOf(one).length, 0)
  return sliceToSaldo(db, { customerId, invoiceId, from, count: linesOf(item).length, ...paid })
}
