// Owns: a reseller paying for his own customers out of his saldo: an open bill, or the next days of a prepaid service.
// Must never: touch a customer of another reseller, or settle a bill for less than it is.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findPackage } from '../catalog'
import { findInvoice, type InvoiceView } from '../invoices'
import { post } from '../ledger'
import { type Paid, pay } from '../payments'
import { findSubscription, renewSubscription, type SubscriptionView } from '../subscriptions'
import { billCost, type Cost, moneyOf, renewalTransfers, saleTransfers } from './domain'
import { insertSale, type SaleRow } from './sale-store'
import { activeReseller, assertFunds, newSale } from './selling'
import { levelsOf, type ResellerRow, resellerOfCustomer } from './store'

export interface RenewInput {
  readonly resellerId: string
  readonly subscriptionId: string
  /** Null: the next period of a prepaid service. */
  readonly invoiceId: number | null
  /** Rupiah that his phone showed. */
  readonly shownPrice: number
}

export interface Renewal {
  readonly subscription: SubscriptionView
  readonly bill: InvoiceView | null
  /** Rupiah that the customer owes, and that the reseller collects from him. */
  readonly price: Rupiah
  readonly cost: Cost
}

const openOf = (bill: InvoiceView): Rupiah => rupiah(bill.total - bill.paid)

/** Null when he may not pay this; the id of another reseller's customer is as unknown as any. */
export function renewalOf(
  db: ReadDb,
  resellerId: string,
  subscription: SubscriptionView,
  bill: InvoiceView | null,
): Renewal | null {
  const isHis = resellerOfCustomer(db, subscription.customerId) === resellerId
  const isOpen = bill === null || (bill.state === 'unpaid' && bill.subscriptionId === subscription.id)
  const isPrepaid = subscription.billingType === 'daily'
  if (!isHis || !isOpen || subscription.state === 'stopped' || (bill === null && !isPrepaid)) return null
  const price = bill ? openOf(bill) : subscription.monthlyPrice
  // What is paid beside the package brings the same share as the package itself.
  const packagePrice = subscription.monthlyPrice - subscription.extraMonthly
  const cost = billCost(levelsOf(db, resellerId, subscription.packageId), price, packagePrice)
  return cost && { subscription, bill, price, cost }
}

export function renew(tx: Tx, ctx: CommandContext, input: RenewInput, paid: Paid): { saleId: string; number: string } {
  const row = activeReseller(tx, input.resellerId)
  const subscription = findSubscription(tx, input.subscriptionId)
  const bill = input.invoiceId === null ? null : findInvoice(tx, input.invoiceId, ctx.businessDay)
  const renewal = subscription && bill !== undefined ? renewalOf(tx, row.id, subscription, bill) : null
  if (!renewal) throw new DomainError('RESELLER_RENEW_NOT')
  const { cost } = renewal
  if (cost.operatorPrice !== input.shownPrice)
    throw new DomainError('RESELLER_PRICE_CHANGED', {
      package: renewal.subscription.packageName,
      price: formatRupiah(cost.operatorPrice),
    })
  assertFunds(tx, row, cost.operatorPrice)
  const sale = saleOf(tx, ctx, row, renewal)
  insertSale(tx, { row: sale, shares: cost.shares, voucherIds: [] })
  if (renewal.bill) payBill(tx, ctx, sale, renewal, renewal.bill, paid)
  else payAhead(tx, ctx, sale, renewal)
  recordAudit(tx, ctx, {
    action: 'reseller.renew',
    subjectType: 'reseller',
    subjectId: row.id,
    detail: { number: sale.number, customerId: sale.customerId, amount: sale.amount, price: renewal.price },
  })
  tx.publish('resellers', 'customers')
  return { saleId: sale.id, number: sale.number }
}

function saleOf(tx: Tx, ctx: CommandContext, row: ResellerRow, { subscription, price, cost }: Renewal): SaleRow {
  const { amount, commission } = moneyOf(cost, 1, row.commissionPoints)
  return {
    ...newSale(tx, ctx, ctx.newId()),
    resellerId: row.id,
    kind: 'renewal',
    state: 'confirmed',
    packageId: subscription.packageId,
    packageName: subscription.packageName,
    customerId: subscription.customerId,
    quantity: 1,
    unitPrice: cost.operatorPrice,
    unitCustomerPrice: price,
    amount,
    commission,
    endedAt: ctx.now,
  }
}

const saleMoney = (sale: SaleRow, { cost }: Renewal) => ({
  resellerId: sale.resellerId,
  amount: rupiah(sale.amount),
  commission: rupiah(sale.commission),
  shares: cost.shares,
})

/** The whole bill goes through the customer's saldo, so that his payments and his isolir follow as with any money. */
function payBill(tx: Tx, ctx: CommandContext, sale: SaleRow, renewal: Renewal, bill: InvoiceView, paid: Paid): void {
  const { customerId } = bill
  post(tx, ctx, {
    sourceType: 'reseller-renewal',
    sourceId: sale.id,
    memo: `${sale.number} ${bill.number} ${bill.customerName}`,
    transfers: renewalTransfers(saleMoney(sale, renewal), { customerId, amount: renewal.price }),
  })
  const part = { method: 'balance', amount: renewal.price, received: renewal.price, reference: sale.number } as const
  const note = `Dibayar lewat reseller, ${sale.number}`
  pay(tx, ctx, { customerId, parts: [part], invoiceIds: [bill.id], note, isQuiet: true }, paid)
}

/** Harian: the days begin when the last ones end, or now. */
function payAhead(tx: Tx, ctx: CommandContext, sale: SaleRow, renewal: Renewal): void {
  const { subscription } = renewal
  const seconds = findPackage(tx, subscription.packageId)?.master.activeSeconds
  if (!seconds) throw new DomainError('RESELLER_RENEW_NOT')
  post(tx, ctx, {
    sourceType: 'reseller-renewal',
    sourceId: sale.id,
    memo: `${sale.number} ${subscription.packageName} ${subscription.customerName}`,
    transfers: saleTransfers(saleMoney(sale, renewal), 'subscription-revenue'),
  })
  const from = Math.max(ctx.now, subscription.paidUntil ?? 0)
  renewSubscription(tx, ctx, { id: subscription.id, paidUntil: from + seconds * 1000 })
}
