// Owns: one order as its customer and the staff see it, and one line of it in a list.
// Must never: show a password of a login, or a code of an order that is not paid.
import type { ReadDb } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { phoneInList } from '../../shared/phone'
import { backInSaldo, findInvoice, invoiceDocument, openOf } from '../invoices'
import { findRouter } from '../routers'
import { findSubscription } from '../subscriptions'
import { findVoucher } from '../vouchers'
import { domainTextOf } from './domain'
import { toSaldoOf } from './giving-up'
import { linesOf } from './lines'
import type { OrderDetail, OrderedItem } from './shapes'
import { type ItemEntry, itemsOf, type OrderEntry, optionsOf, vouchersOf } from './store'

export function detailOf(db: ReadDb, order: OrderEntry, today: string): OrderDetail {
  const bill = findInvoice(db, order.invoiceId, today)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  const items = itemsOf(db, order.id)
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    placedAt: order.placedAt,
    lapsesAt: order.state === 'unpaid' ? order.lapsesAt : null,
    invoiceId: bill.id,
    invoiceNumber: bill.number,
    invoiceState: bill.state,
    total: order.total,
    rest: openOf(bill),
    lines: invoiceDocument(db, bill.id, today).lines.map(({ description, amount }) => ({ text: description, amount })),
    promoCode: order.promoCode,
    method: order.method,
    buyer: { name: order.buyerName, phone: phoneInList(order.buyerPhone), address: order.buyerAddress },
    notes: order.notes,
    termsVersion: order.termsVersion,
    termsAt: order.termsAt,
    cancelReason: order.cancelReason,
    toSaldo: backInSaldo(db, bill),
    items: items.map((item) => ({ ...orderedOf(db, item), toSaldo: toSaldoOf(db, order, item, bill) })),
  }
}

function orderedOf(db: ReadDb, item: ItemEntry): Omit<OrderedItem, 'toSaldo'> {
  const subscription = item.subscriptionId === null ? undefined : findSubscription(db, item.subscriptionId)
  const vouchers = vouchersOf(db, item.id).flatMap((id) => findVoucher(db, id) ?? [])
  return {
    id: item.id,
    packageId: item.packageId,
    packageName: item.packageName,
    serviceType: item.serviceType,
    cycleMonths: cycleOf(item.cycleMonths),
    quantity: item.quantity,
    domainText: domainTextOf(item.domainKind && { kind: item.domainKind, name: item.domainName }),
    placeName: item.routerId === null ? '' : (findRouter(db, item.routerId)?.name ?? ''),
    lines: linesOf(item),
    total: item.total,
    next: item.next,
    state: item.state,
    need: item.need,
    options: optionsOf(db, item.id).map(({ label, value }) => ({ label, value })),
    subscriptionId: item.subscriptionId,
    router: subscription
      ? routerStateOf(subscription.provision)
      : vouchers.length > 0
        ? vouchersState(vouchers.map(({ routerState }) => routerState))
        : 'none',
    username: subscription?.username ?? '',
    vouchers: vouchers.map(({ code, password, routerId, useBefore, state }) => ({
      code,
      password,
      wifiName: findRouter(db, routerId)?.wifiName ?? '',
      useBefore: state === 'sold' ? useBefore : null,
      isVoid: state === 'void',
    })),
  }
}

const cycleOf = (months: number): OrderedItem['cycleMonths'] => (months === 3 || months === 12 ? months : 1)

/** The states of a subscription or a voucher on its router, in three words. */
function routerStateOf(state: string): OrderedItem['router'] {
  if (state === 'unmanaged') return 'none'
  if (state === 'present' || state === 'removed') return 'present'
  return state === 'waiting' ? 'waiting' : 'failed'
}

function vouchersState(states: readonly string[]): OrderedItem['router'] {
  const read = states.map(routerStateOf)
  if (read.includes('failed')) return 'failed'
  return read.includes('waiting') ? 'waiting' : 'present'
}
