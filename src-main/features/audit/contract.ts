// Owns: what a screen may ask of the audit trail.
// Must never: offer a change.
import * as z from 'zod'
import { Page, PageRequest, query } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'

export const AuditItem = z.object({
  seq: z.int(),
  at: z.int(),
  actorName: z.string(),
  action: z.string(),
  subjectType: z.string(),
  subjectId: z.string(),
  detail: z.record(z.string(), z.unknown()),
  hash: z.string(),
})

export const auditContract = {
  list: query(MANAGERS, z.object({ ...PageRequest, actorId: z.string().nullable().default(null) }), Page(AuditItem)),
  /** Walks the whole chain: `brokenAt` is the number of the first link that does not fit, or null. */
  verify: query(
    MANAGERS,
    z.object({}),
    z.object({ links: z.int(), brokenAt: z.int().nullable(), headHash: z.string() }),
  ),
}
