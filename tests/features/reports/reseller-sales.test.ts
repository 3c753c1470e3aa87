// Per paket: what resellers sold stands beside the counter's own sales, as the shop's share of it.
import { afterEach, expect, test } from 'vitest'
import { findVoucherByCode } from '../../../src-main/features/vouchers'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { closeRouterShops } from '../../support/router-shop'
import { requestId } from '../../support/test-app'
import { addReseller, openResellerShop, phoneOf } from '../resellers/reseller-shop'
import { ownerApproval, sell } from '../sales/till-shop'

afterEach(closeRouterShops)

const DAY = calendarDate('2026-11-21')

test('per paket: loket dan reseller di baris sendiri; bagian induk bukan milik toko, yang dibatalkan dikurangi', async () => {
  const shop = await openResellerShop({ stock: 6 })
  const { id: packageId, customerPrice } = shop.pack
  const report = async () => (await shop.api.reports.run({ id: 'paket', from: DAY, until: DAY })).rows
  const adi = await addReseller(shop, 'Adi', { price: { operatorPrice: 1_500, customerPrice: 3_000 } })
  const price = { operatorPrice: 1_800, customerPrice: 3_000 }
  const dika = await addReseller(shop, 'Dika', { parentId: adi, price, saldo: 20_000 })
  await sell(shop)
  const phone = await phoneOf(shop, dika)
  const { saleId } = await phone.api.reseller.sell({
    ...{ packageId, quantity: 2, shownPrice: 1_800, routerId: null },
    requestId: requestId(),
  })
  const counter = ['Harian Hemat', 'Voucher', 1, customerPrice, 0, customerPrice]
  expect(await report()).toEqual(
    expect.arrayContaining([counter, ['Harian Hemat', 'Lewat reseller', 2, 3_000, 0, 3_000]]),
  )
  const [first] = (await phone.api.reseller.sale({ id: saleId })).vouchers
  const code = first?.code ?? ''
  const voucherId = findVoucherByCode(shop.app.db, code)?.id ?? 0
  await shop.api.sales.voidVoucher({
    voucherId,
    reason: 'Salah paket',
    approval: await ownerApproval(shop),
    requestId: requestId(),
  })
  expect(await report()).toEqual(
    expect.arrayContaining([counter, ['Harian Hemat', 'Lewat reseller', 1, 3_000, -1_500, 1_500]]),
  )
})
