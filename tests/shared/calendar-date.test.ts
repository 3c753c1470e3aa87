import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  businessDay,
  calendarDate,
  dayBounds,
  daysBetween,
  firstOfMonth,
  formatDate,
  formatDateLong,
  formatDateWithWeekday,
  formatInstant,
  formatMonth,
  formatTime,
  instantOf,
  isCalendarDate,
  isShopZone,
  lastOfMonth,
  shopZones,
  startOfDay,
  weekdayOf,
} from '../../src-main/shared/calendar-date'

const merdeka = calendarDate('2026-08-17')

test('tanggal yang tidak ada ditolak', () => {
  const texts = [
    '2026-08-17',
    '2024-02-29',
    '2026-02-29',
    '2026-02-31',
    '2026-13-01',
    '2026-00-10',
    '2026-1-1',
    '1899-12-31',
    '',
    'x',
  ]
  expect(texts.filter(isCalendarDate)).toEqual(['2026-08-17', '2024-02-29'])
  expect(() => calendarDate('2026-02-29')).toThrow(RangeError)
})

test('menghitung hari dan bulan', () => {
  expect(addDays(merdeka, 20)).toBe('2026-09-06')
  expect(addDays(calendarDate('2024-03-01'), -1)).toBe('2024-02-29')
  expect(addMonths(calendarDate('2026-01-31'), 1)).toBe('2026-02-28')
  expect(addMonths(calendarDate('2026-01-15'), -2)).toBe('2025-11-15')
  expect(addMonths(calendarDate('2026-12-28'), 1)).toBe('2027-01-28')
  expect(daysBetween(merdeka, calendarDate('2027-08-17'))).toBe(365)
  expect([firstOfMonth(merdeka), lastOfMonth(merdeka), lastOfMonth(calendarDate('2024-02-10'))]).toEqual([
    '2026-08-01',
    '2026-08-31',
    '2024-02-29',
  ])
  expect(weekdayOf(merdeka)).toBe(0)
})

test('tanggal ditulis dengan nama bulan Indonesia', () => {
  expect([formatDate(merdeka), formatDateLong(merdeka), formatDateWithWeekday(merdeka), formatMonth(merdeka)]).toEqual([
    '17/08/2026',
    '17 Agustus 2026',
    'Senin, 17 Agustus 2026',
    'Agustus 2026',
  ])
})

test('jam sebelas malam di Jakarta sudah besok di Jayapura', () => {
  const instant = instantOf(merdeka, 'Asia/Jakarta', 23, 5)
  expect(shopZones.map((zone) => formatInstant(instant, zone))).toEqual([
    '17/08/2026 23:05 WIB',
    '18/08/2026 00:05 WITA',
    '18/08/2026 01:05 WIT',
  ])
  expect(shopZones.map((zone) => businessDay(instant, zone))).toEqual(['2026-08-17', '2026-08-18', '2026-08-18'])
  expect(formatTime(instant + 9_000, 'Asia/Jakarta', true)).toBe('23:05:09')
  expect(isShopZone('Asia/Jakarta')).toBe(true)
  expect(isShopZone('Asia/Singapore')).toBe(false)
})

test('hari toko mulai tepat tengah malam dan berakhir tepat sebelum hari berikutnya', () => {
  for (const zone of shopZones) {
    const { from, until } = dayBounds(merdeka, zone)
    expect(from).toBe(startOfDay(merdeka, zone))
    expect([from - 1, from, until - 1, until].map((instant) => businessDay(instant, zone))).toEqual([
      '2026-08-16',
      '2026-08-17',
      '2026-08-17',
      '2026-08-18',
    ])
    expect(dayBounds(merdeka, zone, calendarDate('2026-08-18')).until).toBe(until + 86_400_000)
  }
})

test('sama dengan basis data zona waktu dunia, tahun 2000 sampai 2099', () => {
  const intl = new Map(
    shopZones.map((zone) => [
      zone,
      new Intl.DateTimeFormat('en-CA', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium', hourCycle: 'h23' }),
    ]),
  )
  fc.assert(
    fc.property(
      fc.integer({ min: 946_684_800_000, max: 4_070_908_800_000 }),
      fc.constantFrom(...shopZones),
      (at, zone) => {
        expect(`${businessDay(at, zone)}, ${formatTime(at, zone, true)}`).toBe(intl.get(zone)?.format(at))
      },
    ),
  )
})

test('sama dengan kalender komputer, 1900 sampai 2199', () => {
  const first = calendarDate('1900-01-01')
  for (let days = 0; days < 109_573; days += 1) {
    const date = addDays(first, days)
    const instant = startOfDay(date, 'Asia/Jakarta') + 7 * 3_600_000
    if (
      new Date(instant).toISOString().slice(0, 10) !== date ||
      new Date(instant).getUTCDay() !== (weekdayOf(date) + 1) % 7
    )
      expect.fail(`salah pada ${date}`)
  }
  expect(addDays(first, 109_571)).toBe('2199-12-30')
})
