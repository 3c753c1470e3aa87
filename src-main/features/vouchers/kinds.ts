// Owns: the names and payloads of the jobs that vouchers leave in the outbox.
// Must never: do one; making.ts, granting.ts, revoking.ts and lapsing.ts do.
import * as z from 'zod'

/** Work on the shop's own books that takes more than one transaction; no router is needed for it. */
export const MAKING_LANE = 'vouchers'

export const JOB = {
  /** The codes of a large batch, in slices. */
  make: 'batch.make',
  /** A batch to its router. */
  grant: 'batch.grant',
  /** What a cancelled batch had not brought to the router. */
  giveUp: 'batch.void',
  /** Whatever of a cancelled batch reached the router after all. */
  sweep: 'batch.sweep',
  /** Vouchers that are sold already. */
  grantSold: 'voucher.grant',
  revoke: 'voucher.revoke',
  /** A longer active period, closed, open again. */
  adjust: 'voucher.adjust',
  /** Sold vouchers past their shelf life: asked of the router whether they were used. */
  lapse: 'voucher.lapse',
} as const

export const BatchPayload = z.object({ batchId: z.string() })
export const MakePayload = BatchPayload.extend({ priority: z.int() })
export const GiveUpPayload = BatchPayload.extend({ actorId: z.string().nullable(), reason: z.string() })
export const VouchersPayload = z.object({ voucherIds: z.array(z.int()) })
export const RevokePayload = z.union([
  z.object({ voucherId: z.int() }).transform(({ voucherId }) => [voucherId]),
  VouchersPayload.transform(({ voucherIds }) => voucherIds),
])
/** `isOpened`: a user that is disabled on the router may log in again. */
export const AdjustPayload = z.object({ voucherId: z.int(), isOpened: z.boolean() })
export const RouterPayload = z.object({ routerId: z.string() })
