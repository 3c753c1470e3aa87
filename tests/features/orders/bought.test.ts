// "Voucher yang saya beli": those that came out of a paid order stand beside those from the saldo, for their customer alone.
import { afterEach, expect, test } from 'vitest'
import { addPackage, closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { fill, ownerApproval } from '../sales/till-shop'
import { addBuyer, deposit, item, openOrderShop, payOrder, placing, worked } from './order-shop'

afterEach(closeRouterShops)

test('voucher dari pesanan lunas tampil bersama yang dari saldo; yang belum lunas dan milik orang lain tidak', async () => {
  const shop = await openOrderShop()
  const pack = await addPackage(shop, 'Warkop 3 Jam', { shelfSeconds: 30 * 86_400 })
  const { id: packageId } = pack
  const ani = await addBuyer(shop)
  const budi = await addBuyer(shop, 'Budi', '6281234567802')
  const purchases = () => ani.phone.api.saldo.purchases({})
  const place = async (quantity: number) => {
    const { orderId } = await ani.orders.place(placing([item(packageId, { quantity })], 5_000 * quantity))
    return ani.orders.get({ id: orderId })
  }
  const open = await place(1)
  const paid = await place(2)
  expect(await purchases()).toEqual([])
  await payOrder(shop, ani.customerId, paid.invoiceId, 10_000)
  await worked(shop)
  const codes = (await ani.orders.get({ id: paid.id })).items[0]?.vouchers ?? []
  const shelf = shop.clock.now() + 30 * 86_400_000
  expect(codes).toHaveLength(2)
  for (const voucher of codes) {
    expect(voucher).toMatchObject({ wifiName: 'WARKOP-JOKO', isVoid: false })
    expect(Math.abs((voucher.useBefore ?? 0) - shelf)).toBeLessThan(86_400_000)
  }
  const ofOrder = { kind: 'order', orderId: paid.id, number: paid.number, packageName: 'Warkop 3 Jam', amount: 5_000 }
  expect(await purchases()).toMatchObject(codes.map((voucher) => ({ ...ofOrder, ...voucher })))
  expect((await purchases())[0]?.loginUrl).toContain(codes[0]?.code)
  expect(await budi.phone.api.saldo.purchases({})).toEqual([])
  expect((await ani.orders.get({ id: open.id })).items[0]?.vouchers).toEqual([])

  // from the saldo, later: on top
  await deposit(shop, ani.customerId, 5_000)
  shop.clock.advance(60_000)
  await fill({ ...shop, pack }, 1)
  await worked(shop)
  await ani.phone.api.saldo.buyVoucher({ packageId, routerId: null, shownPrice: 5_000, requestId: requestId() })
  expect((await purchases()).map(({ kind }) => kind)).toEqual(['voucher', 'order', 'order'])

  // taken back: said so, not left as a code that works
  const { rows } = await shop.api.vouchers.list({ filter: { code: codes[1]?.code ?? '' } })
  const approval = await ownerApproval(shop)
  const asked = { voucherId: rows[0]?.id ?? 0, reason: 'Salah pilih', approval, requestId: requestId() }
  await shop.api.sales.voidVoucher(asked)
  expect((await purchases()).map(({ isVoid }) => isVoid)).toEqual([false, false, true])
  expect((await ani.orders.get({ id: paid.id })).items[0]?.vouchers).toMatchObject([
    { isVoid: false },
    { isVoid: true },
  ])
})
