// Owns: whether money may move now: the shop may ask for an open shift first.
// Must never: open a shift by itself.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { getSetting } from '../settings'

/**
 * The shift that the money belongs to; null where the shop works without shifts, and for the app's own work.
 * Throws SHIFT_NEEDED when the setting asks for a shift and the person has none.
 */
export function requireShift(db: ReadDb, ctx: Pick<CommandContext, 'actor' | 'shiftId'>): string | null {
  if (ctx.shiftId === null && ctx.actor && getSetting(db, 'shiftPolicy').isRequired)
    throw new DomainError('SHIFT_NEEDED')
  return ctx.shiftId
}
