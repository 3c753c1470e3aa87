// Owns: how sessions, amounts and ends are said on screen.
// Must never: decide anything.
import type { NoExtension, OnlineSession } from '../../../src-main/features/online/contract'
import { formatDuration } from '../../../src-main/shared/duration'
import { formatThousands } from '../../../src-main/shared/money'
import { formatVolume } from '../../../src-main/shared/volume'
import type { Tone } from '../../ui'

const LOGINS: Readonly<Record<string, string>> = {
  'http-pap': 'halaman login',
  'http-chap': 'halaman login',
  https: 'halaman login',
  cookie: 'dikenali perambannya',
  'mac-cookie': 'dikenali perangkatnya',
  mac: 'alamat MAC',
  trial: 'coba gratis',
}

export const loginWords = (by: string): string => LOGINS[by] ?? by

/** Seconds would only flicker. */
const wholeMinutes = (seconds: number): string => formatDuration(seconds - (seconds % 60), 2)

export function lengthWords(seconds: number | null): string {
  if (seconds === null) return 'tidak terbaca'
  return seconds < 60 ? 'baru saja' : wholeMinutes(seconds)
}

export const bytesWords = (bytes: number | null): string => (bytes === null ? '' : formatVolume(bytes))

interface Left {
  readonly secondsLeft: number | null
  readonly bytesLeft: number | null
}

/** "2 jam 10 menit", "450 MB", both, or "tanpa batas". */
export function leftWords({ secondsLeft, bytesLeft }: Left): string {
  const parts = [
    ...(secondsLeft === null ? [] : [secondsLeft < 60 ? 'kurang dari 1 menit' : wholeMinutes(secondsLeft)]),
    ...(bytesLeft === null ? [] : [formatVolume(bytesLeft)]),
  ]
  return parts.length > 0 ? parts.join(' · ') : 'tanpa batas'
}

const SOON_SECONDS = 600
const SOON_BYTES = 50 * 1_048_576

/** Worth a colour: the customer will be at the counter soon. */
export const isEnding = ({ secondsLeft, bytesLeft }: Left): boolean =>
  (secondsLeft !== null && secondsLeft < SOON_SECONDS) || (bytesLeft !== null && bytesLeft < SOON_BYTES)

/** What is unusual about a session, the gravest first; null = nothing. */
export function markOf({
  voucher,
  kind,
  customer,
}: OnlineSession): { readonly tone: Tone; readonly word: string } | null {
  if (voucher?.isUnsold) return { tone: 'bad', word: 'Tanpa terjual' }
  if (voucher?.isBlocked) return { tone: 'warn', word: 'Dinonaktifkan' }
  if (voucher && isEnding(voucher)) return { tone: 'warn', word: 'Hampir habis' }
  if (voucher) return null
  if (customer?.isIsolated) return { tone: 'warn', word: 'Isolir' }
  if (customer && kind === 'hotspot') return { tone: 'info', word: 'Pelanggan' }
  return kind === 'pppoe' ? { tone: 'info', word: 'PPPoE' } : { tone: 'calm', word: 'Bukan voucher LoketNet' }
}

export const bothWays = ({ bytesIn, bytesOut }: Pick<OnlineSession, 'bytesIn' | 'bytesOut'>): number | null =>
  bytesIn === null || bytesOut === null ? null : bytesIn + bytesOut

/** Bits a second: "3,2 Mbps", "640 kbps". */
export function rateWords(bits: number): string {
  if (bits >= 1_000_000) return `${(bits / 1_000_000).toFixed(1).replace('.', ',')} Mbps`
  return `${formatThousands(Math.round(bits / 1000))} kbps`
}

/** For an axis. */
export const shortRate = (bits: number): string =>
  bits === 0
    ? '0'
    : bits >= 1_000_000
      ? `${String(Math.round(bits / 100_000) / 10).replace('.', ',')} M`
      : `${Math.round(bits / 1000)} k`

/** Why "Perpanjang" does not stand there. */
export const NO_EXTENSION: Readonly<Record<NoExtension, string>> = {
  'no-period':
    'Tidak bisa diperpanjang: paketnya tanpa masa aktif, hanya kuota. Jual voucher baru bila kuotanya habis.',
  over: 'Tidak bisa diperpanjang: masa aktif atau kuotanya sudah habis. Jual voucher baru.',
  'not-on-router': 'Belum bisa diperpanjang: vouchernya tidak ada di router. Buka "Cocokkan" di layar Router.',
}
