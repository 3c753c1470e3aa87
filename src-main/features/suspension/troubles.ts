// Owns: what isolir has to say on the Kendala screen: a list that waits for a yes.
// Must never: stand there when nobody has to do anything.
import type { ReadDb } from '../../platform/db/open'
import { MANAGERS, OWNER } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { runView } from './queries'
import { listOpenRuns } from './store'

export function suspensionTroubles(db: ReadDb): OfficeTrouble[] {
  const [waiting] = listOpenRuns(db)
  if (!waiting) return []
  const { proposed } = runView(db, waiting)
  if (proposed === 0) return []
  const isHeld = waiting.state === 'held'
  return [
    {
      key: 'suspension',
      isBad: isHeld,
      since: waiting.at,
      trouble: {
        code: 'SUSPENSION_WAITING',
        message: isHeld
          ? `Rem isolir menahan daftar ${proposed} langganan.`
          : `Daftar isolir ${proposed} langganan menunggu jawaban.`,
        advice: isHeld
          ? 'Belum ada yang diisolir. Periksa dulu tanggal dan tagihannya; hanya Pemilik yang dapat menjalankannya.'
          : 'Belum ada yang diisolir. Lihat daftarnya, lewati yang perlu, lalu jawab.',
      },
      goTo: ['tagihan', 'isolir'],
      goLabel: 'Lihat daftarnya',
      roles: [...(isHeld ? OWNER : MANAGERS)],
    },
  ]
}
