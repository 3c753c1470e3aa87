// Another package within the days that an order paid for: what comes back is what was really paid for that package.
import { afterEach, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { expectSoundBooks } from '../invoices/sound-books'
import { addBuyer, addMonthly, addPromo, item, type OrderShop, openOrderShop, payOrder, placing } from './order-shop'

afterEach(closeRouterShops)

const priced = (shop: OrderShop, name: string, customerPrice: number) =>
  addMonthly(shop, name, 'other', { customerPrice })

async function ordered(shop: OrderShop, packages: readonly string[], total: number) {
  const { orders, customerId } = await addBuyer(shop)
  const items = packages.map((id) => item(id))
  const { orderId } = await orders.place(placing(items, total, { promoCode: 'HEMAT' }))
  const order = await orders.get({ id: orderId })
  await payOrder(shop, customerId, order.invoiceId, total)
  const change = async (from: string, to: string) => {
    const services = await shop.api.subscriptions.of({ customerId })
    const id = services.find(({ packageId }) => packageId === from)?.id ?? ''
    await shop.api.subscriptions.changePackage({ id, packageId: to, keepOwnPrice: false, requestId: requestId() })
  }
  const state = async () => ({
    saldo: (await shop.api.payments.account({ customerId })).balance,
    open: (await shop.api.invoices.ofCustomer({ customerId, limit: 10 })).open,
  })
  return { change, state }
}

test('promo hanya untuk satu paket: paket yang lain kembali penuh, yang dipromo hanya yang dibayar', async () => {
  const shop = await openOrderShop()
  const [gift, home, small] = [
    await priced(shop, 'Hosting', 300_000),
    await priced(shop, 'Rumahan', 300_000),
    await priced(shop, 'Hemat', 100_000),
  ]
  await addPromo(shop, { code: 'HEMAT', kind: 'percent', value: 100, packageIds: [gift] })
  const { change, state } = await ordered(shop, [gift, home], 300_000)
  await change(home, small)
  expect(await state()).toEqual({ saldo: 200_000, open: 0 })
  await change(gift, small)
  expect(await state()).toEqual({ saldo: 200_000, open: 100_000 })
  expectSoundBooks(shop.app)
})

test('naik lalu turun lagi: paket yang dibayar penuh di tengah masa kembali penuh, promonya tidak dihitung dua kali', async () => {
  const shop = await openOrderShop()
  const [home, fast] = [await priced(shop, 'Rumahan', 100_000), await priced(shop, 'Cepat', 200_000)]
  await addPromo(shop, { code: 'HEMAT', kind: 'percent', value: 50 })
  const { change, state } = await ordered(shop, [home], 50_000)
  await change(home, fast)
  expect(await state()).toEqual({ saldo: 0, open: 150_000 })
  await change(fast, home)
  expect(await state()).toEqual({ saldo: 100_000, open: 150_000 })
  expectSoundBooks(shop.app)
})
