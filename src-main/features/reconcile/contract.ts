// Owns: "Cocokkan": what differs between the books and a router, row by row, and what may be done about it.
// Must never: offer to touch what is not ours.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { command, Id, Nothing, Page, PageRequest, query, stream } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

/** `clash`: somebody else's user has the name of our voucher. `foreign`: not ours; shown, never touched. */
export const RowKind = z.enum(['missing', 'different', 'leftover', 'clash', 'foreign'])
export type RowKind = z.infer<typeof RowKind>
/** The last five come with the kinds that other features bring (kind.ts). */
export const RowObject = z.enum([
  'user',
  'profile',
  'script',
  'scheduler',
  'pool',
  'secret',
  'ppp-profile',
  'address',
  'queue',
  'lease',
])
export type RowObject = z.infer<typeof RowObject>

/** grant: put there again. fix: set what differs. revoke: take away. profile, expiry: by their own keepers. */
export const RowAction = z.enum(['grant', 'fix', 'revoke', 'profile', 'expiry'])
export type RowAction = z.infer<typeof RowAction>

export const RowChange = z.object({ property: z.string(), wanted: z.string(), actual: z.string() })
export type RowChange = z.infer<typeof RowChange>

export const ReconcileRow = z.object({
  key: z.string(),
  object: RowObject,
  kind: RowKind,
  name: z.string(),
  /** The package, or what the thing is for. */
  label: z.string(),
  /** Why it stands here, in a sentence. */
  why: z.string(),
  changes: z.array(RowChange),
  /** Null: nothing that LoketNet may do by itself. */
  action: RowAction.nullable(),
})
export type ReconcileRow = z.infer<typeof ReconcileRow>

export const ReconcileCounts = z.object({
  /** Things of ours that were compared. */
  checked: z.int(),
  missing: z.int(),
  different: z.int(),
  leftover: z.int(),
  clash: z.int(),
  foreign: z.int(),
  /** Of the above, vouchers that are not as they should be; profiles and guards are told by their own keepers too. */
  vouchers: z.int(),
  /** The same of customers: secrets, addresses, queues, leases. */
  customers: z.int(),
})
export type ReconcileCounts = z.infer<typeof ReconcileCounts>

export const Trouble = z.object({ code: z.string(), message: z.string(), advice: z.string() })
export type Trouble = z.infer<typeof Trouble>

export const ReconcileSummary = z.object({
  routerId: Id,
  routerName: z.string(),
  isOnline: z.boolean(),
  /** When it was last compared to the end; null = never. */
  at: z.int().nullable(),
  counts: ReconcileCounts.nullable(),
  /** Why the newest attempt did not come to an end. */
  trouble: Trouble.nullable(),
  isRunning: z.boolean(),
  /** Rows can be shown and chosen; after a restart they are compared again first. */
  hasRows: z.boolean(),
  /** Repairs of this router that are still in the outbox. */
  openRepairs: z.int(),
})
export type ReconcileSummary = z.infer<typeof ReconcileSummary>

export const ReconcileEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('step'), done: z.int(), total: z.int(), title: z.string() }),
  z.object({ type: z.literal('end'), at: z.int(), counts: ReconcileCounts }),
  /** A refusal inside a stream loses its sentence on the wire, so it is an event. */
  z.object({ type: z.literal('failed'), trouble: Trouble }),
])
export type ReconcileEvent = z.infer<typeof ReconcileEvent>

const RowFilter = {
  kind: RowKind.nullable().default(null),
  object: RowObject.nullable().default(null),
  search: z.string().max(60).default(''),
}

export const reconcileContract = {
  summary: query(MANAGERS, Nothing, z.array(ReconcileSummary)),
  /** Compares now; joins the comparison that is under way. */
  check: stream(MANAGERS, z.object({ routerId: Id }), eventIterator(ReconcileEvent)),
  rows: query(
    MANAGERS,
    z.object({ ...PageRequest, ...RowFilter, routerId: Id }),
    Page(ReconcileRow).extend({ total: z.int(), at: z.int().nullable() }),
  ),
  /** `at` is the comparison that the person saw. Keys, or every row of `kinds` that LoketNet may mend. */
  apply: command(
    MANAGERS,
    z.object({
      routerId: Id,
      at: z.int(),
      keys: z.array(z.string().max(200)).max(20_000),
      kinds: z.array(RowKind).max(3),
    }),
    z.object({ queued: z.int(), left: z.int() }),
  ),
}
