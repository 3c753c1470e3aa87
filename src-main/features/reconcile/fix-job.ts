// Owns: the outbox handler that makes users of ours on a router what the books say, property by property.
// Must never: set what is already right (every set is a flash write), or touch a user that is not ours.
import { setImmediate as nextTurn } from 'node:timers/promises'
import { type OutboxHandler, OutboxRefusal } from '../../platform/outbox/runner'
import { attributeWords, type RouterConnection, type RouterRow } from '../../platform/routeros'
import { readVoucherComment } from '../../shared/voucher-comment'
import { findRouter, isOurProfile, outboxFailure, withRouter } from '../routers'
import { batchesOf, type KeptVoucher, keptVouchers, noteOnVouchers, setRouterState } from '../vouchers'
import { compareUser } from './compare-user'
import type { ReconcileJobDeps } from './jobs'
import { VouchersPayload } from './kinds'
import { readUsers } from './read-router'
import { NOTES } from './texts'

const SLICE = 200
const USERS = '/ip/hotspot/user'

interface Fix {
  readonly voucherId: number
  readonly command: string
  readonly params: readonly string[]
}

export const makeFixJob = (deps: ReconcileJobDeps): OutboxHandler => {
  const { db, links, context } = deps
  /** Of a job: what the router refused of it; with the process gone it is simply asked once more. */
  const refusals = new Map<number, Set<number>>()

  return async ({ row, payload }) => {
    const { routerId, voucherIds } = VouchersPayload.parse(payload)
    const router = findRouter(db, routerId)
    if (!router || router.isArchived) return { kind: 'done' }
    const refused = refusals.get(row.id) ?? new Set()
    refusals.set(row.id, refused)
    const vouchers = keptVouchers(db, voucherIds).filter(
      (voucher) =>
        voucher.routerId === routerId &&
        (voucher.state === 'stock' || voucher.state === 'sold' || voucher.state === 'active'),
    )
    const { done, problem, isLast } = await withRouter(links, routerId, async (connection) => {
      const fixes = await planFixes(connection, vouchers, router.hotspotServer)
      const now = fixes.filter(({ voucherId }) => !refused.has(voucherId)).slice(0, SLICE)
      const results = await connection.runMany(now)
      const done: number[] = []
      let problem: unknown = null
      for (const [index, fix] of now.entries()) {
        const result = results[index]
        if (result?.ok) done.push(fix.voucherId)
        else if (result?.error.kind === 'trap') refused.add(fix.voucherId)
        if (result && !result.ok && result.error.trap !== 'gone') problem ??= result.error
      }
      return { done, problem, isLast: fixes.length <= now.length + refused.size }
    })
    const book = (tx: Parameters<typeof setRouterState>[0]) => {
      setRouterState(tx, done, 'present')
      noteOnVouchers(tx, context(), done, NOTES.fixed)
      tx.publish('vouchers', 'care')
    }
    if (problem === null || (refused.size > 0 && !isLast)) return { kind: isLast ? 'done' : 'more', book }
    db.transact(book)
    const failure = outboxFailure(problem, links.place(routerId))
    if (failure instanceof OutboxRefusal) refusals.delete(row.id) // tried as a whole when its turn comes again
    throw failure
  }

  async function planFixes(
    connection: RouterConnection,
    vouchers: readonly KeptVoucher[],
    server: string,
  ): Promise<Fix[]> {
    const users = await readUsers(connection)
    const byMark = new Map<number, RouterRow[]>()
    const byName = new Map<string, RouterRow>()
    for (const user of users) {
      const mark = readVoucherComment(user.comment)
      if (mark) byMark.set(mark.id, [...(byMark.get(mark.id) ?? []), user])
      else if (isOurProfile(user.profile ?? '')) byName.set(user.name ?? '', user)
    }
    await nextTurn()
    const batchOf = batchesOf(db)
    const now = context().now
    return vouchers.flatMap((voucher) => {
      const batch = batchOf(voucher.batchId)
      const marked = (byMark.get(voucher.id) ?? []).filter(
        (user) => readVoucherComment(user.comment)?.tag === batch?.tag,
      )
      const actual = marked.find((user) => user.name === voucher.code) ?? marked[0] ?? byName.get(voucher.code)
      if (!batch || !actual) return []
      const changes = compareUser({ voucher, batch, server, now }, actual)
      if (changes.length === 0) return []
      const values = Object.fromEntries(changes.map(({ property, value }) => [property, value]))
      const params = attributeWords({ '.id': actual['.id'] ?? '', ...values })
      return [{ voucherId: voucher.id, command: `${USERS}/set`, params }]
    })
  }
}
