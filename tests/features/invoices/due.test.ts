// A period that has begun and was not billed, when its subscription is paused or stopped: the PC was off on the billing day.
import { afterEach, expect, test } from 'vitest'
import { dueBilling } from '../../../src-main/features/invoices'
import { lockDay } from '../../../src-main/features/ledger'
import {
  eventsOf,
  findSubscription,
  pauseSubscription,
  resumeSubscription,
  stopSubscription,
} from '../../../src-main/features/subscriptions'
import { settleDue } from '../../../src-main/features/subscriptions/due'
import { type BillShop, closeBillShops, openBillShop } from './bill-shop'
import { expectSoundBooks } from './sound-books'

afterEach(closeBillShops)

/** As the screen does it: the bills, then the end, in one transaction. */
const endIt = (shop: BillShop, id: string, billsDue: boolean, end = pauseSubscription) =>
  shop.act((tx, ctx) => {
    settleDue(tx, ctx, { id, billsDue }, dueBilling)
    return end(tx, ctx, { id, reason: 'Pulang kampung' })
  })
const quote = (shop: BillShop, id: string) => dueBilling.quote(shop.db, shop.books().businessDay, id)
const starts = (shop: BillShop) => shop.bills().map(({ periodStart }) => periodStart)
const history = (shop: BillShop, id: string) => eventsOf(shop.db, id, 10).map(({ text }) => text)

/** Billed for November; the PC is switched on again on the 3rd of December. */
async function offOverTheBillingDay(): Promise<{ shop: BillShop; id: string }> {
  const shop = openBillShop()
  const { id } = shop.monthly({ startDay: '2026-11-01' })
  await shop.round()
  shop.goTo('2026-12-03')
  return { shop, id }
}

test('masa yang sudah mulai ditagih dulu, seperti oleh komputer yang menyala; sesudahnya tidak ditagih dua kali', async () => {
  const { shop, id } = await offOverTheBillingDay()
  expect(quote(shop, id)).toEqual({ since: '2026-12-01', bills: 1, amount: 150_000, isMany: false, isNew: false })
  expect(endIt(shop, id, true)).toMatchObject({ state: 'paused', billedUntil: '2027-01-01' })
  expect(shop.bills()[1]).toMatchObject({
    periodStart: '2026-12-01',
    periodEnd: '2027-01-01',
    issueDay: '2026-12-03',
    dueDay: '2026-12-13',
    total: 150_000,
  })
  expect(history(shop, id)[1]).toBe('Tagihan sejak 01/12/2026 (Rp150.000) dibuat dulu.')
  expect(quote(shop, id)).toBeNull()
  await shop.round()
  shop.act((tx, ctx) => resumeSubscription(tx, ctx, { id, reason: '' }))
  await shop.run()
  expect(starts(shop)).toEqual(['2026-11-01', '2026-12-01'])
  expectSoundBooks(shop)
})

test('jatuh tepat pada hari berhenti: ditagih juga, kecuali orangnya bilang tidak, dan riwayatnya menyebutnya', async () => {
  const shop = openBillShop()
  const [one, other] = [shop.monthly({ startDay: '2026-11-01' }, 'Ani'), shop.monthly({ startDay: '2026-11-01' })]
  await shop.round()
  shop.goTo('2026-12-01')
  endIt(shop, one.id, true, stopSubscription)
  endIt(shop, other.id, false, stopSubscription)
  expect(starts(shop)).toEqual(['2026-11-01', '2026-11-01', '2026-12-01'])
  expect(shop.bills()[2]).toMatchObject({ subscriptionId: one.id })
  expect(history(shop, other.id)[1]).toBe('Periode sejak 01/12/2026 (Rp150.000) tidak ditagih.')
  await shop.run()
  expect(shop.bills()).toHaveLength(3)
  expectSoundBooks(shop)
})

test('lebih dari dua masa menunggu Pemilik; hari yang ditutup tidak menerima tagihan; dan tidak ada yang berubah', async () => {
  const { shop, id } = await offOverTheBillingDay()
  shop.goTo('2027-02-10')
  expect(quote(shop, id)).toMatchObject({ since: '2026-12-01', bills: 3, amount: 450_000, isMany: true })
  expect(() => endIt(shop, id, true)).toThrow(expect.objectContaining({ code: 'BILLING_ASKS_OWNER' }))
  shop.goTo('2027-01-10')
  shop.act((tx, ctx) => lockDay(tx, ctx, ctx.businessDay))
  expect(() => endIt(shop, id, true)).toThrow(expect.objectContaining({ code: 'DAY_LOCKED' }))
  expect(starts(shop)).toEqual(['2026-11-01'])
  expect(findSubscription(shop.db, id)).toMatchObject({ state: 'active', billedUntil: '2026-12-01' })
})

test('yang baru dibuat hari ini mungkin salah ketik; yang dijeda, gratis atau sudah ditagih tidak ada tagihannya', async () => {
  const shop = openBillShop('2026-11-10')
  const { id } = shop.monthly({ startDay: '2026-11-10' })
  expect(quote(shop, id)).toMatchObject({ since: '2026-11-10', isNew: true })
  endIt(shop, id, false)
  expect(quote(shop, id)).toBeNull()
  const free = shop.monthly({ startDay: '2026-11-10', firstPeriod: 'free' }, 'Ani')
  expect(quote(shop, free.id)).toBeNull()
  const billed = shop.monthly({ startDay: '2026-11-10' }, 'Budi')
  await shop.run()
  expect(quote(shop, billed.id)).toBeNull()
  expectSoundBooks(shop)
})
