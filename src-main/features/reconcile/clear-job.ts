// Owns: the outbox handler that takes away what is left of us on a router: vouchers that are over or live elsewhere, copies, old profiles.
// Must never: take away a voucher that is good here, a profile that a user has, or anything whose mark is not ours.
import type { OutboxHandler } from '../../platform/outbox/runner'
import { type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import { readVoucherComment } from '../../shared/voucher-comment'
import { findRouter, isOurProfile, withRouter } from '../routers'
import { batchesOf, type KeptVoucher, keptVouchers, noteOnVouchers, removeUsers, setRouterState } from '../vouchers'
import type { ReconcileJobDeps } from './jobs'
import { ClearPayload } from './kinds'
import { readUsers } from './read-router'
import { NOTES } from './texts'

const SLICE = 100

const isOver = ({ state }: KeptVoucher): boolean => state === 'void' || state === 'lapsed' || state === 'finished'

interface Leaving {
  readonly id: number
  readonly code: string
  readonly tag: string
}

export const makeClearJob =
  ({ db, links, context, neededProfiles, isMoving }: ReconcileJobDeps): OutboxHandler =>
  async ({ payload }) => {
    const { routerId, leftovers } = ClearPayload.parse(payload)
    const router = findRouter(db, routerId)
    if (!router || router.isArchived) return { kind: 'done' }
    const keys = new Set(leftovers.map(({ key }) => key))
    const { gone, isLast } = await withRouter(links, routerId, async (connection) => {
      const users = await readUsers(connection)
      const leaving = leavingUsers(users, routerId)
      const now = leaving.slice(0, SLICE)
      await removeUsers(connection, now)
      if (leaving.length <= SLICE) await removeProfiles(connection, users)
      return { gone: now, isLast: leaving.length <= SLICE }
    })
    return {
      kind: isLast ? 'done' : 'more',
      book(tx) {
        const ids = gone.map(({ id }) => id)
        const here = keptVouchers(tx, ids).filter((row) => row.routerId === routerId && isOver(row))
        setRouterState(
          tx,
          here.map(({ id }) => id),
          'removed',
        )
        noteOnVouchers(tx, context(), [...new Set(ids)], NOTES.revoked)
        tx.publish('vouchers', 'batches', 'care')
      },
    }

    /** By the mark on the router and the books of this moment; the row that was chosen only says which ones. */
    function leavingUsers(users: readonly RouterRow[], here: string): Leaving[] {
      const chosen = users.flatMap((user) => {
        const mark = readVoucherComment(user.comment)
        if (!mark) return []
        const isCopy = keys.has(`c:${user['.id']}`)
        return isCopy || keys.has(`u:${mark.id}`) ? [{ user, mark, isCopy }] : []
      })
      const vouchers = new Map(
        keptVouchers(
          db,
          chosen.map(({ mark }) => mark.id),
        ).map((row) => [row.id, row]),
      )
      const batchOf = batchesOf(db)
      return chosen.flatMap(({ user, mark, isCopy }) => {
        const voucher = vouchers.get(mark.id)
        if (!voucher || batchOf(voucher.batchId)?.tag !== mark.tag) return []
        const name = user.name ?? ''
        const isElsewhere = voucher.routerId !== here && !isMoving(voucher.id)
        const isDue = isCopy ? name !== voucher.code : isOver(voucher) || isElsewhere
        return isDue ? [{ id: voucher.id, code: name, tag: mark.tag }] : []
      })
    }

    async function removeProfiles(connection: RouterConnection, users: readonly RouterRow[]): Promise<void> {
      const chosen = new Set(leftovers.filter(({ key }) => key.startsWith('f:')).map(({ name }) => name))
      if (chosen.size === 0) return
      const used = new Set(users.map(({ profile }) => profile))
      const needed = neededProfiles()
      const rows = await connection.print('/ip/hotspot/user/profile', { proplist: ['name', 'default'] })
      for (const row of rows) {
        const name = row.name ?? ''
        const isFree = isOurProfile(name) && !used.has(name) && !needed.has(name) && !parseFlag(row.default)
        if (!chosen.has(name) || !isFree) continue
        try {
          await connection.run('/ip/hotspot/user/profile/remove', [`=.id=${row['.id']}`])
        } catch (error) {
          // Somebody was faster.
          if (!(error instanceof RouterError && error.trap === 'gone')) throw error
        }
      }
    }
  }
