// Kartu isi ulang for a reseller: he buys below the value, sells on by hand, and his cards work as any that was sold.
import { afterEach, expect, test } from 'vitest'
import { postingsOf } from '../../../src-main/features/ledger'
import { plain } from '../../../src-main/platform/db/statement'
import { closeRouterShops } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'
import { addReseller, phoneOf as resellerPhone, saldoOf } from '../resellers/reseller-shop'
import { balances, cashier, ownerApproval } from '../sales/till-shop'
import {
  addCustomer,
  addSeries,
  type CardShop,
  issue,
  openCardShop,
  phoneOf,
  print,
  redeem,
  sellCards,
} from './card-shop'

afterEach(closeRouterShops)

async function issued(shop: CardShop, quantity = 5) {
  const seriesId = await addSeries(shop, quantity)
  const cards = await print(shop, seriesId)
  await issue(shop, seriesId)
  return { seriesId, cards }
}

const saleIds = plain<object, { readonly id: string }>('select id from card_sale')

interface Press {
  readonly resellerId?: string | null
  readonly pricePerCard?: number | null
  readonly firstCard?: number
  readonly quantity?: number
  readonly api?: CardShop['api']
}

const sellTo = (shop: CardShop, seriesId: string, { api = shop.api, firstCard = 1, quantity = 2, ...press }: Press) =>
  api.cards.sell({ seriesId, firstCard, quantity, method: 'cash', reference: '', ...press, requestId: requestId() })

test('reseller membeli di bawah nilai: uang sebesar yang dibayar, selisihnya komisi, kartunya berlaku senilai penuh', async () => {
  const shop = await openCardShop()
  const budi = await addReseller(shop, 'Budi')
  const { seriesId, cards } = await issued(shop)
  const sold = await sellTo(shop, seriesId, { resellerId: budi, pricePerCard: 47_500 })
  expect(sold).toMatchObject({ amount: 95_000, numbers: '1-2' })
  expect(await balances(shop)).toEqual({ 'cash-drawer': 95_000, commission: 5_000, 'recharge-card': -100_000 })
  // beli putus: his saldo is another matter
  expect(await saldoOf(shop, budi)).toBe(0)

  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  expect(await redeem(ani, cards[0]?.code ?? '')).toEqual({ value: 50_000, balance: 50_000 })
  expect(await balances(shop)).toEqual({
    'cash-drawer': 95_000,
    commission: 5_000,
    'recharge-card': -50_000,
    'customer-balance': -50_000,
  })
  const rows = await shop.api.cards.cards({ seriesId })
  expect(rows.map(({ resellerName }) => resellerName)).toEqual(['Budi', 'Budi', null, null, null])
})

test('penjualan ke reseller dibatalkan: tiap baris bukunya berbalik, komisinya juga', async () => {
  const shop = await openCardShop()
  const budi = await addReseller(shop, 'Budi')
  const { seriesId } = await issued(shop)
  const { number } = await sellTo(shop, seriesId, { resellerId: budi, pricePerCard: 45_000 })
  const approval = await ownerApproval(shop)
  const back = await shop.api.cards.reverseSale({ number, reason: 'Batal beli', approval, requestId: requestId() })
  expect(back).toEqual({ amount: 90_000, method: 'cash' })
  expect(await balances(shop)).toEqual({ 'cash-drawer': 0, commission: 0, 'recharge-card': 0 })
  const saleId = saleIds(shop.app.db).all({})[0]?.id ?? ''
  expect(postingsOf(shop.app.db, 'card-sale', saleId)[0]?.transfers).toEqual([
    { debit: 'cash-drawer', credit: 'recharge-card', amount: 90_000, party: null },
    { debit: 'commission', credit: 'recharge-card', amount: 10_000, party: budi },
  ])
  expect(postingsOf(shop.app.db, 'card-sale-reversal', saleId)[0]?.transfers).toEqual([
    { debit: 'recharge-card', credit: 'cash-drawer', amount: 90_000, party: null },
    { debit: 'recharge-card', credit: 'commission', amount: 10_000, party: budi },
  ])
  expect(await shop.api.cards.soldTo({ resellerId: budi })).toMatchObject([{ number, used: 0, isTakenBack: true }])
})

test('harga di bawah nilai ditolak untuk pelanggan dan oleh Kasir; di atas nilai untuk semua; tidak ada uang yang tercatat', async () => {
  const shop = await openCardShop()
  const budi = await addReseller(shop, 'Budi')
  const { seriesId } = await issued(shop)
  const siti = await cashier(shop)
  const codeOf = async (press: Press) => (await refusal(sellTo(shop, seriesId, press))).code
  expect(await codeOf({ pricePerCard: 47_500 })).toBe('CARD_PRICE_RESELLER')
  expect(await codeOf({ resellerId: budi, pricePerCard: 50_001 })).toBe('CARD_PRICE')
  expect(await codeOf({ pricePerCard: 50_001 })).toBe('CARD_PRICE')
  expect(await codeOf({ resellerId: budi, pricePerCard: 0 })).toBe('INPUT_INVALID')
  expect(await codeOf({ resellerId: crypto.randomUUID() })).toBe('RESELLER_NOT_FOUND')
  expect(await codeOf({ resellerId: budi, pricePerCard: 47_500, api: siti })).toBe('NOT_ALLOWED')
  expect(await balances(shop)).toEqual({})

  // at the full value everybody at the counter may
  expect(await siti.cards.resellers({})).toMatchObject([{ id: budi, name: 'Budi' }])
  expect(await sellTo(shop, seriesId, { resellerId: budi, quantity: 1, api: siti })).toMatchObject({ amount: 50_000 })
  expect(await balances(shop)).toEqual({ 'cash-drawer': 50_000, 'recharge-card': -50_000 })

  const { level: _, ...known } = await shop.api.resellers.get({ id: budi })
  await shop.api.resellers.save({ id: budi, reseller: { ...known, isActive: false }, requestId: requestId() })
  expect(await codeOf({ resellerId: budi, firstCard: 2 })).toBe('RESELLER_INACTIVE')
  expect(await shop.api.cards.resellers({})).toEqual([])
})

test('HP reseller: kartunya sendiri dan berapa yang sudah terpakai, tanpa kode; penjualan ke pelanggan dan reseller lain tidak tampak', async () => {
  const shop = await openCardShop()
  const [budi, cici] = [await addReseller(shop, 'Budi'), await addReseller(shop, 'Cici')]
  const { seriesId, cards } = await issued(shop)
  const { number } = await sellTo(shop, seriesId, { resellerId: budi, pricePerCard: 47_500 })
  await sellTo(shop, seriesId, { resellerId: cici, pricePerCard: 40_000, firstCard: 3, quantity: 1 })
  await sellCards(shop, seriesId, 4)
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  await redeem(ani, cards[1]?.code ?? '')
  await redeem(ani, cards[3]?.code ?? '')

  const phone = await resellerPhone(shop, budi)
  const mine = await phone.api.reseller.cards({})
  expect(mine).toEqual([
    {
      number,
      at: expect.any(Number),
      seriesName: 'Lima puluh',
      value: 50_000,
      quantity: 2,
      amount: 95_000,
      isFromSaldo: false,
      used: 1,
      expired: 0,
      isTakenBack: false,
    },
  ])
  expect(await shop.api.cards.soldTo({ resellerId: budi })).toEqual(mine)
})
