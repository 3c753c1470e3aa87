// Owns: a shop that takes orders: a connected router, packages of every kind, a customer with a phone, and the presses of both sides.
// Must never: reach around the doors for what a person does.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, vi } from 'vitest'
import type { OrderOption } from '../../../src-main/features/catalog/ordering-contract'
import { lapseAll } from '../../../src-main/features/orders/jobs'
import type { CartItem } from '../../../src-main/features/orders/shapes'
import { getSetting } from '../../../src-main/features/settings'
import type { CommandContext } from '../../../src-main/platform/context'
import { systemRandom } from '../../../src-main/platform/random'
import { businessDay, calendarDate } from '../../../src-main/shared/calendar-date'
import type { PortalApi } from '../../../src-main/transport/portal-contract'
import { newPhone, openPortal, type Phone } from '../../support/portal-phone'
import { addPackage, openRouterShop, type RouterShop, type RouterShopOptions } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { changed } from '../catalog/inputs'

export interface OrderShop extends RouterShop {
  readonly portalPort: number
}

export async function openOrderShop(options: RouterShopOptions = {}): Promise<OrderShop> {
  const shop = await openRouterShop(options)
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  return { ...shop, portalPort: await openPortal(shop, folder) }
}

type Kind = 'pppoe' | 'static' | 'hotspot' | 'other'

const NOT_LIMITED = { rateLimit: null, activeSeconds: null, shelfSeconds: null }

export async function addMonthly(
  shop: Pick<RouterShop, 'api'>,
  name: string,
  serviceType: Kind = 'pppoe',
  changes: object = {},
): Promise<string> {
  const spec = {
    ...NOT_LIMITED,
    uptimeQuotaSeconds: null,
    volumeQuotaBytes: null,
    sharedUsers: 1,
    lockToFirstMac: false,
    pool: serviceType === 'pppoe' ? 'ppp-pool' : null,
    pppProfile: null,
    ...(serviceType === 'other' ? {} : { rateLimit: '5M/10M' }),
  }
  const master = { kind: 'new', serviceType, billingType: 'monthly', spec } as const
  return (await addPackage(shop, name, {}, { customerPrice: 150_000, operatorPrice: null, master, ...changes })).id
}

const OPTION: Omit<OrderOption, 'id' | 'kind' | 'label'> = {
  isRequired: false,
  every: 'once',
  price: 0,
  maximum: null,
  choices: [],
}

/** Cloud Hosting: a domain, three cycles, options of every kind, installing. */
export async function addHosting(shop: Pick<RouterShop, 'api'>) {
  const packageId = await addMonthly(shop, 'Cloud Hosting', 'other', { customerPrice: 50_000 })
  const id = () => crypto.randomUUID()
  const choices = [
    { id: id(), label: 'Debian', price: 0 },
    { id: id(), label: 'Windows', price: 100_000 },
  ] as const
  const options = [
    {
      ...OPTION,
      id: id(),
      kind: 'choice',
      label: 'Sistem operasi',
      isRequired: true,
      every: 'month',
      choices: [...choices],
    },
    { ...OPTION, id: id(), kind: 'quantity', label: 'IP tambahan', every: 'month', price: 20_000, maximum: 4 },
    { ...OPTION, id: id(), kind: 'yes-no', label: 'Pindahkan data', price: 75_000 },
    { ...OPTION, id: id(), kind: 'text', label: 'Catatan teknisi' },
  ] satisfies OrderOption[]
  await shop.api.catalog.saveOrdering({
    packageId,
    asksDomain: true,
    installFee: 25_000,
    cycles: [
      { months: 1, price: null },
      { months: 12, price: 500_000 },
    ],
    options,
    requestId: requestId(),
  })
  const [system, addresses, moving, note] = options
  const chosen = (values: { system?: string; addresses?: string; moving?: string; note?: string } = {}) => [
    { optionId: system?.id ?? '', value: values.system ?? choices[0].id },
    { optionId: addresses?.id ?? '', value: values.addresses ?? '0' },
    { optionId: moving?.id ?? '', value: values.moving ?? 'tidak' },
    { optionId: note?.id ?? '', value: values.note ?? '' },
  ]
  return { packageId, windows: choices[1].id, chosen }
}

