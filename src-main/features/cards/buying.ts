// Owns: what a customer buys with his own saldo: vouchers, his bills, the next days, a dearer package.
// Must never: overdraw a saldo, sell a Privat package, or touch what is another customer's.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError } from '../../shared/errors'
import { addRupiah, formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findPackage, type PackageView } from '../catalog'
import { findInvoice, nextPriceOf, openInvoicesOf } from '../invoices'
import { customerBalance, post } from '../ledger'
import { type Paid, pay } from '../payments'
import { listRouters } from '../routers'
import {
  changePackage,
  extrasOf,
  findSubscription,
  type InvoiceChange,
  previewChange,
  type QuoteChange,
  renewSubscription,
  type SubscriptionView,
} from '../subscriptions'
import { presentStock, takeStock } from '../vouchers'
import { insertPurchase, type PurchaseRow } from './purchase-store'

export interface BuyingDeps {
  readonly paid: Paid
  readonly invoiceChange: InvoiceChange
  readonly quoteChange: QuoteChange
}

/** Publik and sold now. A Privat one is as unknown as any. */
export function publicPackage(db: ReadDb, id: string): PackageView {
  const item = findPackage(db, id)
  if (!item?.isPublic || item.isArchived) throw new DomainError('PACKAGE_NOT_FOUND')
  return item
}

export const routersOf = (db: ReadDb, item: PackageView) =>
  listRouters(db).filter(({ id }) => item.routerIds.length === 0 || item.routerIds.includes(id))

/** Another customer's service is as unknown as one that does not exist. */
export function ownService(db: ReadDb, customerId: string, id: string): SubscriptionView {
  const subscription = findSubscription(db, id)
  if (subscription?.customerId !== customerId || subscription.state === 'stopped')
    throw new DomainError('SUBSCRIPTION_NOT_FOUND')
  return subscription
}

function assertPrice(price: number, shown: number): void {
  if (price !== shown) throw new DomainError('CARD_PRICE_CHANGED', { price: formatRupiah(rupiah(price)) })
}

function assertSaldo(db: ReadDb, customerId: string, price: number): void {
  const balance = customerBalance(db, customerId)
  if (balance < price)
    throw new DomainError('CARD_SALDO_SHORT', {
      balance: formatRupiah(balance),
      price: formatRupiah(rupiah(price)),
    })
}

const newPurchase = (tx: Tx, ctx: CommandContext, customerId: string, item: { id: string; name: string }) => {
  return {
    id: ctx.newId(),
    number: nextNumberOfDay(tx, ctx, 'BS'),
    at: ctx.now,
    businessDay: ctx.businessDay,
    customerId,
    packageId: item.id,
    packageName: item.name,
  }
}

function book(tx: Tx, ctx: CommandContext, row: PurchaseRow): void {
  insertPurchase(tx, row)
  const amount = rupiah(row.amount)
  const credit = row.kind === 'voucher' ? 'voucher-revenue' : 'subscription-revenue'
  post(tx, ctx, {
    sourceType: 'balance-purchase',
    sourceId: row.id,
    memo: `${row.number} ${row.packageName}`,
    transfers: [{ debit: 'customer-balance', credit, amount, party: row.customerId }],
  })
  recordAudit(tx, ctx, {
    action: 'saldo.buy',
    subjectType: 'customer',
    subjectId: row.customerId,
    detail: { number: row.number, package: row.packageName, amount: row.amount, kind: row.kind },
  })
  tx.publish('customers', 'payments')
}

export interface BuyVoucher {
  readonly packageId: string
  /** Null = the only router that sells it. */
  readonly routerId: string | null
  readonly shownPrice: number
}

