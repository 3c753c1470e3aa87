// Owns: taking vouchers off their router (void, lapsed, finished), and sweeping up after a cancelled batch.
// Must never: take away a voucher that is still good, or a user that is not exactly the voucher's.
import type { OutboxHandler } from '../../platform/outbox/runner'
import { readVoucherComment } from '../../shared/voucher-comment'
import { withRouter } from '../routers'
import { findBatch } from './batch-store'
import type { VoucherJobDeps } from './grant-jobs'
import { allUsers, removeUsers, type VoucherUser } from './hotspot-users'
import { BatchPayload, RevokePayload } from './kinds'
import { findVoucher, setRouterState, type VoucherRow } from './store'
import { bookFinalCounters } from './usage-booking'
import { readUsage } from './usage-reading'

const isOver = ({ state }: VoucherRow): boolean => state === 'void' || state === 'lapsed' || state === 'finished'

export function makeRevokeJobs({ db, links, clock }: VoucherJobDeps): { revoke: OutboxHandler; sweep: OutboxHandler } {
  const userOf = (row: VoucherRow): VoucherUser => ({
    id: row.id,
    code: row.code,
    tag: findBatch(db, row.batchId)?.tag ?? '',
  })

  const revoke: OutboxHandler = async ({ payload }) => {
    const rows = RevokePayload.parse(payload)
      .flatMap((id) => findVoucher(db, id) ?? [])
      .filter(isOver)
    const [first] = rows
    if (!first) return { kind: 'done' }
    // A void one too: somebody may have logged in between the counter's question and now.
    const told = rows.filter(({ state }) => state !== 'lapsed').map(({ code }) => code)
    const last = await withRouter(links, first.routerId, async (connection) => {
      // The counters go with the user: they are read for the last time.
      const reading = told.length > 0 ? await readUsage(connection, null, told) : null
      await removeUsers(connection, rows.map(userOf))
      return reading
    })
    return {
      kind: 'done',
      book(tx) {
        if (last) bookFinalCounters(tx, first.routerId, last, clock.now())
        setRouterState(
          tx,
          rows.map(({ id }) => id),
          'removed',
        )
        tx.publish('vouchers', 'batches')
      },
    }
  }

  const sweep: OutboxHandler = async ({ payload }) => {
    const batch = findBatch(db, BatchPayload.parse(payload).batchId)
    if (!batch) return { kind: 'done' }
    const swept = await withRouter(links, batch.routerId, async (connection) => {
      const marks = (await allUsers(connection)).map(({ comment }) => readVoucherComment(comment))
      const rows = marks
        .flatMap((mark) => (mark?.tag === batch.tag ? (findVoucher(db, mark.id) ?? []) : []))
        .filter((row) => row.batchId === batch.id && isOver(row))
      await removeUsers(connection, rows.map(userOf))
      return rows.map(({ id }) => id)
    })
    return {
      kind: 'done',
      book(tx) {
        setRouterState(tx, swept, 'removed')
        tx.publish('vouchers', 'batches')
      },
    }
  }

  return { revoke, sweep }
}
