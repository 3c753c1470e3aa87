// Owns: a new customer of a reseller with his first month: made, billed and paid out of the saldo in one transaction.
// Must never: leave a service running that was not paid for; a saldo that does not reach undoes all of it.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { addDays, addMonths, calendarDate, firstOfMonth } from '../../shared/calendar-date'
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, sumRupiah } from '../../shared/money'
import { normalizePhone } from '../../shared/phone'
import { findPackage, listPackages, type PackageView } from '../catalog'
import { createCustomer } from '../customers'
import { createManualInvoice, quoteOrderLines } from '../invoices'
import type { Paid } from '../payments'
import { listRouters } from '../routers'
import {
  createSubscription,
  eventsOf,
  findSubscription,
  freeAddresses,
  type NewSubscription,
  noteReveal,
  readPassword,
} from '../subscriptions'
import { billCost, type Cost, marginOf, moneyOf } from './domain'
import { assignCustomer, resellerOf } from './people'
import type { Activatable } from './portal-contract'
import { renew, renewalOf } from './renewing'
import { activeReseller } from './selling'
import { findPrice, levelsOf, resellerOfCustomer } from './store'

/** He types it into a modem himself: nobody reads it to him afterwards. */
const SHORTEST_PASSWORD = 8

export interface ActivateInput {
  readonly resellerId: string
  readonly packageId: string
  /** Null = the only one that serves it, or none is needed. */
  readonly routerId: string | null
  readonly name: string
  readonly phone: string
  readonly address: string
  readonly username: string
  /** Empty: one is made. */
  readonly password: string
  /** Of an IP Statis. */
  readonly ipAddress?: string
  readonly shownPrice: number
}

export interface ActivateDeps {
  readonly secrets: Secrets
  readonly paid: Paid
}

/** Paid by the month. */
const isActivatable = ({ master, isArchived }: PackageView): boolean => !isArchived && master.billingType === 'monthly'

const hasLogin = ({ master }: PackageView): boolean =>
  master.serviceType === 'pppoe' || master.serviceType === 'hotspot'

/** Addresses to choose from on a phone. */
const MOST_FREE = 4

const routersOf = (db: ReadDb, item: PackageView) =>
  item.master.serviceType === 'other'
    ? []
    : listRouters(db).filter(({ id }) => item.routerIds.length === 0 || item.routerIds.includes(id))

const firstMonth = (item: Pick<PackageView, 'name' | 'customerPrice'>) => ({
  kind: 'subscription' as const,
  description: `${item.name}, bulan pertama`,
  amount: item.customerPrice,
  packageId: null,
})

/** The first month's bill, PPN with it, and what it costs him; null when it is not in his list. */
function firstBillOf(
  db: ReadDb,
  resellerId: string,
  item: PackageView,
  today: string,
): { price: number; cost: Cost } | null {
  const price = sumRupiah(quoteOrderLines(db, today, [firstMonth(item)]).map(({ amount }) => amount))
  const cost = billCost(levelsOf(db, resellerId, item.id), price, item.customerPrice)
  return cost && { price, cost }
}

export function activatable(db: ReadDb, resellerId: string, today: string): Activatable[] {
  const { commissionPoints } = resellerOf(db, resellerId)
  return listPackages(db)
    .filter(isActivatable)
    .flatMap((item) => {
      const bill = firstBillOf(db, resellerId, item, today)
      if (!bill || !findPrice(db, resellerId, item.id)) return []
      const money = moneyOf(bill.cost, 1, commissionPoints)
      return [
        {
          packageId: item.id,
          name: item.name,
          hasLogin: hasLogin(item),
          hasAddress: item.master.serviceType === 'static',
          operatorPrice: money.amount,
          // what the bill says: a reseller's own price is not on the customer's bill
          customerPrice: bill.price,
          margin: marginOf(bill.price, money),
          routers: routersOf(db, item).map(({ id, name }) => ({
            id,
            name,
            freeAddresses: item.master.serviceType === 'static' ? freeAddresses(db, id, MOST_FREE) : [],
          })),
        },
      ]
    })
}