/** From the stock only: its codes work already. */
export function buyVoucher(tx: Tx, ctx: CommandContext, customerId: string, input: BuyVoucher): { id: string } {
  const item = publicPackage(tx, input.packageId)
  if (item.master.serviceType !== 'hotspot') throw new DomainError('PACKAGE_NOT_FOUND')
  assertPrice(item.customerPrice, input.shownPrice)
  assertSaldo(tx, customerId, item.customerPrice)
  const places = routersOf(tx, item)
  const wanted = input.routerId === null && places.length === 1 ? places[0]?.id : input.routerId
  const routerId = places.find(({ id }) => id === wanted)?.id
  if (routerId === undefined)
    throw new DomainError(places.length > 1 ? 'ROUTER_NOT_CHOSEN' : 'ROUTER_NOT_FOUND', { package: item.name })
  const { id: packageId } = item
  if (presentStock(tx, { packageId, routerId, now: ctx.now }) < 1)
    throw new DomainError('CARD_STOCK_EMPTY', { package: item.name })
  const purchase = newPurchase(tx, ctx, customerId, item)
  const [voucher] = takeStock(tx, ctx, { packageId, quantity: 1, routerId, saleId: purchase.id })
  if (!voucher) throw new DomainError('CARD_STOCK_EMPTY', { package: item.name })
  book(tx, ctx, {
    ...purchase,
    kind: 'voucher',
    amount: item.customerPrice,
    voucherId: voucher.id,
    subscriptionId: null,
  })
  return { id: purchase.id }
}

/** The whole rest; the payment, isolir and claims follow as with any money. Returns the payment's number. */
export function payBill(
  tx: Tx,
  ctx: CommandContext,
  customerId: string,
  { invoiceId, shownRest }: { readonly invoiceId: number; readonly shownRest: number },
  { paid }: BuyingDeps,
): { number: string } {
  const bill = findInvoice(tx, invoiceId, ctx.businessDay)
  if (bill?.customerId !== customerId) throw new DomainError('INVOICE_NOT_FOUND')
  const rest = bill.state === 'cancelled' ? 0 : bill.total - bill.paid
  if (rest <= 0) throw new DomainError('PAYMENT_BILL_SETTLED', { number: bill.number })
  assertPrice(rest, shownRest)
  return { number: payFromSaldo(tx, ctx, customerId, [bill.id], rupiah(rest), paid) }
}

function payFromSaldo(
  tx: Tx,
  ctx: CommandContext,
  customerId: string,
  invoiceIds: readonly number[],
  amount: Rupiah,
  paid: Paid,
): string {
  assertSaldo(tx, customerId, amount)
  const part = { method: 'balance', amount, received: amount, reference: '' } as const
  const note = 'Dibayar pelanggan di portal'
  return pay(tx, ctx, { customerId, parts: [part], invoiceIds, note, isQuiet: true }, paid).number
}

/** Rupiah and milliseconds of the next period of a prepaid service; null = it is none. */
export function renewalOf(db: ReadDb, subscription: SubscriptionView): { price: Rupiah; ms: number } | null {
  const seconds = findPackage(db, subscription.packageId)?.master.activeSeconds
  if (subscription.billingType !== 'daily' || !seconds || subscription.state === 'stopped') return null
  return { price: subscription.monthlyPrice, ms: seconds * 1000 }
}

/** Harian: the days begin when the last ones end, or now. */
export function renew(
  tx: Tx,
  ctx: CommandContext,
  customerId: string,
  input: { readonly subscriptionId: string; readonly shownPrice: number },
): { paidUntil: number } {
  const subscription = ownService(tx, customerId, input.subscriptionId)
  const terms = renewalOf(tx, subscription)
  if (!terms || subscription.state === 'paused') throw new DomainError('CARD_NOT_RENEWABLE')
  assertPrice(terms.price, input.shownPrice)
  assertSaldo(tx, customerId, terms.price)
  const { packageId, packageName } = subscription
  book(tx, ctx, {
    ...newPurchase(tx, ctx, customerId, { id: packageId, name: packageName }),
    kind: 'renewal',
    amount: terms.price,
    voucherId: null,
    subscriptionId: subscription.id,
  })
  const paidUntil = Math.max(ctx.now, subscription.paidUntil ?? 0) + terms.ms
  renewSubscription(tx, ctx, { id: subscription.id, paidUntil })
  return { paidUntil }
}

