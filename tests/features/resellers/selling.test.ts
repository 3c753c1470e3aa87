// A reseller from an empty saldo to a sold voucher and a correct statement, over the real LAN door.
import { afterEach, expect, test, vi } from 'vitest'
import { findVoucherByCode } from '../../../src-main/features/vouchers'
import { closeRouterShops } from '../../support/router-shop'
import { OWNER, refusal, requestId } from '../../support/test-app'
import { balances, codesOnRouter, ownerApproval, unplug } from '../sales/till-shop'
import { addReseller, fillUp, openResellerShop, phoneOf, saldoOf, sellOn, setPrice } from './reseller-shop'

afterEach(closeRouterShops)

test('contoh dari panduan: harga jual 500, harga modal 400, reseller untung 100 tiap aktivasi', async () => {
  const shop = await openResellerShop({ stock: 3 })
  const warung = await addReseller(shop, 'Warung Bu Yati', {
    price: { operatorPrice: 400, customerPrice: 500 },
    saldo: 1000,
  })
  const phone = await phoneOf(shop, warung)
  expect(await phone.api.reseller.packages({})).toMatchObject([
    { name: 'Harian Hemat', operatorPrice: 400, customerPrice: 500, routers: [{ stock: 3 }] },
  ])

  const { saleId, isHeld } = await sellOn(shop, phone, 400)
  const sale = await phone.api.reseller.sale({ id: saleId })

  expect(isHeld).toBe(false)
  expect(sale).toMatchObject({ state: 'confirmed', quantity: 1, price: 500, amount: 400, margin: 100 })
  expect(codesOnRouter(shop)).toContain(sale.vouchers[0]?.code)
  expect((await phone.api.reseller.home({})).today).toEqual({ quantity: 1, amount: 400, margin: 100, shares: 0 })
  expect((await phone.api.reseller.statement({})).map(({ amount, balance }) => [amount, balance])).toEqual([
    [-400, 600],
    [1000, 1000],
  ])
  expect(await balances(shop)).toEqual({ 'cash-drawer': 1000, 'reseller-balance': -600, 'voucher-revenue': -400 })
  const voucher = findVoucherByCode(shop.app.db, sale.vouchers[0]?.code ?? '')
  expect(await shop.api.vouchers.detail({ id: voucher?.id ?? 0 })).toMatchObject({
    state: 'sold',
    sellerName: 'Warung Bu Yati (reseller)',
  })
})

test('yang tidak ada di daftar harga tidak dapat dijual, harga yang berubah ditolak dan saldo utuh', async () => {
  const shop = await openResellerShop({ stock: 1 })
  const id = await addReseller(shop, 'Warung Sebelah', { saldo: 10_000 })
  const phone = await phoneOf(shop, id)
  expect(await phone.api.reseller.packages({})).toEqual([])
  expect((await refusal(sellOn(shop, phone, 400))).code).toBe('RESELLER_NOT_ASSIGNED')
  await setPrice(shop, id, { operatorPrice: 3_600, customerPrice: 5_000 })
  expect((await refusal(sellOn(shop, phone, 3_500))).code).toBe('RESELLER_PRICE_CHANGED')
  expect(await saldoOf(shop, id)).toBe(10_000)
})

test('dua HP reseller memakai rupiah terakhir: satu yang terjual', async () => {
  const shop = await openResellerShop({ stock: 5 })
  const price = { operatorPrice: 400, customerPrice: 500 }
  const id = await addReseller(shop, 'Warung Bu Yati', { price, saldo: 400 })
  const first = await phoneOf(shop, id)
  const results = await Promise.allSettled([sellOn(shop, first, 400), sellOn(shop, first, 400)])
  expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await saldoOf(shop, id)).toBe(0)
  expect((await first.api.reseller.sales({})).rows).toHaveLength(1)
})

test('menekan jual dua kali karena sinyal putus menjual sekali', async () => {
  const shop = await openResellerShop({ stock: 5 })
  const price = { operatorPrice: 400, customerPrice: 500 }
  const id = await addReseller(shop, 'Warung Bu Yati', { price, saldo: 4000 })
  const phone = await phoneOf(shop, id)
  const press = requestId()
  const answers = await Promise.all([sellOn(shop, phone, 400, 2, press), sellOn(shop, phone, 400, 2, press)])
  expect(answers[0]).toEqual(answers[1])
  expect(await saldoOf(shop, id)).toBe(3200)
})

test('saldo boleh minus sampai batas kredit, tidak serupiah lebih', async () => {
  const shop = await openResellerShop({ stock: 5 })
  const price = { operatorPrice: 400, customerPrice: 500 }
  const id = await addReseller(shop, 'Warung Kredit', { price, creditLimit: 800 })
  const phone = await phoneOf(shop, id)
  await sellOn(shop, phone, 400, 2)
  expect(await saldoOf(shop, id)).toBe(-800)
  expect(await refusal(sellOn(shop, phone, 400))).toMatchObject({
    code: 'RESELLER_FUNDS',
    message: 'Saldo tidak cukup: tersedia Rp0, perlu Rp400.',
  })
})

test('stok kosong: saldo ditahan, kode baru tampil setelah ada di router, lalu saldo terpotong', async () => {
  const shop = await openResellerShop()
  const price = { operatorPrice: 400, customerPrice: 500 }
  const id = await addReseller(shop, 'Warung Bu Yati', { price, saldo: 1000 })
  const phone = await phoneOf(shop, id)
  const { saleId, isHeld } = await sellOn(shop, phone, 400, 2)
  expect(isHeld).toBe(true)
  await vi.waitFor(async () => expect((await phone.api.reseller.sale({ id: saleId })).state).toBe('confirmed'), {
    timeout: 15_000,
    interval: 50,
  })
  const { vouchers } = await phone.api.reseller.sale({ id: saleId })
  expect(vouchers).toHaveLength(2)
  expect(codesOnRouter(shop).sort()).toEqual(vouchers.map(({ code }) => code).sort())
  expect(await phone.api.reseller.home({})).toMatchObject({ balance: 200, held: 0, available: 200 })
})

