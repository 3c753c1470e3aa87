// The counter's list of orders: page by page, searched by number, name or phone, and those that wait for a person.
import { afterEach, expect, test } from 'vitest'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { cashier } from '../sales/till-shop'
import { addBuyer, addMonthly, BUYER, deposit, item, openOrderShop, payOrder, placing } from './order-shop'

afterEach(closeRouterShops)

const NAMES = ['Ani', 'Budi', 'Cici', 'Dodi']

async function openWithOrders(count: number) {
  const shop = await openOrderShop()
  const rental = await addMonthly(shop, 'Sewa Router', 'other', { customerPrice: 100_000 })
  const placed: { orderId: string; customerId: string; invoiceId: number }[] = []
  for (let turn = 1; turn <= count; turn++) {
    const buyer = {
      ...BUYER,
      name: NAMES[turn - 1] ?? `Pembeli ${turn}`,
      phone: `0812345678${String(turn).padStart(2, '0')}`,
    }
    placed.push(await shop.api.orders.place({ ...placing([item(rental)], 100_000, { buyer }), customerId: null }))
  }
  return { shop, rental, placed }
}

test('terbaru dulu, per halaman, tidak ada yang terlewat atau dua kali', async () => {
  const { shop } = await openWithOrders(7)
  const numbers: string[] = []
  for (let after: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof shop.api.orders.list>> = await shop.api.orders.list({ after, limit: 3 })
    numbers.push(...page.rows.map(({ number }) => number))
    if (page.next === null) break
    after = page.next
  }
  expect(numbers).toEqual([7, 6, 5, 4, 3, 2, 1].map((turn) => `PSN-261121-000${turn}`))
  expect((await refusal(shop.api.orders.list({ after: 'bukan tanda' }))).code).toBe('INPUT_INVALID')
})

test('dicari dengan nomor, awal nomor, nama, atau HP; disaring dengan keadaan', async () => {
  const { shop, placed } = await openWithOrders(4)
  const found = async (search: string, state: 'unpaid' | 'active' | null = null) =>
    (await shop.api.orders.list({ search, state })).rows.map(({ customerName }) => customerName)
  expect(await found('psn-261121-0002')).toEqual(['Budi'])
  expect(await found('PSN')).toHaveLength(4)
  expect(await found('cici')).toEqual(['Cici'])
  expect(await found('0812-3456-7804')).toEqual(['Dodi'])
  expect(await found('tidak ada')).toEqual([])
  const [first] = placed
  await payOrder(shop, first?.customerId ?? '', first?.invoiceId ?? 0, 100_000)
  expect(await found('', 'active')).toEqual(['Ani'])
  expect(await found('', 'unpaid')).toEqual(['Dodi', 'Cici', 'Budi'])
  expect(await shop.api.orders.counts({})).toMatchObject({ attention: 0, unpaid: 3, processing: 0 })
  expect((await shop.api.orders.list({ search: 'PSN-261121-0001' })).rows).toMatchObject([
    {
      title: 'Sewa Router',
      channel: 'counter',
      invoiceState: 'paid',
      lapsesAt: null,
      isClaimed: false,
      needsPerson: false,
    },
  ])
})

test('kebijakan pesanan hanya diubah Pemilik dan dipakai pesanan berikutnya', async () => {
  const { shop, rental } = await openWithOrders(0)
  const methods = ['cash', 'transfer', 'qris', 'gateway', 'balance']
  expect(await shop.api.orders.policy({})).toEqual({ lapseHours: 24, methods })
  await shop.api.orders.savePolicy({ lapseHours: 48, methods: ['cash'], requestId: requestId() })
  const placed = await shop.api.orders.place({ ...placing([item(rental)], 100_000), customerId: null })
  const order = await shop.api.orders.get({ id: placed.orderId })
  expect(order.lapsesAt).toBe(order.placedAt + 48 * 3_600_000)
})

test('yang terakhir lunas menyebut siapa yang menerima uangnya: petugas itu sendiri, atau tidak ada bila dari ponsel', async () => {
  const shop = await openOrderShop()
  const packageId = await addMonthly(shop, 'Sewa Server', 'other')
  const siti = await cashier(shop)
  const { user: rini } = await shop.api.session.status({})
  const { user: helper } = await siti.session.status({})
  const { customerId, phone, orders } = await addBuyer(shop)
  const bill = async () => {
    const { orderId } = await orders.place(placing([item(packageId)], 150_000))
    return (await orders.get({ id: orderId })).invoiceId
  }
  const paidBy = async () => (await shop.api.orders.counts({})).newestPaid?.paidBy
  const inTwo = await bill()
  await payOrder(shop, customerId, inTwo, 50_000)
  await payOrder({ api: siti }, customerId, inTwo, 100_000)
  expect(await paidBy()).toBe(helper?.id)
  await payOrder(shop, customerId, await bill(), 150_000)
  expect(await paidBy()).toBe(rini?.id)
  await deposit(shop, customerId, 150_000)
  const byPhone = { invoiceId: await bill(), shownRest: 150_000, requestId: requestId() }
  await phone.api.saldo.payBill(byPhone)
  expect(await paidBy()).toBeNull()
})
