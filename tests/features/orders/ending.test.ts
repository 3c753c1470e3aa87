// Orders that come to nothing: lapsed, cancelled by the customer or the counter. No money is lost, the promo returns, confirmations are awaited.
import { afterEach, expect, test } from 'vitest'
import { lockDay } from '../../../src-main/features/ledger'
import { lapseOrder, makeOrderSchedule } from '../../../src-main/features/orders'
import { closeRouterShops } from '../../support/router-shop'
import { OWNER, refusal, requestId } from '../../support/test-app'
import { expectSoundBooks } from '../invoices/sound-books'
import { balances } from '../sales/till-shop'
import {
  addBuyer,
  addMonthly,
  addPromo,
  contextOf,
  deposit,
  item,
  lapse,
  type OrderShop,
  openOrderShop,
  payOrder,
  placing,
} from './order-shop'

afterEach(closeRouterShops)

const DAY_MS = 86_400_000

async function openWithOrder(changes: Parameters<typeof placing>[2] = {}, total = 100_000) {
  const shop = await openOrderShop()
  const rental = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: 100_000 })
  await addPromo(shop, { code: 'HEMAT', kind: 'fixed', value: 20_000 })
  const buying = await addBuyer(shop)
  const { orderId } = await buying.orders.place(placing([item(rental)], total, changes))
  const order = () => buying.orders.get({ id: orderId })
  const { invoiceId } = await order()
  /** The till locks while the clock leaps. */
  const leap = async (milliseconds: number) => {
    shop.clock.advance(milliseconds)
    await shop.api.session.login({ ...OWNER, requestId: requestId() })
  }
  return { shop, rental, ...buying, orderId, invoiceId, order, leap }
}

const claim = (shop: OrderShop, invoiceId: number, amount = 100_000) =>
  shop.api.payments.claim({
    ...{ invoiceId, amount, method: 'transfer', reference: 'BCA 17.02', note: '', fileId: null },
    requestId: requestId(),
  })

test('lewat batas waktu: kedaluwarsa, tagihannya batal, promo kembali; satu detik sebelumnya belum', async () => {
  const { shop, order, leap } = await openWithOrder({ promoCode: 'HEMAT' }, 80_000)
  await leap(DAY_MS - 60_000)
  lapse(shop)
  expect((await order()).state).toBe('unpaid')
  expect(await shop.api.promos.list({})).toMatchObject([{ used: 1 }])
  await leap(60_000)
  lapse(shop)
  expect(await order()).toMatchObject({
    state: 'lapsed',
    invoiceState: 'cancelled',
    rest: 0,
    lapsesAt: null,
    cancelReason: 'Tidak dibayar sampai batas waktunya',
    items: [{ state: 'cancelled' }],
  })
  expect(await shop.api.promos.list({})).toMatchObject([{ used: 0, given: 0 }])
  lapse(shop)
  expectSoundBooks(shop.app)
})

test('konfirmasi yang menunggu menahan kedaluwarsa; disetujui: aktif, ditolak: kedaluwarsa', async () => {
  const { shop, order, orderId, invoiceId, leap, orders, rental } = await openWithOrder()
  await claim(shop, invoiceId)
  const { orderId: otherId } = await orders.place(placing([item(rental)], 100_000))
  const other = await orders.get({ id: otherId })
  await claim(shop, other.invoiceId)
  await leap(2 * DAY_MS)
  lapse(shop)
  // nor by anybody who asks for it directly
  expect(shop.app.db.transact((tx) => lapseOrder(tx, contextOf(shop), orderId))).toBe(false)
  expect(await order()).toMatchObject({ state: 'unpaid', invoiceState: 'pending' })
  const { rows } = await shop.api.orders.list({ state: 'attention' })
  expect(rows).toMatchObject([{ isClaimed: true }, { isClaimed: true }])
  const [second, first] = await shop.api.payments.claims({})
  const seen = { amount: 100_000, reference: 'BCA 17.02' }
  await shop.api.payments.confirmClaim({ claimId: first?.id ?? 0, ...seen, requestId: requestId() })
  await shop.api.payments.rejectClaim({ claimId: second?.id ?? 0, reason: 'belum masuk', requestId: requestId() })
  expect((await order()).state).toBe('active')
  lapse(shop)
  expect((await orders.get({ id: otherId })).state).toBe('lapsed')
  expectSoundBooks(shop.app)
})

test('tagihan yang kedaluwarsa tidak menelan uang: ditolak, dan yang terlanjur dititip menjadi saldo', async () => {
  const { shop, customerId, order, invoiceId, leap } = await openWithOrder()
  await leap(DAY_MS)
  lapse(shop)
  expect((await refusal(payOrder(shop, customerId, invoiceId, 100_000))).code).toBe('PAYMENT_BILL_SETTLED')
  expect((await refusal(claim(shop, invoiceId))).code).toBe('PAYMENT_BILL_SETTLED')
  await deposit(shop, customerId, 100_000)
  expect((await balances(shop))['customer-balance']).toBe(-100_000)
  expect((await order()).state).toBe('lapsed')
  expectSoundBooks(shop.app)
})

test('yang sudah dibayar sebagian tidak kedaluwarsa sendiri; dibatalkan loket, uangnya menjadi saldo', async () => {
  const { shop, customerId, orders, orderId, order, invoiceId, leap } = await openWithOrder()
  await payOrder(shop, customerId, invoiceId, 30_000)
  await leap(DAY_MS)
  lapse(shop)
  expect((await order()).state).toBe('unpaid')
  expect((await shop.api.kendala.overview({})).office.map(({ key }) => key)).toContain('orders-partly')
  expect((await refusal(orders.cancel({ id: orderId, requestId: requestId() }))).code).toBe('ORDER_PARTLY_PAID')
  await shop.api.orders.cancel({ id: orderId, reason: 'pelanggan pindah', requestId: requestId() })
  expect(await order()).toMatchObject({
    state: 'cancelled',
    cancelReason: 'pelanggan pindah',
    invoiceState: 'cancelled',
  })
  expect(await balances(shop)).toMatchObject({ 'cash-drawer': 30_000, 'customer-balance': -30_000, receivable: 0 })
  expectSoundBooks(shop.app)
})