test('router mati: saldo hanya ditahan, dapat dibatalkan, dan yang ditahan tidak dapat dipakai dua kali', async () => {
  const shop = await openResellerShop()
  const price = { operatorPrice: 400, customerPrice: 500 }
  const id = await addReseller(shop, 'Warung Bu Yati', { price, saldo: 500 })
  const phone = await phoneOf(shop, id)
  await unplug(shop)
  const { saleId } = await sellOn(shop, phone, 400)
  expect(await phone.api.reseller.sale({ id: saleId })).toMatchObject({ state: 'held', vouchers: [] })
  expect(await phone.api.reseller.home({})).toMatchObject({ balance: 500, held: 400, available: 100 })
  expect((await refusal(sellOn(shop, phone, 400))).code).toBe('RESELLER_FUNDS')

  await phone.api.reseller.cancelSale({ id: saleId, requestId: requestId() })
  expect(await phone.api.reseller.home({})).toMatchObject({ balance: 500, held: 0, available: 500 })
  expect((await refusal(phone.api.reseller.cancelSale({ id: saleId, requestId: requestId() }))).code).toBe(
    'RESELLER_SALE_DONE',
  )
  expect((await phone.api.reseller.statement({})).map(({ amount }) => amount)).toEqual([500])
})

test('listrik mati di tengah: setelah hidup lagi penjualan yang menggantung selesai sendiri', async () => {
  const shop = await openResellerShop()
  const price = { operatorPrice: 400, customerPrice: 500 }
  const id = await addReseller(shop, 'Warung Bu Yati', { price, saldo: 500 })
  const phone = await phoneOf(shop, id)
  await unplug(shop)
  await sellOn(shop, phone, 400)
  const again = await shop.restart()
  expect(await again.api.resellers.get({ id })).toMatchObject({ balance: 500, held: 400, available: 100 })
  shop.clock.advance(31 * 60_000)
  await again.api.session.login({ ...OWNER, requestId: requestId() })
  await vi.waitFor(async () => expect((await again.api.resellers.get({ id })).held).toBe(0), {
    timeout: 15_000,
    interval: 50,
  })
  expect(await again.api.resellers.sales({ resellerId: id })).toMatchObject([
    { state: 'released', endReason: 'Router tidak menjawab.' },
  ])
  expect((await again.api.resellers.get({ id })).balance).toBe(500)
  await again.close()
})

test('deposit: diminta dari HP, saldo baru naik setelah disetujui dengan PIN; yang ditolak tidak', async () => {
  const shop = await openResellerShop()
  const id = await addReseller(shop, 'Warung Bu Yati')
  const phone = await phoneOf(shop, id)
  const ask = (amount: number) =>
    phone.api.reseller.requestDeposit({
      method: 'transfer',
      amount,
      reference: 'BCA 08:15',
      note: '',
      requestId: requestId(),
    })
  await ask(50_000)
  await ask(70_000)
  expect(await saldoOf(shop, id)).toBe(0)
  const open = await shop.api.resellers.deposits({ resellerId: null })
  const [small, large] = open.toSorted((one, other) => one.amount - other.amount)
  if (!small || !large) throw new Error('two deposits wait')
  const approval = await ownerApproval(shop)
  const wrong = { ...approval, secret: '999999' }
  const approve = (given: typeof approval) =>
    shop.api.resellers.approveDeposit({ id: small.id, approval: given, requestId: requestId() })
  expect((await refusal(approve(wrong))).code).toBe('WRONG_SECRET')
  await approve(approval)
  expect((await refusal(approve(approval))).code).toBe('RESELLER_DEPOSIT_DECIDED')
  await shop.api.resellers.rejectDeposit({ id: large.id, reason: 'Uangnya tidak masuk', requestId: requestId() })
  expect(await saldoOf(shop, id)).toBe(50_000)
  expect((await phone.api.reseller.deposits({})).map(({ state }) => state).sort()).toEqual(['approved', 'rejected'])
  expect(await balances(shop)).toEqual({ bank: 50_000, 'reseller-balance': -50_000 })
})

test('tarik saldo: hanya uangnya sendiri, bukan kreditnya', async () => {
  const shop = await openResellerShop()
  const id = await addReseller(shop, 'Warung Bu Yati', { creditLimit: 100_000 })
  await fillUp(shop, id, 30_000)
  const approval = await ownerApproval(shop)
  const take = (amount: number) =>
    shop.api.resellers.withdraw({
      resellerId: id,
      method: 'cash',
      amount,
      reference: '',
      note: '',
      approval,
      requestId: requestId(),
    })
  expect((await refusal(take(30_001))).code).toBe('RESELLER_WITHDRAW')
  await take(30_000)
  expect(await saldoOf(shop, id)).toBe(0)
})

test('komisi kembali ke saldo di pencatatan yang sama', async () => {
  const shop = await openResellerShop({ stock: 1 })
  const price = { operatorPrice: 1_000, customerPrice: 1_500 }
  const id = await addReseller(shop, 'Warung Komisi', { price, saldo: 1_000, commissionPoints: 250 })
  await sellOn(shop, await phoneOf(shop, id), 1_000)
  expect(await saldoOf(shop, id)).toBe(25)
  expect(await balances(shop)).toMatchObject({ commission: 25, 'reseller-balance': -25, 'voucher-revenue': -1_000 })
})
