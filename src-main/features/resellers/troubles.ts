// Owns: what resellers have to say on the Kendala screen: deposits that wait for somebody who looks at the bank.
// Must never: stand there when nobody has to do anything.
import type { ReadDb } from '../../platform/db/open'
import { MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { openDeposits } from './money'

export function depositTroubles(db: ReadDb): OfficeTrouble[] {
  const deposits = openDeposits(db)
  const oldest = deposits.at(-1)
  if (!oldest) return []
  return [
    {
      key: 'deposits',
      isBad: false,
      since: oldest.at,
      trouble: {
        code: 'DEPOSITS_WAITING',
        message: `${deposits.length} permintaan deposit reseller menunggu.`,
        advice: 'Lihat uangnya di mutasi rekening atau di laci, lalu setujui atau tolak.',
      },
      goTo: ['reseller'],
      goLabel: 'Periksa',
      roles: [...MANAGERS],
    },
  ]
}
