// Owns: the names and payloads of the jobs that "Cocokkan" leaves in the outbox.
// Must never: do one.
import * as z from 'zod'

export const JOB = {
  regrant: 'reconcile.grant',
  fix: 'reconcile.fix',
  clear: 'reconcile.clear',
} as const

export const VouchersPayload = z.object({ routerId: z.string(), voucherIds: z.array(z.int()) })
export const ClearPayload = z.object({
  routerId: z.string(),
  leftovers: z.array(z.object({ key: z.string(), name: z.string() })),
})
