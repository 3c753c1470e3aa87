// Membeli dengan saldo dari HP pelanggan: vouchers, own bills, a dearer package; never Privat, never of somebody else.
import { afterEach, expect, test, vi } from 'vitest'
import { addExtras } from '../../../src-main/features/subscriptions'
import { addPackage, closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { addMonthly, contextOf } from '../orders/order-shop'
import { balances, ownerApproval } from '../sales/till-shop'
import { addCustomer, type CardShop, openCardShop, phoneOf, redeem, soldCards } from './card-shop'

afterEach(closeRouterShops)

async function withSaldo(shop: CardShop, value = 50_000) {
  const [card] = await soldCards(shop, 1, { value })
  const customerId = await addCustomer(shop, 'Ani', '6281234567801')
  const phone = await phoneOf(shop, customerId, 'ani')
  await redeem(phone, card?.code ?? '')
  return { customerId, phone }
}

test('voucher Publik dibeli dari saldo, kodenya tampil; saldo kurang dan harga lama ditolak', async () => {
  const shop = await openCardShop({ stock: 2 })
  const { phone } = await withSaldo(shop, 8_000)
  const { saldo } = phone.api
  expect(await saldo.onSale({})).toMatchObject({
    balance: 8_000,
    packages: [{ packageId: shop.pack.id, price: 5_000, places: [{ inStock: true }] }],
  })
  const press = { packageId: shop.pack.id, routerId: null, shownPrice: 5_000 }
  expect((await refusal(saldo.buyVoucher({ ...press, shownPrice: 4_000, requestId: requestId() }))).code).toBe(
    'CARD_PRICE_CHANGED',
  )
  const id = requestId()
  await saldo.buyVoucher({ ...press, requestId: id })
  await saldo.buyVoucher({ ...press, requestId: id }) // a double press buys once
  const bought = await saldo.purchases({})
  expect(bought).toMatchObject([{ kind: 'voucher', amount: 5_000, wifiName: 'WARKOP-JOKO' }])
  expect(bought[0]?.code).toMatch(/^[A-Z2-9]{8}$/)
  expect((await refusal(saldo.buyVoucher({ ...press, requestId: requestId() }))).code).toBe('CARD_SALDO_SHORT')
  expect(await balances(shop)).toEqual({
    'cash-drawer': 8_000,
    'recharge-card': 0,
    'customer-balance': -3_000,
    'voucher-revenue': -5_000,
  })
})

test('paket Privat tidak terjual, juga bila id-nya ditebak; stok kosong tidak memotong saldo', async () => {
  const shop = await openCardShop()
  const { phone } = await withSaldo(shop)
  const hidden = await addPackage(shop, 'Paket Privat', {}, { isPublic: false })
  const { saldo } = phone.api
  expect((await saldo.onSale({})).packages.map(({ packageId }) => packageId)).toEqual([shop.pack.id])
  const buy = (packageId: string) =>
    refusal(saldo.buyVoucher({ packageId, routerId: null, shownPrice: 5_000, requestId: requestId() }))
  expect((await buy(hidden.id)).code).toBe('PACKAGE_NOT_FOUND')
  expect((await buy(shop.pack.id)).code).toBe('CARD_STOCK_EMPTY')
  expect((await balances(shop))['customer-balance']).toBe(-50_000)
})

test('tagihan sendiri lunas dari saldo, tagihan orang lain tidak dikenal', async () => {
  const shop = await openCardShop()
  const { customerId, phone } = await withSaldo(shop)
  const budi = await addCustomer(shop, 'Budi', '6281234567802')
  const bill = (id: string, amount: number) =>
    shop.api.invoices.make({
      customerId: id,
      lines: [{ kind: 'install', description: 'Biaya pasang', amount }],
      note: '',
      requestId: requestId(),
    })
  const [own, others, large] = [
    await bill(customerId, 30_000),
    await bill(budi, 30_000),
    await bill(customerId, 99_000),
  ]
  const pay = (invoiceId: number, shownRest: number) =>
    phone.api.saldo.payBill({ invoiceId, shownRest, requestId: requestId() })
  expect((await refusal(pay(others.id, 30_000))).code).toBe('INVOICE_NOT_FOUND')
  expect((await refusal(pay(large.id, 99_000))).code).toBe('CARD_SALDO_SHORT')
  expect((await pay(own.id, 30_000)).number).toBe('BYR-261121-0001')
  expect((await refusal(pay(own.id, 30_000))).code).toBe('PAYMENT_BILL_SETTLED')
  expect((await phone.api.selfcare.bill({ id: own.id })).bill.status).toBe('paid')
  expect((await balances(shop))['customer-balance']).toBe(-20_000)
})

test('voucher yang dibatalkan sebelum dipakai mengembalikan saldonya', async () => {
  const shop = await openCardShop({ stock: 1 })
  const { phone } = await withSaldo(shop)
  const { saldo } = phone.api
  await saldo.buyVoucher({ packageId: shop.pack.id, routerId: null, shownPrice: 5_000, requestId: requestId() })
  const { code } = (await saldo.purchases({}))[0] ?? {}
  const { rows } = await shop.api.vouchers.list({ filter: { code: code ?? '' } })
  const approval = await ownerApproval(shop)
  await shop.api.sales.voidVoucher({
    voucherId: rows[0]?.id ?? 0,
    reason: 'Salah pilih',
    approval,
    requestId: requestId(),
  })
  expect((await saldo.onSale({})).balance).toBe(50_000)
  expect((await balances(shop))['voucher-revenue']).toBe(0)
})

test('layanan harian diperpanjang dari saldo: harinya disambung, paketnya tidak dapat naik di tengah jalan', async () => {
  const shop = await openCardShop()
  const { customerId, phone } = await withSaldo(shop, 45_000)
  const spec = { ...NO_SPEC, activeSeconds: 7 * 86_400 }
  const daily = { kind: 'new', serviceType: 'other', billingType: 'daily', spec } as const
  const { id: packageId } = await addPackage(shop, 'Mingguan', {}, { customerPrice: 20_000, master: daily })
  await addPackage(shop, 'Mingguan Besar', {}, { customerPrice: 30_000, master: daily })
  const line = await shop.api.subscriptions.save({
    ...SERVICE,
    startDay: TODAY,
    customerId,
    packageId,
    requestId: requestId(),
  })
  const { saldo } = phone.api
  expect((await saldo.services({})).services).toMatchObject([{ canRenew: true, upgrades: [] }])
  const press = { subscriptionId: line.id, shownPrice: 20_000 }
  const before = line.paidUntil ?? shop.clock.now()
  const { paidUntil } = await saldo.renew({ ...press, requestId: requestId() })
  expect(Math.abs(paidUntil - before - 7 * 86_400_000)).toBeLessThan(5_000)
  const second = await saldo.renew({ ...press, requestId: requestId() })
  expect(second.paidUntil - paidUntil).toBe(7 * 86_400_000)
  expect((await refusal(saldo.renew({ ...press, requestId: requestId() }))).code).toBe('CARD_SALDO_SHORT')
  expect(await balances(shop)).toMatchObject({ 'customer-balance': -5_000, 'subscription-revenue': -40_000 })
})

const SERVICE = {
  id: null,
  routerId: null,
  label: '',
  username: '',
  password: '',
  address: '',
  staticKind: 'queue' as const,
  mac: '',
  billingDay: 10,
  cycleMonths: 1 as const,
  firstPeriod: 'prorata' as const,
  graceDays: null,
  ownPrice: null,
  discount: 0,
  discountUntil: null,
  startDay: '2026-11-10' as never, // a CalendarDate: the contract checks it
}

const TODAY = '2026-11-21' as never // a CalendarDate: the contract checks it

const NO_SPEC = {
  rateLimit: null,
  activeSeconds: null,
  shelfSeconds: null,
  uptimeQuotaSeconds: null,
  volumeQuotaBytes: null,
  sharedUsers: 1,
  lockToFirstMac: false,
  pool: null,
  pppProfile: null,
}

test('naik paket: selisih prorata dilihat dulu, dibayar dari saldo; turun, Privat dan layanan orang lain ditolak', async () => {
  const shop = await openCardShop()
  const { customerId, phone } = await withSaldo(shop, 100_000)
  const [small, big, hidden] = [
    await addMonthly(shop, 'Kecil', 'pppoe', { customerPrice: 100_000 }),
    await addMonthly(shop, 'Besar', 'pppoe', { customerPrice: 160_000 }),
    await addMonthly(shop, 'Rahasia', 'pppoe', { customerPrice: 200_000, isPublic: false }),
  ]
  const onRouter = { ...SERVICE, routerId: shop.routerId, packageId: small, username: 'ani' }
  const line = await shop.api.subscriptions.save({
    ...onRouter,
    customerId,
    requestId: requestId(),
  })
  const budi = await addCustomer(shop, 'Budi', '6281234567802')
  const his = await shop.api.subscriptions.save({
    ...onRouter,
    customerId: budi,
    username: 'budi',
    requestId: requestId(),
  })
  await shop.api.invoices.run({ isSure: true, includeMany: true, requestId: requestId() })
  await vi.waitFor(async () => expect((await phone.api.selfcare.bills({})).length).toBeGreaterThan(0))
  const { saldo } = phone.api
  const [service] = (await saldo.services({})).services
  expect(service?.upgrades.map(({ packageId }) => packageId)).toEqual([big])
  const ask = (subscriptionId: string, packageId: string) => saldo.previewUpgrade({ subscriptionId, packageId })
  expect((await refusal(ask(line.id, hidden))).code).toBe('PACKAGE_NOT_FOUND')
  expect((await refusal(ask(line.id, shop.pack.id))).code).toBe('CARD_NOT_UPGRADE')
  expect((await refusal(ask(his.id, big))).code).toBe('SUBSCRIPTION_NOT_FOUND')
  const quote = await ask(line.id, big)
  expect(quote.net).toBeGreaterThan(0)
  const press = { subscriptionId: line.id, packageId: big }
  expect((await refusal(saldo.upgrade({ ...press, shownNet: 0, requestId: requestId() }))).code).toBe(
    'CARD_PRICE_CHANGED',
  )
  await saldo.upgrade({ ...press, shownNet: quote.net, requestId: requestId() })
  expect(await saldo.services({})).toMatchObject({
    balance: 100_000 - quote.net,
    services: [{ packageName: 'Besar', price: 160_000, upgrades: [] }],
  })
})

test('naik paket hanya untuk internet: yang menyewa hosting tidak ditawari CCTV', async () => {
  const shop = await openCardShop()
  const { customerId, phone } = await withSaldo(shop)
  const hosting = await addMonthly(shop, 'Hosting', 'other', { customerPrice: 50_000 })
  const cctv = await addMonthly(shop, 'CCTV', 'other', { customerPrice: 160_000 })
  const made = { ...SERVICE, customerId, packageId: hosting, requestId: requestId() }
  const { id: subscriptionId } = await shop.api.subscriptions.save(made)
  const { saldo } = phone.api
  expect((await saldo.services({})).services).toMatchObject([{ serviceType: 'other', upgrades: [] }])
  expect((await refusal(saldo.previewUpgrade({ subscriptionId, packageId: cctv }))).code).toBe('CARD_NOT_UPGRADE')
})

test('dibayar tiap tahun dengan pilihan tambahan: naik paket menyebut harga setahun, dan pilihan yang tetap dibayar', async () => {
  const shop = await openCardShop()
  const { customerId, phone } = await withSaldo(shop)
  const cycles = async (packageId: string, year: number | null) =>
    shop.api.catalog.saveOrdering({
      ...{ packageId, asksDomain: false, installFee: 0, options: [], requestId: requestId() },
      cycles: [
        { months: 1, price: null },
        { months: 12, price: year },
      ],
    })
  const small = await addMonthly(shop, 'Kecil', 'pppoe', { customerPrice: 100_000 })
  const big = await addMonthly(shop, 'Besar', 'pppoe', { customerPrice: 160_000 })
  const bargain = await addMonthly(shop, 'Obral', 'pppoe', { customerPrice: 170_000 })
  await cycles(small, 1_000_000)
  await cycles(big, 1_600_000)
  // dearer by the month, cheaper by the year that he pays
  await cycles(bargain, 900_000)
  const made = { ...SERVICE, routerId: shop.routerId, username: 'ani', cycleMonths: 12 as const, customerId }
  const { id: subscriptionId } = await shop.api.subscriptions.save({
    ...made,
    packageId: small,
    requestId: requestId(),
  })
  shop.app.db.transact((tx) =>
    addExtras(tx, contextOf(shop), { subscriptionId, extras: [{ label: 'IP Publik', monthlyAmount: 50_000 }] }),
  )
  const { saldo } = phone.api
  const extras = [{ label: 'IP Publik', monthlyAmount: 50_000 }]
  expect((await saldo.services({})).services).toMatchObject([
    {
      ...{ cycleMonths: 12, cyclePrice: 1_600_000, extras },
      upgrades: [{ packageId: big, cyclePrice: 2_200_000 }],
    },
  ])
  const { net, next, extras: staying } = await saldo.previewUpgrade({ subscriptionId, packageId: big })
  expect(next).toEqual({ cycleMonths: 12, cyclePrice: 2_200_000, discount: 0, isTaxAdded: false })
  expect(staying).toEqual(extras)
  expect((await refusal(saldo.previewUpgrade({ subscriptionId, packageId: bargain }))).code).toBe('CARD_NOT_UPGRADE')
  await saldo.upgrade({ subscriptionId, packageId: big, shownNet: net, requestId: requestId() })
  // what was said is what the next bill asks
  expect((await saldo.services({})).services).toMatchObject([{ packageName: 'Besar', ...next, extras }])
})
