// Which days a bill covers and what they are worth: months of 28 to 31 days, leap years, the turn of the year.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  billingDayAfter,
  billingDayUpTo,
  earnedByMonth,
  nextPeriod,
  type Period,
  periodsUpTo,
  piecesOf,
  type Schedule,
  shareOut,
  worthOf,
} from '../../../src-main/features/invoices/periods'
import { periodText, periodTextShort } from '../../../src-main/shared/billing-period'
import { addDays, calendarDate, daysBetween } from '../../../src-main/shared/calendar-date'

const day = calendarDate
const anyDay = fc.integer({ min: 0, max: 7_000 }).map((days) => addDays(day('2023-01-01'), days))
const billingDay = fc.integer({ min: 1, max: 28 })
const schedule = fc.record({
  startDay: anyDay,
  billingDay,
  cycleMonths: fc.constantFrom(1, 3, 12),
  firstPeriod: fc.constantFrom('prorata', 'full', 'free'),
})
const fresh = (rest: Omit<Schedule, 'billedUntil'>): Schedule => ({ ...rest, billedUntil: rest.startDay })

const period = (start: string, end: string, kind: Period['kind'], months: number) => ({ start, end, kind, months })

describe('masa tagihan', () => {
  test('mulai di tengah bulan: potongan hari dulu, lalu bulan penuh dari tanggal tagih', () => {
    const first = fresh({ startDay: day('2026-11-21'), billingDay: 1, cycleMonths: 1, firstPeriod: 'prorata' })
    expect(periodsUpTo(first, day('2027-01-31'), 9)).toEqual([
      period('2026-11-21', '2026-12-01', 'days', 0),
      period('2026-12-01', '2027-01-01', 'whole', 1),
      period('2027-01-01', '2027-02-01', 'whole', 1),
    ])
  })

  test('bulan pertama penuh dihitung satu siklus utuh, gratis sampai tanggal tagih berikutnya', () => {
    const base = { startDay: day('2026-11-21'), billingDay: 5, cycleMonths: 3 }
    expect(nextPeriod(fresh({ ...base, firstPeriod: 'full' }))).toEqual(period('2026-11-21', '2027-02-05', 'flat', 3))
    expect(nextPeriod(fresh({ ...base, firstPeriod: 'free' }))).toEqual(period('2026-11-21', '2026-12-05', 'free', 0))
    expect(nextPeriod(fresh({ ...base, startDay: day('2026-11-05'), firstPeriod: 'free' }))).toEqual(
      period('2026-11-05', '2026-12-05', 'free', 0),
    )
    expect(nextPeriod(fresh({ ...base, startDay: day('2026-11-05'), firstPeriod: 'prorata' }))).toEqual(
      period('2026-11-05', '2027-02-05', 'whole', 3),
    )
  })

  test('sesudah jeda, potongan hari sampai tanggal tagih walau bukan yang pertama', () => {
    const paused = {
      startDay: day('2026-01-01'),
      billedUntil: day('2026-11-21'),
      billingDay: 1,
      cycleMonths: 12,
      firstPeriod: 'free' as const,
    }
    expect(nextPeriod(paused)).toEqual(period('2026-11-21', '2026-12-01', 'days', 0))
  })

  test('setahun melewati akhir tahun dan Februari kabisat', () => {
    const year = {
      startDay: day('2027-02-28'),
      billedUntil: day('2027-02-28'),
      billingDay: 28,
      cycleMonths: 12,
      firstPeriod: 'prorata' as const,
    }
    expect(nextPeriod(year)).toEqual(period('2027-02-28', '2028-02-28', 'whole', 12))
    expect(piecesOf(day('2028-01-28'), day('2028-03-28'), 28).map(({ of }) => of)).toEqual([31, 29])
  })

  test('masa-masa menyambung tanpa celah dan tanpa tumpang tindih, dan sesudah potongan selalu mulai di tanggal tagih', () => {
    fc.assert(
      fc.property(schedule, (rest) => {
        const periods = periodsUpTo(fresh(rest), addDays(rest.startDay, 900), 60)
        expect(periods[0]?.start).toBe(rest.startDay)
        periods.forEach((one, index) => {
          expect(one.end > one.start).toBe(true)
          const next = periods[index + 1]
          if (next) expect(next.start).toBe(one.end)
          expect(Number(one.end.slice(8))).toBe(rest.billingDay)
        })
      }),
    )
  })
})