export const item = (packageId: string, changes: Partial<CartItem> = {}): CartItem => ({
  packageId,
  cycleMonths: 1,
  quantity: 1,
  domain: null,
  placeId: null,
  options: [],
  ...changes,
})

const FIELDS = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }

export interface Buying {
  readonly customerId: string
  readonly phone: Phone
  readonly orders: PortalApi['orders']
}

export async function addBuyer(shop: OrderShop, name = 'Ani', phone = '6281234567801'): Promise<Buying> {
  const customer = { ...FIELDS, name, phone }
  const { id } = await shop.api.customers.save({ id: null, customer, requestId: requestId() })
  const login = { kind: 'customer', partyId: id, loginName: name.toLowerCase(), requestId: requestId() } as const
  const { secret } = await shop.api.portal.giveLogin(login)
  const own = newPhone(shop.portalPort)
  await own.login('customer', name.toLowerCase(), secret)
  return { customerId: id, phone: own, orders: own.api.orders }
}

export const BUYER = { name: 'Ani Wijaya', phone: '0812-3456-7801', address: 'Jl. Melati No. 1, Sleman' }

type PlaceInput = Parameters<PortalApi['orders']['place']>[0]

export const placing = (items: CartItem[], shownTotal: number, changes: Partial<PlaceInput> = {}): PlaceInput => ({
  items,
  promoCode: '',
  buyer: BUYER,
  method: 'cash',
  notes: '',
  termsVersion: 1,
  shownTotal,
  requestId: requestId(),
  ...changes,
})

/** Cash at the counter for the bill of an order. */
export async function payOrder(shop: Pick<OrderShop, 'api'>, customerId: string, invoiceId: number, amount: number) {
  return shop.api.payments.pay({
    customerId,
    parts: [{ method: 'cash', amount, received: amount, reference: '' }],
    invoiceIds: [invoiceId],
    toBalance: 0,
    note: '',
    requestId: requestId(),
  })
}

/** Saldo as a deposit at the counter makes it. */
export async function deposit(shop: OrderShop, customerId: string, amount: number) {
  return shop.api.payments.pay({
    customerId,
    parts: [{ method: 'cash', amount, received: amount, reference: '' }],
    invoiceIds: [],
    toBalance: amount,
    note: '',
    requestId: requestId(),
  })
}

export const eventually = <T>(look: () => T | Promise<T>) => vi.waitFor(look, { timeout: 15_000, interval: 20 })

/** Nothing waits in the outbox any more. */
export const worked = (shop: OrderShop) =>
  eventually(() =>
    expect(
      shop.app.db.connection.prepare("select kind from outbox where state in ('waiting', 'running')").all(),
    ).toEqual([]),
  )

/** Running from today, for everything. */
export const addPromo = (shop: Pick<RouterShop, 'api'>, changes: object) =>
  shop.api.promos.save({
    id: null,
    promo: {
      code: 'HEMAT',
      name: 'Promo hemat',
      kind: 'percent',
      value: 10,
      minimum: 0,
      cap: null,
      firstDay: calendarDate('2026-11-01'),
      lastDay: null,
      totalUses: null,
      usesPerCustomer: null,
      packageIds: [],
      isActive: true,
      ...changes,
    },
    requestId: requestId(),
  })

/** As the periodic job does it. */
export const lapse = (shop: OrderShop): void => lapseAll({ db: shop.app.db, context: () => contextOf(shop) })

/** Of the app itself. */
export function contextOf(shop: RouterShop): CommandContext {
  const device = getSetting(shop.app.db, 'device')
  if (!device) throw new Error('the device has no identity')
  const now = shop.clock.now()
  const zone = 'Asia/Jakarta'
  return {
    ...{ now, businessDay: businessDay(now, zone), zone, actor: null, device, shiftId: null },
    newId: () => crypto.randomUUID(),
    random: systemRandom,
  }
}

export async function setPrice(shop: Pick<RouterShop, 'api'>, packageId: string, customerPrice: number): Promise<void> {
  const pack = (await shop.api.catalog.list({})).find(({ id }) => id === packageId)
  if (!pack) throw new Error('no such package')
  await shop.api.catalog.updatePackage({ ...changed(pack, { customerPrice }), requestId: requestId() })
}
