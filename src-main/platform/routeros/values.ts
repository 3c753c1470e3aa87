// Owns how RouterOS writes values: dates, booleans, counts, clock durations, in the layouts of 6.49 and of 7.x.
// Must never guess: text that is not in a known layout is undefined, for the caller to show or refuse.

// Durations and rate limits are typed, priced and printed by the shop as well, so their texts live in shared/.
export { parseRouterOsDuration, toRouterOsDuration } from '../../shared/duration'
export { isSameRate, parseRouterRateLimit, toRouterOsRate } from '../../shared/rate-limit'

import { toRouterOsDuration } from '../../shared/duration'

const DAY_SECONDS = 86_400

/** The clock layout that old versions print: `01:22:53`, `1d02:03:04`, `1w2d03:04:05`. For comparing and for the simulated router. */
export function toClockDuration(seconds: number): string {
  const inDay = seconds % DAY_SECONDS
  const whole = seconds - inDay
  const clock = [inDay / 3_600, (inDay % 3_600) / 60, inDay % 60].map((part) =>
    String(Math.floor(part)).padStart(2, '0'),
  )
  return `${whole > 0 ? toRouterOsDuration(whole) : ''}${clock.join(':')}`
}

/** `true/yes` and `false/no`; anything else is undefined. */
export function parseBoolean(text: string | undefined): boolean | undefined {
  if (text === 'true' || text === 'yes') return true
  return text === 'false' || text === 'no' ? false : undefined
}

/** A status flag (`disabled`, `dynamic`, `invalid`): routers often leave it out when it is not set. */
export function parseFlag(text: string | undefined): boolean {
  return parseBoolean(text) ?? false
}

/** A whole number (bytes, packets, counts); undefined when it is not one that JavaScript can hold exactly. */
export function parseCount(text: string | undefined): number | undefined {
  const value = text !== undefined && /^-?\d+$/.test(text) ? Number(text) : Number.NaN
  return Number.isSafeInteger(value) ? value : undefined
}

/** A moment on the router's own wall clock, without a time zone. */
export interface RouterDate {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
  readonly second: number
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const DATE = /^(?:(\d{4})-(\d\d)-(\d\d)|([a-z]{3})\/(\d\d)\/(\d{4}))(?:[ T](\d\d):(\d\d):(\d\d))?$/

/** `2026-01-02` (7.10 and later) and `jan/02/2026` (earlier), with or without ` 15:04:05`. Undefined for a day that does not exist. */
export function parseRouterDate(text: string): RouterDate | undefined {
  const parts = DATE.exec(text.trim().toLowerCase())
  if (!parts) return undefined
  const [, isoYear, isoMonth, isoDay, monthName, oldDay, oldYear, hour = 0, minute = 0, second = 0] = parts
  const date = {
    year: Number(isoYear ?? oldYear),
    month: isoMonth === undefined ? MONTHS.indexOf(monthName ?? '') + 1 : Number(isoMonth),
    day: Number(isoDay ?? oldDay),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
  }
  const exists = date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= daysInMonth(date.year, date.month)
  return exists && date.hour < 24 && date.minute < 60 && date.second < 60 ? date : undefined
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}

/** `iso` for 7.10 and later, `month-name` for earlier versions: a scheduler's start-date is read in the version's own layout only. */
export function formatRouterDate(
  date: Pick<RouterDate, 'year' | 'month' | 'day'>,
  layout: 'iso' | 'month-name',
): string {
  const [year, month, day] = [date.year, date.month, date.day].map((part) => String(part).padStart(2, '0'))
  return layout === 'iso' ? `${year}-${month}-${day}` : `${MONTHS[date.month - 1]}/${day}/${year}`
}

/** UTC seconds of a router's wall clock, given its offset (parseGmtOffset). Date.UTC is arithmetic, not a clock. */
export function routerEpochSeconds(date: RouterDate, gmtOffsetSeconds: number): number {
  const { year, month, day, hour, minute, second } = date
  return Date.UTC(year, month - 1, day, hour, minute, second) / 1_000 - gmtOffsetSeconds
}

/** `+07:00`, `-05:00`, and plain seconds, where a negative offset may come as an unsigned 32-bit number (routeros.md §3.2). */
export function parseGmtOffset(text: string): number | undefined {
  const clock = /^([+-])(\d\d):(\d\d)$/.exec(text)
  if (clock) return (clock[1] === '-' ? -1 : 1) * (Number(clock[2]) * 3_600 + Number(clock[3]) * 60)
  const seconds = parseCount(text)
  return seconds !== undefined && seconds > 0x7fffffff ? seconds - 0x1_0000_0000 : seconds
}
