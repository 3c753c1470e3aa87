// Owns: the names and payload of the jobs of a move.
// Must never: do one.
import * as z from 'zod'

export const JOB = {
  /** To the new router. */
  bring: 'stock.bring',
  /** Off the old one. */
  leave: 'stock.leave',
  /** Off the new one again, after "Batalkan". */
  recall: 'stock.recall',
} as const

export const MovePayload = z.object({ moveId: z.string() })
