import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, calendarDate, formatDate, formatDateLong } from '../../src-main/shared/calendar-date'
import { parseTypedDate } from '../../src-main/shared/typed-date'

const today = calendarDate('2026-08-17')
const read = (text: string) => parseTypedDate(text, today)

test.each([
  ['17/8', '2026-08-17'],
  ['1/1', '2026-01-01'],
  ['17-08-26', '2026-08-17'],
  ['17.8.2026', '2026-08-17'],
  ['17 8 26', '2026-08-17'],
  ['17 / 08 / 2026', '2026-08-17'],
  ['17 agu', '2026-08-17'],
  ['17 Agustus 2026', '2026-08-17'],
  ['17agustus26', '2026-08-17'],
  ['17-agu-26', '2026-08-17'],
  ['3 mei 25', '2025-05-03'],
  ['3 Nop', '2026-11-03'],
  ['9 sept. 2026', '2026-09-09'],
  ['2026-08-17', '2026-08-17'],
  ['2026/8/7', '2026-08-07'],
  ['17082026', '2026-08-17'],
  ['20260817', '2026-08-17'],
  ['20102026', '2026-10-20'],
  ['hari ini', '2026-08-17'],
  ['Kemarin', '2026-08-16'],
  ['besok', '2026-08-18'],
  ['lusa', '2026-08-19'],
  ['29/2/2024', '2024-02-29'],
])('%s dibaca %s', (typed, date) => {
  expect(read(typed)).toBe(date)
})

test.each([
  '',
  '17',
  '17/',
  '31/2',
  '29/2',
  '0/8',
  '17/13',
  '8/17/2026',
  '17/8/226',
  '170826',
  '17 janda',
  '17 mesin 2026',
  '17 august 2026',
  '17//8',
  '17/8/2026x',
  '17 constructor',
  'toString',
  'minggu depan',
  '17082226',
  '٧/٨',
  '17/8 17/9',
])('%j bukan tanggal, tidak ditebak', (typed) => {
  expect(read(typed)).toBeNull()
})

test('tahun yang tidak ditulis mengikuti keperluannya', () => {
  const january = calendarDate('2027-01-05')
  const rules = ['this-year', 'past', 'future'] as const
  const of = (text: string, from = january) => rules.map((rule) => parseTypedDate(text, from, rule))
  expect(of('28/12')).toEqual(['2027-12-28', '2026-12-28', '2027-12-28'])
  expect(of('2/1')).toEqual(['2027-01-02', '2027-01-02', '2028-01-02'])
  expect(of('5/1')).toEqual(['2027-01-05', '2027-01-05', '2027-01-05'])
  expect(of('29/2', calendarDate('2028-01-05'))).toEqual(['2028-02-29', null, '2028-02-29'])
})

test('setiap tanggal terbaca dari tulisannya sendiri', () => {
  fc.assert(
    fc.property(fc.integer({ min: -9000, max: 25_000 }), (days) => {
      const date = addDays(today, days)
      const [day, month, year] = formatDate(date).split('/')
      for (const text of [formatDate(date), formatDateLong(date), date, `${day}${month}${year}`])
        expect(read(text)).toBe(date)
    }),
  )
})
