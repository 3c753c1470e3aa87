// Owns: "make and sell in one go": when the stock is short and a router answers, the missing codes are made there first.
// Must never: hold up a sale for long; without an answer in time the owner's rule for an empty stock decides.
import type { Call } from '../../platform/rpc'
import { findPackage } from '../catalog'
import { listRouters } from '../routers'
import { createBatch, presentStock } from '../vouchers'

const REASON = 'Dibuat saat dijual'

/** Milliseconds a queue at the counter accepts. */
const PATIENCE_MS = 6000

export interface TopUpInput {
  readonly lines: readonly { readonly packageId: string; readonly quantity: number }[]
  readonly routerId: string | null
}

export type TopUp = (call: Call, input: TopUpInput) => Promise<void>

export const makeTopUp =
  (isOnline: (routerId: string) => boolean): TopUp =>
  async (call, input) => {
    if (call.isPassive()) return // another process has the lanes; the sale itself will be refused
    const { db } = call
    const ctx = call.contextFor(call.actor())
    const wanted = new Map<string, number>()
    for (const { packageId, quantity } of input.lines) wanted.set(packageId, (wanted.get(packageId) ?? 0) + quantity)
    const short = [...wanted].filter(
      ([packageId, quantity]) => presentStock(db, { packageId, routerId: input.routerId, now: ctx.now }) < quantity,
    )
    const made: [string, number][] = []
    for (const [packageId, quantity] of short) {
      const item = findPackage(db, packageId)
      const router = listRouters(db).find(
        ({ id }) =>
          (input.routerId === null || id === input.routerId) &&
          (!item || item.routerIds.length === 0 || item.routerIds.includes(id)) &&
          isOnline(id),
      )
      if (!item || item.isArchived || !router) continue
      const missing = quantity - presentStock(db, { packageId, routerId: input.routerId, now: ctx.now })
      db.transact((tx) => {
        createBatch(tx, ctx, { packageId, routerId: router.id, quantity: missing, reason: REASON, priority: 0 })
      })
      made.push([packageId, quantity])
    }
    if (made.length === 0) return
    const isThere = () =>
      made.every(
        ([packageId, quantity]) => presentStock(db, { packageId, routerId: input.routerId, now: ctx.now }) >= quantity,
      )
    await waitUntil(db, isThere)
  }

/** Looks again after each commit; gives up quietly, since what follows decides by what is there. */
function waitUntil(db: Call['db'], isTrue: () => boolean): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(finish, PATIENCE_MS)
    const unsubscribe = db.onCommit(() => {
      if (isTrue()) finish()
    })
    if (isTrue()) finish()
  })
}
