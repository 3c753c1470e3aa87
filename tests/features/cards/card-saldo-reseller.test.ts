// Kartu isi ulang out of a reseller's saldo: at the counter, with his credit, without a rupiah in the drawer; and back again.
import { afterEach, expect, test } from 'vitest'
import { postingsOf } from '../../../src-main/features/ledger'
import { plain } from '../../../src-main/platform/db/statement'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { addReseller, fillUp, phoneOf, saldoOf, sellOn } from '../resellers/reseller-shop'
import { balances, cashier, ownerApproval, unplug } from '../sales/till-shop'
import { count, openShift, ownShift, policy } from '../shifts/shift-shop'
import { addSeries, type CardShop, issue, openCardShop, print } from './card-shop'

afterEach(closeRouterShops)

async function openShop(cards = 6): Promise<{ shop: CardShop; seriesId: string }> {
  const shop = await openCardShop()
  const seriesId = await addSeries(shop, cards)
  await print(shop, seriesId)
  await issue(shop, seriesId)
  return { shop, seriesId }
}

type Sell = Parameters<CardShop['api']['cards']['sell']>[0]
const press = (seriesId: string, resellerId: string | null, fields: Partial<Sell> = {}): Sell => ({
  seriesId,
  firstCard: 1,
  quantity: 2,
  method: 'balance',
  reference: '',
  resellerId,
  requestId: requestId(),
  ...fields,
})

const takeBack = async ({ api }: CardShop, number: string) =>
  api.cards.reverseSale({
    number,
    reason: 'Salah jumlah',
    approval: await ownerApproval({ api }),
    requestId: requestId(),
  })

const saleRow = plain<object, { readonly id: string; readonly method: string; readonly reference: string }>(
  'select id, method, reference from card_sale',
)

test('dibayar dari saldo beserta kreditnya: laci tidak tersentuh, komisi dan nilai kartu seperti biasa, mutasinya tampil', async () => {
  const { shop, seriesId } = await openShop()
  const budi = await addReseller(shop, 'Budi', { saldo: 60_000, creditLimit: 40_000 })
  expect(await shop.api.cards.resellers({})).toMatchObject([{ id: budi, available: 100_000 }])
  const asked = press(seriesId, budi, { pricePerCard: 47_500 })
  const sold = await shop.api.cards.sell(asked)
  expect(sold).toMatchObject({ amount: 95_000, numbers: '1-2' })
  expect(await shop.api.cards.sell(asked)).toEqual(sold) // pressed twice
  expect(await balances(shop)).toEqual({
    'cash-drawer': 60_000,
    'reseller-balance': 35_000,
    commission: 5_000,
    'recharge-card': -100_000,
  })
  expect(await saldoOf(shop, budi)).toBe(-35_000)
  expect(await shop.api.cards.resellers({})).toMatchObject([{ available: 5_000 }])
  const [row] = saleRow(shop.app.db).all({})
  expect(postingsOf(shop.app.db, 'card-sale', row?.id ?? '')[0]?.transfers).toEqual([
    { debit: 'reseller-balance', credit: 'recharge-card', amount: 95_000, party: budi },
    { debit: 'commission', credit: 'recharge-card', amount: 5_000, party: budi },
  ])
  // what stands in the table that cannot know saldo, for who reads the export
  expect(row).toMatchObject({ method: 'transfer', reference: 'Saldo reseller' })
  const line = {
    memo: `Kartu isi ulang ${sold.number}: No. 1-2 Lima puluh`,
    amount: -95_000,
    balance: -35_000,
  }
  expect((await shop.api.resellers.statement({ resellerId: budi }))[0]).toMatchObject(line)
  const phone = await phoneOf(shop, budi)
  expect((await phone.api.reseller.statement({}))[0]).toMatchObject(line)
  expect(await phone.api.reseller.cards({})).toMatchObject([{ number: sold.number, amount: 95_000, isFromSaldo: true }])
  expect(await phone.api.reseller.home({})).toMatchObject({ balance: -35_000, available: 5_000 })
})

test('saldo kurang: dikatakan kurang berapa di sebelah cara bayarnya; yang menunggu router tidak ikut dihitung', async () => {
  const { shop, seriesId } = await openShop()
  const price = { operatorPrice: 4_000, customerPrice: 5_000 }
  const budi = await addReseller(shop, 'Budi', { saldo: 40_000, creditLimit: 12_000, price })
  expect(await refusal(shop.api.cards.sell(press(seriesId, budi)))).toMatchObject({
    code: 'CARD_RESELLER_SHORT',
    message: 'Saldo Budi kurang Rp48.000: yang dapat dipakai Rp52.000.',
    data: { field: 'method' },
  })
  await unplug(shop)
  await sellOn(shop, await phoneOf(shop, budi), 4_000)
  expect(await refusal(shop.api.cards.sell(press(seriesId, budi, { quantity: 1 })))).toMatchObject({
    message: 'Saldo Budi kurang Rp2.000: yang dapat dipakai Rp48.000.',
  })
  expect((await refusal(shop.api.cards.sell(press(seriesId, null)))).code).toBe('CARD_SALDO_WHOSE')
  expect(await balances(shop)).toEqual({ 'cash-drawer': 40_000, 'reseller-balance': -40_000 })
  expect(saleRow(shop.app.db).all({})).toEqual([])
  // exactly as much as there is, and money at the counter asks for no saldo
  expect(await shop.api.cards.sell(press(seriesId, budi, { quantity: 1, pricePerCard: 48_000 }))).toBeTruthy()
  expect(await shop.api.cards.sell(press(seriesId, budi, { firstCard: 2, method: 'cash' }))).toBeTruthy()
})

