// Owns: binds Kendala's contract to its queries and commands.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { routerOfLane } from '../routers'
import { cancelOutboxJob, retryJobs } from './commands'
import { kendalaContract } from './contract'
import { countTroubles, type KendalaDeps, listJobs, readOverview } from './queries'

const os = implement(kendalaContract).$context<Call>().use(guard)

export function makeKendalaRouter(deps: KendalaDeps) {
  const { links, descriptions, wake } = deps
  return os.router({
    counts: os.counts.handler(({ context }) => countTroubles(context.db, deps, context.actor()?.role)),
    overview: os.overview.handler(({ context }) => readOverview(context.db, deps, context.actor()?.role)),
    jobs: os.jobs.handler(({ input, context }) => listJobs(context.db, deps, input)),
    retry: os.retry.handler(
      command((tx, ctx, { lane, jobId }) => {
        retryJobs(tx, ctx, { lane, jobId })
        tx.afterCommit(() => {
          const routerId = routerOfLane(lane)
          // Dialling now; the lane is woken by the link when it stands, and at once if it stands already.
          if (routerId !== null)
            links.connection(routerId, { force: true }).catch(() => {
              // the link keeps the error as its status, and the screen shows it
            })
          wake(lane)
        })
        return DONE
      }),
    ),
    cancel: os.cancel.handler(
      command((tx, ctx, { jobId }) => {
        cancelOutboxJob(tx, ctx, jobId, descriptions)
        return DONE
      }),
    ),
  })
}
