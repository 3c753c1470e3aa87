// Owns: the opaque mark of how far the list of bills was read.
// Must never: be trusted; it comes back from a screen.
import * as z from 'zod'
import { DomainError } from '../../shared/errors'

const Mark = z.tuple([z.string(), z.string(), z.int()])

/** `order` names the order of the list: a mark of one order means nothing in another. */
export const writeMark = (order: string, key: string, id: number): string =>
  Buffer.from(JSON.stringify([order, key, id])).toString('base64url')

export function readMark(order: string, mark: string | null): readonly [string, number] | null {
  if (mark === null) return null
  try {
    const [of, key, id] = Mark.parse(JSON.parse(Buffer.from(mark, 'base64url').toString()))
    if (of === order) return [key, id]
  } catch (cause) {
    throw new DomainError('INPUT_INVALID', {}, { cause })
  }
  throw new DomainError('INPUT_INVALID')
}
