// A paid item that can never be made is given up: what was paid for it becomes saldo once, and the books hold only what is left.
import { afterEach, expect, test } from 'vitest'
import { lockDay, unlockDay } from '../../../src-main/features/ledger'
import { leftOf } from '../../../src-main/features/orders/refunding'
import { rupiah } from '../../../src-main/shared/money'
import { addPackage, closeRouterShops } from '../../support/router-shop'
import { OWNER, refusal, requestId } from '../../support/test-app'
import { expectSoundBooks } from '../invoices/sound-books'
import { balances, cashier, ownerApproval } from '../sales/till-shop'
import { type Case, openGivingUp } from './giving-up-shop'
import { addBuyer, addMonthly, addPromo, contextOf, item, openOrderShop, payOrder, placing } from './order-shop'

afterEach(closeRouterShops)

test('satu aktif, satu tidak dapat dibuat: uangnya menjadi saldo, pesanannya aktif, alasannya tersimpan', async () => {
  const opened = await openGivingUp({ promo: { kind: 'percent', value: 10 } })
  const { shop, order, officeOf, giveUp, saldo } = opened
  expect((await officeOf()).toSaldo).toBe(207_000)
  const back = async () => [
    (await order()).toSaldo,
    (await opened.onPhone()).toSaldo,
    (await shop.api.invoices.detail({ id: opened.invoiceId })).toSaldo,
    (await opened.billOnPhone()).toSaldo,
  ]
  // nothing went back yet
  expect(await back()).toEqual([0, 0, 0, 0])
  expect(await giveUp()).toEqual({ toSaldo: 207_000 })
  expect(await saldo()).toBe(207_000)
  expect(await back()).toEqual([207_000, 207_000, 207_000, 207_000])
  expect(await order()).toMatchObject({
    state: 'active',
    invoiceState: 'paid',
    items: [
      { state: 'active', toSaldo: 0 },
      { state: 'cancelled', need: 'tidak terjangkau', toSaldo: 207_000, subscriptionId: null },
    ],
  })
  expect(await balances(shop)).toEqual({
    'cash-drawer': 297_000,
    receivable: 0,
    'subscription-revenue': -100_000,
    'other-income': 0,
    discount: 10_000,
    'customer-balance': -207_000,
  })
  expect(await shop.api.orders.counts({})).toMatchObject({ attention: 0, unpaid: 0, processing: 0 })
  // the promo was used: the order stands
  expect(await shop.api.promos.list({})).toMatchObject([{ used: 1 }])
  expect((await refusal(giveUp())).code).toBe('ORDER_ITEM_NOT_WAITING')
  expect(await saldo()).toBe(207_000)
  expectSoundBooks(shop.app)
})

const CASES: readonly Case[] = (['on', 'in', undefined] as const).flatMap((tax) =>
  ([1, 3, 12] as const).flatMap((months) => [
    { months, ...(tax && { tax }) },
    { months, ...(tax && { tax }), promo: { kind: 'fixed', value: 7_777 } as const },
    { months, ...(tax && { tax }), promo: { kind: 'percent', value: 37, isForOffice: true } as const },
  ]),
)

test.each(CASES)(
  'yang tersisa di buku hanya layanan yang dibuat: %o; tagihannya batal, semuanya kembali',
  async (one) => {
    const { shop, total, giveUp, saldo, cancelBill } = await openGivingUp(one)
    const { months = 1, promo, tax } = one
    const before = await balances(shop)
    const { toSaldo } = await giveUp()
    // before PPN, as it was told
    const service = 200_000 * months + 30_000
    const rental = 100_000 * months
    const off =
      promo?.kind === 'percent' ? Math.floor((service * 37) / 100) : promo ? (7_777 * service) / (service + rental) : 0
    const rate = tax === 'on' ? 1.11 : 1
    expect(Math.abs(toSaldo - (service - off) * rate)).toBeLessThan(2)
    expect(toSaldo).toBeLessThanOrEqual(Math.ceil((service - off) * rate))
    expect(await saldo()).toBe(toSaldo)
    const after = await balances(shop)
    const income = months > 1 ? 'unearned-revenue' : 'subscription-revenue'
    const held = (books: Record<string, number>, account: string) => books[account] ?? 0
    const beforeTax = tax === 'in' ? 1 / 1.11 : 1
    expect(Math.abs(held(after, income) + rental * beforeTax)).toBeLessThan(2)
    expect(held(after, 'other-income')).toBe(0)
    // of a promo for all only the rental's part is left, of one for the other service none; dividing leaves a rupiah or two
    const offRental = promo?.kind === 'fixed' ? 7_777 - off : 0
    expect(Math.abs(held(after, 'discount') - offRental * beforeTax)).toBeLessThanOrEqual(3)
    expect(
      Math.abs(held(after, 'tax-payable') - (held(before, 'tax-payable') * (total - toSaldo)) / total),
    ).toBeLessThan(2)
    expectSoundBooks(shop.app)
    await cancelBill()
    expect(await saldo()).toBe(total)
    const none = await balances(shop)
    for (const account of [income, 'other-income', 'discount', 'tax-payable', 'receivable'])
      expect([account, Math.abs(held(none, account))]).toEqual([account, 0])
    expectSoundBooks(shop.app)
  },
)