export function activate(tx: Tx, ctx: CommandContext, input: ActivateInput, { secrets, paid }: ActivateDeps) {
  const row = activeReseller(tx, input.resellerId)
  const item = findPackage(tx, input.packageId)
  if (!item) throw new DomainError('PACKAGE_NOT_FOUND')
  const operatorPrice = firstBillOf(tx, row.id, item, ctx.businessDay)?.cost.operatorPrice
  if (operatorPrice === undefined) throw new DomainError('RESELLER_NOT_ASSIGNED', { package: item.name })
  if (!isActivatable(item)) throw new DomainError('PACKAGE_NOT_FOUND')
  if (operatorPrice !== input.shownPrice)
    throw new DomainError('RESELLER_PRICE_CHANGED', { package: item.name, price: formatRupiah(operatorPrice) })
  const phone = input.phone === '' ? '' : normalizePhone(input.phone)
  if (phone === null) throw fieldError('phone', 'PHONE_INVALID')
  if (hasLogin(item) && input.password !== '' && input.password.length < SHORTEST_PASSWORD)
    throw fieldError('password', 'PASSWORD_TOO_SHORT', { minimum: SHORTEST_PASSWORD })
  const places = routersOf(tx, item)
  const routerId = places.length === 1 ? places[0]?.id : places.find(({ id }) => id === input.routerId)?.id
  if (places.length > 0 && routerId === undefined)
    throw fieldError('routerId', 'ROUTER_NOT_CHOSEN', { package: item.name })

  const customer = createCustomer(tx, ctx, { name: input.name, phone, address: input.address })
  assignCustomer(tx, ctx, { resellerId: row.id, customerId: customer.id, isHis: true })
  const day = calendarDate(ctx.businessDay)
  const billingDay = Math.min(28, Number(day.slice(8, 10)))
  const login = hasLogin(item) ? { username: input.username, password: input.password } : {}
  const address =
    item.master.serviceType === 'static' ? ({ address: input.ipAddress ?? '', staticKind: 'queue' } as const) : {}
  const subscription = subscribe(
    tx,
    ctx,
    {
      customerId: customer.id,
      packageId: item.id,
      routerId: routerId ?? null,
      billingDay,
      startDay: day,
      billedUntil: addDays(addMonths(firstOfMonth(day), 1), billingDay - 1),
      ...login,
      ...address,
    },
    { secrets },
  )
  const bill = createManualInvoice(tx, ctx, {
    customerId: customer.id,
    subscriptionId: subscription.id,
    packageName: item.name,
    lines: [firstMonth(item)],
  })
  const renewal = renewalOf(tx, row.id, subscription, bill)
  if (!renewal) throw new DomainError('RESELLER_RENEW_NOT')
  const shownPrice = renewal.cost.operatorPrice
  const asked = { resellerId: row.id, subscriptionId: subscription.id, invoiceId: bill.id, shownPrice }
  const { number } = renew(tx, ctx, asked, paid)
  return { number, customerNumber: customer.number, cost: shownPrice, subscriptionId: subscription.id }
}

/** Who lost the answer on a bad line may press again for as long. */
const ANSWER_MS = 15 * 60_000

/** More than happens to one service in that time. */
const RECENT_EVENTS = 100

/**
 * What is typed into the modem, for the answer to whoever pressed: it is not kept with the request. Null where nothing is, and
 * for an old press: by now the customer may be another's, and the kata sandi one that he was never told.
 */
export function tellLogin(tx: Tx, ctx: CommandContext, { resellerId, subscriptionId }: Told, secrets: Secrets) {
  const item = subscriptionId === undefined ? undefined : findSubscription(tx, subscriptionId)
  if (!item || item.username === null || item.state === 'stopped') return null
  if (resellerOfCustomer(tx, item.customerId) !== resellerId || ctx.now - item.createdAt > ANSWER_MS) return null
  if (eventsOf(tx, item.id, RECENT_EVENTS).some(({ kind }) => kind === 'changed')) return null
  noteReveal(tx, ctx, item.id)
  return { username: item.username, password: readPassword(tx, item.id, { secrets }) }
}

interface Told {
  readonly resellerId: string
  /** Undefined in an answer of before there was a login in it. */
  readonly subscriptionId: string | undefined
}

/** Who has a username or an address is the shop's to know: a phone only hears that it is taken, beside its own field. */
function subscribe(tx: Tx, ctx: CommandContext, wanted: NewSubscription, deps: Pick<ActivateDeps, 'secrets'>) {
  try {
    return createSubscription(tx, ctx, wanted, deps)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { code, data } = error
    if (code === 'USERNAME_TAKEN') throw fieldError('username', 'RESELLER_LOGIN_TAKEN')
    if (code === 'ADDRESS_TAKEN') throw fieldError('ipAddress', 'RESELLER_ADDRESS_TAKEN')
    if (data.field === 'address') throw fieldError('ipAddress', code, data)
    throw error
  }
}
