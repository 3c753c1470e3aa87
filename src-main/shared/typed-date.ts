// Owns: reading the dates that people type (17/8, 17-08-26, 17 agu, kemarin).
// Must never: guess. Two possible readings, a day that does not exist, or half a match is no date.

import { addDays, type CalendarDate, makeDate, splitDate } from './calendar-date'

// Every word that is accepted, written out: a prefix test would read "janda" as January and "mesin" as May.
const monthOfWord: Readonly<Record<string, number>> = {
  jan: 1,
  januari: 1,
  feb: 2,
  peb: 2,
  februari: 2,
  pebruari: 2,
  mar: 3,
  mrt: 3,
  maret: 3,
  apr: 4,
  april: 4,
  mei: 5,
  jun: 6,
  juni: 6,
  jul: 7,
  juli: 7,
  ags: 8,
  agt: 8,
  agu: 8,
  agus: 8,
  agst: 8,
  agust: 8,
  agustus: 8,
  sep: 9,
  sept: 9,
  september: 9,
  okt: 10,
  oktober: 10,
  nov: 11,
  nop: 11,
  november: 11,
  nopember: 11,
  des: 12,
  desember: 12,
}

const dayOfWord: Readonly<Record<string, number>> = {
  'hari ini': 0,
  sekarang: 0,
  kemarin: -1,
  kemaren: -1,
  besok: 1,
  lusa: 2,
}

/**
 * Which year is meant where none is typed. `this-year`: that of today. `past`: the last such day up to today (reports).
 * `future`: the next such day from today on (janji bayar). The screen always shows the whole date back.
 */
export type YearRule = 'this-year' | 'past' | 'future'

const separator = '(?:\\s*[./-]\\s*|\\s+)'
const numeric = new RegExp(`^(\\d{1,2})${separator}(\\d{1,2})(?:${separator}(\\d{2}|\\d{4}))?$`)
const withWord = new RegExp(`^(\\d{1,2})(?:${separator})?([a-z]{3,9})\\.?(?:(?:${separator})?(\\d{2}|\\d{4}))?$`)
const iso = /^(\d{4})[./-](\d{1,2})[./-](\d{1,2})$/
const eightDigits = /^\d{8}$/

/**
 * `17/8`, `17-08-26`, `17.8.2026`, `17 agu`, `17agustus26`, `2026-08-17`, `17082026`, `kemarin`, `hari ini`, `besok`,
 * `lusa` -> the date; null for everything else, 31/2 included. Two-digit years are 2000-2099.
 */
export function parseTypedDate(text: string, today: CalendarDate, rule: YearRule = 'this-year'): CalendarDate | null {
  const tidy = text.trim().toLowerCase().replace(/\s+/g, ' ')

  const days = Object.hasOwn(dayOfWord, tidy) ? dayOfWord[tidy] : undefined
  if (days !== undefined) return addDays(today, days)

  if (eightDigits.test(tidy)) return readEightDigits(tidy)

  const reversed = iso.exec(tidy)
  if (reversed) return makeDate(Number(reversed[1]), Number(reversed[2]), Number(reversed[3]))

  const match = numeric.exec(tidy) ?? withWord.exec(tidy)
  if (!match) return null
  const [, dayText = '', monthText = '', yearText] = match
  const month = monthNumber(monthText)
  if (month === null) return null
  const day = Number(dayText)
  if (yearText === undefined) return withoutYear(day, month, today, rule)
  return makeDate(yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText), month, day)
}

function monthNumber(text: string): number | null {
  if (/^\d/.test(text)) return Number(text)
  return Object.hasOwn(monthOfWord, text) ? (monthOfWord[text] ?? null) : null
}

// On a numeric keypad: DDMMYYYY or YYYYMMDD. Never both: read the other way round, the month of
// the one is the 20 of the other's century.
function readEightDigits(digits: string): CalendarDate | null {
  const at = (from: number, to: number) => Number(digits.slice(from, to))
  const inCentury = (year: number) => year >= 2000 && year <= 2099
  const dayFirst = inCentury(at(4, 8)) ? makeDate(at(4, 8), at(2, 4), at(0, 2)) : null
  const yearFirst = inCentury(at(0, 4)) ? makeDate(at(0, 4), at(4, 6), at(6, 8)) : null
  return dayFirst ?? yearFirst
}

function withoutYear(day: number, month: number, today: CalendarDate, rule: YearRule): CalendarDate | null {
  const { year } = splitDate(today)
  const thisYear = makeDate(year, month, day)
  // 29/2 in a common year: moving it to another year would be a guess
  if (thisYear === null || rule === 'this-year') return thisYear
  if (rule === 'past') return thisYear <= today ? thisYear : makeDate(year - 1, month, day)
  return thisYear >= today ? thisYear : makeDate(year + 1, month, day)
}