test('pembayarannya baru dapat ditarik sesudah tagihannya batal: uang yang sudah menjadi saldo tidak diberikan dua kali', async () => {
  const { shop, giveUp, saldo, cancelBill, reverse } = await openGivingUp()
  await giveUp()
  expect((await refusal(reverse())).code).toBe('PAYMENT_GIVEN_BACK')
  const [payment] = (await shop.api.payments.list({ limit: 10 })).rows
  const detail = await shop.api.payments.detail({ paymentId: payment?.id ?? '' })
  expect(detail.reverseRefusal).toContain('batalkan dulu tagihannya')
  await cancelBill()
  expect(await saldo()).toBe(330_000)
  await reverse()
  expect(await saldo()).toBe(0)
  expect((await balances(shop))['cash-drawer']).toBe(0)
  expectSoundBooks(shop.app)
})

test('selagi layanan lain menunggu, jalan keluarnya disebut dari ujungnya', async () => {
  const { giveUp, reverse, cancelBill } = await openGivingUp({ offices: 2 })
  await giveUp(0)
  expect((await refusal(reverse())).code).toBe('PAYMENT_GIVEN_BACK_WAITING')
  expect((await refusal(cancelBill())).code).toBe('INVOICE_OF_ORDER')
  await giveUp(1)
  expect((await refusal(reverse())).code).toBe('PAYMENT_GIVEN_BACK')
  await cancelBill()
  await reverse()
})

test('pesanan dan tagihannya menyebut jumlah yang sama sebagai saldo, juga sesudah batal', async () => {
  const { shop, invoiceId, order, giveUp, cancelBill } = await openGivingUp()
  const told = async () => [(await order()).toSaldo, (await shop.api.invoices.detail({ id: invoiceId })).toSaldo]
  await giveUp()
  expect(await told()).toEqual([230_000, 230_000])
  await cancelBill()
  expect(await told()).toEqual([0, 0])
})

test('saldonya sudah diambil: pembayarannya tidak dapat ditarik lagi, juga sesudah tagihannya batal', async () => {
  const { shop, customerId, giveUp, saldo, cancelBill, reverse } = await openGivingUp()
  await giveUp()
  const approval = await ownerApproval(shop, OWNER.secret)
  const asked = { customerId, amount: 230_000, reason: 'diminta orangnya', approval }
  await shop.api.payments.refundBalance({ ...asked, requestId: requestId() })
  expect((await refusal(reverse())).code).toBe('PAYMENT_GIVEN_BACK')
  await cancelBill()
  expect((await refusal(reverse())).code).toBe('INVOICE_CREDIT_SPENT')
  expect(await saldo()).toBe(100_000)
  expect((await balances(shop))['cash-drawer']).toBe(100_000)
  expectSoundBooks(shop.app)
})

test('mutasi saldo: satu baris, berapa pun isinya; alasannya terbaca di HP', async () => {
  const { shop, customerId, giveUp, onPhone } = await openGivingUp({ tax: 'on' })
  await giveUp()
  const { rows } = await shop.api.payments.statement({ customerId, limit: 10 })
  expect(rows.map(({ memo, amount }) => [memo, amount])).toEqual([
    [expect.stringMatching(/^Batal Kantor dari PSN-/), 255_300],
  ])
  expect((await onPhone()).items[1]).toMatchObject({
    state: 'cancelled',
    need: 'tidak terjangkau',
    toSaldo: 255_300,
  })
})

