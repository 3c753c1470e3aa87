// Owns: giving a customer his money back for a voucher of an order that the shop takes back; what was really paid for a part of an order.
// Must never: pay twice for one voucher, or for one that nobody has paid.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { addRupiah, type Rupiah, rupiah, subtractRupiah, sumRupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findInvoice, ORDER_REFUND, paidPartOf, taxOf, toSaldo, toSaldoIn } from '../invoices'
import { post, type Transfer } from '../ledger'
import { linesOf } from './lines'
import { changeItem, findEntry, findItem, type ItemEntry, itemOfVoucher, itemsOf, type OrderEntry } from './store'

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
  // a bill that was taken back has given all of it back; one whose payment was taken back was not paid
  const isPaid = findInvoice(tx, order.invoiceId, ctx.businessDay)?.state === 'paid'
  const { amount, tax } = isPaid ? leftOf(tx, order, paidFor(tx, order, item.packageId, voucherPriceOf(item))) : NOTHING
  const party = order.customerId
  const back: readonly Transfer[] = [
    { debit: 'voucher-revenue', credit: 'receivable', amount: subtractRupiah(amount, tax), party },
    { debit: 'tax-payable', credit: 'receivable', amount: tax, party },
  ]
  giveBack(tx, ctx, { order, item, transfers: [...back, toSaldo(party, back)], tax })
  recordAudit(tx, ctx, {
    action: 'order.refund',
    subjectType: 'order',
    subjectId: order.id,
    detail: { number: order.number, voucherId, amount, reason },
  })
  tx.publish('orders', 'customers', 'payments')
  return amount
}

interface GivenBack {
  readonly order: OrderEntry
  readonly item: ItemEntry
  readonly transfers: readonly Transfer[]
  readonly tax: Rupiah
}

/** In the books, and on the item: reports and people read there what of it was not kept. */
export function giveBack(tx: Tx, ctx: CommandContext, { order, item, transfers, tax }: GivenBack): void {
  post(tx, ctx, {
    sourceType: ORDER_REFUND,
    sourceId: order.id,
    memo: `Batal ${item.packageName} dari ${order.number}`,
    transfers: [...transfers],
  })
  changeItem(tx, item.id, {
    givenBack: addRupiah(rupiah(item.givenBack), toSaldoIn(transfers)),
    givenBackTax: addRupiah(rupiah(item.givenBackTax), tax),
  })
}

export interface PaidFor {
  /** With PPN. */
  readonly amount: Rupiah
  readonly tax: Rupiah
}
const NOTHING: PaidFor = { amount: rupiah(0), tax: rupiah(0) }

/** The first line of an item is its service. */
export const voucherPriceOf = (item: Pick<ItemEntry, 'lines' | 'quantity'>): number =>
  (linesOf(item)[0]?.amount ?? 0) / item.quantity

/**
 * The share of what was really paid for a voucher or an item whose price was `listed`: less its part of the promo where the promo was
 * for it, with PPN; rounded down, so that all of them together never bring more.
 */
export function paidFor(db: ReadDb, order: OrderEntry, packageId: string, listed: number): PaidFor {
  const { id, discount, total, invoiceId } = order
  const price = listed * paidPartOf(db, invoiceId, packageId)
  const before = itemsOf(db, id).reduce((sum, one) => sum + one.total, 0) - discount
  if (before <= 0) return NOTHING
  const shareOf = (whole: number): Rupiah => rupiah(Math.floor((price * whole) / before + EPSILON))
  return { amount: shareOf(total), tax: shareOf(taxOf(db, invoiceId)) }
}

/** A promo and PPN are shared out line by line: what their rounding adds up to is not given twice. */
export function leftOf(db: ReadDb, { id, total }: Pick<OrderEntry, 'id' | 'total'>, paid: PaidFor): PaidFor {
  const amount = rupiah(Math.min(paid.amount, total - givenBackIn(db, id)))
  return { amount, tax: rupiah(Math.min(paid.tax, amount)) }
}

/** Rupiah of the order that became saldo before, bit by bit. */
export const givenBackIn = (db: ReadDb, orderId: string): Rupiah =>
  sumRupiah(itemsOf(db, orderId).map(({ givenBack }) => rupiah(givenBack)))

/** What divisions lose: 2999.9999999996 are three thousand. */
const EPSILON = 1e-6
