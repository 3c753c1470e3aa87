// Owns: what the Kendala screen says of online payments.
// Must never: name a customer; the list behind it does.
import type { ReadDb } from '../../platform/db/open'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import type { OfficeTrouble } from '../kendala'
import { silentCharges, unhandledCharges } from './store'
import { GATEWAY_TEXTS } from './texts'

/** A charge that has not been heard of for so long needs a person. */
const SILENT_AFTER_MS = 20 * 60_000

export function gatewayTroubles(db: ReadDb, now: number): OfficeTrouble[] {
  const wrong = unhandledCharges(db)
  const silent = silentCharges(db, now - SILENT_AFTER_MS)
  const place = { goTo: ['tagihan', 'online'], goLabel: 'Lihat pembayaran online' }
  return [
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
