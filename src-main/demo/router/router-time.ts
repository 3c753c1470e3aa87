// Owns: dates, times and durations as RouterOS writes and reads them. Written apart from shared/duration.ts on purpose: a simulator
// that shares the app's parser would agree with its mistakes. Must never: ask a clock.

const months: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const daySeconds = 86_400

/** `letters` is what the API prints on most menus (`1w2d3h`); `clock` is the other documented form (`1w2d03:04:05`). */
export type DurationStyle = 'letters' | 'clock'

const two = (value: number): string => String(value).padStart(2, '0')

/** Whole seconds to RouterOS's form. */
export function formatDuration(seconds: number, style: DurationStyle = 'letters'): string {
  const total = Math.max(0, Math.floor(seconds))
  const weeks = Math.floor(total / (7 * daySeconds))
  const days = Math.floor(total / daySeconds) % 7
  const [hours, minutes, rest] = [Math.floor(total / 3600) % 24, Math.floor(total / 60) % 60, total % 60]
  const long = `${weeks > 0 ? `${weeks}w` : ''}${days > 0 ? `${days}d` : ''}`
  if (style === 'clock') return `${long}${two(hours)}:${two(minutes)}:${two(rest)}`
  const short = `${hours > 0 ? `${hours}h` : ''}${minutes > 0 ? `${minutes}m` : ''}${rest > 0 ? `${rest}s` : ''}`
  return `${long}${short}` || '0s'
}

const durationShape = /^(?:(\d+)w)?(?:(\d+)d)?(?:(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?|(\d+):(\d\d)(?::(\d\d))?)$/

/** Seconds, or null for what RouterOS would refuse. A bare number is seconds. */
export function parseDuration(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text)
  const match = durationShape.exec(text)
  if (!match || text === '') return null
  const [, weeks, days, hours, minutes, seconds, clockHours, clockMinutes, clockSeconds] = match
  const part = (digits: string | undefined, size: number) => Number(digits ?? 0) * size
  return (
    part(weeks, 7 * daySeconds) +
    part(days, daySeconds) +
    part(hours ?? clockHours, 3600) +
    part(minutes ?? clockMinutes, 60) +
    part(seconds ?? clockSeconds, 1)
  )
}

type CivilDate = { readonly year: number; readonly month: number; readonly day: number }

/** Days since 1970-01-01 to a calendar date (proleptic Gregorian; H. Hinnant's algorithm). */
function civilOf(days: number): CivilDate {
  const shifted = days + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  }
}

function daysOf({ year, month, day }: CivilDate): number {
  const shiftedYear = month <= 2 ? year - 1 : year
  const era = Math.floor(shiftedYear / 400)
  const yearOfEra = shiftedYear - era * 400
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1
  return era * 146_097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719_468
}

/** `local` is epoch seconds with the zone already added. `iso` from 7.10 on (oxidized #2815), `jan/02/2026` before. */
export function formatDate(local: number, iso: boolean): string {
  const { year, month, day } = civilOf(Math.floor(local / daySeconds))
  return iso ? `${year}-${two(month)}-${two(day)}` : `${months[month - 1] ?? 'jan'}/${two(day)}/${year}`
}

export function formatTime(local: number): string {
  const second = ((Math.floor(local) % daySeconds) + daySeconds) % daySeconds
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`
}

/** Local epoch seconds of that day's midnight, from either layout; null for anything else. */
export function parseDate(text: string): number | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text)
  const old = /^([a-z]{3})\/(\d{1,2})\/(\d{4})$/i.exec(text)
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : old
      ? [Number(old[3]), months.indexOf((old[1] ?? '').toLowerCase()) + 1, Number(old[2])]
      : [0, 0, 0]
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const days = daysOf({ year, month, day })
  return civilOf(days).day === day ? days * daySeconds : null
}

/** Seconds since midnight, or null. */
export function parseTime(text: string): number | null {
  const match = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text)
  if (!match) return null
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)]
  return hour < 24 && minute < 60 && second < 60 ? hour * 3600 + minute * 60 + second : null
}

/** `+07:00`, as /system/clock prints gmt-offset. */
export function formatOffset(minutes: number): string {
  const absolute = Math.abs(minutes)
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(absolute / 60))}:${two(absolute % 60)}`
}