test.each([undefined, 'on', 'in'] as const)(
  'laporan per paket: yang dikembalikan tidak terjual, PPN %s',
  async (tax) => {
    const promo = { kind: 'fixed', value: 33_000 } as const
    const { shop, giveUp, total } = await openGivingUp({ promo, ...(tax && { tax }) })
    const { toSaldo } = await giveUp()
    const range = { from: '2026-11-01', until: '2026-11-30' }
    const { rows } = await shop.api.reports.run({ id: 'paket', ...range })
    const net = Object.fromEntries(rows.map((row) => [row[0], Number(row[5])]))
    expect(Object.keys(net).toSorted()).toEqual(['Kantor', 'Sewa Router'])
    expect((net['Sewa Router'] ?? 0) + (net.Kantor ?? 0)).toBe(total - toSaldo)
    // dividing leaves a rupiah with the shop
    expect(Math.abs(net.Kantor ?? 99)).toBeLessThanOrEqual(1)
    expect(rows.find(([name]) => name === 'Kantor')?.[4]).toBe(-toSaldo)
    const perRouter = await shop.api.reports.run({ id: 'router', ...range })
    expect(perRouter.rows.reduce((sum, row) => sum + Number(row[4]), 0)).toBe(total - toSaldo)
    // for the upstream ISP: by service, without PPN
    const resale = await shop.api.reports.run({ id: 'jual-kembali', ...range })
    const byService = Object.fromEntries(resale.rows.map((row) => [row[1], Number(row[3])]))
    expect(Math.abs(byService['IP Statis'] ?? 0)).toBeLessThanOrEqual(1)
    expect(Math.abs((byService.Lainnya ?? 0) - 90_000 / (tax === 'in' ? 1.11 : 1))).toBeLessThanOrEqual(1)
  },
)

test('promo yang hanya untuk layanan itu dapat dipakai lagi; promo untuk semua tetap terpakai', async () => {
  const value = 10
  const own = await openGivingUp({ promo: { kind: 'percent', value, isForOffice: true } })
  await own.giveUp()
  expect(await own.shop.api.promos.list({})).toMatchObject([{ used: 0 }])
  const all = await openGivingUp({ promo: { kind: 'percent', value } })
  await all.giveUp()
  expect(await all.shop.api.promos.list({})).toMatchObject([{ used: 1 }])
})

test('bagian yang dikembalikan paling banyak yang tersisa dari yang dibayar', async () => {
  const { shop, order, total, giveUp } = await openGivingUp()
  await giveUp()
  const { db } = shop.app
  const all = { amount: rupiah(total), tax: rupiah(total) }
  expect(leftOf(db, { id: (await order()).id, total }, all)).toEqual({ amount: 100_000, tax: 100_000 })
})

test('dua yang tidak dapat dibuat: satu per satu, bersama tidak lebih dari yang dibayar', async () => {
  const promo = { kind: 'fixed', value: 33_331 } as const
  const { shop, total, order, giveUp, saldo, cancelBill } = await openGivingUp({
    tax: 'in',
    months: 3,
    promo,
    offices: 2,
  })
  const first = await giveUp(0)
  expect((await order()).state).toBe('processing')
  const second = await giveUp(1)
  expect((await order()).state).toBe('active')
  expect(await saldo()).toBe(first.toSaldo + second.toSaldo)
  expect(await saldo()).toBeLessThan(total)
  await cancelBill()
  expect(await saldo()).toBe(total)
  expectSoundBooks(shop.app)
})

test('tidak ada yang tersisa: pesanan batal bersama tagihannya, uang kembali sampai rupiah terakhir, promo kembali', async () => {
  const promo = { kind: 'fixed', value: 7_777 } as const
  const { shop, total, order, officeOf, giveUp, saldo } = await openGivingUp({
    tax: 'on',
    promo,
    offices: 3,
    isAlone: true,
  })
  await giveUp(0)
  await giveUp(1)
  expect(await order()).toMatchObject({ state: 'processing', invoiceState: 'paid' })
  const rest = total - (await saldo())
  expect((await officeOf(2)).toSaldo).toBe(rest)
  expect(await giveUp(2)).toEqual({ toSaldo: rest })
  expect(await saldo()).toBe(total)
  expect(await order()).toMatchObject({
    state: 'cancelled',
    invoiceState: 'cancelled',
    cancelReason: 'tidak terjangkau',
    items: [{ need: 'tidak terjangkau' }, { state: 'cancelled' }, { state: 'cancelled', need: 'tidak terjangkau' }],
  })
  expect(await shop.api.promos.list({})).toMatchObject([{ used: 0 }])
  expectSoundBooks(shop.app)
})

