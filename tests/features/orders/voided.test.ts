// Vouchers of an order that are taken back: their money comes back once, with the bill or by itself, as much as was paid for them.
import { afterEach, expect, test } from 'vitest'
import { getSetting, setSetting } from '../../../src-main/features/settings'
import { addPackage, closeRouterShops } from '../../support/router-shop'
import { OWNER, requestId } from '../../support/test-app'
import { expectSoundBooks } from '../invoices/sound-books'
import { balances, ownerApproval } from '../sales/till-shop'
import {
  addBuyer,
  addMonthly,
  addPromo,
  item,
  type OrderShop,
  openOrderShop,
  payOrder,
  placing,
  worked,
} from './order-shop'

afterEach(closeRouterShops)

/** Two vouchers of Rp5.000 of an order, paid in cash. */
async function twoVouchers() {
  const shop = await openOrderShop()
  const { id: packageId } = await addPackage(shop)
  const { orders, customerId } = await addBuyer(shop)
  const { orderId } = await orders.place(placing([item(packageId, { quantity: 2 })], 10_000))
  const { invoiceId } = await orders.get({ id: orderId })
  await payOrder(shop, customerId, invoiceId, 10_000)
  await worked(shop)
  return { shop, invoiceId, customerId, orders, ...presses(shop) }
}

const presses = (shop: OrderShop) => {
  const approval = () => ownerApproval(shop, OWNER.secret)
  return {
    voidOne: async (at = 0) => {
      const { rows } = await shop.api.vouchers.list({ filter: {}, limit: 10 })
      const asked = { voucherId: rows[at]?.id ?? 0, reason: 'salah pesan', approval: await approval() }
      await shop.api.sales.voidVoucher({ ...asked, requestId: requestId() })
    },
    cancelBill: async (id: number) =>
      shop.api.invoices.cancel({ id, reason: 'salah tagih', approval: await approval(), requestId: requestId() }),
    reverse: async () => {
      const [payment] = (await shop.api.payments.list({ limit: 10 })).rows
      const asked = { paymentId: payment?.id ?? '', reason: 'transfer palsu', refundWay: 'same' as const }
      await shop.api.payments.reverse({ ...asked, approval: await approval(), requestId: requestId() })
    },
  }
}

test('tagihan batal dulu, vouchernya kemudian: uangnya kembali satu kali', async () => {
  const { shop, invoiceId, voidOne, cancelBill } = await twoVouchers()
  await cancelBill(invoiceId)
  expect((await balances(shop))['customer-balance']).toBe(-10_000)
  await voidOne(0)
  await voidOne(1)
  expect(await balances(shop)).toMatchObject({ 'cash-drawer': 10_000, 'customer-balance': -10_000 })
  expect((await balances(shop))['voucher-revenue'] ?? 0).toBe(0)
  expectSoundBooks(shop.app)
})

test('voucher batal dulu, tagihannya kemudian: uangnya kembali satu kali', async () => {
  const { shop, invoiceId, voidOne, cancelBill } = await twoVouchers()
  await voidOne()
  expect((await balances(shop))['customer-balance']).toBe(-5_000)
  await cancelBill(invoiceId)
  expect(await balances(shop)).toMatchObject({ 'cash-drawer': 10_000, 'customer-balance': -10_000 })
  expect((await balances(shop))['voucher-revenue'] ?? 0).toBe(0)
  await voidOne(1)
  expect((await balances(shop))['customer-balance']).toBe(-10_000)
  expectSoundBooks(shop.app)
})

test('pembayaran yang ditarik: voucher yang batal sesudahnya tidak menjadi saldo', async () => {
  const { shop, invoiceId, voidOne, cancelBill, reverse } = await twoVouchers()
  await reverse()
  await voidOne()
  await voidOne(1)
  expect((await balances(shop))['customer-balance'] ?? 0).toBe(0)
  await cancelBill(invoiceId)
  const after = await balances(shop)
  expect([after['customer-balance'] ?? 0, after['voucher-revenue'] ?? 0, after.receivable ?? 0]).toEqual([0, 0, 0])
  expectSoundBooks(shop.app)
})

test('saldo dari voucher yang batal sudah dipakai: hanya sisanya yang kembali dengan tagihannya', async () => {
  const { shop, invoiceId, customerId, orders, voidOne, cancelBill } = await twoVouchers()
  const rental = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: 5_000 })
  await voidOne()
  await orders.place(placing([item(rental)], 5_000, { method: 'balance' }))
  expect((await balances(shop))['customer-balance'] ?? 0).toBe(0)
  await cancelBill(invoiceId)
  expect((await balances(shop))['customer-balance']).toBe(-5_000)
  expect((await shop.api.payments.account({ customerId })).balance).toBe(5_000)
  expectSoundBooks(shop.app)
})

