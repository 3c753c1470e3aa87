// Owns: binds the contract of isolir to its commands and queries.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { isolate, reopen } from './commands'
import { suspensionContract } from './contract'
import { readIsolated, readItems, readRuns, readStatus } from './queries'
import { applyRun, dismissRun, makeRun } from './runs'
import { countDecidedLeft } from './store'

const os = implement(suspensionContract).$context<Call>().use(guard)

export const suspensionRouter = os.router({
  status: os.status.handler(({ context }) => readStatus(context.db, context.contextFor(null).businessDay)),
  isolated: os.isolated.handler(({ context, input }) => readIsolated(context.db, input, context.contextFor(null))),
  runs: os.runs.handler(({ context, input }) => readRuns(context.db, input.limit)),
  items: os.items.handler(({ context, input }) => readItems(context.db, input)),
  propose: os.propose.handler(
    command((tx, ctx) => ({
      runId: makeRun(tx, ctx, { isAskedByPerson: true, isClockDoubtful: false })?.id ?? null,
    })),
  ),
  apply: os.apply.handler(command((tx, ctx, input) => ({ ...applyRun(tx, ctx, input), left: countDecidedLeft(tx) }))),
  dismiss: os.dismiss.handler(
    command((tx, ctx, input) => {
      dismissRun(tx, ctx, input)
      return DONE
    }),
  ),
  isolate: os.isolate.handler(
    command((tx, ctx, input) => {
      isolate(tx, ctx, input)
      return DONE
    }),
  ),
  reopen: os.reopen.handler(command((tx, ctx, input) => ({ opened: reopen(tx, ctx, input) }))),
})
