// Bills of orders where money comes in and debts are counted: they can be paid like any bill, and are nobody's debt.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createOrderInvoice, type OrderLine } from '../../../src-main/features/invoices'
import { pay as payAtOnce } from '../../../src-main/features/payments'
import { firstTicks } from '../../../src-renderer/features/payments/pay-model'
import { OWNER, requestId } from '../../support/test-app'
import { hotspot, pppoe } from '../catalog/inputs'
import { addBill, addCustomer, cash, open, openPayShop, type PayShop, pay } from './pay-shop'

let shop: PayShop
let customerId: string
beforeEach(async () => {
  shop = await openPayShop()
  customerId = addCustomer(shop).id
})
afterEach(() => shop.close())

const DAY = 86_400_000
/** Days later, and logged in anew. */
const later = async (days: number) => {
  shop.clock.advance(days * DAY)
  await shop.api.session.login({ ...OWNER, requestId: requestId() })
}
const install: OrderLine = { kind: 'install', description: 'Biaya pasang', amount: 50_000, packageId: null }
const order = (lines: readonly OrderLine[] = [install]) =>
  shop.app.db.transact((tx) =>
    createOrderInvoice(tx, shop.ctx(), {
      customerId,
      packageName: 'Cloud Hosting',
      lines,
      dueDay: shop.ctx().businessDay,
      note: 'Pesanan PSN-261121-0001',
    }),
  )

test('di loket: bernama Pesanan, tidak pernah telat, dan dicentang hanya bila diminta atau tidak ada yang lain', async () => {
  const bill = order()
  await later(5)
  const { bills } = await open(shop, customerId)
  expect(bills).toMatchObject([{ id: bill.id, title: 'Pesanan Cloud Hosting', isOrder: true, daysLate: 0 }])
  expect(firstTicks(bills, null)).toEqual(new Set([bill.id]))
  const owed = addBill(shop, customerId, 150_000, -2)
  const both = (await open(shop, customerId)).bills
  expect(firstTicks(both, null)).toEqual(new Set([owed.id]))
  expect(firstTicks(both, bill.id)).toEqual(new Set([bill.id]))
  expect(firstTicks(both, owed.id)).toEqual(new Set([owed.id]))
})

test('uang tanpa tujuan membayar tunggakan dulu, baru pesanan, walau pesanan lebih dulu habis waktunya', () => {
  const bill = order()
  const owed = addBill(shop, customerId, 150_000, 9)
  const result = shop.app.db.transact((tx) =>
    payAtOnce(tx, shop.ctx(), { customerId, parts: [cash(170_000)], isQuiet: true }),
  )
  expect(result.allocations).toEqual([
    { invoiceId: owed.id, amount: 150_000 },
    { invoiceId: bill.id, amount: 20_000 },
  ])
})

test('dibayar tunai di loket: Lunas, dan struknya menyebut pesanannya', async () => {
  const bill = order()
  const receipt = await pay(shop, { customerId, parts: [cash(50_000)], bills: [bill] })
  expect(receipt.bills).toMatchObject([{ title: 'Pesanan Cloud Hosting', left: 0 }])
  expect((await shop.api.invoices.detail({ id: bill.id })).bill).toMatchObject({ kind: 'order', state: 'paid' })
})

test('janji bayar ditepati walau pesanan lama masih terbuka; pengingat tidak menyebut pesanan', async () => {
  order()
  const owed = addBill(shop, customerId, 150_000, -3)
  await shop.api.payments.promise({ customerId, untilDay: shop.ctx().businessDay, note: '', requestId: requestId() })
  await later(2)
  const total = async () => (await shop.api.reminders.steps({})).total
  expect(await total()).toBe(1)
  await pay(shop, { customerId, parts: [cash(150_000)], bills: [owed] })
  expect(await total()).toBe(0)
  const { promises } = await shop.api.payments.account({ customerId })
  expect(promises).toMatchObject([{ outcome: 'kept' }])
})

test('laporan: pesanan bukan lewat jatuh tempo; per paket menurut barisnya, dengan promo dan pasangnya', async () => {
  const create = (input: ReturnType<typeof hotspot>) =>
    shop.api.catalog.createPackage({ ...input, requestId: requestId() })
  const [home, week] = [await create(pppoe()), await create(hotspot({ name: 'Seminggu', customerPrice: 20_000 }))]
  const line = (kind: OrderLine['kind'], amount: number, packageId: string | null): OrderLine => ({
    kind,
    description: kind,
    amount,
    packageId,
  })
  const first = order([line('subscription', 150_000, home.id), install, line('promo', -20_000, null)])
  const lines = [line('subscription', 150_000, home.id), line('voucher', 20_000, week.id), line('promo', -5_000, null)]
  const second = order(lines)
  await later(40)
  const from = '2026-11-01'
  const until = shop.ctx().businessDay
  const owed = await shop.api.reports.run({ id: 'piutang', from, until })
  expect(owed.rows).toMatchObject([['Bpk. Ahmad', expect.anything(), 345_000, 0, 0, 0, 0, 345_000]])
  // nobody has bought what nobody has paid
  expect((await shop.api.reports.run({ id: 'paket', from, until })).rows).toEqual([])
  await pay(shop, { customerId, parts: [cash(345_000)], bills: [first, second] })
  const { rows } = await shop.api.reports.run({ id: 'paket', from, until })
  expect(rows.map((row) => [row[0], row[2], row[5]])).toEqual([
    // 150.000 of 170.000 carry as much of the promo of 5.000
    ['Family 10 Mbps', 2, 330_000 - 4_412],
    ['Seminggu', 1, 20_000 - 588],
  ])
})

test('laporan per hari: voucher dari pesanan adalah tagihan yang dibayar, bukan penjualan lewat saldo', async () => {
  const bill = order([{ kind: 'voucher', description: 'Seminggu, 2 voucher', amount: 40_000, packageId: null }])
  const today = shop.ctx().businessDay
  const day = async () => {
    const { columns, rows } = await shop.api.reports.run({ id: 'penjualan', from: today, until: today })
    return Object.fromEntries(columns.map(({ header }, at) => [header, rows[0]?.[at]]))
  }
  expect(await day()).toEqual({
    ...{ Hari: expect.anything(), Struk: 0, Voucher: 0, 'Penjualan voucher': 0, 'Uang kembali': 0 },
    ...{ 'Tagihan dibayar': 0, Jumlah: 0 },
  })
  await pay(shop, { customerId, parts: [cash(40_000)], bills: [bill] })
  expect(await day()).toMatchObject({ 'Penjualan voucher': 0, 'Tagihan dibayar': 40_000, Jumlah: 40_000 })
  expect(await day()).not.toHaveProperty('Lewat saldo')
})
