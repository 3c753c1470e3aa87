// Owns: moving unsold stock of a package from one router to another, and how far each move is.
// Must never: move what is sold.
import * as z from 'zod'
import { command, Done, Id, Instant, Nothing, query } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const MoveState = z.enum(['running', 'cancelling', 'done'])
export type MoveState = z.infer<typeof MoveState>

export const MoveItem = z.object({
  id: Id,
  packageId: Id,
  packageName: z.string(),
  fromRouterId: Id,
  fromName: z.string(),
  toRouterId: Id,
  toName: z.string(),
  quantity: z.int(),
  state: MoveState,
  makerName: z.string(),
  createdAt: Instant,
  /** Not on the new router yet. */
  waiting: z.int(),
  /** Sellable on the new router; the old one still has the codes too. */
  leaving: z.int(),
  moved: z.int(),
  /** Stayed where they were. */
  kept: z.int(),
  /** Why some stayed; empty when none did. */
  keptWhy: z.array(z.string()),
  isFromOnline: z.boolean(),
  isToOnline: z.boolean(),
})
export type MoveItem = z.infer<typeof MoveItem>

/** One package on one router. */
export const ShelfItem = z.object({
  routerId: Id,
  packageId: Id,
  packageName: z.string(),
  /** Sellable now, with the router unreachable too. */
  present: z.int(),
  waiting: z.int(),
  missing: z.int(),
  failed: z.int(),
  sold: z.int(),
  active: z.int(),
  /** The package is sold there. */
  isSoldHere: z.boolean(),
  /** Of the package: below it is low. */
  minimum: z.int(),
})
export type ShelfItem = z.infer<typeof ShelfItem>

export const moveContract = {
  /** Newest first: all that run, and the last few that are done. */
  list: query(MANAGERS, Nothing, z.array(MoveItem)),
  /** Every hotspot package on every router. */
  shelves: query(MANAGERS, Nothing, z.array(ShelfItem)),
  start: command(
    MANAGERS,
    z.object({
      packageId: Id,
      fromRouterId: Id,
      toRouterId: Id,
      quantity: z
        .int('Isi angka bulat.')
        .min(1, 'Paling sedikit 1.')
        .max(10_000, 'Paling banyak 10.000 sekali pindah.'),
    }),
    z.object({ moveId: Id }),
  ),
  /** What was never sent stays on the old router at once; what may have arrived is called back first. */
  cancel: command(MANAGERS, z.object({ moveId: Id }), Done),
}
