// The lines of a bill: own price, discounts, PPN in and on top of the price, and how they stand in the books.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { deferredOf, totalOf, transfersOfBill } from '../../../src-main/features/invoices/domain'
import { lateFeeOf } from '../../../src-main/features/invoices/late-fees'
import { nextPeriod, type Schedule } from '../../../src-main/features/invoices/periods'
import { type Billable, linesOfPeriod } from '../../../src-main/features/invoices/pricing'
import { type DatedTaxRule, taxRuleOn, withTax } from '../../../src-main/features/invoices/tax'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { cycleTotal } from '../../../src-main/shared/cycle-price'
import { rupiah } from '../../../src-main/shared/money'

const item: Billable = {
  packageId: 'paket',
  packageName: 'Rumahan 20 Mbps',
  label: '',
  monthlyPrice: 150_000,
  billingDay: 1,
  cycleMonths: 1,
  discount: 0,
  discountUntil: null,
}
const NONE = { quarterDiscountPercent: 0, yearDiscountPercent: 0 }
const period = (over: Partial<Schedule> = {}) => {
  const startDay = calendarDate('2026-12-01')
  return nextPeriod({ startDay, billedUntil: startDay, billingDay: 1, cycleMonths: 1, firstPeriod: 'prorata', ...over })
}
const startAt = (text: string) => ({ startDay: calendarDate(text), billedUntil: calendarDate(text) })

const PPN: DatedTaxRule = {
  from: '2025-01-01',
  isOn: true,
  ratePercent: 12,
  factorOver: 11,
  factorUnder: 12,
  priceIncludes: false,
}
const line = (amount: number, kind: 'subscription' | 'discount' | 'late-fee' = 'subscription') => ({
  kind,
  description: '',
  amount: rupiah(amount),
  packageId: null,
})

describe('baris tagihan', () => {
  test('sebulan, diskon sendiri, dan namanya bila ada', () => {
    expect(linesOfPeriod({ ...item, label: 'Kios', discount: 10_000 }, period(), NONE)).toEqual([
      {
        kind: 'subscription',
        description: 'Rumahan 20 Mbps (Kios) Desember 2026',
        amount: 150_000,
        packageId: 'paket',
      },
      { kind: 'discount', description: 'Diskon', amount: -10_000, packageId: 'paket' },
    ])
  })

  test('diskon berlaku untuk tagihan yang mulai sampai harinya, sesudah itu tidak', () => {
    const dated = { ...item, discount: 10_000, discountUntil: '2026-12-01' }
    expect(totalOf(linesOfPeriod(dated, period(), NONE))).toBe(140_000)
    expect(totalOf(linesOfPeriod(dated, period(startAt('2027-01-01')), NONE))).toBe(150_000)
  })

  test('potongan hari menyebut harinya, dan diskonnya ikut dipotong', () => {
    const lines = linesOfPeriod({ ...item, discount: 30_000 }, period(startAt('2026-11-21')), NONE)
    expect(lines.map(({ description, amount }) => [description, amount])).toEqual([
      ['Rumahan 20 Mbps 21/11/2026 - 30/11/2026, 10 dari 30 hari', 50_000],
      ['Diskon', -10_000],
    ])
  })

  test('setahun dengan diskon siklus', () => {
    const lines = linesOfPeriod({ ...item, cycleMonths: 12 }, period({ cycleMonths: 12 }), {
      ...NONE,
      yearDiscountPercent: 10,
    })
    expect(lines.map(({ description, amount }) => [description, amount])).toEqual([
      ['Rumahan 20 Mbps Desember 2026 - November 2027', 1_800_000],
      ['Diskon bayar setahun 10%', -180_000],
    ])
  })

  test('gratis, harga nol, atau diskon yang menutup semuanya: tidak ada tagihan', () => {
    expect(linesOfPeriod(item, period({ firstPeriod: 'free' }), NONE)).toEqual([])
    expect(linesOfPeriod({ ...item, monthlyPrice: 0 }, period(), NONE)).toEqual([])
    expect(linesOfPeriod({ ...item, discount: 999_999 }, period(), NONE)).toEqual([])
  })

  test('berapa pun harga, diskon dan siklusnya, tagihan tidak pernah minus', () => {
    fc.assert(
      fc.property(
        fc.record({
          monthlyPrice: fc.nat(3_000_000),
          discount: fc.nat(3_000_000),
          billingDay: fc.integer({ min: 1, max: 28 }),
        }),
        fc.constantFrom(1, 3, 12),
        fc.constantFrom('prorata' as const, 'full' as const),
        fc.integer({ min: 0, max: 100 }),
        fc.integer({ min: 1, max: 28 }),
        (terms, cycleMonths, firstPeriod, percent, startDate) => {
          const start = startAt(`2028-02-${String(startDate).padStart(2, '0')}`)
          const schedule = { ...start, billingDay: terms.billingDay, cycleMonths, firstPeriod }
          const lines = linesOfPeriod({ ...item, ...terms, cycleMonths }, nextPeriod(schedule), {
            quarterDiscountPercent: percent,
            yearDiscountPercent: percent,
          })
          expect(totalOf(lines)).toBeGreaterThanOrEqual(0)
          expect(lines.every(({ amount }) => Number.isSafeInteger(amount) && amount !== 0)).toBe(true)
        },
      ),
    )
  })
})

