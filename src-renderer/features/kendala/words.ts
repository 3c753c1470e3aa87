// Owns: small sentences of the Kendala screen.
// Must never: decide anything.
import type { JobItem } from '../../../src-main/features/kendala/contract'
import { formatInstant, formatTime, type ShopZone } from '../../../src-main/shared/calendar-date'

/** "menunggu sejak 21/11/2026 19:42 WIB, sudah dicoba 4 kali, dicoba lagi pukul 19:47". */
export function jobWords(job: JobItem, zone: ShopZone, isLaneAway: boolean): string {
  const tries = job.attempts === 0 ? 'belum dicoba' : `sudah dicoba ${job.attempts} kali`
  const parts = [`Sejak ${formatInstant(job.since, zone)}`, tries]
  if (job.isRunning) parts.push('sedang dikerjakan')
  else if (isLaneAway) parts.push('menunggu router')
  else if (job.attempts > 0)
    parts.push(job.dueAt === 0 ? 'segera dicoba lagi' : `dicoba lagi pukul ${formatTime(job.dueAt, zone)}`)
  return parts.join(' · ')
}
