// Owns: the pure rules of a charge: its name at the gateway, when to look next, what to say of it.
// Must never: read a table or a clock.
import type { ChargeMethod } from '../../shared/gateway'

export const REF_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'
export const REF_TAIL = 6

/** `INV-2611-00042-1-K7F3QX`: what Midtrans allows in an order_id (letters, digits, dash), 50 at most. */
export const refOf = (billNumber: string, attempt: number, tail: string): string => `${billNumber}-${attempt}-${tail}`

const SECOND = 1000
const MINUTE = 60 * SECOND

/** Milliseconds that a charge may be overdue before it is taken back at the gateway. */
export const GRACE_MS = 10 * MINUTE
/** A request that never left within this time is not sent any more: whoever pressed has gone. */
export const GIVE_UP_MS = 60 * MINUTE
/** Once more after money was booked: Midtrans says a settlement may turn to deny within a minute. */
export const SECOND_LOOK_MS = 2 * MINUTE
/** Once more after the end: a payment of the last second is not lost. */
export const LAST_LOOK_MS = 10 * MINUTE
/** No next look is further away; one that is was written while the computer's clock ran ahead. */
export const LONGEST_PAUSE_MS = 15 * MINUTE
/** Somebody looks at the code right now: as often as this. */
export const WATCHED_EVERY_MS = 4 * SECOND
/** A phone that asked within this time is looking. */
export const WATCHED_FOR_MS = 15 * SECOND

/** How long to wait before the next look at a charge of this age, when nobody is watching it. */
export function pauseFor(ageMs: number): number {
  if (ageMs < 2 * MINUTE) return 5 * SECOND
  if (ageMs < 15 * MINUTE) return 30 * SECOND
  if (ageMs < 60 * MINUTE) return 2 * MINUTE
  return 10 * MINUTE
}

/** The books know QRIS and transfer; a virtual account is a transfer. */
export const payMethodOf = (method: ChargeMethod): 'qris' | 'transfer' => (method === 'qris' ? 'qris' : 'transfer')

export const referenceOf = (transactionId: string): string => `MIDTRANS ${transactionId}`
