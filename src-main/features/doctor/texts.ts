// Owns: the sentences of "Dokter listrik padam".
// Must never: decide anything.
import { formatInstant, type ShopZone } from '../../shared/calendar-date'
import { formatDuration } from '../../shared/duration'
import type { Case } from './judge'

export interface CaseWords {
  /** What was seen. */
  readonly seen: string
  /** What would be done, and why so. */
  readonly proposal: string
}

const WHY: Readonly<Record<NonNullable<Case['figures']['why']>, string>> = {
  books: 'seperti tercatat di pembukuan',
  noticed: 'saat LoketNet pertama melihatnya dipakai',
  session: 'awal sambungan yang sekarang',
  now: 'mulai sekarang, karena tidak ada catatan lain',
}

export function wordsOf({ kind, plan, figures }: Case, zone: ShopZone): CaseWords {
  const at = (instant: number | null | undefined) => (instant == null ? '' : formatInstant(instant, zone))
  const from = figures.from ?? 0
  const stamp = `Login pertama ditulis ${at(plan.firstLoginAt)} (${WHY[figures.why ?? 'now']}), berlaku sampai ${at(plan.expiresAt)}.`
  const opened = plan.enable ? ' Kodenya dibuka lagi.' : ''
  switch (kind) {
    case 'lost-stamp':
      return {
        seen: 'Router lupa kapan kode ini pertama dipakai; kodenya seperti voucher baru lagi.',
        proposal: stamp + opened,
      }
    case 'unstamped':
      return { seen: 'Sudah dipakai, tetapi router belum mencatat login pertamanya.', proposal: stamp + opened }
    case 'bad-stamp':
      return {
        seen: `Router mencatat login pertama ${at(from)}, saat jamnya salah.`,
        proposal: stamp + opened,
      }
    case 'rolled-back':
      return {
        seen: 'Hitungan pemakaian di router mundur sesudah listrik padam; sisa kuotanya jadi terlalu banyak.',
        proposal:
          plan.limitUptime === undefined
            ? `Batas data di router dikurangi menjadi ${megabytes(plan.limitBytes ?? 0)}, sesuai yang sudah dipakai.`
            : `Batas waktu di router dikurangi dari ${formatDuration(from)} menjadi ${formatDuration(plan.limitUptime)}, sesuai yang sudah dipakai.`,
      }
    case 'wrongly-off':
      return {
        seen: `Router menutup kode ini, padahal masih berlaku sampai ${at(figures.to)}.`,
        proposal: 'Kodenya dibuka lagi dengan masa aktif yang sama.',
      }
    case 'session-without-user':
      return plan.grant
        ? {
            seen: 'Pelanggan sedang masuk, tetapi penggunanya sudah tidak ada di router.',
            proposal: 'Dimasukkan lagi ke router dengan sisa masa aktifnya.',
          }
        : {
            seen: 'Ada yang masuk dengan kode yang sudah tidak berlaku.',
            proposal: 'Sambungannya diputus.',
          }
  }
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 1_048_576)} MB`

export const NOTES = {
  mended: (what: string) => `Dokter listrik padam: ${what}`,
} as const
