// Owns: days of the shop's calendar (YYYY-MM-DD) and the turning of instants (epoch ms) into them, in the shop's zone.
// Must never: ask a clock, use the zone of the computer, or guess at a date that could be read in two ways.

declare const calendarDateBrand: unique symbol

/** A day that exists, "2026-08-17". Sorts and compares as text. */
export type CalendarDate = string & { readonly [calendarDateBrand]: true }

/** The three zones of Indonesia. None has summer time, and none has moved since 1988: a fixed offset is exact. */
export const shopZones = ['Asia/Jakarta', 'Asia/Makassar', 'Asia/Jayapura'] as const
export type ShopZone = (typeof shopZones)[number]

export const isShopZone = (value: unknown): value is ShopZone => shopZones.some((zone) => zone === value)

export const zoneAbbreviation: Readonly<Record<ShopZone, 'WIB' | 'WITA' | 'WIT'>> = {
  'Asia/Jakarta': 'WIB',
  'Asia/Makassar': 'WITA',
  'Asia/Jayapura': 'WIT',
}

const hourMs = 3_600_000
const dayMs = 86_400_000
const zoneOffsetMs: Readonly<Record<ShopZone, number>> = {
  'Asia/Jakarta': 7 * hourMs,
  'Asia/Makassar': 8 * hourMs,
  'Asia/Jayapura': 9 * hourMs,
}

export const monthNames = [
  'Januari',
  'Februari',
  'Maret',
  'April',
  'Mei',
  'Juni',
  'Juli',
  'Agustus',
  'September',
  'Oktober',
  'November',
  'Desember',
] as const

/** Monday first, as on Indonesian wall calendars of offices. */
export const weekdayNames = ['Senin', 'Selasa', 'Rabu', 'Kamis', 'Jumat', 'Sabtu', 'Minggu'] as const

const pad = (value: number) => (value < 10 ? `0${value}` : String(value))

// Days since 1970-01-01 and back, in the proleptic Gregorian calendar (H. Hinnant, "chrono-compatible date algorithms").
// Own arithmetic because a table formats these for every row and because a Date here would need a reason each time.
function dayNumber(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year
  const era = Math.floor(shifted / 400)
  const yearOfEra = shifted - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

function civil(days: number): { year: number; month: number; day: number } {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthPart = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * monthPart + 2) / 5) + 1
  const month = monthPart < 10 ? monthPart + 3 : monthPart - 9
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

export const daysInMonth = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : [4, 6, 9, 11].includes(month)
      ? 30
      : 31

const isoShape = /^(\d{4})-(\d{2})-(\d{2})$/

export function isCalendarDate(value: unknown): value is CalendarDate {
  const match = typeof value === 'string' ? isoShape.exec(value) : null
  if (!match) return false
  const [, year, month, day] = match.map(Number)
  return year !== undefined && month !== undefined && day !== undefined && exists(year, month, day)
}

const exists = (year: number, month: number, day: number) =>
  year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month)

/** Null for a day that does not exist (31 February) or lies outside 1900-2199. */
export function makeDate(year: number, month: number, day: number): CalendarDate | null {
  const text = `${year}-${pad(month)}-${pad(day)}`
  return isCalendarDate(text) ? text : null
}

/** For a text that must be a date (from a database or a wire): throws RangeError when it is not. */
export function calendarDate(text: string): CalendarDate {
  if (!isCalendarDate(text)) throw new RangeError(`not a calendar date: ${text}`)
  return text
}

export function splitDate(date: CalendarDate): { year: number; month: number; day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) }
}

const dayNumberOf = (date: CalendarDate) => {
  const { year, month, day } = splitDate(date)
  return dayNumber(year, month, day)
}

function fromDayNumber(days: number): CalendarDate {
  const { year, month, day } = civil(days)
  return calendarDate(`${year}-${pad(month)}-${pad(day)}`)
}

export const addDays = (date: CalendarDate, days: number): CalendarDate => fromDayNumber(dayNumberOf(date) + days)

/** The same day of another month; the last day where that one is shorter (31 Januari + 1 = 28 Februari). */
export function addMonths(date: CalendarDate, months: number): CalendarDate {
  const { year, month, day } = splitDate(date)
  const index = year * 12 + (month - 1) + months
  const toYear = Math.floor(index / 12)
  const toMonth = (((index % 12) + 12) % 12) + 1
  return calendarDate(`${toYear}-${pad(toMonth)}-${pad(Math.min(day, daysInMonth(toYear, toMonth)))}`)
}

/** Whole days from one to the other; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number => dayNumberOf(to) - dayNumberOf(from)

export const firstOfMonth = (date: CalendarDate): CalendarDate => calendarDate(`${date.slice(0, 8)}01`)

export function lastOfMonth(date: CalendarDate): CalendarDate {
  const { year, month } = splitDate(date)
  return calendarDate(`${date.slice(0, 8)}${daysInMonth(year, month)}`)
}

/** 0 = Senin ... 6 = Minggu. */
export const weekdayOf = (date: CalendarDate): number => (((dayNumberOf(date) + 3) % 7) + 7) % 7

// --- instants -------------------------------------------------------------------------------------------------------

/** The shop's day in which this instant (epoch ms) falls. */
export const businessDay = (instant: number, zone: ShopZone): CalendarDate =>
  fromDayNumber(Math.floor((instant + zoneOffsetMs[zone]) / dayMs))

/** Epoch ms at which the day begins in the zone. */
export const startOfDay = (date: CalendarDate, zone: ShopZone): number => dayNumberOf(date) * dayMs - zoneOffsetMs[zone]

/** The instants of a day, or of several days: `from <= instant < until`. */
export const dayBounds = (
  first: CalendarDate,
  zone: ShopZone,
  last: CalendarDate = first,
): { readonly from: number; readonly until: number } => ({
  from: startOfDay(first, zone),
  until: startOfDay(last, zone) + dayMs,
})

/** Epoch ms of a wall-clock time on that day. */
export const instantOf = (date: CalendarDate, zone: ShopZone, hour: number, minute = 0): number =>
  startOfDay(date, zone) + hour * hourMs + minute * 60_000

/** "14:05", and "14:05:09" for logs. */
export function formatTime(instant: number, zone: ShopZone, withSeconds = false): string {
  const inDay = (((instant + zoneOffsetMs[zone]) % dayMs) + dayMs) % dayMs
  const minutes = Math.floor(inDay / 60_000)
  const text = `${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`
  return withSeconds ? `${text}:${pad(Math.floor(inDay / 1_000) % 60)}` : text
}

/** "17/08/2026 14:05 WIB". */
export const formatInstant = (instant: number, zone: ShopZone): string =>
  `${formatDate(businessDay(instant, zone))} ${formatTime(instant, zone)} ${zoneAbbreviation[zone]}`

/** "17/08/2026". */
export const formatDate = (date: CalendarDate): string => `${date.slice(8, 10)}/${date.slice(5, 7)}/${date.slice(0, 4)}`

/** "17 Agustus 2026". */
export function formatDateLong(date: CalendarDate): string {
  const { year, month, day } = splitDate(date)
  return `${day} ${monthNames[month - 1]} ${year}`
}

/** "Senin, 17 Agustus 2026": what a person checks a typed date against. */
export const formatDateWithWeekday = (date: CalendarDate): string =>
  `${weekdayNames[weekdayOf(date)]}, ${formatDateLong(date)}`

/** "Agustus 2026". */
export function formatMonth(date: CalendarDate): string {
  const { year, month } = splitDate(date)
  return `${monthNames[month - 1]} ${year}`
}
