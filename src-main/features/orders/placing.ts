// Owns: "Selesaikan Pesanan": a cart becomes an order with its bill, all or nothing.
// Must never: sell at a price or under terms that the customer was not shown.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { businessDay } from '../../shared/calendar-date'
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import type { OrderMethod } from '../../shared/order-policy'
import { normalizePhone } from '../../shared/phone'
import { recordAudit } from '../audit'
import { createCustomer, findCustomer, updateCustomer } from '../customers'
import { createOrderInvoice } from '../invoices'
import { customerBalance } from '../ledger'
import { type Paid, pay } from '../payments'
import { usePromo } from '../promos'
import { getSetting } from '../settings'
import { currentTerms } from '../terms'
import { type ActivatingDeps, activatePaid } from './activating'
import { MOST_A_DAY, MOST_UNPAID, ORDER_SERIES, type PricedItem } from './domain'
import { isMethodOpen } from './methods'
import type { Channel } from './offers'
import { type Priced, priceCart } from './quoting'
import type { Buyer, CartItem } from './shapes'
import { countFromPhone, countUnpaid, insertItem, insertOrder } from './store'

export interface PlaceInput {
  readonly items: readonly CartItem[]
  readonly promoCode: string
  readonly buyer: Buyer
  readonly method: OrderMethod
  readonly notes: string
  readonly termsVersion: number
  readonly shownTotal: number
}

export interface PlacingDeps extends ActivatingDeps {
  /** All that follows a payment, the activation of orders among it. */
  readonly paid: Paid
}

export interface Placed {
  readonly orderId: string
  readonly customerId: string
  readonly invoiceId: number
  readonly total: Rupiah
}

const HOUR_MS = 3_600_000

export function placeOrder(
  tx: Tx,
  ctx: CommandContext,
  /** Null: a new customer at the counter. */
  customerId: string | null,
  channel: Channel,
  input: PlaceInput,
  deps: PlacingDeps,
): Placed {
  const phone = normalizePhone(input.buyer.phone)
  if (phone === null) throw fieldError('buyer.phone', 'PHONE_INVALID')
  const buyer = { ...input.buyer, phone }
  if (input.termsVersion !== currentTerms(tx).version) throw fieldError('termsVersion', 'ORDER_TERMS_CHANGED')
  if (!isMethodOpen(tx, input.method, channel)) throw fieldError('method', 'ORDER_METHOD_OFF')
  const customer = customerId === null ? createCustomer(tx, ctx, buyer).id : knownCustomer(tx, ctx, customerId, buyer)
  assertNotTooMany(tx, ctx, customer, channel)
  const { items, promoCode } = input
  const priced = priceCart(tx, { items, promoCode, customerId: customer, channel, today: ctx.businessDay })
  const { total } = priced
  if (total !== input.shownTotal) throw new DomainError('ORDER_PRICE_CHANGED', { price: formatRupiah(total) })
  if (input.method === 'balance') assertSaldo(tx, customer, total)
  const placed = write(tx, ctx, { customerId: customer, channel, input: { ...input, buyer }, priced })
  if (total === 0) activatePaid(tx, ctx, customer, deps)
  else if (input.method === 'balance') payFromSaldo(tx, ctx, placed, deps.paid)
  return placed
}

function assertNotTooMany(db: ReadDb, { now }: CommandContext, customerId: string, channel: Channel): void {
  const unpaid = countUnpaid(db, customerId)
  if (unpaid >= MOST_UNPAID) throw new DomainError('ORDER_TOO_MANY', { count: unpaid })
  if (channel === 'portal' && countFromPhone(db, customerId, now - 24 * HOUR_MS) >= MOST_A_DAY)
    throw new DomainError('ORDER_TODAY', { count: MOST_A_DAY })
}

/** What the shop did not know of a customer yet is kept; what it knows stays his own to change. */
function knownCustomer(tx: Tx, ctx: CommandContext, id: string, { phone, address }: Buyer): string {
  const customer = findCustomer(tx, id)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  if (customer.isArchived) throw new DomainError('CUSTOMER_ARCHIVED', { name: customer.name })
  if (customer.phone === '' || customer.address === '')
    updateCustomer(tx, ctx, id, {
      ...customer,
      phone: customer.phone || phone,
      address: customer.address || address,
    })
  return id
}

