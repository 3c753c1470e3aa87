// Owns: judging a router's clock: set at all, right, in the shop's zone, kept right by NTP. Pure.
// Must never: ask a clock; the computer's time comes in, and whether it may be trusted.
import { parseBoolean, parseGmtOffset, parseRouterDate, routerEpochSeconds } from '../../platform/routeros/values'
import { calendarDate, type ShopZone, startOfDay } from '../../shared/calendar-date'
import { formatDuration } from '../../shared/duration'
import type { ClockReading } from './contract'

/** The router's own scripts stamp nothing before this moment: 1 November 2026 UTC, as features/expiry has it. */
export const SANE_SINCE = 1_793_491_200
/** Seconds: below the first nobody notices, above the second vouchers end at the wrong time. */
export const DRIFT = { fine: 120, wrong: 900 }

type Row = Readonly<Record<string, string>>

export interface ClockAnswers {
  /** `/system/clock`, `/system/ntp/client`, `/system/resource`; null when the router would not say. */
  readonly clock: Row | null
  readonly ntp: Row | null
  readonly resource: Row | null
}

export interface ClockJudge {
  /** Epoch ms of the computer when the answer came. */
  readonly now: number
  readonly zone: ShopZone
  readonly isComputerDoubtful: boolean
}

export function readClock({ clock, ntp, resource }: ClockAnswers, judge: ClockJudge): ClockReading {
  const shown = `${clock?.date ?? ''} ${clock?.time ?? ''}`.trim()
  const date = parseRouterDate(shown)
  const zoneSeconds = parseGmtOffset(clock?.['gmt-offset'] ?? '') ?? null
  const epoch = date ? routerEpochSeconds(date, zoneSeconds ?? 0) : null
  const offsetSeconds = epoch === null ? null : Math.round(epoch - judge.now / 1000)
  const ntpState = ntpStateOf(ntp)
  return {
    state: stateOf(epoch, offsetSeconds, ntpState, judge.isComputerDoubtful),
    offsetSeconds,
    shown,
    layout: clock?.date === undefined ? null : /^\d{4}-/.test(clock.date) ? 'iso' : 'month-name',
    zoneName: clock?.['time-zone-name'] ?? '',
    zoneSeconds,
    isZoneRight: zoneSeconds === null || zoneSeconds === offsetOf(judge.zone),
    ntp: ntpState,
    ntpServers: [ntp?.servers, ntp?.['server-dns-names'], ntp?.['primary-ntp'], ntp?.['secondary-ntp']]
      .filter((server) => server !== undefined && server !== '' && server !== '0.0.0.0')
      .join(', '),
    version: resource?.version ?? '',
    isComputerDoubtful: judge.isComputerDoubtful,
    checkedAt: judge.now,
  }
}

function stateOf(
  epoch: number | null,
  offset: number | null,
  ntp: ClockReading['ntp'],
  isComputerDoubtful: boolean,
): ClockReading['state'] {
  if (epoch === null || offset === null) return 'unknown'
  if (epoch < SANE_SINCE) return 'unset'
  // A router that NTP has just set is a better witness than a computer whose clock ran backwards.
  if (isComputerDoubtful && ntp === 'synchronized') return 'ok'
  const apart = Math.abs(offset)
  return apart > DRIFT.wrong ? 'wrong' : apart > DRIFT.fine ? 'slow' : 'ok'
}

/** v7 says `status`; v6 has none, but names the server that answered last. */
function ntpStateOf(ntp: Row | null): ClockReading['ntp'] {
  if (!ntp) return 'unknown'
  const isOn = parseBoolean(ntp.enabled)
  if (isOn === undefined) return 'unknown'
  if (!isOn) return 'off'
  if (ntp.status === 'synchronized') return 'synchronized'
  return ntp.status === undefined ? 'on' : 'waiting'
}

/** Seconds east of UTC of the shop's zone. */
export const offsetOf = (zone: ShopZone): number => -startOfDay(calendarDate('1970-01-01'), zone) / 1000

/** What the counter says before it sells by time; null when there is nothing to say. */
export function clockWarning(clock: ClockReading | null, routerName: string): string | null {
  if (clock?.state === 'unset')
    return `Jam router ${routerName} belum diatur. Masa aktif baru mulai dihitung sesudah jamnya benar.`
  if (clock?.state === 'wrong' && clock.offsetSeconds !== null) {
    const apart = formatDuration(Math.abs(clock.offsetSeconds), 2)
    return `Jam router ${routerName} meleset ${apart}. Masa aktif bisa habis di waktu yang salah.`
  }
  return null
}