describe('harga siklus milik paket', () => {
  const PERCENT = { quarterDiscountPercent: 10, yearDiscountPercent: 20 }
  const extras = 50_000
  const withExtras = { ...item, monthlyPrice: 200_000, extraMonthly: extras }

  test('setahun seharga siklusnya dengan tambahannya; diskon toko tidak dipotong lagi', () => {
    const yearly = { ...withExtras, cycleMonths: 12, cyclePrice: 1_500_000 }
    expect(linesOfPeriod(yearly, period({ cycleMonths: 12 }), PERCENT)).toMatchObject([
      { kind: 'subscription', amount: 1_500_000 + 12 * extras },
    ])
    expect(totalOf(linesOfPeriod({ ...yearly, cyclePrice: null }, period({ cycleMonths: 12 }), PERCENT))).toBe(
      1_920_000,
    )
  })

  test('potongan hari di depan siklus dihitung dari harga bulanan, tanpa diskon', () => {
    const first = period({ ...startAt('2026-11-21'), cycleMonths: 3 })
    const lines = linesOfPeriod({ ...withExtras, cycleMonths: 3, cyclePrice: 300_000 }, first, PERCENT)
    expect(lines).toMatchObject([{ kind: 'prorata', amount: 66_667 }])
    const flat = period({ ...startAt('2026-11-21'), cycleMonths: 3, firstPeriod: 'full' })
    expect(totalOf(linesOfPeriod({ ...withExtras, cycleMonths: 3, cyclePrice: 300_000 }, flat, PERCENT))).toBe(450_000)
  })

  test('tawaran dan tagihan berikutnya satu hitungan, hematnya tidak pernah di bawah nol', () => {
    fc.assert(
      fc.property(
        fc.nat(3_000_000),
        fc.option(fc.nat(40_000_000)),
        fc.nat(500_000),
        fc.constantFrom(1, 3, 12),
        fc.nat(100),
        (monthly, cyclePrice, extra, months, percent) => {
          const discounts = { quarterDiscountPercent: percent, yearDiscountPercent: percent }
          const { price, saving } = cycleTotal({ monthlyPrice: monthly, cyclePrice, extras: extra, months, discounts })
          const bill = { ...item, monthlyPrice: monthly + extra, extraMonthly: extra, cyclePrice, cycleMonths: months }
          expect(totalOf(linesOfPeriod(bill, period({ cycleMonths: months }), discounts))).toBe(price)
          expect(price).toBeGreaterThanOrEqual(0)
          expect(saving).toBe(Math.max(0, months * (monthly + extra) - price))
        },
      ),
    )
  })
})

