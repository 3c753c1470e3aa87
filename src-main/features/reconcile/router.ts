// Owns: binds the contract of "Cocokkan" to its reports and jobs.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DomainError } from '../../shared/errors'
import { applyRows, type Menders, rowsChosen } from './apply'
import { type ReconcileEvent, reconcileContract } from './contract'
import { pageOfRows, summaries } from './queries'
import type { Reports } from './reports'

export interface ReconcileRouterDeps extends Menders {
  readonly reports: Reports
  readonly isOnline: (routerId: string) => boolean
}

const os = implement(reconcileContract).$context<Call>().use(guard)

export const makeReconcileRouter = ({ reports, isOnline, ...menders }: ReconcileRouterDeps) =>
  os.router({
    summary: os.summary.handler(({ context }) => summaries(context.db, reports, isOnline)),
    check: os.check.handler(({ input: { routerId }, context, signal }) => {
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      return follow(reports, routerId, signal)
    }),
    rows: os.rows.handler(({ input }) => pageOfRows(reports, input)),
    apply: os.apply.handler(
      command((tx, ctx, { routerId, at, keys, kinds }) => {
        const report = reports.find(routerId)
        if (report?.at !== at) throw new DomainError('RECONCILE_STALE')
        const rows = rowsChosen(report, { keys, kinds })
        const { queued } = applyRows(tx, ctx, routerId, rows, menders)
        return { queued, left: keys.length > 0 ? Math.max(0, keys.length - queued) : 0 }
      }),
    ),
  })

/** Every event of the comparison as it happens; the last one is `end` or `failed`. */
async function* follow(
  reports: Reports,
  routerId: string,
  signal: AbortSignal | undefined,
): AsyncGenerator<ReconcileEvent> {
  const waiting: ReconcileEvent[] = []
  let wake = () => {}
  let isOver = false
  const run = reports
    .checkAnew(routerId, (event) => {
      waiting.push(event)
      wake()
    })
    .catch(() => {
      // the event `failed` says why, and it is kept for the screens
    })
    .finally(() => {
      isOver = true
      wake()
    })
  const onAbort = () => wake()
  signal?.addEventListener('abort', onAbort)
  try {
    while (!signal?.aborted) {
      yield* waiting.splice(0)
      if (isOver) return
      await new Promise<void>((resolve) => {
        wake = resolve
        if (waiting.length > 0 || isOver || signal?.aborted) resolve()
      })
    }
  } finally {
    signal?.removeEventListener('abort', onAbort)
    await run
  }
}
