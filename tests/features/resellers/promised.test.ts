// What a reseller's phone promises him before a sale is what he gets: his commission is in it, rounded as it is booked.
import { afterEach, expect, test } from 'vitest'
import { getSetting, setSetting } from '../../../src-main/features/settings'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { addMonthly } from '../orders/order-shop'
import { addReseller, openResellerShop, phoneOf, saldoOf, sellOn, setPrice } from './reseller-shop'

afterEach(closeRouterShops)

test('voucher: untung yang dijanjikan untuk tiap jumlah sama dengan yang dibukukan, di tiap tingkat', async () => {
  const shop = await openResellerShop({ stock: 8 })
  const agen = await addReseller(shop, 'Agen', { price: { operatorPrice: 301, customerPrice: 500 } })
  const price = { operatorPrice: 401, customerPrice: 500 }
  // 2,5% of 301: 7,525 for one, 22,575 for three
  const warung = await addReseller(shop, 'Warung', { parentId: agen, price, saldo: 10_000, commissionPoints: 250 })
  const phone = await phoneOf(shop, warung)
  const [offered] = await phone.api.reseller.packages({})
  expect(offered?.margins.slice(0, 3)).toEqual([99 + 7, 198 + 15, 297 + 22])
  expect(offered?.margins).toHaveLength(20)
  for (const quantity of [1, 3, 4]) {
    const before = await saldoOf(shop, warung)
    const { saleId } = await sellOn(shop, phone, 401, quantity)
    const { margin } = await phone.api.reseller.sale({ id: saleId })
    expect(margin).toBe(offered?.margins[quantity - 1])
    // what he collects, less what left his saldo
    expect(500 * quantity + (await saldoOf(shop, warung)) - before).toBe(margin)
  }
})

const TAX = { from: '2026-01-01', isOn: true, ratePercent: 12, factorOver: 11, factorUnder: 12, priceIncludes: false }

test.each([false, true])(
  'pelanggan baru dan tagihannya: untung, potongan dan harga seperti dijanjikan; PPN %s',
  async (isTaxed) => {
    const shop = await openResellerShop()
    if (isTaxed)
      shop.app.db.transact((tx) => setSetting(tx, 'billing', { ...getSetting(tx, 'billing'), tax: [TAX] }, 0))
    const packageId = await addMonthly(shop, 'Rumahan', 'other', { customerPrice: 100_000 })
    const warung = await addReseller(shop, 'Warung', { saldo: 1_000_000, commissionPoints: 250 })
    await setPrice(shop, warung, { operatorPrice: 80_000, customerPrice: 100_000 }, packageId)
    const phone = await phoneOf(shop, warung)
    const [offered] = await phone.api.reseller.services({})
    expect(offered).toMatchObject(
      isTaxed
        ? { customerPrice: 111_000, operatorPrice: 88_800, margin: 22_200 + 2_220 }
        : { customerPrice: 100_000, operatorPrice: 80_000, margin: 20_000 + 2_000 },
    )
    const shownPrice = offered?.operatorPrice ?? 0
    const person = { name: 'Eko', phone: '', address: '', username: '', password: '', packageId, routerId: null }
    const { cost } = await phone.api.reseller.activate({ ...person, shownPrice, requestId: requestId() })
    expect(cost).toBe(shownPrice)
    const lastMargin = async () => (await phone.api.reseller.sales({})).rows[0]?.margin
    expect(await lastMargin()).toBe(offered?.margin)

    const [customer] = await phone.api.reseller.customers({})
    const lines = [{ kind: 'install' as const, description: 'Alat', amount: 50_001 }]
    const [service] = customer?.services ?? []
    const bill = { customerId: customer?.id ?? '', subscriptionId: service?.subscriptionId ?? '', lines, note: '' }
    await shop.api.invoices.make({ ...bill, requestId: requestId() })
    const [renewal] = (await phone.api.reseller.customers({}))[0]?.services[0]?.renewals ?? []
    const { invoiceId = null, cost: shown = 0 } = renewal ?? {}
    const before = await saldoOf(shop, warung)
    await phone.api.reseller.renew({
      subscriptionId: bill.subscriptionId,
      invoiceId,
      shownPrice: shown,
      requestId: requestId(),
    })
    expect(await lastMargin()).toBe(renewal?.margin)
    expect((renewal?.price ?? 0) + (await saldoOf(shop, warung)) - before).toBe(renewal?.margin)
  },
)