describe('PPN', () => {
  test('12% dari 11/12: 150.000 menjadi 166.500, dengan DPP nilai lain 137.500', () => {
    expect(withTax([line(150_000)], PPN).map(({ description, amount }) => [description, amount])).toEqual([
      ['', 150_000],
      ['PPN 12% x 11/12 (DPP Rp137.500)', 16_500],
    ])
  })

  test('harga sudah termasuk PPN: jumlahnya tetap, barisnya mengecil', () => {
    const lines = withTax([line(166_500)], { ...PPN, priceIncludes: true })
    expect(lines.map(({ amount }) => amount)).toEqual([150_000, 16_500])
  })

  test('denda tidak kena PPN, diskon mengurangi dasarnya', () => {
    const lines = withTax([line(150_000), line(-50_000, 'discount'), line(5_000, 'late-fee')], PPN)
    expect(lines.at(-1)).toMatchObject({ kind: 'tax', amount: 11_000 })
    expect(totalOf(lines)).toBe(116_000)
  })

  test('aturan yang paling akhir mulai yang berlaku; yang mematikan, mematikan', () => {
    const rules = [{ ...PPN, from: '2027-01-01', isOn: false }, PPN, { ...PPN, from: '2026-01-01', ratePercent: 11 }]
    expect(taxRuleOn(rules, '2025-12-31')?.ratePercent).toBe(12)
    expect(taxRuleOn(rules, '2026-01-01')?.ratePercent).toBe(11)
    expect(taxRuleOn(rules, '2027-01-01')).toBeNull()
    expect(taxRuleOn(rules, '2024-12-31')).toBeNull()
    expect(withTax([line(150_000)], null)).toHaveLength(1)
  })

  test('termasuk PPN, jumlah semua baris tetap yang dikatakan ke pelanggan, berapa pun barisnya', () => {
    const rule = fc.record({
      ratePercent: fc.constantFrom(0, 1.1, 10, 11, 12),
      factorOver: fc.constantFrom(1, 11),
      factorUnder: fc.constantFrom(1, 12),
    })
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 2_000_000 }), { minLength: 1, maxLength: 6 }),
        fc.nat(1_000),
        rule,
        (amounts, off, over) => {
          const lines = [
            ...amounts.map((amount) => line(amount)),
            ...(off > 0 && off < (amounts[0] ?? 0) ? [line(-off, 'discount')] : []),
          ]
          const taxed = withTax(lines, { ...PPN, ...over, priceIncludes: true })
          expect(totalOf(taxed)).toBe(totalOf(lines))
          const before = totalOf(taxed.filter(({ kind }) => kind !== 'tax'))
          const tax = totalOf(taxed) - before
          const exact = (before * over.factorOver * over.ratePercent) / (over.factorUnder * 100)
          expect(Math.abs(tax - exact)).toBeLessThanOrEqual(2)
        },
      ),
    )
  })
})

describe('di pembukuan', () => {
  const lines = withTax([line(150_000), line(-10_000, 'discount'), line(5_000, 'late-fee')], PPN)
  const receivable = (isDeferred: boolean) =>
    transfersOfBill({ customerId: 'p', lines, isDeferred }).reduce(
      (sum, { debit, credit, amount }) =>
        sum + (debit === 'receivable' ? amount : 0) - (credit === 'receivable' ? amount : 0),
      0,
    )
  test('piutang bertambah tepat sebesar tagihan', () => {
    expect(receivable(false)).toBe(totalOf(lines))
    expect(receivable(true)).toBe(totalOf(lines))
  })
  test('tagihan beberapa bulan menunggu di pendapatan di muka, tanpa PPN dan denda', () => {
    const waiting = transfersOfBill({ customerId: 'p', lines, isDeferred: true }).filter(
      ({ debit, credit }) => debit === 'unearned-revenue' || credit === 'unearned-revenue',
    )
    const sum = waiting.reduce((all, { credit, amount }) => all + (credit === 'unearned-revenue' ? amount : -amount), 0)
    expect(sum).toBe(deferredOf(lines))
    expect(sum).toBe(140_000)
  })
})

test('denda tetap atau persen dari tagihan', () => {
  expect(lateFeeOf({ kind: 'fixed', amount: 5_000, afterDays: 0 }, 150_000)).toBe(5_000)
  expect(lateFeeOf({ kind: 'percent', amount: 2, afterDays: 0 }, 155_025)).toBe(3_101)
  expect(lateFeeOf({ kind: 'none', amount: 5_000, afterDays: 0 }, 150_000)).toBe(0)
})
