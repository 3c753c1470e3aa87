// Owns: the opaque mark of how far a list was read.
// Must never: be trusted; it comes back from a screen.
import * as z from 'zod'
import { DomainError } from '../../shared/errors'

const Mark = z.tuple([z.string(), z.array(z.union([z.string(), z.number()])).max(3)])

/** `order` names the order of the list: a mark of one order means nothing in another. */
export const writeCursor = (order: string, keys: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([order, keys])).toString('base64url')

export function readCursor(order: string, cursor: string | null): readonly (string | number)[] | null {
  if (cursor === null) return null
  try {
    const [of, keys] = Mark.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (of === order) return keys
  } catch (cause) {
    throw new DomainError('INPUT_INVALID', {}, { cause })
  }
  throw new DomainError('INPUT_INVALID')
}