/** The service on another package: its cycle and its extras stay, an own price does not. */
const onPackage = (from: SubscriptionView, to: PackageView): SubscriptionView => ({
  ...from,
  packageId: to.id,
  packageName: to.name,
  ownPrice: null,
  monthlyPrice: addRupiah(to.customerPrice, from.extraMonthly),
})

/** What the next bills would ask on another package. */
export const nextPriceOn = (db: ReadDb, from: SubscriptionView, to: PackageView) => ({
  cycleMonths: from.cycleMonths,
  ...nextPriceOf(db, onPackage(from, to)),
})

/**
 * Up, never down, by the month and by the cycle that is paid, and only to what the portal shows. Only the internet: what else the shop
 * rents out has no speed to go up in, and its domain and options belong to the package. Only monthly ones: the days of a prepaid
 * service that are paid already would be served at the dearer speed for nothing.
 */
export function isUpgrade(db: ReadDb, from: SubscriptionView, to: PackageView): boolean {
  const { serviceType, billingType } = to.master
  const isInternet = serviceType !== 'other' && serviceType === from.serviceType
  const isKind = isInternet && billingType === 'monthly' && from.billingType === 'monthly'
  const isThere = from.routerId === null || to.routerIds.length === 0 || to.routerIds.includes(from.routerId)
  const isKept = to.id !== from.packageId && from.state !== 'paused' && findPackage(db, from.packageId) !== undefined
  return (
    to.isPublic &&
    !to.isArchived &&
    isKind &&
    isThere &&
    isKept &&
    to.customerPrice > from.monthlyPrice - from.extraMonthly &&
    nextPriceOn(db, from, to).cyclePrice > nextPriceOf(db, from).cyclePrice
  )
}

export interface UpgradeInput {
  readonly subscriptionId: string
  readonly packageId: string
}

export function quoteUpgrade(
  db: ReadDb,
  ctx: Pick<CommandContext, 'businessDay'>,
  customerId: string,
  { subscriptionId, packageId }: UpgradeInput,
  { quoteChange }: BuyingDeps,
) {
  const subscription = ownService(db, customerId, subscriptionId)
  const to = publicPackage(db, packageId)
  if (!isUpgrade(db, subscription, to)) throw new DomainError('CARD_NOT_UPGRADE')
  const change = { id: subscriptionId, packageId, keepOwnPrice: false }
  const quote = previewChange(db, ctx.businessDay, change, quoteChange)
  const next = nextPriceOn(db, subscription, to)
  return { ...quote, next, extras: extrasOf(db, subscriptionId), balance: customerBalance(db, customerId) }
}

/** The difference of the days that are billed already is paid at once, or the package stays as it is. */
export function upgrade(
  tx: Tx,
  ctx: CommandContext,
  customerId: string,
  input: UpgradeInput & { readonly shownNet: number },
  deps: BuyingDeps,
): void {
  const { net } = quoteUpgrade(tx, ctx, customerId, input, deps)
  if (net !== input.shownNet) throw new DomainError('CARD_PRICE_CHANGED', { price: formatRupiah(rupiah(net)) })
  if (net > 0) assertSaldo(tx, customerId, net)
  const before = new Set(openInvoicesOf(tx, customerId, ctx.businessDay).map(({ id }) => id))
  changePackage(tx, ctx, { id: input.subscriptionId, packageId: input.packageId, keepOwnPrice: false }, deps)
  for (const bill of openInvoicesOf(tx, customerId, ctx.businessDay))
    if (!before.has(bill.id)) payFromSaldo(tx, ctx, customerId, [bill.id], rupiah(bill.total - bill.paid), deps.paid)
}
