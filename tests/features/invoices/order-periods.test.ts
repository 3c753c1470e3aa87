// The days that an order paid for: when the next bill comes, when the money is earned, and a change of package inside them.
import { afterEach, describe, expect, test } from 'vitest'
import { bookChange, orderPeriod } from '../../../src-main/features/invoices'
import { coveringPeriod } from '../../../src-main/features/invoices/period-store'
import { customerBalance } from '../../../src-main/features/ledger'
import {
  addExtras,
  changePackage,
  findSubscription,
  pauseSubscription,
  resumeSubscription,
} from '../../../src-main/features/subscriptions'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { closeBillShops, openBillShop } from './bill-shop'
import { activate, line, makeBigger, order, orderService, payAll, setCycles } from './order-shop'
import { creditOf, expectSoundBooks } from './sound-books'

afterEach(closeBillShops)

describe('masa yang dibayar pesanan', () => {
  test('mulai tanggal 29 sampai 31: ditagih tanggal 1, hari-hari sebelumnya hadiah', () => {
    expect(orderPeriod(calendarDate('2026-11-17'), 3)).toEqual({
      start: '2026-11-17',
      end: '2027-02-17',
      billingDay: 17,
    })
    expect(orderPeriod(calendarDate('2027-01-30'), 1)).toEqual({
      start: '2027-01-30',
      end: '2027-03-01',
      billingDay: 1,
    })
    expect(orderPeriod(calendarDate('2026-12-31'), 12)).toEqual({
      start: '2026-12-31',
      end: '2028-01-01',
      billingDay: 1,
    })
  })

  test('tagihan bulanannya mulai sesudah masa itu, sekali, dengan tambahannya', async () => {
    const shop = openBillShop('2026-11-17')
    const { subscriptionId } = orderService(shop, { months: 1, amount: 75_000 })
    shop.act((tx, ctx) =>
      addExtras(tx, ctx, { subscriptionId, extras: [{ label: 'Alamat tetap', monthlyAmount: 50_000 }] }),
    )
    expect(coveringPeriod(shop.db, subscriptionId, '2026-12-16')).toMatchObject({ isOrder: true, isLong: false })
    expect(coveringPeriod(shop.db, subscriptionId, '2026-12-17')).toBeUndefined()
    shop.goTo('2026-12-16')
    await shop.run()
    expect(shop.bills().filter(({ kind }) => kind === 'period')).toEqual([])
    shop.goTo('2026-12-17')
    await shop.run()
    await shop.run()
    expect(shop.bills().filter(({ kind }) => kind === 'period')).toMatchObject([
      { periodStart: '2026-12-17', periodEnd: '2027-01-17', total: 75_000 },
    ])
    expectSoundBooks(shop)
  })

  test('walau tanggalnya diubah mundur, hari yang sudah dibayar pesanan tidak ditagih lagi', async () => {
    const shop = openBillShop('2026-11-17')
    const { subscriptionId } = orderService(shop, { months: 1, amount: 75_000 })
    shop.db.connection
      .prepare('update subscription set billed_until = ? where id = ?')
      .run('2026-11-17', subscriptionId)
    shop.goTo('2026-12-16')
    await shop.run()
    expect(shop.bills().filter(({ kind }) => kind === 'period')).toEqual([])
  })

  test('tiga bulan seharga siklusnya, diakui sebulan demi sebulan, dan diperpanjang dengan harga yang sama', async () => {
    const shop = openBillShop('2026-11-01')
    const packageId = shop.packs.other.id
    setCycles(shop, packageId, [{ months: 3, price: 60_000 }])
    shop.setBilling({ quarterDiscountPercent: 50 })
    const { subscriptionId } = orderService(shop, { months: 3, amount: 60_000 })
    shop.act((tx, ctx) => addExtras(tx, ctx, { subscriptionId, extras: [{ label: 'IP', monthlyAmount: 10_000 }] }))
    expect([creditOf(shop, 'unearned-revenue'), creditOf(shop, 'subscription-revenue')]).toEqual([60_000, 0])
    await shop.round()
    expect(creditOf(shop, 'subscription-revenue')).toBe(20_000)
    shop.stayTo('2027-01-02')
    await shop.round()
    expect(creditOf(shop, 'unearned-revenue')).toBe(0)
    shop.stayTo('2027-02-01')
    await shop.round()
    expect(shop.bills().filter(({ kind }) => kind === 'period')).toMatchObject([
      { periodStart: '2027-02-01', periodEnd: '2027-05-01', total: 60_000 + 30_000 },
    ])
    expectSoundBooks(shop)
  })

  test('harga khusus pelanggan lebih dulu daripada harga siklus paket', async () => {
    const shop = openBillShop('2026-11-01')
    setCycles(shop, shop.packs.other.id, [{ months: 3, price: 60_000 }])
    shop.monthly({ startDay: '2026-11-01', cycleMonths: 3, ownPrice: 24_000 })
    await shop.run()
    expect(shop.bills()).toMatchObject([{ total: 72_000 }])
  })

  test('dua layanan setahun dalam satu pesanan, satu menyusul: setiap bulan diakui bersama, tidak ada yang hilang', async () => {
    const shop = openBillShop('2026-11-01')
    const [one, other] = [shop.packs.other.id, makeBigger(shop)]
    const lines = [
      line('subscription', 240_000, { packageId: one, isLong: true }),
      line('subscription', 90_000, { packageId: other, isLong: true }),
    ]
    const bill = order(shop, shop.customer().id, lines)
    payAll(shop, bill.id)
    activate(shop, bill, { months: 12, packageId: one, lines })
    await shop.round()
    expect(creditOf(shop, 'subscription-revenue')).toBe(20_000)
    shop.stayTo('2026-11-20')
    activate(shop, bill, { months: 12, packageId: other, lines })
    shop.stayTo('2026-12-01')
    await shop.round()
    // November had been earned when the second one began: its share comes with December
    expect(creditOf(shop, 'subscription-revenue')).toBe(2 * 20_000 + 2 * 7_500)
    shop.stayTo('2027-10-31')
    await shop.round()
    expect([creditOf(shop, 'unearned-revenue'), creditOf(shop, 'subscription-revenue')]).toEqual([0, 330_000])
    expectSoundBooks(shop)
  })
})

