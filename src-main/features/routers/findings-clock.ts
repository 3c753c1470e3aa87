// Owns: judging the router's clock: set at all, right, in the shop's zone, kept right by NTP. Pure; tested as a table.
// Must never: ask a clock; the computer's time comes in.
import { parseBoolean, parseGmtOffset, parseRouterDate } from '../../platform/routeros/values'
import { calendarDate, type ShopZone, startOfDay, zoneAbbreviation } from '../../shared/calendar-date'
import { formatDuration } from '../../shared/duration'
import type { Finding } from './contract'
import { finding } from './findings'
import { type Asked, clockOffset, firstOf } from './look'

/** A router without a battery starts at 1970 or 2000; no router of a shop lives before this. */
const OLDEST_YEAR = 2024
/** Seconds: below the first nobody notices, above the second vouchers end at the wrong time. */
const DRIFT = { fine: 120, bad: 900 }

export interface ClockSubject {
  /** Epoch ms of the computer when the answer came. */
  readonly now: number
  readonly zone: ShopZone
  /** `7.19.1 (stable)`: the command that switches NTP on differs between 6 and 7. */
  readonly version: string
}

export function judgeClock(clock: Asked, ntp: Asked, subject: ClockSubject): Finding[] {
  return [judgeTime(clock, subject), ...judgeZone(clock, subject), ...judgeNtp(ntp, subject)]
}

function judgeTime(clock: Asked, { now, version }: ClockSubject): Finding {
  const row = firstOf(clock)
  const date = parseRouterDate(row.date ?? '')
  const offset = clockOffset(clock, now)
  if (!date || offset === null) return finding('warn', 'clock-unknown', {}, '/system clock print')
  if (date.year < OLDEST_YEAR) return finding('bad', 'clock-unset', { date: row.date ?? '' }, ntpFix(version))
  const drift = formatDuration(Math.abs(offset), 2)
  if (Math.abs(offset) <= DRIFT.fine) return finding('ok', 'clock-ok', { drift })
  return finding(Math.abs(offset) > DRIFT.bad ? 'bad' : 'warn', 'clock-drift', { drift }, ntpFix(version))
}

function judgeZone(clock: Asked, { zone }: ClockSubject): Finding[] {
  const offset = parseGmtOffset(firstOf(clock)['gmt-offset'] ?? '')
  const wanted = -startOfDay(calendarDate('1970-01-01'), zone) / 1000
  if (offset === undefined || offset === wanted) return []
  const fix = `/system clock set time-zone-autodetect=no time-zone-name=${zone}`
  return [finding('warn', 'zone-other', { zone: zoneAbbreviation[zone] }, fix)]
}

function judgeNtp(ntp: Asked, { version }: ClockSubject): Finding[] {
  return parseBoolean(firstOf(ntp).enabled) === false ? [finding('warn', 'ntp-off', {}, ntpFix(version))] : []
}

const ntpFix = (version: string): string =>
  version.startsWith('6.')
    ? '/system ntp client set enabled=yes server-dns-names=id.pool.ntp.org'
    : '/system ntp client set enabled=yes servers=id.pool.ntp.org'
