// Owns: what the Kendala screen says of online payments.
// Must never: name a customer; the list behind it does.
import type { ReadDb } from '../../platform/db/open'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { getSetting } from '../settings'
import { silentCharges, unhandledCharges } from './store'
import { GATEWAY_TEXTS } from './texts'

function isPractising(db: ReadDb): boolean {
  const { provider, place } = getSetting(db, 'gateway')
  return provider !== 'off' && place === 'sandbox'
}

/** A charge that has not been heard of for so long needs a person. */
const SILENT_AFTER_MS = 20 * 60_000

/** `isDemo`: there nothing is real anyway. */
export function gatewayTroubles(db: ReadDb, now: number, isDemo: boolean): OfficeTrouble[] {
  const wrong = unhandledCharges(db)
  const silent = silentCharges(db, now - SILENT_AFTER_MS)
  const place = { goTo: ['tagihan', 'online'], goLabel: 'Lihat pembayaran online' }
  return [
    ...(!isDemo && isPractising(db)
      ? [
          {
            key: 'gateway-practice',
            isBad: true,
            since: now,
            trouble: GATEWAY_TEXTS.practice,
            roles: [...MANAGERS],
            goTo: ['pengaturan', 'online'],
            goLabel: 'Buka pengaturannya',
          },
        ]
      : []),
    ...(wrong[0]
      ? [
          {
            key: 'gateway-mismatch',
            isBad: true,
            since: wrong[0].createdAt,
            trouble: GATEWAY_TEXTS.mismatch(wrong.length),
            roles: [...MANAGERS],
            ...place,
          },
        ]
      : []),
    ...(silent[0]
      ? [
          {
            key: 'gateway-silent',
            isBad: false,
            since: silent[0].createdAt,
            trouble: GATEWAY_TEXTS.silent(silent.length),
            roles: [...EVERYONE],
            ...place,
          },
        ]
      : []),
  ]
}