test('promo membuatnya gratis: tidak ada yang menjadi saldo, bukunya tetap bersih', async () => {
  const promo = { kind: 'percent', value: 100, isForOffice: true } as const
  const { shop, giveUp, order } = await openGivingUp({ promo })
  expect(await giveUp()).toEqual({ toSaldo: 0 })
  expect((await order()).items[1]).toMatchObject({ state: 'cancelled', toSaldo: 0 })
  expect(await balances(shop)).toMatchObject({ 'subscription-revenue': -100_000, discount: 0, 'other-income': 0 })
  expectSoundBooks(shop.app)
})

test('ditolak: pembayarannya ditarik, hari sudah ditutup, yang sudah aktif, atau Kasir; tidak ada yang berubah', async () => {
  const { shop, order, officeOf, giveUp, saldo, pay, reverse } = await openGivingUp()
  const code = async (asked: Promise<unknown>) => (await refusal(asked)).code
  const active = (await order()).items[0]?.id ?? ''
  const asked = { reason: 'tidak jadi', requestId: requestId() }
  expect(await code(shop.api.orders.giveUpItem({ ...asked, itemId: active }))).toBe('ORDER_ITEM_NOT_WAITING')
  const siti = await cashier(shop)
  const { id } = await officeOf()
  expect(await code(siti.orders.giveUpItem({ ...asked, itemId: id }))).toBe('NOT_ALLOWED')
  const { businessDay } = contextOf(shop)
  const by = (await shop.api.session.status({})).people[0]?.id ?? ''
  const actor = { id: by, name: 'Bu Rini', role: 'owner' as const }
  shop.app.db.transact((tx) => lockDay(tx, { ...contextOf(shop), actor }, businessDay))
  expect(await code(giveUp())).toBe('DAY_LOCKED')
  shop.app.db.transact((tx) => unlockDay(tx, businessDay))
  await reverse()
  expect((await officeOf()).toSaldo).toBe(0)
  expect(await code(giveUp())).toBe('ORDER_NOT_PAID')
  expect(await saldo()).toBe(0)
  expect((await order()).items.map(({ state }) => state)).toEqual(['active', 'person'])
  await pay()
  expect(await giveUp()).toEqual({ toSaldo: 230_000 })
  expectSoundBooks(shop.app)
})

test('voucher yang dibatalkan dan layanan yang dibatalkan dari satu pesanan: bersama tidak lebih dari yang dibayar', async () => {
  const shop = await openOrderShop()
  const { id: voucher } = await addPackage(shop)
  const office = await addMonthly(shop, 'Kantor', 'static', { customerPrice: 20_000 })
  await addPromo(shop, { kind: 'fixed', value: 7_001 })
  const { orders, customerId } = await addBuyer(shop)
  const items = [item(voucher, { quantity: 3 }), item(office)]
  const { orderId } = await orders.place(placing(items, 27_999, { promoCode: 'HEMAT' }))
  const { invoiceId, items: ordered } = await orders.get({ id: orderId })
  await payOrder(shop, customerId, invoiceId, 27_999)
  const approval = () => ownerApproval(shop, OWNER.secret)
  const itemId = ordered[1]?.id ?? ''
  await shop.api.orders.giveUpItem({ itemId, reason: 'alamat habis', requestId: requestId() })
  for (const at of [0, 1, 2]) {
    const { rows } = await shop.api.vouchers.list({ filter: {}, limit: 10 })
    const asked = { voucherId: rows[at]?.id ?? 0, reason: 'salah pesan', approval: await approval() }
    await shop.api.sales.voidVoucher({ ...asked, requestId: requestId() })
  }
  const saldo = async () => (await shop.api.payments.account({ customerId })).balance
  expect(await saldo()).toBeLessThanOrEqual(27_999)
  expect(await saldo()).toBeGreaterThan(27_994)
  await shop.api.invoices.cancel({ id: invoiceId, reason: 'salah', approval: await approval(), requestId: requestId() })
  expect(await saldo()).toBe(27_999)
  expectSoundBooks(shop.app)
})