test('promo hanya untuk paket lain: voucher kembali penuh; promo untuk vouchernya saja: sebesar yang dibayar', async () => {
  for (const isForVoucher of [false, true]) {
    const shop = await openOrderShop()
    const { id: voucher } = await addPackage(shop)
    const rental = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: 95_000 })
    const packageIds = [isForVoucher ? voucher : rental]
    await addPromo(shop, { code: 'HEMAT', kind: 'percent', value: 80, packageIds })
    const { orders, customerId } = await addBuyer(shop)
    const total = isForVoucher ? 96_000 : 24_000
    const { orderId } = await orders.place(placing([item(voucher), item(rental)], total, { promoCode: 'HEMAT' }))
    const { invoiceId } = await orders.get({ id: orderId })
    await payOrder(shop, customerId, invoiceId, total)
    await worked(shop)
    await presses(shop).voidOne()
    expect((await shop.api.payments.account({ customerId })).balance).toBe(isForVoucher ? 1_000 : 5_000)
    expectSoundBooks(shop.app)
    await closeRouterShops()
  }
})

test('dengan PPN, di atas harga atau di dalamnya: PPN voucher yang batal tidak lagi terutang', async () => {
  for (const priceIncludes of [false, true]) {
    const shop = await openOrderShop()
    const { id: voucher } = await addPackage(shop)
    const rule = { from: '2026-01-01', isOn: true, ratePercent: 11, factorOver: 1, factorUnder: 1, priceIncludes }
    shop.app.db.transact((tx) => setSetting(tx, 'billing', { ...getSetting(tx, 'billing'), tax: [rule] }, 0))
    const { orders, customerId } = await addBuyer(shop)
    const total = priceIncludes ? 10_000 : 11_100
    const { orderId } = await orders.place(placing([item(voucher, { quantity: 2 })], total))
    const { invoiceId } = await orders.get({ id: orderId })
    await payOrder(shop, customerId, invoiceId, total)
    await worked(shop)
    const { voidOne, cancelBill } = presses(shop)
    const owed = (await balances(shop))['tax-payable'] ?? 0
    await voidOne()
    const after = await balances(shop)
    expect(after['customer-balance']).toBe(-total / 2)
    expect(Math.abs((after['tax-payable'] ?? 0) - owed / 2)).toBeLessThan(1)
    await voidOne(1)
    const none = await balances(shop)
    // never a rupiah more than was paid
    expect(Math.abs(none['tax-payable'] ?? 0) + Math.abs(none['voucher-revenue'] ?? 0)).toBeLessThanOrEqual(2)
    expect(none['customer-balance']).toBe(-total)
    await cancelBill(invoiceId)
    expect((await balances(shop))['tax-payable']).toBe(0)
    expectSoundBooks(shop.app)
    await closeRouterShops()
  }
})

test('tiga voucher seharga promo yang tidak habis dibagi: semuanya batal, tidak pernah lebih dari yang dibayar', async () => {
  const shop = await openOrderShop()
  const { id: voucher } = await addPackage(shop)
  await addPromo(shop, { code: 'HEMAT', kind: 'fixed', value: 7_000 })
  const { orders, customerId } = await addBuyer(shop)
  const { orderId } = await orders.place(placing([item(voucher, { quantity: 3 })], 8_000, { promoCode: 'HEMAT' }))
  const { invoiceId } = await orders.get({ id: orderId })
  await payOrder(shop, customerId, invoiceId, 8_000)
  await worked(shop)
  const { voidOne } = presses(shop)
  for (const at of [0, 1, 2]) await voidOne(at)
  const { balance } = await shop.api.payments.account({ customerId })
  expect(balance).toBeLessThanOrEqual(8_000)
  expect(balance).toBeGreaterThan(7_997)
  expectSoundBooks(shop.app)
})

test('voucher pesanan yang dibatalkan loket kembali menjadi saldo, sebesar yang benar-benar dibayar', async () => {
  const shop = await openOrderShop()
  const { id: voucher } = await addPackage(shop)
  await addPromo(shop, { code: 'HEMAT', kind: 'percent', value: 20 })
  const { orders, customerId } = await addBuyer(shop)
  const { orderId } = await orders.place(placing([item(voucher, { quantity: 2 })], 8_000, { promoCode: 'HEMAT' }))
  const { invoiceId } = await orders.get({ id: orderId })
  await payOrder(shop, customerId, invoiceId, 8_000)
  await worked(shop)
  const [row] = (await shop.api.vouchers.list({ filter: {}, limit: 10 })).rows
  const approval = await ownerApproval(shop, OWNER.secret)
  await shop.api.sales.voidVoucher({ voucherId: row?.id ?? 0, reason: 'salah pesan', approval, requestId: requestId() })
  expect(await balances(shop)).toEqual({
    'cash-drawer': 8_000,
    receivable: 0,
    'voucher-revenue': -6_000,
    discount: 2_000,
    'customer-balance': -4_000,
  })
  await worked(shop)
})