describe('harga per hari', () => {
  test('bulan utuh selalu seharga sebulan, 28 maupun 31 hari', () => {
    fc.assert(
      fc.property(anyDay, billingDay, fc.integer({ min: 0, max: 5_000_000 }), (from, date, price) => {
        const start = billingDayAfter(from, date)
        expect(worthOf(price, start, billingDayAfter(start, date), date)).toBe(price)
      }),
    )
  })

  test('10 dari 30 hari adalah sepertiga, dibulatkan ke rupiah terdekat', () => {
    expect(worthOf(150_000, day('2026-11-21'), day('2026-12-01'), 1)).toBe(50_000)
    expect(worthOf(100_000, day('2026-11-30'), day('2026-12-01'), 1)).toBe(3_333)
    expect(worthOf(100_000, day('2028-02-29'), day('2028-03-01'), 1)).toBe(3_448)
    expect(worthOf(100_000, day('2027-02-28'), day('2027-03-01'), 1)).toBe(3_571)
    // sehari pada tanggal 29, 30 dan 31 tidak pernah lebih dari sebulan
    for (const date of ['2026-12-29', '2026-12-30', '2026-12-31'])
      expect(worthOf(310_000, day(date), day('2027-01-01'), 1)).toBe(10_000 * daysBetween(day(date), day('2027-01-01')))
  })

  test('dua potongan berurutan paling jauh selisih satu rupiah dari keseluruhannya, dan tidak pernah minus', () => {
    fc.assert(
      fc.property(
        anyDay,
        fc.nat(400),
        fc.nat(400),
        billingDay,
        fc.nat(2_000_000),
        (from, first, second, date, price) => {
          const middle = addDays(from, first)
          const until = addDays(middle, second)
          const apart = worthOf(price, from, middle, date) + worthOf(price, middle, until, date)
          expect(Math.abs(apart - worthOf(price, from, until, date))).toBeLessThanOrEqual(1)
          expect(apart).toBeGreaterThanOrEqual(0)
        },
      ),
    )
  })

  test('sepotong bulan tidak pernah lebih mahal dari sebulan', () => {
    fc.assert(
      fc.property(anyDay, billingDay, fc.nat(2_000_000), (from, date, price) => {
        const until = billingDayAfter(from, date)
        expect(worthOf(price, from, until, date)).toBeLessThanOrEqual(price)
        expect(billingDayUpTo(from, date) <= from).toBe(true)
      }),
    )
  })
})

describe('pendapatan per bulan', () => {
  test('setahun menjadi dua belas bulan yang jumlahnya tepat', () => {
    const shares = earnedByMonth(1_000_000, { start: day('2026-11-05'), end: day('2027-11-05') }, 5)
    expect(shares).toHaveLength(12)
    expect(shares[0]).toEqual({ month: '2026-11-01', amount: 83_333 })
    expect(shares.at(-1)?.month).toBe('2027-10-01')
    expect(shares.reduce((sum, { amount }) => sum + amount, 0)).toBe(1_000_000)
  })

  test('berapa pun jumlah dan bobotnya, bagiannya bulat dan jumlahnya kembali', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -9_000_000, max: 9_000_000 }),
        fc.array(fc.nat(100), { minLength: 1 }),
        (amount, weights) => {
          const shares = shareOut(amount, weights)
          const sum = weights.some((weight) => weight > 0) ? amount : 0
          expect(shares.reduce((all, share) => all + share, 0) + 0).toBe(sum + 0)
        },
      ),
    )
  })
})

test('masa dibaca sebagai bulan bila utuh, sebagai tanggal bila tidak', () => {
  expect(periodText('2026-11-01', '2026-12-01')).toBe('November 2026')
  expect(periodText('2026-11-01', '2027-02-01')).toBe('November 2026 - Januari 2027')
  expect(periodText('2026-11-05', '2026-12-05')).toBe('05/11/2026 - 04/12/2026')
  expect(periodTextShort('2026-11-01', '2026-12-01')).toBe('November 2026')
  expect(periodTextShort('2026-11-20', '2026-12-20')).toBe('20 Nov - 19 Des 2026')
  expect(periodTextShort('2026-11-01', '2027-11-01')).toBe('1 Nov - 31 Okt 2027')
})
