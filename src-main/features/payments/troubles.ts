// Owns: what payments have to say on the Kendala screen: confirmations that wait for somebody who looks at the bank.
// Must never: stand there when nobody has to do anything.
import type { ReadDb } from '../../platform/db/open'
import { MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { openClaims } from './claims'

export function claimTroubles(db: ReadDb): OfficeTrouble[] {
  const claims = openClaims(db)
  const oldest = claims.at(-1)
  if (!oldest) return []
  return [
    {
      key: 'claims',
      isBad: false,
      since: oldest.at,
      trouble: {
        code: 'CLAIMS_WAITING',
        message: `${claims.length} konfirmasi pembayaran menunggu.`,
        advice: 'Lihat uangnya di mutasi rekening, lalu setujui atau tolak. Sesudah 3 hari, isolir tidak lagi ditahan.',
      },
      goTo: ['tagihan', 'pembayaran'],
      goLabel: 'Periksa',
      roles: [...MANAGERS],
    },
  ]
}
