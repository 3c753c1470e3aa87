// Sub-resellers: what each earns, and that for any tree and any sales the books balance and nobody falls below his limit.
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { sellVouchers } from '../../../src-main/features/resellers'
import { costOf, type Level } from '../../../src-main/features/resellers/domain'
import { getSetting } from '../../../src-main/features/settings'
import { findVoucherByCode } from '../../../src-main/features/vouchers'
import { uuidV7 } from '../../../src-main/platform/ids'
import { systemRandom } from '../../../src-main/platform/random'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { balances, ownerApproval } from '../sales/till-shop'
import { addReseller, openResellerShop, phoneOf, type ResellerShop, saldoOf, sellOn, setPrice } from './reseller-shop'

afterEach(closeRouterShops)

test('bawahan menjual: induk mendapat selisihnya di pencatatan yang sama', async () => {
  const shop = await openResellerShop({ stock: 2 })
  const agen = await addReseller(shop, 'Agen Kota', { price: { operatorPrice: 400, customerPrice: 500 } })
  const warung = await addReseller(shop, 'Warung Bu Yati', { parentId: agen, saldo: 1_000 })
  const agenPhone = await phoneOf(shop, agen)
  const child = { childId: warung, packageId: shop.pack.id }
  const tooLow = { operatorPrice: 399, customerPrice: 500 }
  expect(
    await refusal(agenPhone.api.reseller.saveChildPrice({ ...child, price: tooLow, requestId: requestId() })),
  ).toMatchObject({ code: 'RESELLER_CHILD_PRICE', data: { field: 'operatorPrice' } })
  const price = { operatorPrice: 450, customerPrice: 500 }
  await agenPhone.api.reseller.saveChildPrice({ ...child, price, requestId: requestId() })

  await sellOn(shop, await phoneOf(shop, warung), 450, 2)

  expect([await saldoOf(shop, agen), await saldoOf(shop, warung)]).toEqual([100, 100])
  expect(await balances(shop)).toEqual({ 'cash-drawer': 1_000, 'reseller-balance': -200, 'voucher-revenue': -800 })
  expect((await agenPhone.api.reseller.home({})).today).toMatchObject({ quantity: 0, shares: 100 })
})

test('dibatalkan di loket sebelum dipakai: saldo kembali, bagian induk dan komisi ditarik lagi', async () => {
  const shop = await openResellerShop({ stock: 2 })
  const agen = await addReseller(shop, 'Agen', { price: { operatorPrice: 1_000, customerPrice: 2_000 } })
  const price = { operatorPrice: 1_200, customerPrice: 2_000 }
  const warung = await addReseller(shop, 'Warung', { parentId: agen, price, saldo: 2_400, commissionPoints: 500 })
  const phone = await phoneOf(shop, warung)
  const { saleId } = await sellOn(shop, phone, 1_200, 2)
  expect([await saldoOf(shop, agen), await saldoOf(shop, warung)]).toEqual([400, 100])
  const { vouchers } = await phone.api.reseller.sale({ id: saleId })
  const voucher = findVoucherByCode(shop.app.db, vouchers[0]?.code ?? '')
  if (!voucher) throw new Error('the voucher is not there')
  const press = { voucherId: voucher.id, reason: 'Salah paket', approval: await ownerApproval(shop) }
  await shop.api.sales.voidVoucher({ ...press, requestId: requestId() })
  expect([await saldoOf(shop, agen), await saldoOf(shop, warung)]).toEqual([200, 1_250])
  expect(await balances(shop)).toMatchObject({ 'voucher-revenue': -1_000, commission: 50 })
  expect((await refusal(shop.api.sales.voidVoucher({ ...press, requestId: requestId() }))).code).toBe(
    'VOUCHER_NOT_VOIDABLE',
  )
})

test('harga bawahan yang dibuat setinggi langit tidak mencetak komisi: persennya dari yang diterima toko', async () => {
  const shop = await openResellerShop({ stock: 1 })
  const agen = await addReseller(shop, 'Agen', { price: { operatorPrice: 400, customerPrice: 500 } })
  const teman = await addReseller(shop, 'Teman agen', { parentId: agen, saldo: 1_000_000, commissionPoints: 1_000 })
  const price = { operatorPrice: 1_000_000, customerPrice: 1_000_000 }
  const agenPhone = await phoneOf(shop, agen)
  await agenPhone.api.reseller.saveChildPrice({
    childId: teman,
    packageId: shop.pack.id,
    price,
    requestId: requestId(),
  })
  await sellOn(shop, await phoneOf(shop, teman), 1_000_000)
  expect((await saldoOf(shop, agen)) + (await saldoOf(shop, teman))).toBe(1_000_000 - 400 + 40)
})

test('harga induk yang dinaikkan berlaku juga di bawahnya; induk yang tidak menjual lagi menutup bawahannya', async () => {
  const shop = await openResellerShop({ stock: 2 })
  const agen = await addReseller(shop, 'Agen', { price: { operatorPrice: 400, customerPrice: 500 } })
  const price = { operatorPrice: 450, customerPrice: 500 }
  const warung = await addReseller(shop, 'Warung', { parentId: agen, price, saldo: 1_000 })
  const phone = await phoneOf(shop, warung)
  await setPrice(shop, agen, { operatorPrice: 470, customerPrice: 500 })
  expect((await refusal(sellOn(shop, phone, 450))).code).toBe('RESELLER_PRICE_CHANGED')
  await sellOn(shop, phone, 470)
  expect(await saldoOf(shop, agen)).toBe(0)
  await setPrice(shop, agen, null)
  expect(await phone.api.reseller.packages({})).toEqual([])
})

