// Owns: a drawer that nobody closed, for the Kendala screen.
// Must never: close it by itself; only a count says what lay in it.
import type { ReadDb } from '../../platform/db/open'
import { MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { findUser } from '../users'
import { openShifts } from './store'

/** Longer than any night at the counter: it was forgotten. */
const FORGOTTEN_MS = 20 * 3_600_000

export const shiftTroubles = (db: ReadDb, now: number): OfficeTrouble[] =>
  openShifts(db)
    .filter(({ openedAt }) => now - openedAt > FORGOTTEN_MS)
    .map(({ id, number, cashierId, openedAt }) => ({
      key: `shift:${id}`,
      isBad: false,
      since: openedAt,
      trouble: {
        code: 'SHIFT_FORGOTTEN',
        message: `Shift ${findUser(db, cashierId)?.name ?? ''} (${number}) belum ditutup.`,
        advice: 'Hitung isi lacinya dan tutup shiftnya; harinya baru bisa dikunci sesudah itu.',
      },
      goTo: ['shift', 'riwayat', id],
      goLabel: 'Buka shiftnya',
      roles: [...MANAGERS],
    }))