test('pelanggan membatalkan selama belum dibayar dan tidak ada konfirmasi; pesanan orang lain tidak dikenal', async () => {
  const { shop, orders, orderId, order, invoiceId } = await openWithOrder({ promoCode: 'HEMAT' }, 80_000)
  const budi = await addBuyer(shop, 'Budi', '6281234567802')
  expect((await refusal(budi.orders.cancel({ id: orderId, requestId: requestId() }))).code).toBe('ORDER_NOT_FOUND')
  expect((await refusal(budi.orders.get({ id: orderId }))).code).toBe('ORDER_NOT_FOUND')
  await claim(shop, invoiceId, 80_000)
  expect((await refusal(orders.cancel({ id: orderId, requestId: requestId() }))).code).toBe('ORDER_CLAIM_OPEN')
  expect(
    (await refusal(shop.api.orders.cancel({ id: orderId, reason: 'salah pesan', requestId: requestId() }))).code,
  ).toBe('ORDER_CLAIM_OPEN')
  const [waiting] = await shop.api.payments.claims({})
  await shop.api.payments.rejectClaim({ claimId: waiting?.id ?? 0, reason: 'belum masuk', requestId: requestId() })
  await orders.cancel({ id: orderId, requestId: requestId() })
  expect(await order()).toMatchObject({ state: 'cancelled', cancelReason: 'Dibatalkan pelanggan' })
  expect(await shop.api.promos.list({})).toMatchObject([{ used: 0 }])
  expect((await refusal(orders.cancel({ id: orderId, requestId: requestId() }))).code).toBe('ORDER_NOT_OPEN')
  expectSoundBooks(shop.app)
})

test('lunas tetapi belum satu pun aktif boleh dibatalkan, seluruh uangnya menjadi saldo; sebagian aktif tidak', async () => {
  const { shop, rental, customerId, orders } = await openWithOrder()
  const office = await addMonthly(shop, 'Kantor', 'static')
  const place = async (items: Parameters<typeof placing>[0], total: number) => {
    const { orderId: id } = await orders.place(placing(items, total))
    await payOrder(shop, customerId, (await orders.get({ id })).invoiceId, total)
    return id
  }
  const waiting = await place([item(office)], 150_000)
  await shop.api.orders.cancel({ id: waiting, reason: 'tidak ada jaringan', requestId: requestId() })
  expect(await orders.get({ id: waiting })).toMatchObject({
    state: 'cancelled',
    items: [{ state: 'cancelled', need: '' }],
  })
  expect((await shop.api.customers.get({ id: customerId })).running).toBe(0)
  expect((await balances(shop))['customer-balance']).toBe(-150_000)
  const partly = await place([item(office), item(rental)], 250_000)
  const { code } = await refusal(
    shop.api.orders.cancel({ id: partly, reason: 'tidak ada jaringan', requestId: requestId() }),
  )
  expect(code).toBe('ORDER_PARTLY_ACTIVE')
  expectSoundBooks(shop.app)
})

test('tagihan pesanan yang berjalan tidak dibatalkan dari Tagihan: itu lewat pesanannya', async () => {
  const { shop, invoiceId, leap, orderId } = await openWithOrder()
  expect((await shop.api.invoices.detail({ id: invoiceId })).canCancel).toBe(false)
  await leap(40 * DAY_MS)
  // an unpaid order is no debt: nothing is overdue, nobody is isolated
  expect((await shop.api.invoices.counts({ month: null, search: '' })).overdue.count).toBe(0)
  lapse(shop)
  expect((await shop.api.orders.get({ id: orderId })).state).toBe('lapsed')
})

test('jam komputer yang tidak dipercaya tidak menghanguskan pesanan siapa pun', async () => {
  const { shop, orderId, leap } = await openWithOrder()
  await leap(2 * DAY_MS)
  const now = shop.clock.now()
  const run = (clockAt: number) => {
    const clock = { now: () => clockAt }
    const [job] = makeOrderSchedule({ db: shop.app.db, clock, context: () => contextOf(shop) })
    return job?.run(new AbortController().signal)
  }
  const state = async () => (await shop.api.orders.get({ id: orderId })).state
  await run(now - DAY_MS) // the computer stands behind its own books
  expect(await state()).toBe('unpaid')
  await run(now)
  expect(await state()).toBe('lapsed')
})

test('hari yang sudah ditutup tidak dibukukan lagi: pesanannya kedaluwarsa besok, tanpa keluhan tiap menit', async () => {
  const { shop, orderId, leap } = await openWithOrder()
  await leap(DAY_MS)
  const { businessDay } = contextOf(shop)
  const by = (await shop.api.session.status({})).people[0]?.id ?? ''
  const actor = { id: by, name: 'Bu Rini', role: 'owner' as const }
  shop.app.db.transact((tx) => lockDay(tx, { ...contextOf(shop), actor }, businessDay))
  const [job] = makeOrderSchedule({ db: shop.app.db, clock: shop.clock, context: () => contextOf(shop) })
  await job?.run(new AbortController().signal)
  expect((await shop.api.orders.get({ id: orderId })).state).toBe('unpaid')
  await leap(DAY_MS)
  await job?.run(new AbortController().signal)
  expect((await shop.api.orders.get({ id: orderId })).state).toBe('lapsed')
  expectSoundBooks(shop.app)
})