test('reseller tidak dapat menjadi bawahannya sendiri', async () => {
  const shop = await openResellerShop()
  const agen = await addReseller(shop, 'Agen')
  const warung = await addReseller(shop, 'Warung', { parentId: agen })
  const fields = {
    name: 'Agen',
    phone: '',
    address: '',
    notes: '',
    creditLimit: 0,
    commissionPoints: 0,
    isActive: true,
  }
  for (const parentId of [warung, agen])
    expect(
      (await refusal(shop.api.resellers.save({ id: agen, reseller: { ...fields, parentId }, requestId: requestId() })))
        .code,
    ).toBe('RESELLER_PARENT')
})

test('rantai harga apa pun: jumlah bagian + yang diterima toko = yang dibayar, dan tidak ada yang di bawah nol', () => {
  const level = fc.record({ resellerId: fc.uuid(), operatorPrice: fc.option(fc.nat(10_000), { nil: undefined }) })
  fc.assert(
    fc.property(fc.uniqueArray(level, { minLength: 1, maxLength: 5, selector: (one) => one.resellerId }), (chain) => {
      const cost = costOf(chain satisfies Level[])
      const isSold = chain.every(({ operatorPrice }) => operatorPrice !== undefined)
      expect(cost !== null).toBe(isSold)
      if (!cost) return
      const shares = cost.shares.reduce((sum, { amount }) => sum + amount, 0)
      expect(cost.shares.every(({ amount }) => amount > 0)).toBe(true)
      expect(cost.shares.map(({ resellerId }) => resellerId)).not.toContain(chain[0]?.resellerId)
      expect(cost.operatorPrice - shares).toBe(chain.at(-1)?.operatorPrice)
      expect(cost.operatorPrice).toBe(Math.max(...chain.map(({ operatorPrice }) => operatorPrice ?? 0)))
    }),
  )
})

/** As his phone does, without a login for each of a hundred people: the door lets in sixty a minute. */
async function sellNow(shop: ResellerShop, seller: { readonly id: string; readonly price: number }, quantity: number) {
  const { app, clock, pack } = shop
  const device = getSetting(app.db, 'device')
  if (!device) throw new Error('no device')
  const now = clock.now()
  const ctx = {
    now,
    businessDay: businessDay(now, 'Asia/Jakarta'),
    zone: 'Asia/Jakarta' as const,
    actor: null,
    party: { kind: 'reseller' as const, id: seller.id, name: 'R' },
    device,
    shiftId: null,
    newId: uuidV7(clock, systemRandom),
    random: systemRandom,
  }
  const input = { resellerId: seller.id, packageId: pack.id, quantity, shownPrice: seller.price, routerId: null }
  return app.db.transact((tx) => sellVouchers(tx, ctx, input))
}

interface Node {
  readonly parent: number
  readonly step: number
  readonly limit: number
  readonly saldo: number
}

test('pohon dan penjualan acak: buku seimbang, tidak ada saldo di bawah batas kredit', {
  timeout: 120_000,
}, async () => {
  const shop = await openResellerShop({ stock: 150 })
  let sold = 0
  const node = fc.record({
    parent: fc.nat(5),
    step: fc.nat(300),
    limit: fc.nat(1_500),
    saldo: fc.nat(3_000),
  })
  const sale = fc.record({ who: fc.nat(5), quantity: fc.integer({ min: 1, max: 3 }) })
  await fc.assert(
    fc.asyncProperty(
      fc.array(node, { minLength: 1, maxLength: 5 }),
      fc.array(sale, { maxLength: 8 }),
      async (nodes, sales) => {
        const made: { id: string; price: number; limit: number; depth: number }[] = []
        for (const [index, { parent, step, limit, saldo }] of (nodes satisfies Node[]).entries()) {
          const above = index === 0 || parent % 3 === 0 ? undefined : made[parent % made.length]
          const price = (above?.price ?? 300) + step
          const id = await addReseller(shop, `R${index}`, {
            parentId: above && above.depth < 5 ? above.id : null,
            creditLimit: limit,
            commissionPoints: step,
            price: { operatorPrice: price, customerPrice: price + 100 },
            saldo,
          })
          made.push({ id, price, limit, depth: (above?.depth ?? 0) + 1 })
        }
        for (const { who, quantity } of sales) {
          const seller = made[who % made.length]
          if (!seller) continue
          const [outcome] = await Promise.allSettled([sellNow(shop, seller, quantity)])
          if (outcome?.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'RESELLER_FUNDS' })
          else sold++
        }
        await balances(shop)
        for (const { id, limit } of made) {
          const { balance, held, available } = await shop.api.resellers.get({ id })
          expect(balance - held).toBeGreaterThanOrEqual(-limit)
          expect(available).toBeGreaterThanOrEqual(0)
        }
      },
    ),
    { numRuns: 12 },
  )
  expect(sold).toBeGreaterThan(3)
})