function assertSaldo(db: ReadDb, customerId: string, price: Rupiah): void {
  const balance = customerBalance(db, customerId)
  if (balance < price)
    throw fieldError('method', 'ORDER_SALDO_SHORT', { balance: formatRupiah(balance), price: formatRupiah(price) })
}

interface NewOrder {
  readonly customerId: string
  readonly channel: Channel
  readonly input: PlaceInput
  readonly priced: Priced
}

function write(tx: Tx, ctx: CommandContext, { customerId, channel, input, priced }: NewOrder): Placed {
  const { buyer, method, notes } = input
  const { quote, promo } = priced
  const orderId = ctx.newId()
  const number = nextNumberOfDay(tx, ctx, ORDER_SERIES)
  const lapsesAt = ctx.now + getSetting(tx, 'orders').lapseHours * HOUR_MS
  const bill = createOrderInvoice(tx, ctx, {
    customerId,
    packageName: quote.items.map(({ packageName }) => packageName).join(', '),
    lines: priced.lines,
    dueDay: businessDay(lapsesAt, ctx.zone),
    note: `Pesanan ${number}`,
  })
  insertOrder(tx, {
    id: orderId,
    number,
    outletId: ctx.device.outletId,
    deviceId: ctx.device.deviceId,
    customerId,
    channel,
    state: 'unpaid',
    invoiceId: bill.id,
    method,
    buyerName: buyer.name,
    buyerPhone: buyer.phone,
    buyerAddress: buyer.address,
    notes,
    termsVersion: input.termsVersion,
    termsAt: ctx.now,
    promoId: promo?.promoId ?? null,
    promoCode: promo?.code ?? '',
    discount: promo?.discount ?? 0,
    total: quote.total,
    placedAt: ctx.now,
    businessDay: ctx.businessDay,
    placedBy: ctx.actor?.id ?? null,
    lapsesAt,
    paidAt: null,
    endedAt: null,
    cancelReason: '',
  })
  for (const [position, item] of priced.items.entries())
    writeItem(tx, ctx, orderId, position, item, priced.deferred[position] ?? rupiah(0))
  if (promo) usePromo(tx, ctx, { code: promo.code, customerId, orderId, lines: priced.promoLines })
  recordAudit(tx, ctx, {
    action: 'order.place',
    subjectType: 'order',
    subjectId: orderId,
    detail: { number, customerId, total: quote.total, method, channel, terms: input.termsVersion },
  })
  tx.publish('orders', 'invoices')
  return { orderId, customerId, invoiceId: bill.id, total: priced.total }
}

function writeItem(
  tx: Tx,
  ctx: CommandContext,
  orderId: string,
  position: number,
  item: PricedItem,
  deferred: Rupiah,
): void {
  const { pack } = item.sellable
  insertItem(
    tx,
    {
      id: ctx.newId(),
      orderId,
      position,
      packageId: pack.id,
      packageName: pack.name,
      serviceType: pack.master.serviceType,
      billingType: pack.master.billingType,
      cycleMonths: item.cycleMonths,
      quantity: item.quantity,
      domainKind: item.domain?.kind ?? null,
      domainName: item.domain?.name ?? '',
      routerId: item.place?.id ?? null,
      lines: JSON.stringify(item.lines.map(({ text, amount }) => ({ text, amount }))),
      deferred,
      total: item.total,
      next: item.next,
      state: 'waiting',
      need: '',
      givenBack: 0,
      givenBackTax: 0,
      subscriptionId: null,
      madeAt: null,
    },
    item.options.map((option, place) => ({ ...option, position: place })),
  )
}

function payFromSaldo(tx: Tx, ctx: CommandContext, { customerId, invoiceId, total }: Placed, paid: Paid): void {
  const part = { method: 'balance', amount: total, received: total, reference: '' } as const
  const note = ctx.actor ? 'Dibayar dari saldo saat memesan' : 'Dibayar pelanggan di portal'
  pay(tx, ctx, { customerId, parts: [part], invoiceIds: [invoiceId], note, isQuiet: !ctx.actor }, paid)
}
