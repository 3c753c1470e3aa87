import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  changeAmounts,
  isIPv4,
  nextBillingDay,
  normalizeMac,
  shareOf,
} from '../../../src-main/features/subscriptions/domain'
import {
  addDays,
  type CalendarDate,
  calendarDate,
  daysBetween,
  splitDate,
} from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'

const day = (text: string) => calendarDate(text)
const anyDay = fc.integer({ min: 0, max: 30_000 }).map((days): CalendarDate => addDays(day('2000-01-01'), days))
const price = fc.integer({ min: 0, max: 5_000_000 }).map(rupiah)
const cycle = fc.constantFrom(1, 3, 12)

test('tanggal tagih berikutnya: selalu sesudah hari ini, paling lama sebulan, juga di akhir bulan dan akhir tahun', () => {
  expect(nextBillingDay(day('2026-01-31'), 28)).toBe('2026-02-28')
  expect(nextBillingDay(day('2026-02-28'), 28)).toBe('2026-03-28')
  expect(nextBillingDay(day('2028-02-29'), 1)).toBe('2028-03-01')
  expect(nextBillingDay(day('2026-12-31'), 5)).toBe('2027-01-05')
  expect(nextBillingDay(day('2026-12-30'), 28)).toBe('2027-01-28')
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 1, max: 28 }), (from, billingDay) => {
      const next = nextBillingDay(from, billingDay)
      expect(splitDate(next).day).toBe(billingDay)
      expect(daysBetween(from, next)).toBeGreaterThan(0)
      expect(daysBetween(from, next)).toBeLessThanOrEqual(31)
    }),
  )
})

test('bagian hari dibulatkan ke rupiah terdekat dan tidak pernah lewat harganya', () => {
  expect(shareOf(rupiah(150_000), 10, 31)).toBe(48_387)
  expect(shareOf(rupiah(1), 1, 2)).toBe(1)
  fc.assert(
    fc.property(price, fc.integer({ min: 1, max: 366 }), fc.nat(366), (amount, whole, days) => {
      const taken = Math.min(days, whole)
      const share = shareOf(amount, taken, whole)
      expect(share).toBeGreaterThanOrEqual(0)
      expect(share).toBeLessThanOrEqual(amount)
      expect(Math.abs(share - (amount * taken) / whole)).toBeLessThanOrEqual(0.5)
      expect(Math.abs(share + shareOf(amount, whole - taken, whole) - amount)).toBeLessThanOrEqual(1)
    }),
  )
})

test('ganti paket: naik membayar, turun mendapat kembali, bolak-balik pada hari yang sama habis', () => {
  const terms = { day: day('2026-11-21'), billedUntil: day('2026-12-01'), cycleMonths: 1 }
  expect(changeAmounts({ ...terms, oldMonthly: rupiah(150_000), newMonthly: rupiah(250_000) })).toEqual({
    days: 10,
    wholeDays: 30,
    credit: 50_000,
    charge: 83_333,
    net: 33_333,
  })
  expect(
    changeAmounts({ ...terms, billedUntil: day('2026-11-21'), oldMonthly: rupiah(1), newMonthly: rupiah(2) }).net,
  ).toBe(0)
  fc.assert(
    fc.property(
      anyDay,
      fc.integer({ min: -40, max: 400 }),
      cycle,
      price,
      price,
      (until, ahead, cycleMonths, one, other) => {
        const at = { day: addDays(until, -ahead), billedUntil: until, cycleMonths }
        const there = changeAmounts({ ...at, oldMonthly: one, newMonthly: other })
        const back = changeAmounts({ ...at, oldMonthly: other, newMonthly: one })
        expect(there.net + back.net).toBe(0)
        expect(Math.sign(there.net)).toBe(there.net === 0 ? 0 : Math.sign(other - one))
        expect(there.credit).toBeLessThanOrEqual(one * cycleMonths)
        expect(there.days).toBeLessThanOrEqual(there.wholeDays)
        if (ahead <= 0) expect(there).toMatchObject({ days: 0, credit: 0, charge: 0 })
      },
    ),
  )
})

test('alamat IP dan MAC: yang ragu ditolak, yang benar disamakan bentuknya', () => {
  for (const good of ['10.10.1.5', '192.168.0.255', '0.0.0.0']) expect(isIPv4(good)).toBe(true)
  for (const bad of ['10.10.1', '10.10.1.256', '10.10.01.5', '10.10.1.5/24', '', ' 10.10.1.5', '１０.10.1.5'])
    expect(isIPv4(bad)).toBe(false)
  expect(normalizeMac('4c-5e-0c-12-34-56')).toBe('4C:5E:0C:12:34:56')
  expect(normalizeMac('4c5e.0c12.3456')).toBe('4C:5E:0C:12:34:56')
  expect(normalizeMac('4c-5e-0c-12-34')).toBeNull()
  expect(normalizeMac('4G:5E:0C:12:34:56')).toBeNull()
})
