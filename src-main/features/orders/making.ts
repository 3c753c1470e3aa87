// Owns: making what was ordered and paid: a subscription, or vouchers.
// Must never: make it twice, or without what only a person can fill in.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { DomainError, fieldError } from '../../shared/errors'
import { findPackage } from '../catalog'
import { findCustomer } from '../customers'
import { coverPeriod, orderPeriod } from '../invoices'
import { addExtras, createSubscription, holderOf } from '../subscriptions'
import { makeForSale, presentStock, takeStock } from '../vouchers'
import { optionText } from './domain'
import { placesOf } from './offers'
import { type ItemEntry, insertVouchers, type OrderEntry, optionsOf } from './store'

export interface MakingDeps {
  readonly secrets: Secrets
}

/** What a person fills in; left out = what the order says, or made by itself. */
export interface Filling {
  readonly routerId: string | null
  readonly username: string | null
  readonly address: string | null
}

export const NOTHING_FILLED: Filling = { routerId: null, username: null, address: null }

export interface Made {
  readonly subscriptionId: string | null
  readonly routerId: string | null
}

/** Throws a DomainError that says what is missing. */
export function makeItem(
  tx: Tx,
  ctx: CommandContext,
  order: OrderEntry,
  item: ItemEntry,
  filling: Filling,
  deps: MakingDeps,
): Made {
  const routerId = routerFor(tx, item, filling)
  const isVoucher = item.serviceType === 'hotspot' && item.billingType === 'daily'
  if (isVoucher) {
    if (routerId === null) throw fieldError('routerId', 'ORDER_NEEDS_ROUTER')
    handOut(tx, ctx, order, item, routerId)
    return { subscriptionId: null, routerId }
  }
  return { subscriptionId: subscribe(tx, ctx, order, item, { ...filling, routerId }, deps), routerId }
}

function routerFor(db: ReadDb, item: ItemEntry, { routerId }: Filling): string | null {
  if (item.serviceType === 'other') return null
  const wanted = routerId ?? item.routerId
  if (wanted !== null) return wanted
  const pack = findPackage(db, item.packageId)
  const places = pack ? placesOf(db, pack) : []
  const [only] = places
  if (places.length !== 1 || !only) throw fieldError('routerId', 'ORDER_NEEDS_ROUTER')
  return only.id
}

/** From the stock, whose codes work already; else made now, and brought to the router first of all. */
function handOut(tx: Tx, ctx: CommandContext, order: OrderEntry, item: ItemEntry, routerId: string): void {
  const seller = ctx.actor || ctx.party ? ctx : { ...ctx, party: buyerOf(tx, order.customerId) }
  const { packageId, quantity } = item
  const inStock = presentStock(tx, { packageId, routerId, now: ctx.now })
  const wanted = { packageId, routerId, quantity, saleId: order.id }
  const vouchers = inStock >= quantity ? takeStock(tx, seller, wanted) : makeForSale(tx, seller, wanted)
  insertVouchers(
    tx,
    item.id,
    vouchers.map(({ id }) => id),
  )
}

/** Money that a gateway reported comes with nobody: the vouchers go to who ordered them. */
function buyerOf(db: ReadDb, id: string) {
  const name = findCustomer(db, id)?.name ?? ''
  return { kind: 'customer', id, name } as const
}

function subscribe(
  tx: Tx,
  ctx: CommandContext,
  order: OrderEntry,
  item: ItemEntry,
  filling: Filling,
  { secrets }: MakingDeps,
): string {
  const { customerId, invoiceId } = order
  const { serviceType, cycleMonths } = item
  const address = filling.address?.trim() ?? ''
  if (serviceType === 'static' && address === '') throw fieldError('address', 'ORDER_NEEDS_ADDRESS')
  const isMonthly = item.billingType === 'monthly'
  const period = orderPeriod(ctx.businessDay, cycleMonths)
  const { id } = createSubscription(
    tx,
    ctx,
    {
      customerId,
      packageId: item.packageId,
      routerId: filling.routerId,
      label: item.domainName.slice(0, 40),
      username: hasLogin(item) ? filling.username || freeUsername(tx, customerId, item, filling.routerId) : null,
      address: address === '' ? null : address,
      startDay: ctx.businessDay,
      ...(isMonthly ? { billingDay: period.billingDay, cycleMonths, firstPeriod: 'full' as const } : {}),
    },
    { secrets },
  )
  if (!isMonthly) return id
  addExtras(tx, ctx, { subscriptionId: id, extras: extrasOf(tx, item) })
  coverPeriod(tx, { ...period, invoiceId, subscriptionId: id, amount: item.deferred, months: cycleMonths })
  return id
}

const extrasOf = (db: ReadDb, { id }: ItemEntry) =>
  optionsOf(db, id)
    .filter(({ every }) => every === 'month')
    .map(({ label, value, amount }) => ({ label: optionText(label, value), monthlyAmount: amount }))

const hasLogin = ({ serviceType }: ItemEntry): boolean => serviceType === 'pppoe' || serviceType === 'hotspot'

/** `p00042`, `p00042-2` ...: short enough to type into a modem, and nobody else's. */
function freeUsername(db: ReadDb, customerId: string, { serviceType }: ItemEntry, routerId: string | null): string {
  const customer = findCustomer(db, customerId)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  if (routerId === null) throw fieldError('routerId', 'ORDER_NEEDS_ROUTER')
  const base = customer.number.toLowerCase().replace(/[^a-z0-9]/g, '') || 'pelanggan'
  for (let turn = 1; ; turn++) {
    const username = turn === 1 ? base : `${base}-${turn}`
    if (holderOf(db, { routerId, serviceType, username }, '') === null) return username
  }
}
