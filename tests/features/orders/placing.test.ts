// Selesaikan Pesanan: only at the price and under the terms that the customer saw, once a press, by a way of paying that there is.
import { afterEach, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { expectSoundBooks } from '../invoices/sound-books'
import { balances } from '../sales/till-shop'
import {
  addBuyer,
  addMonthly,
  addPromo,
  BUYER,
  deposit,
  item,
  openOrderShop,
  payOrder,
  placing,
  setPrice,
} from './order-shop'

afterEach(closeRouterShops)

async function openWithRental(price = 100_000) {
  const shop = await openOrderShop()
  const rental = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: price })
  const buying = await addBuyer(shop)
  return { shop, rental, items: [item(rental)], ...buying }
}

test('harga yang berubah sejak dilihat ditolak dengan harga barunya; tidak ada yang dipesan', async () => {
  const { shop, orders, items, rental } = await openWithRental()
  await setPrice(shop, rental, 120_000)
  const { code, message } = await refusal(orders.place(placing(items, 100_000)))
  expect(code).toBe('ORDER_PRICE_CHANGED')
  expect(message).toContain('Rp120.000')
  expect(await orders.list({})).toEqual([])
})

test('ketentuan yang diperbarui harus dicentang lagi; versinya dan waktunya tersimpan', async () => {
  const { shop, orders, items } = await openWithRental()
  const text = 'Ketentuan baru warkop ini: bayar dulu, baru internetnya menyala. Terima kasih.'
  const { version } = await shop.api.terms.save({ text, requestId: requestId() })
  const old = await refusal(orders.place(placing(items, 100_000)))
  expect([old.code, old.data.field]).toEqual(['ORDER_TERMS_CHANGED', 'termsVersion'])
  const { orderId } = await orders.place(placing(items, 100_000, { termsVersion: version }))
  const placed = await orders.get({ id: orderId })
  expect(placed).toMatchObject({ termsVersion: version, termsAt: placed.placedAt })
})

test('tekan dua kali dengan tekanan yang sama satu pesanan; tekanan baru adalah pesanan kedua', async () => {
  const { orders, items } = await openWithRental()
  const press = placing(items, 100_000)
  const [first, again] = [await orders.place(press), await orders.place(press)]
  expect(again).toEqual(first)
  expect(await orders.list({})).toHaveLength(1)
  await orders.place(placing(items, 100_000))
  expect((await orders.list({})).map(({ number }) => number)).toEqual(['PSN-261121-0002', 'PSN-261121-0001'])
})

test('cara bayar hanya yang memang dapat dipakai; toko tahu sebabnya', async () => {
  const { shop, orders, items } = await openWithRental()
  expect(await orders.methods({})).toMatchObject([
    { id: 'cash' },
    { id: 'balance', note: expect.stringContaining('Saldo Anda Rp0.') },
  ])
  const { code, data } = await refusal(orders.place(placing(items, 100_000, { method: 'transfer' })))
  expect([code, data.field]).toEqual(['ORDER_METHOD_OFF', 'method'])
  expect(await shop.api.orders.methods({})).toMatchObject([
    { id: 'cash', isOffered: true, hint: '' },
    { id: 'transfer', isOffered: false, hint: expect.stringContaining('Bayar ke mana') },
    { id: 'qris', isOffered: false, hint: expect.stringContaining('QRIS') },
    { id: 'gateway', isOffered: false },
    { id: 'balance', isOffered: true },
  ])
  const { billing } = await shop.api.settings.business({})
  await shop.api.settings.saveBilling({ ...billing, payTo: 'BCA 123 a.n. Rini', requestId: requestId() })
  await shop.api.orders.savePolicy({ lapseHours: 2, methods: ['transfer'], requestId: requestId() })
  expect((await orders.methods({})).map(({ id }) => id)).toEqual(['transfer'])
  const { orderId } = await orders.place(placing(items, 100_000, { method: 'transfer' }))
  const placed = await orders.get({ id: orderId })
  expect(placed.lapsesAt).toBe(placed.placedAt + 2 * 3_600_000)
})

test('saldo: cukup langsung lunas dan aktif, kurang ditolak di sebelah cara bayarnya', async () => {
  const { shop, customerId, orders, items } = await openWithRental()
  const short = await refusal(orders.place(placing(items, 100_000, { method: 'balance' })))
  expect([short.code, short.data.field]).toEqual(['ORDER_SALDO_SHORT', 'method'])
  await deposit(shop, customerId, 130_000)
  const { orderId } = await orders.place(placing(items, 100_000, { method: 'balance' }))
  expect(await orders.get({ id: orderId })).toMatchObject({
    state: 'active',
    invoiceState: 'paid',
    items: [{ state: 'active', router: 'none' }],
  })
  expect(await balances(shop)).toEqual({
    'cash-drawer': 130_000,
    'customer-balance': -30_000,
    receivable: 0,
    'subscription-revenue': -100_000,
  })
  expectSoundBooks(shop.app)
})

