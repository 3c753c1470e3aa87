// What a customer is told that his next bill asks is what it asks.
import { afterEach, expect, test } from 'vitest'
import { nextPriceOf } from '../../../src-main/features/invoices'
import { findSubscription } from '../../../src-main/features/subscriptions'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { closeBillShops, openBillShop } from './bill-shop'

afterEach(closeBillShops)

const PPN = { from: '2026-01-01', isOn: true, ratePercent: 12, factorOver: 11, factorUnder: 12 }

test.each([
  { months: 1, tax: null, discount: 0 },
  { months: 3, tax: 'on', discount: 10_000 },
  { months: 12, tax: 'in', discount: 10_000 },
  { months: 12, tax: 'on', discount: 0 },
] as const)(
  'tiap $months bulan, PPN $tax, diskon $discount: sama dengan tagihan berikutnya',
  async ({ months, tax, discount }) => {
    const shop = openBillShop()
    shop.setBilling({ yearDiscountPercent: 10, ...(tax && { tax: [{ ...PPN, priceIncludes: tax === 'in' }] }) })
    const { id } = shop.monthly({ startDay: '2026-11-01', cycleMonths: months, discount, discountUntil: null })
    const view = findSubscription(shop.db, id)
    if (!view) throw new Error('no subscription')
    const next = nextPriceOf(shop.db, view)
    expect(next.isTaxAdded).toBe(tax === 'on')
    await shop.round()
    const told = next.cyclePrice - next.discount
    expect(shop.bills()[0]?.total).toBe(Math.round(next.isTaxAdded ? told * 1.11 : told))
  },
)

test('diskon yang sudah habis sebelum tagihan berikutnya tidak dijanjikan', async () => {
  const shop = openBillShop()
  const until = calendarDate('2026-11-15')
  const { id } = shop.monthly({ startDay: '2026-11-01', discount: 10_000, discountUntil: until })
  const told = () => {
    const view = findSubscription(shop.db, id)
    return view && nextPriceOf(shop.db, view).discount
  }
  expect(told()).toBe(10_000)
  await shop.round()
  expect(told()).toBe(0)
})
