// Owns: putting the expiry engine together, and what "Periksa router" says of it.
// Must never: hold a rule of the engine.
import type { Db } from '../../platform/db/open'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { type ExpiryDeps, expiryItems, findExpiry, installAndWait, profileEnsured } from '../expiry'
import { type CheckFinding, OFFERS, type RepairResult } from '../preflight'
import { routerOfLane } from '../routers'
import { outstandingOn } from '../vouchers'

export function makeExpiryDeps(
  deps: Omit<ExpiryDeps, 'isNeeded' | 'trials'>,
  holdsProfiles: (routerId: string) => boolean,
): ExpiryDeps {
  return {
    ...deps,
    isNeeded: (db, routerId) => holdsProfiles(routerId) || outstandingOn(db, routerId) > 0,
    trials: new Set(),
  }
}

/** A profile that was just made has no on-login yet. */
export const thenExpiry =
  ({ context }: ExpiryDeps, ensure: OutboxHandler): OutboxHandler =>
  async (job, signal) => {
    const result = await ensure(job, signal)
    const routerId = routerOfLane(job.row.lane)
    return {
      ...result,
      book(tx) {
        result.book?.(tx)
        if (result.book && routerId) profileEnsured(tx, context(), routerId)
      },
    }
  }

/** After "Lepas dari router". One that is only not put right by itself is still missed when it is gone. */
export function isTakenOff(db: Db, routerId: string): boolean {
  const row = findExpiry(db, routerId)
  return row?.isWanted === false && row.state === 'missing'
}

/** What stands on the router now, for whoever wants to see for himself. */
const LOOK =
  '/system script print detail where name~"lk-"\n/system scheduler print detail where name~"lk-"\n/system device-mode print'

export function judgeExpiry(db: Db, routerId: string): CheckFinding[] {
  const item = expiryItems(db).find((one) => one.routerId === routerId)
  if (!item) return []
  const base = { id: 'expiry', group: 'expiry' as const, fix: LOOK }
  const repair = OFFERS.expiry()
  const after = 'Voucher yang habis saat aplikasi tertutup tidak ditutup router.'
  if (item.state === 'installed') {
    if (item.pulse === 'stopped' || item.pulse === 'refused')
      return [
        {
          ...base,
          level: 'bad',
          title: 'Penjaga masa aktif tidak berdenyut',
          meaning: `Penjadwal di router tidak menjalankan skripnya. ${after} Periksa device-mode dan izin pengguna API.`,
          repair,
        },
      ]
    const keeps = item.isWanted ? '' : ' Tidak diperbaiki sendiri bila diubah orang, seperti yang Anda minta.'
    const meaning = `Versi ${item.version ?? '?'} di router, menutup voucher habis walau komputer mati.${keeps}`
    return [{ ...base, fix: null, level: 'ok', title: 'Masa aktif dijaga router', meaning, repair: null }]
  }
  if (isTakenOff(db, routerId))
    return [{ ...base, level: 'warn', title: 'Penjaga masa aktif dilepas', meaning: after, repair }]
  const trouble = item.report?.trouble?.message
  const title = {
    unseen: 'Penjaga masa aktif belum dipasang',
    missing: 'Penjaga masa aktif belum dipasang',
    drifted: 'Penjaga masa aktif berubah di router',
    refused: 'Router menolak penjaga masa aktif',
    unkept: 'Router tidak menyimpan penjaga masa aktif',
    installed: '',
  }[item.state]
  return [{ ...base, level: item.state === 'refused' ? 'bad' : 'warn', title, meaning: trouble ?? after, repair }]
}

export async function repairExpiry(deps: ExpiryDeps, routerId: string): Promise<RepairResult> {
  const deed = await installAndWait(deps, routerId)
  if (!deed) return { outcome: 'already', message: 'Penjaga masa aktif sudah terpasang.' }
  if (deed.unkept.length > 0)
    return { outcome: 'waits', message: `Router menerima, tetapi tidak menyimpan: ${deed.unkept.join('; ')}.` }
  return { outcome: 'done', message: `Penjaga masa aktif terpasang (${deed.steps.length} langkah).` }
}