test('promo 100 %: lunas dan aktif saat itu juga', async () => {
  const { shop, orders, items } = await openWithRental()
  await addPromo(shop, { code: 'GRATIS', kind: 'percent', value: 100 })
  const { orderId } = await orders.place(placing(items, 0, { promoCode: 'gratis' }))
  expect(await orders.get({ id: orderId })).toMatchObject({ state: 'active', total: 0, promoCode: 'GRATIS' })
  expectSoundBooks(shop.app)
})

test('dua HP pada pemakaian promo yang terakhir: satu mendapat, satu ditolak', async () => {
  const { shop, orders, items } = await openWithRental()
  const budi = await addBuyer(shop, 'Budi', '6281234567802')
  await addPromo(shop, { code: 'TERAKHIR', kind: 'fixed', value: 40_000, totalUses: 1 })
  const place = (who: typeof orders) => who.place(placing(items, 60_000, { promoCode: 'TERAKHIR' }))
  const results = await Promise.allSettled([place(orders), place(budi.orders)])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  const lost = results.find((result) => result.status === 'rejected')
  expect(lost?.reason).toMatchObject({ code: 'PROMO_USED_UP' })
  expect([...(await orders.list({})), ...(await budi.orders.list({}))]).toHaveLength(1)
  const [promo] = await shop.api.promos.list({})
  expect(promo).toMatchObject({ used: 1, given: 40_000 })
  expect(await shop.api.promos.uses({ promoId: promo?.id ?? '' })).toMatchObject([{ orderNumber: 'PSN-261121-0001' }])
})

test('paling banyak lima pesanan yang belum dibayar', async () => {
  const { shop, customerId, orders, items } = await openWithRental()
  for (let turn = 0; turn < 5; turn++) await orders.place(placing(items, 100_000))
  expect((await refusal(orders.place(placing(items, 100_000)))).code).toBe('ORDER_TOO_MANY')
  const [first] = await orders.list({})
  await payOrder(shop, customerId, (await orders.get({ id: first?.id ?? '' })).invoiceId, 100_000)
  await orders.place(placing(items, 100_000))
})

test('paling banyak dua puluh sehari dari HP, juga yang dibatalkan atau yang gratis; loket tetap dapat', {
  timeout: 60_000,
}, async () => {
  const { shop, customerId, orders, rental, items } = await openWithRental()
  for (let turn = 0; turn < 10; turn++) {
    const { orderId } = await orders.place(placing(items, 100_000))
    await orders.cancel({ id: orderId, requestId: requestId() })
  }
  await setPrice(shop, rental, 0)
  for (let turn = 0; turn < 10; turn++) await orders.place(placing(items, 0))
  expect((await refusal(orders.place(placing(items, 0)))).code).toBe('ORDER_TODAY')
  await shop.api.orders.place({ ...placing(items, 0), customerId })
  shop.clock.advance(24 * 3_600_000)
  await orders.place(placing(items, 0))
})

test('alamat yang belum dikenal toko disimpan di kartu pelanggan, yang sudah ada tidak diubah', async () => {
  const { shop, customerId, orders, items } = await openWithRental()
  expect(await orders.buyer({})).toEqual({ name: 'Ani', phone: '081234567801', address: '' })
  const bad = await refusal(orders.place(placing(items, 100_000, { buyer: { ...BUYER, phone: '12' } })))
  expect([bad.code, bad.data.field]).toEqual(['PHONE_INVALID', 'buyer.phone'])
  await orders.place(placing(items, 100_000, { buyer: { ...BUYER, phone: '0819-0000-1111' } }))
  await orders.place(placing(items, 100_000, { buyer: { ...BUYER, name: 'PT Maju', address: 'Jl. Kantor 9' } }))
  const card = await shop.api.customers.get({ id: customerId })
  expect(card).toMatchObject({ name: 'Ani', phone: '6281234567801', address: BUYER.address })
})

test('di loket: pelanggan baru dibuat bersama pesanannya, tunai selalu boleh', async () => {
  const { shop, items } = await openWithRental()
  await shop.api.orders.savePolicy({ lapseHours: 24, methods: ['balance'], requestId: requestId() })
  const placed = await shop.api.orders.place({ ...placing(items, 100_000), customerId: null })
  const order = await shop.api.orders.get({ id: placed.orderId })
  expect(order).toMatchObject({
    channel: 'counter',
    customerId: placed.customerId,
    placedBy: 'Bu Rini',
    total: 100_000,
  })
  expect(await shop.api.customers.get({ id: placed.customerId })).toMatchObject({
    name: BUYER.name,
    phone: '6281234567801',
    address: BUYER.address,
  })
  await payOrder(shop, placed.customerId, placed.invoiceId, 100_000)
  expect((await shop.api.orders.get({ id: placed.orderId })).state).toBe('active')
})
