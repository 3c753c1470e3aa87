// Owns: the audit procedures.
// Must never: write.
import { implement } from '@orpc/server'
import { FIRST_HASH } from '../../platform/hash-chain'
import { type Call, guard } from '../../platform/rpc'
import { auditContract } from './contract'
import { findBrokenLink, listAudit } from './store'

const os = implement(auditContract).$context<Call>().use(guard)

export const auditRouter = os.router({
  list: os.list.handler(({ input, context }) => {
    const before = input.after === null ? null : Number(input.after)
    const rows = listAudit(context.db, { actorId: input.actorId, before, limit: input.limit })
    return {
      rows: rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) })),
      next: rows.length === input.limit ? String(rows.at(-1)?.seq) : null,
    }
  }),
  verify: os.verify.handler(({ context }) => {
    const [head] = listAudit(context.db, { limit: 1 })
    return { links: head?.seq ?? 0, brokenAt: findBrokenLink(context.db), headHash: head?.hash ?? FIRST_HASH }
  }),
})