describe('sesudah pesanan', () => {
  test('ganti paket di masa tiga bulan: kembali dan ditagih seharga siklusnya, bukan harga bulanan', () => {
    const shop = openBillShop('2026-11-01')
    const { other } = shop.packs
    const bigger = makeBigger(shop)
    setCycles(shop, other.id, [{ months: 3, price: 60_000 }])
    setCycles(shop, bigger, [{ months: 3, price: 150_000 }])
    const { subscriptionId } = orderService(shop, { months: 3, amount: 60_000 })
    const deps = { invoiceChange: bookChange }
    shop.act((tx, ctx) => changePackage(tx, ctx, { id: subscriptionId, packageId: bigger, keepOwnPrice: false }, deps))
    const change = shop.bills().filter(({ kind }) => kind === 'manual')
    expect(change).toMatchObject([{ total: 150_000 - 60_000 }])
    expect(creditOf(shop, 'unearned-revenue')).toBe(150_000)
    expectSoundBooks(shop)
  })

  test('turun dari pesanan berpromo: yang kembali hanya yang benar dibayar', () => {
    const shop = openBillShop('2026-11-01')
    const bigger = makeBigger(shop)
    const promo = line('promo', -30_000)
    const { subscriptionId, bill } = orderService(shop, { months: 1, amount: 60_000, packageId: bigger, more: [promo] })
    const deps = { invoiceChange: bookChange }
    const packageId = shop.packs.other.id
    shop.act((tx, ctx) => changePackage(tx, ctx, { id: subscriptionId, packageId, keepOwnPrice: false }, deps))
    // half of 60.000 was paid; the smaller one costs 25.000
    expect(customerBalance(shop.db, bill.customerId)).toBe(5_000)
    expectSoundBooks(shop)
  })

  test('jeda dan lanjut di dalam masa yang dibayar: tidak ditagih dua kali', async () => {
    const shop = openBillShop('2026-11-01')
    const { subscriptionId } = orderService(shop, { months: 3, amount: 75_000 })
    shop.act((tx, ctx) => pauseSubscription(tx, ctx, { id: subscriptionId, reason: 'mudik' }))
    shop.stayTo('2026-12-20')
    shop.act((tx, ctx) => resumeSubscription(tx, ctx, { id: subscriptionId, reason: '' }))
    await shop.round()
    expect(shop.bills().filter(({ kind }) => kind === 'period')).toEqual([])
    expect(findSubscription(shop.db, subscriptionId)).toMatchObject({ billedUntil: '2027-02-01' })
    shop.stayTo('2027-02-01')
    await shop.round()
    expect(shop.bills().filter(({ kind }) => kind === 'period')).toMatchObject([{ periodStart: '2027-02-01' }])
  })
})
