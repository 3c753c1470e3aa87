// Owns: "make and sell in one go": when the stock is short and a router answers, the missing codes are made there first.
// Must never: hold up a sale for long, or make the same codes again when it is pressed again; without an answer in time the
// owner's rule for an empty stock decides.
import type { Tx } from '../../platform/db/open'
import { answerOnce } from '../../platform/requests'
import type { Call } from '../../platform/rpc'
import { findPackage } from '../catalog'
import { comingStock, createBatch, hasArrived, presentStock } from '../vouchers'

/** Stands in the list of batches: what the sale did not take in the end is stock like any other. */
export const TOP_UP_REASON = 'Ditambah saat ada pembeli'

/** Milliseconds a queue at the counter accepts. */
const PATIENCE_MS = 6000

export interface TopUpInput {
  readonly requestId: string
  readonly lines: readonly {
    readonly packageId: string
    readonly quantity: number
    readonly routerId: string | null
  }[]
}

export type TopUp = (call: Call, input: TopUpInput) => Promise<void>

interface Need {
  readonly packageId: string
  readonly routerId: string
  quantity: number
}

export function makeTopUp(isOnline: (routerId: string) => boolean, patienceMs = PATIENCE_MS): TopUp {
  /** What the sales that wait right now are waiting for: none of them may count on the codes of another. */
  const waiting = new Set<Need>()
  const wantedByOthers = (need: Need) =>
    [...waiting].reduce((sum, other) => (other !== need && isSamePlace(other, need) ? sum + other.quantity : sum), 0)

  return async (call, { requestId, lines }) => {
    if (call.isPassive()) return // another process has the lanes; the sale itself will be refused
    const { db } = call
    const ctx = call.contextFor(call.actor())
    const present = (need: Need) => presentStock(db, { ...need, now: ctx.now })
    const short = needsOf(lines).filter((need) => present(need) < need.quantity && isOnline(need.routerId))
    if (short.length === 0) return

    const fill = (tx: Tx, need: Need): string | null => {
      const { packageId, routerId } = need
      const onTheWay = comingStock(tx, { packageId, routerId, reason: TOP_UP_REASON })
      const quantity = need.quantity + wantedByOthers(need) - present(need) - onTheWay
      if (quantity <= 0 || findPackage(tx, packageId)?.isArchived !== false) return null
      return createBatch(tx, ctx, { packageId, routerId, quantity, reason: TOP_UP_REASON, priority: 0 }).id
    }
    /** Once a request. Only what did arrive and was sold to somebody else is made again when the same press comes back. */
    const fillOnce = (need: Need): void => {
      const { packageId, routerId } = need
      for (let round = 1, isNew = false; !isNew; round += 1) {
        const once = {
          requestId: `${requestId}/${packageId}/${round}`,
          command: 'sales.top-up',
          actorId: ctx.actor?.id ?? null,
          input: { packageId, routerId },
          at: ctx.now,
        }
        const batchId = db.transact((tx) =>
          answerOnce(tx, once, () => {
            isNew = true
            return fill(tx, need)
          }),
        )
        if (batchId !== null && !hasArrived(db, batchId)) return
      }
    }
    for (const need of short) waiting.add(need)
    try {
      for (const need of short) fillOnce(need)
      await waitUntil(db, () => short.every((need) => present(need) >= need.quantity), patienceMs)
    } finally {
      for (const need of short) waiting.delete(need)
    }
  }
}

const isSamePlace = (one: Need, other: Need): boolean =>
  one.packageId === other.packageId && one.routerId === other.routerId

/** One need for each package and router, however many lines ask for it. */
function needsOf(lines: TopUpInput['lines']): Need[] {
  const needs: Need[] = []
  for (const { packageId, quantity, routerId } of lines) {
    if (routerId === null) continue
    const known = needs.find((need) => isSamePlace(need, { packageId, routerId, quantity }))
    if (known) known.quantity += quantity
    else needs.push({ packageId, routerId, quantity })
  }
  return needs
}

/** Looks again after each commit; gives up quietly, since what follows decides by what is there. */
function waitUntil(db: Call['db'], isTrue: () => boolean, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      clearTimeout(timer)
      unsubscribe()
      resolve()
    }
    const timer = setTimeout(finish, patienceMs)
    const unsubscribe = db.onCommit(() => {
      if (isTrue()) finish()
    })
    if (isTrue()) finish()
  })
}
