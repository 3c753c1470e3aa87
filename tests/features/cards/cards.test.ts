// Kartu isi ulang: printed, issued, sold, redeemed once, lapsed; nobody learns a code from the books, or by guessing.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { lapseAll } from '../../../src-main/features/cards/jobs'
import { getSetting } from '../../../src-main/features/settings'
import { businessDay } from '../../../src-main/shared/calendar-date'
import { closeRouterShops } from '../../support/router-shop'
import { OWNER, refusal, requestId } from '../../support/test-app'
import { balances, ownerApproval } from '../sales/till-shop'
import { addCustomer, addSeries, issue, openCardShop, phoneOf, print, redeem, sellCards, soldCards } from './card-shop'

afterEach(closeRouterShops)

const only = async (shop: Awaited<ReturnType<typeof openCardShop>>) => (await shop.api.cards.series({}))[0]

test('kartu dicetak, dinyatakan terbit, dijual, lalu menjadi saldo tepat satu kali', async () => {
  const shop = await openCardShop()
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  const seriesId = await addSeries(shop)
  const cards = await print(shop, seriesId)
  expect(cards).toHaveLength(3)
  for (const { code } of cards) expect(code).toMatch(/^[A-HJKMNP-Z2-9]{4}(-[A-HJKMNP-Z2-9]{4}){2}$/)
  const [first, second] = cards
  if (!first || !second) throw new Error('no cards')
  // not issued, then issued but not sold: as unknown as any other code
  expect((await refusal(redeem(ani, first.code))).code).toBe('CARD_INVALID')
  expect((await refusal(sellCards(shop, seriesId, 1))).code).toBe('CARD_SHORT')
  await issue(shop, seriesId)
  expect((await refusal(redeem(ani, first.code))).code).toBe('CARD_INVALID')
  expect(await sellCards(shop, seriesId, 1, 2)).toMatchObject({ amount: 100_000, numbers: '1-2' })
  expect(await balances(shop)).toEqual({ 'cash-drawer': 100_000, 'recharge-card': -100_000 })

  const id = requestId()
  const typed = first.code.toLowerCase().replaceAll('-', ' ')
  expect(await redeem(ani, typed, id)).toEqual({ value: 50_000, balance: 50_000 })
  expect(await redeem(ani, typed, id)).toEqual({ value: 50_000, balance: 50_000 })
  expect((await refusal(redeem(ani, first.code))).code).toBe('CARD_INVALID')
  expect(await balances(shop)).toEqual({
    'cash-drawer': 100_000,
    'recharge-card': -50_000,
    'customer-balance': -50_000,
  })
  expect(await only(shop)).toMatchObject({
    counts: { made: 0, issued: 2, used: 1 },
    onHand: 1,
    outstanding: 1,
    nextCard: 3,
  })
})

test('cetakan yang gagal dibuat ulang dengan kode baru; kode lama mati, nomor lama batal', async () => {
  const shop = await openCardShop()
  const customerId = await addCustomer(shop, 'Ani', '6281234567801')
  const seriesId = await addSeries(shop)
  const id = requestId()
  const [old] = await print(shop, seriesId, id)
  // a repeated request has no codes to answer with
  expect((await refusal(print(shop, seriesId, id))).code).toBe('CARD_PRINTED_ONCE')
  const fresh = await print(shop, seriesId)
  expect(fresh.map(({ number }) => number)).toEqual([4, 5, 6])
  await issue(shop, seriesId)
  expect((await refusal(issue(shop, seriesId))).code).toBe('CARD_NOTHING_TO_ISSUE')
  expect((await refusal(print(shop, seriesId))).code).toBe('CARD_NOTHING_TO_PRINT')
  await sellCards(shop, seriesId, 1, 3)
  const atCounter = (code = '') => shop.api.cards.redeem({ customerId, code, requestId: requestId() })
  expect((await refusal(atCounter(old?.code))).code).toBe('CARD_INVALID')
  expect(await atCounter(fresh[0]?.code)).toEqual({ value: 50_000, balance: 50_000 })
  expect(await only(shop)).toMatchObject({ counts: { void: 3, issued: 2, used: 1 } })
})

test('kodenya tidak ada di basis data, di catatan permintaan, atau di log', async () => {
  const shop = await openCardShop()
  const cards = await soldCards(shop, 5)
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  await redeem(ani, cards[0]?.code ?? '')
  const files = readdirSync(shop.dataDir).filter((name) => name.includes('loketnet.db'))
  expect(files.length).toBeGreaterThan(0)
  const all = files.map((name) => readFileSync(join(shop.dataDir, name), 'latin1')).join('') + JSON.stringify(shop.log)
  for (const { code } of cards) {
    expect(all).not.toContain(code)
    expect(all).not.toContain(code.replaceAll('-', ''))
  }
})

test('satu kartu diperebutkan 100 permintaan: masuk saldo tepat satu kali', async () => {
  const shop = await openCardShop()
  const [card] = await soldCards(shop, 1)
  const code = card?.code ?? ''
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  const budi = await phoneOf(shop, await addCustomer(shop, 'Budi', '6281234567802'), 'budi')
  const answers = await Promise.allSettled(
    Array.from({ length: 100 }, (_, index) => redeem(index % 2 === 0 ? ani : budi, code)),
  )
  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(await balances(shop)).toEqual({ 'cash-drawer': 50_000, 'recharge-card': 0, 'customer-balance': -50_000 })
})

