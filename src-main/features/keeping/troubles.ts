// Owns: what the routers' keepers have to say on the Kendala screen.
// Must never: repeat what another line there says already, or ask a router.
import type { Db, ReadDb } from '../../platform/db/open'
import { careItems } from '../care'
import { doctorItems } from '../doctor'
import type { RouterTrouble } from '../kendala'
import { listRuns } from '../reconcile'
import { listRouters } from '../routers'
import { judgeExpiry } from './expiry'

const TEXTS = {
  clock: (message: string) => ({
    code: 'ROUTER_CLOCK',
    message,
    advice: 'Jualan tetap jalan. Buka "Periksa router" untuk menyalakan NTP atau menyamakan jamnya.',
  }),
  doctor: (count: number, name: string) => ({
    code: 'ROUTER_DOCTOR',
    message: `${count} temuan sesudah listrik padam di router ${name} menunggu keputusan.`,
    advice: 'Buka "Dokter listrik padam", lihat usulannya satu per satu, lalu perbaiki atau biarkan.',
  }),
  reconcile: (what: string, name: string) => ({
    code: 'ROUTER_RECONCILE',
    message: `${what} di router ${name} tidak sama dengan pembukuan.`,
    advice: 'Buka "Cocokkan", lihat bedanya, lalu pilih yang mau dibetulkan. Milik orang lain tidak disentuh.',
  }),
} as const

export function keeperTroubles(db: Db & ReadDb): RouterTrouble[] {
  const routers = new Map(listRouters(db).map(({ id, name }) => [id, name]))
  const found: RouterTrouble[] = []
  for (const { routerId, clock, clockWarning } of careItems(db)) {
    const name = routers.get(routerId)
    if (name !== undefined && clock && clockWarning !== null)
      found.push({ routerId, name, state: 'clock', since: clock.checkedAt, trouble: TEXTS.clock(clockWarning) })
  }
  for (const { routerId, routerName: name, open, exam } of doctorItems(db, () => true))
    if (open > 0)
      found.push({ routerId, name, state: 'doctor', since: exam?.at ?? 0, trouble: TEXTS.doctor(open, name) })
  for (const { routerId, counts, at } of listRuns(db)) {
    const name = routers.get(routerId)
    if (name === undefined || !counts || counts.vouchers + counts.customers === 0) continue
    const what = [
      ...(counts.vouchers > 0 ? [`${counts.vouchers} voucher`] : []),
      ...(counts.customers > 0 ? [`${counts.customers} pelanggan`] : []),
    ].join(' dan ')
    found.push({ routerId, name, state: 'reconcile', since: at ?? 0, trouble: TEXTS.reconcile(what, name) })
  }
  for (const [routerId, name] of routers)
    for (const { level, title, meaning } of judgeExpiry(db, routerId))
      if (level === 'bad') {
        const trouble = { code: 'ROUTER_EXPIRY', message: `${title} (router ${name}).`, advice: meaning }
        found.push({ routerId, name, state: 'expiry', since: 0, trouble })
      }
  return found
}