test('penjualan dari saldo dibatalkan: saldonya kembali, bukan uang laci, dan kartunya mati', async () => {
  const { shop, seriesId } = await openShop()
  const budi = await addReseller(shop, 'Budi', { saldo: 100_000 })
  const { number } = await shop.api.cards.sell(press(seriesId, budi, { pricePerCard: 45_000 }))
  expect(await saldoOf(shop, budi)).toBe(10_000)
  await policy(shop) // nobody has a shift: no money is handed back that would need one
  expect(await takeBack(shop, number)).toEqual({ amount: 90_000, method: 'balance' })
  expect(await saldoOf(shop, budi)).toBe(100_000)
  expect(await balances(shop)).toEqual({
    'cash-drawer': 100_000,
    'reseller-balance': -100_000,
    commission: 0,
    'recharge-card': 0,
  })
  expect((await shop.api.resellers.statement({ resellerId: budi }))[0]).toMatchObject({
    memo: `Batal jual kartu ${number}: Salah jumlah`,
    amount: 90_000,
    balance: 100_000,
  })
  expect((await refusal(takeBack(shop, number))).code).toBe('CARD_SALE_USED')
  expect(await saldoOf(shop, budi)).toBe(100_000)
  expect((await shop.api.cards.cards({ seriesId })).filter(({ state }) => state === 'void')).toHaveLength(2)
})

test('shift kasir tidak tersentuh, dan laporan cara bayar tidak menghitungnya: seperti voucher yang dijual dari saldo reseller', async () => {
  const { shop, seriesId } = await openShop()
  const budi = await addReseller(shop, 'Budi', { saldo: 100_000 })
  await policy(shop)
  const siti = await cashier(shop)
  const rini = shop.api
  const reports = async () => {
    const days = { from: calendarDate('2026-11-21'), until: calendarDate('2026-11-21') }
    const ids = ['penjualan', 'kasir', 'cara-bayar', 'pendapatan'] as const
    const [sales, people, ways, income] = await Promise.all(ids.map((id) => shop.api.reports.run({ id, ...days })))
    const received = income?.figures.find(({ label }) => label === 'Uang diterima')?.value
    return { sales: sales?.rows, people: people?.rows, ways: ways?.rows, received }
  }
  const before = await reports()
  expect(before.received).toBe(100_000) // Isi saldo
  const asked = press(seriesId, budi, { quantity: 1 })
  // his saldo is not a cashier's to spend, nor to see
  expect((await refusal(siti.cards.sell(asked))).code).toBe('NOT_ALLOWED')
  expect(await siti.cards.resellers({})).toMatchObject([{ id: budi, available: null }])
  expect((await refusal(rini.cards.sell({ ...asked, method: 'cash' }))).code).toBe('SHIFT_NEEDED')
  await rini.cards.sell(asked)
  await openShift(rini, 20_000)
  await rini.cards.sell(press(seriesId, budi, { quantity: 1, firstCard: 2 }))
  expect(await saldoOf(shop, budi)).toBe(0)
  const shiftId = await ownShift(rini)
  await count(rini, 20_000)
  expect(await rini.shifts.report({ id: shiftId })).toMatchObject({
    shift: { expectedCash: 20_000, difference: 0 },
    cash: [],
    other: [],
  })
  expect(await reports()).toEqual(before)
})

test('saldo, kartu dan pembatalan berselang-seling: tidak pernah di bawah batas kredit, yang terutang selalu nilai kartu yang beredar', {
  timeout: 60_000,
}, async () => {
  const { shop, seriesId } = await openShop(60)
  const limit = 70_000
  const budi = await addReseller(shop, 'Budi', { creditLimit: limit })
  let seed = 7
  const below = (most: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % most
  }
  const open: string[] = []
  const codes = new Set<string>()
  for (let turn = 0; turn < 60; turn++) {
    const before = await saldoOf(shop, budi)
    switch (below(4)) {
      case 0:
        await fillUp(shop, budi, 1 + below(60_000))
        break
      case 1: {
        const at = below(open.length + 1)
        const [number] = open.splice(at, 1)
        if (number) await takeBack(shop, number)
        break
      }
      default: {
        const pricePerCard = 1 + below(50_000)
        const quantity = 1 + below(3)
        const cost = pricePerCard * quantity
        try {
          open.push((await shop.api.cards.sell(press(seriesId, budi, { quantity, pricePerCard }))).number)
          expect(cost).toBeLessThanOrEqual(before + limit)
          codes.add('sold')
        } catch (error) {
          const { code } = await refusal(Promise.reject(error))
          codes.add(code)
          if (code === 'CARD_RESELLER_SHORT') expect(cost).toBeGreaterThan(before + limit)
          else expect(code).toBe('CARD_SHORT')
          expect(await saldoOf(shop, budi)).toBe(before)
        }
      }
    }
    expect(await saldoOf(shop, budi)).toBeGreaterThanOrEqual(-limit)
    const { outstanding } = (await shop.api.cards.series({}))[0] ?? { outstanding: 0 }
    const books = await balances(shop)
    expect((books['recharge-card'] ?? 0) + outstanding * 50_000).toBe(0)
    expect(books.bank ?? 0).toBe(0)
  }
  expect(codes).toContain('sold')
  expect(codes).toContain('CARD_RESELLER_SHORT')
})
