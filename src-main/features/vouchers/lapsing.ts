// Owns: the shelf life: what is past "pakai sebelum" lapses. Unsold vouchers at once, sold ones after the router was asked.
// Must never: lapse a voucher that a customer has already begun to use.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { enqueueOnce } from '../../platform/outbox/store'
import type { RouterRow } from '../../platform/routeros'
import { parseCount, parseRouterOsDuration } from '../../platform/routeros/values'
import { readVoucherComment } from '../../shared/voucher-comment'
import { routerLane, withRouter } from '../routers'
import { findBatch } from './batch-store'
import { enqueueRevoke } from './commands'
import { REASONS } from './domain'
import type { VoucherJobDeps } from './grant-jobs'
import { findSessions, findUsers, ownUser, removeUsers } from './hotspot-users'
import { JOB, RouterPayload } from './kinds'
import { changeState, findVoucher, setFirstLogin, setRouterState, type VoucherRow } from './store'

const SLICE = 100

// The words of the partial index voucher_shelf, so that only open shelf lives are looked at.
const PAST = `state in ('stock', 'sold') and use_before is not null and use_before <= :now`

const pastInStock = plain<{ now: number; limit: number }, { id: number; routerId: string }>(`
  select id, router_id as "routerId" from voucher where ${PAST} and state = 'stock' order by use_before limit :limit`)

// A sold one that never reached its router has not been kept too long: the customer could not use it.
const SOLD_AND_THERE = `${PAST} and state = 'sold' and router_state in ('present', 'missing')`

const routersWithPastSold = plain<{ now: number }, { routerId: string }>(`
  select distinct router_id as "routerId" from voucher where ${SOLD_AND_THERE}`)

const pastSold = plain<{ now: number; routerId: string; limit: number }, { id: number }>(`
  select id from voucher where ${SOLD_AND_THERE} and router_id = :routerId order by use_before limit :limit`)

/** Each minute. A whole batch may lapse at once, so it goes in slices. */
export async function lapsePast(db: Db, context: () => CommandContext, signal: AbortSignal): Promise<void> {
  while (!signal.aborted && db.transact((tx) => lapseSlice(tx, context()))) await nextTurn()
  db.transact((tx) => {
    const { now } = context()
    for (const { routerId } of routersWithPastSold(tx).all({ now }))
      enqueueOnce(tx, {
        lane: routerLane(routerId),
        kind: JOB.lapse,
        subject: `lapse:${routerId}`,
        payload: { routerId },
        at: now,
      })
  })
}

/** True when there may be more. */
function lapseSlice(tx: Tx, ctx: CommandContext): boolean {
  const past = pastInStock(tx).all({ now: ctx.now, limit: SLICE })
  const ids = past.map(({ id }) => id)
  changeState(tx, ctx, { ids, from: ['stock'], to: 'lapsed', reason: REASONS.lapsed })
  for (const [routerId, rows] of Map.groupBy(past, (row) => row.routerId))
    enqueueRevoke(
      tx,
      ctx,
      routerId,
      rows.map(({ id }) => id),
    )
  return past.length === SLICE
}

const USAGE = ['uptime', 'bytes-in', 'bytes-out']

/** A figure that cannot be read counts as use: a customer is not cut off for what is uncertain. */
export function wasUsed(user: RouterRow): boolean {
  const isZero = (value: number | null | undefined) => value === 0
  const traffic = [user['bytes-in'], user['bytes-out']].every((text) => text === undefined || isZero(parseCount(text)))
  const uptime = user.uptime === undefined || isZero(parseRouterOsDuration(user.uptime))
  return !traffic || !uptime || readVoucherComment(user.comment)?.firstLogin !== 0
}

export const makeLapseJob =
  ({ db, links, context }: VoucherJobDeps): OutboxHandler =>
  async ({ payload }) => {
    const { routerId } = RouterPayload.parse(payload)
    const rows = pastSold(db)
      .all({ now: context().now, routerId, limit: SLICE })
      .flatMap(({ id }) => findVoucher(db, id) ?? [])
    if (rows.length === 0) return { kind: 'done' }
    const markOf = (row: VoucherRow) => ({ id: row.id, code: row.code, tag: findBatch(db, row.batchId)?.tag ?? '' })
    const used = new Map<number, RouterRow>()
    await withRouter(links, routerId, async (connection) => {
      const names = rows.map(({ code }) => code)
      const users = await findUsers(connection, names, USAGE)
      const online = new Set((await findSessions(connection, names)).map((session) => session.user))
      for (const row of rows) {
        const user = ownUser(users, markOf(row))
        if (user && (online.has(row.code) || wasUsed(user))) used.set(row.id, user)
      }
      await removeUsers(connection, rows.filter(({ id }) => !used.has(id)).map(markOf))
    })
    return {
      kind: rows.length === SLICE ? 'more' : 'done',
      book(tx) {
        const ctx = context()
        for (const [id, user] of used) markUsed(tx, ctx, id, user)
        const unused = rows.map(({ id }) => id).filter((id) => !used.has(id))
        const lapsed = changeState(tx, ctx, { ids: unused, from: ['sold'], to: 'lapsed', reason: REASONS.lapsed })
        setRouterState(tx, lapsed, 'removed')
      },
    }
  }

/** The router says that somebody logged in with it: from now on its active period counts, not its shelf life. */
function markUsed(tx: Tx, ctx: CommandContext, id: number, user: RouterRow): void {
  const stamp = readVoucherComment(user.comment)
  if (stamp && stamp.firstLogin > 0)
    setFirstLogin(tx, id, { firstLoginAt: stamp.firstLogin * 1000, expiresAt: stamp.expires * 1000 || null })
  changeState(tx, ctx, { ids: [id], from: ['stock', 'sold'], to: 'active', reason: REASONS.used })
}
