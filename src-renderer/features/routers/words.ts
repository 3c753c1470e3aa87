// Owns: what the states and properties of routers are called on screen.
// Must never: decide anything.
import type { RouterItem } from '../../../src-main/features/routers/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatDuration } from '../../../src-main/shared/duration'
import { formatThousands } from '../../../src-main/shared/money'
import { formatAgo } from '../../lib/time'
import type { Tone } from '../../ui'

type LinkState = RouterItem['link']['state']

interface StateWord {
  readonly tone: Tone
  readonly word: string
  readonly isBusy?: boolean
}

export const LINK_WORDS: Readonly<Record<LinkState, StateWord>> = {
  online: { tone: 'good', word: 'Tersambung' },
  connecting: { tone: 'info', word: 'Menyambung', isBusy: true },
  offline: { tone: 'bad', word: 'Terputus' },
  error: { tone: 'bad', word: 'Perlu diperiksa' },
  stranger: { tone: 'bad', word: 'Router lain' },
}

export const PROFILE_WORDS: Readonly<Record<'waiting' | 'ok' | 'drift' | 'failed', StateWord>> = {
  ok: { tone: 'good', word: 'Sama' },
  waiting: { tone: 'info', word: 'Menunggu router' },
  drift: { tone: 'warn', word: 'Berbeda di router' },
  failed: { tone: 'bad', word: 'Ditolak router' },
}

const PROPERTIES: Readonly<Record<string, string>> = {
  name: 'Profil',
  'rate-limit': 'Batasan kecepatan',
  'shared-users': 'Perangkat sekaligus',
  'address-pool': 'Pool IP',
  'keepalive-timeout': 'Batas tanpa kabar',
  'idle-timeout': 'Batas diam',
  'status-autorefresh': 'Segarkan halaman status',
  'add-mac-cookie': 'Ingat perangkat',
  'mac-cookie-timeout': 'Lama mengingat perangkat',
}

export const propertyName = (property: string): string => PROPERTIES[property] ?? property

/** Values of RouterOS in words; what is not known stays as the router wrote it. */
export function valueWords(property: string, value: string): string {
  if (property === 'name') return value === '' ? 'tidak ada di router' : value
  if (value === '' || value === 'none') return 'tidak ada'
  if (value === 'yes' || value === 'true') return 'ya'
  if (value === 'no' || value === 'false') return 'tidak'
  return value === 'unlimited' ? 'tanpa batas' : value
}

export const TLS_PORT = 8729
export const PLAIN_PORT = 8728
export const usualPort = (useTls: boolean): number => (useTls ? TLS_PORT : PLAIN_PORT)

/** "4 detik lebih cepat", "tepat". */
export function clockWords(offsetSeconds: number | null): string {
  if (offsetSeconds === null) return 'tidak terbaca'
  if (Math.abs(offsetSeconds) < 5) return 'tepat'
  // A year and more: it was never set, and the days would say nothing.
  if (Math.abs(offsetSeconds) > 366 * 86_400) return 'belum diatur'
  const apart = formatDuration(Math.abs(offsetSeconds), 2)
  return `${apart} ${offsetSeconds > 0 ? 'lebih cepat' : 'terlambat'}`
}

/** "5 menit lalu (21/11/2026 19:42 WIB)". */
export const seenWords = (instant: number, at: number, zone: ShopZone): string =>
  `${formatAgo(instant, at)} (${formatInstant(instant, zone)})`

export const lastSeen = (instant: number | null, at: number, zone: ShopZone): string =>
  instant === null ? 'belum pernah tersambung' : `terakhir tersambung ${seenWords(instant, at, zone)}`

export const jobsWords = (waiting: number, attention: number): string =>
  attention === 0
    ? `${formatThousands(waiting)} pekerjaan menunggu`
    : `${formatThousands(waiting)} pekerjaan menunggu, ${formatThousands(attention)} perlu dilihat`
