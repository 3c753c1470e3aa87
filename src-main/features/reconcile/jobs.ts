// Owns: the list of what "Cocokkan" does in the outbox, and its words for the Kendala screen.
// Must never: do the work; each kind has its own module.
import type { CommandContext } from '../../platform/context'
import type { Db } from '../../platform/db/open'
import type { JobDescriptions } from '../../platform/outbox/describe'
import type { OutboxHandler } from '../../platform/outbox/runner'
import { findRouter, routerOfLane, type ShopRouterLinks } from '../routers'
import { keptVouchers, setRouterState } from '../vouchers'
import { makeClearJob } from './clear-job'
import { makeFixJob } from './fix-job'
import { ClearPayload, JOB, VouchersPayload } from './kinds'
import { makeRegrantJob } from './regrant-job'

export interface ReconcileJobDeps {
  readonly db: Db
  readonly links: ShopRouterLinks
  readonly context: () => CommandContext
  /** Profiles that a Paket Induk or a voucher still needs. */
  readonly neededProfiles: () => ReadonlySet<string>
  readonly isMoving: (voucherId: number) => boolean
  /** A repair is done: what the screens say is compared anew. */
  readonly recheck: (routerId: string) => void
}

export function makeReconcileJobs(deps: ReconcileJobDeps): Record<string, OutboxHandler> {
  return {
    [JOB.regrant]: thenRecheck(makeRegrantJob(deps), deps.recheck),
    [JOB.fix]: thenRecheck(makeFixJob(deps), deps.recheck),
    [JOB.clear]: thenRecheck(makeClearJob(deps), deps.recheck),
  }
}

/** When a job of a router is done to its end, what the screens say of it is compared anew. */
export const thenRecheck =
  (work: OutboxHandler, recheck: (routerId: string) => void): OutboxHandler =>
  async (job, signal) => {
    const result = await work(job, signal)
    const routerId = routerOfLane(job.row.lane)
    if (result.kind === 'more' || routerId === null) return result
    return {
      ...result,
      book(tx) {
        result.book?.(tx)
        tx.afterCommit(() => recheck(routerId))
      },
    }
  }

export const reconcileJobDescriptions: JobDescriptions = {
  [JOB.regrant]: {
    say(db, payload) {
      const { routerId, voucherIds } = VouchersPayload.parse(payload)
      return `Masukkan lagi ${voucherIds.length} voucher ke router ${findRouter(db, routerId)?.name ?? ''}`
    },
    cancel: {
      warning: 'Yang belum masuk tetap tercatat "Hilang dari router" dan tidak dijual. Bisa dicocokkan lagi nanti.',
      apply(tx, _ctx, payload) {
        const open = keptVouchers(tx, VouchersPayload.parse(payload).voucherIds).filter(
          ({ routerState }) => routerState === 'waiting',
        )
        setRouterState(
          tx,
          open.map(({ id }) => id),
          'missing',
        )
        tx.publish('vouchers', 'batches', 'care')
      },
    },
  },
  [JOB.fix]: {
    say(db, payload) {
      const { routerId, voucherIds } = VouchersPayload.parse(payload)
      return `Betulkan ${voucherIds.length} voucher di router ${findRouter(db, routerId)?.name ?? ''}`
    },
    cancel: { warning: 'Yang belum dibetulkan dibiarkan seperti sekarang di router.', apply: () => undefined },
  },
  [JOB.clear]: {
    say(db, payload) {
      const { routerId, leftovers } = ClearPayload.parse(payload)
      return `Bersihkan ${leftovers.length} sisa milik kita dari router ${findRouter(db, routerId)?.name ?? ''}`
    },
    cancel: {
      warning: 'Yang belum dibersihkan tetap di router, dan kodenya masih bisa dipakai orang.',
      apply: () => undefined,
    },
  },
}
