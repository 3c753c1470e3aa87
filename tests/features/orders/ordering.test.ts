// An order from a phone until its service runs: price, bill, payment, and the service that is made in the same transaction.
import { afterEach, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { addBuyer, addMonthly, BUYER, item, openOrderShop, payOrder, placing, worked } from './order-shop'

afterEach(closeRouterShops)

test('dari paket Publik di HP sampai PPPoE menyala di router: pesan, bayar tunai, aktif', async () => {
  const shop = await openOrderShop()
  const home = await addMonthly(shop, 'Rumahan 10 Mbps')
  const { customerId, orders } = await addBuyer(shop)
  expect(await orders.offer({ packageId: home })).toMatchObject({
    name: 'Rumahan 10 Mbps',
    price: 150_000,
    durationText: 'per bulan',
    rateText: '5M/10M',
    cycles: [{ months: 1, price: 150_000, saving: 0 }],
    places: [{ name: 'Warkop' }],
  })
  const items = [item(home)]
  const quote = await orders.quote({ items, promoCode: '' })
  expect(quote).toMatchObject({
    items: [{ placeName: 'Warkop', lines: [{ text: 'Rumahan 10 Mbps, 1 bulan', amount: 150_000 }], next: 150_000 }],
    subtotal: 150_000,
    promo: null,
    tax: 0,
    total: 150_000,
  })
  const { orderId } = await orders.place(placing(items, quote.total))
  const placed = await orders.get({ id: orderId })
  expect(placed).toMatchObject({
    number: 'PSN-261121-0001',
    state: 'unpaid',
    invoiceState: 'unpaid',
    rest: 150_000,
    buyer: { ...BUYER, phone: '081234567801' },
    items: [{ state: 'waiting', username: '', router: 'none' }],
  })
  expect(placed.lapsesAt).toBe(placed.placedAt + 24 * 3_600_000)

  await payOrder(shop, customerId, placed.invoiceId, 150_000)
  const paid = await orders.get({ id: orderId })
  expect(paid).toMatchObject({
    state: 'active',
    invoiceState: 'paid',
    rest: 0,
    lapsesAt: null,
    items: [{ state: 'active', username: 'p00001' }],
  })
  await worked(shop)
  expect((await orders.get({ id: orderId })).items[0]?.router).toBe('present')
  expect(shop.router.db.rows('/ppp/secret').map(({ name }) => name)).toEqual(['p00001'])
  const [line] = await shop.api.subscriptions.of({ customerId })
  // placed and paid on 21 November: the first month is paid, the next bill begins on 21 December
  expect(line).toMatchObject({ billingDay: 21, startDay: '2026-11-21', billedUntil: '2026-12-21', cycleMonths: 1 })
  expect(await orders.list({})).toMatchObject([
    { number: 'PSN-261121-0001', title: 'Rumahan 10 Mbps', state: 'active' },
  ])
})
