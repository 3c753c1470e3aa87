// Owns: telling Kendala that somebody waits too long for an answer.
// Must never: ring for a ticket of this hour; the entry in the menu counts those.
import type { ReadDb } from '../../platform/db/open'
import { EVERYONE } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { countWaiting } from './store'

const TOO_LONG_MS = 24 * 3_600_000

export function ticketTroubles(db: ReadDb, now: number): OfficeTrouble[] {
  const { since } = countWaiting(db)
  if (since === null || now - since < TOO_LONG_MS) return []
  return [
    {
      key: 'tickets.waiting',
      isBad: false,
      since,
      trouble: {
        code: 'TICKETS_WAITING',
        message: 'Ada tiket yang menunggu jawaban lebih dari sehari.',
        advice: 'Jawab, atau tulis bahwa masih dikerjakan; pelanggan melihatnya di HP-nya.',
      },
      goTo: ['tiket'],
      goLabel: 'Buka Tiket',
      roles: [...EVERYONE],
    },
  ]
}