test('lima kode salah mengunci 15 menit, juga untuk kode yang benar; kata-katanya sama untuk semua', async () => {
  const shop = await openCardShop()
  const [used, good] = await soldCards(shop, 2)
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  await redeem(ani, used?.code ?? '')
  const unknown = await refusal(redeem(ani, 'ABCD-EFGH-JKMN'))
  const again = await refusal(redeem(ani, used?.code ?? ''))
  expect(again).toEqual(unknown)
  for (let wrong = 2; wrong < 5; wrong++) await refusal(redeem(ani, `ABCD-EFGH-JKM${wrong}`))
  expect((await refusal(redeem(ani, good?.code ?? ''))).code).toBe('TOO_MANY_TRIES')
})

test('lewat masa berlaku kartu hangus: yang terjual menjadi pendapatan lain, yang belum terjual tidak', async () => {
  const shop = await openCardShop()
  const today = businessDay(shop.clock.now(), 'Asia/Jakarta')
  const seriesId = await addSeries(shop, 3, { validUntil: today })
  const cards = await print(shop, seriesId)
  await issue(shop, seriesId)
  await sellCards(shop, seriesId, 1, 2)
  const ani = await phoneOf(shop, await addCustomer(shop, 'Ani', '6281234567801'), 'ani')
  // its last day still counts
  await redeem(ani, cards[0]?.code ?? '')
  const device = getSetting(shop.app.db, 'device')
  if (!device) throw new Error('no device')
  const context = () => ({
    now: shop.clock.now(),
    businessDay: businessDay(shop.clock.now(), 'Asia/Jakarta'),
    zone: 'Asia/Jakarta' as const,
    actor: null,
    device,
    shiftId: null,
    newId: () => crypto.randomUUID(),
    random: { bytes: (count: number) => new Uint8Array(count) },
  })
  lapseAll({ db: shop.app.db, context })
  expect(await only(shop)).toMatchObject({ counts: { expired: 0 } })
  shop.clock.advance(86_400_000)
  expect((await refusal(redeem(ani, cards[1]?.code ?? ''))).code).toBe('CARD_INVALID')
  lapseAll({ db: shop.app.db, context })
  await shop.api.session.login({ ...OWNER, requestId: requestId() })
  expect(await only(shop)).toMatchObject({ counts: { issued: 0, used: 1, expired: 2 }, nextCard: null })
  expect(await balances(shop)).toEqual({
    'cash-drawer': 100_000,
    'recharge-card': 0,
    'customer-balance': -50_000,
    'other-income': -50_000,
  })
})

test('kartu rusak yang belum terjual dapat dibatalkan, yang terjual tidak', async () => {
  const shop = await openCardShop()
  const seriesId = await addSeries(shop)
  await print(shop, seriesId)
  await issue(shop, seriesId)
  await sellCards(shop, seriesId, 2)
  await shop.api.cards.voidCard({ id: 1, reason: 'Sobek', requestId: requestId() })
  const late = refusal(shop.api.cards.voidCard({ id: 2, reason: 'Sobek', requestId: requestId() }))
  expect((await late).code).toBe('CARD_NOT_VOIDABLE')
  expect(await only(shop)).toMatchObject({ nextCard: 3, counts: { void: 1, issued: 2 } })
})

test('penjualan yang salah dibatalkan: uang kembali, kartunya tidak dijual lagi sebab kodenya mungkin sudah dibaca', async () => {
  const shop = await openCardShop()
  const customerId = await addCustomer(shop, 'Ani', '6281234567801')
  // three of five: two stay in the drawer
  const seriesId = await addSeries(shop, 5)
  const cards = await print(shop, seriesId)
  await issue(shop, seriesId)
  const { number } = await sellCards(shop, seriesId, 1, 3)
  const approval = await ownerApproval(shop)
  const reverse = (sale: string) =>
    shop.api.cards.reverseSale({ number: sale, reason: 'Salah jumlah', approval, requestId: requestId() })
  const redeem = (index: number) =>
    shop.api.cards.redeem({ customerId, code: cards[index]?.code ?? '', requestId: requestId() })
  expect(await reverse(number)).toEqual({ amount: 150_000, method: 'cash' })
  expect(await balances(shop)).toEqual({ 'cash-drawer': 0, 'recharge-card': 0 })
  expect(await only(shop)).toMatchObject({ onHand: 2, outstanding: 0, nextCard: 4, counts: { void: 3, issued: 2 } })
  expect((await refusal(redeem(0))).code).toBe('CARD_INVALID')
  expect((await refusal(reverse(number))).code).toBe('CARD_SALE_USED')

  const again = await sellCards(shop, seriesId, 4, 2)
  await redeem(3)
  expect((await refusal(redeem(0))).code).toBe('CARD_INVALID')
  expect((await refusal(reverse(again.number))).code).toBe('CARD_SALE_USED')
  expect(await balances(shop)).toEqual({
    'cash-drawer': 100_000,
    'recharge-card': -50_000,
    'customer-balance': -50_000,
  })
})
