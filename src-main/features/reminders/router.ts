// Owns: the procedures of reminders.
// Must never: send anything.
import { implement } from '@orpc/server'
import { requireActor } from '../../platform/context'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { remindersContract } from './contract'
import { pageOfReminders, sentToday, stepsOf } from './queries'
import { listAreas, markSent, unmarkSent } from './store'

const os = implement(remindersContract).$context<Call>().use(guard)
const now = (call: Call) => call.contextFor(null)

export const remindersRouter = os.router({
  steps: os.steps.handler(({ input, context }) => stepsOf(context.db, now(context), input.areaId)),
  list: os.list.handler(({ input, context }) => pageOfReminders(context.db, now(context), input)),
  areas: os.areas.handler(({ context }) => listAreas(context.db)),
  markSent: os.markSent.handler(
    command((tx, ctx, { step, invoiceIds }) => {
      markSent(tx, { step, ids: invoiceIds, at: ctx.now, actorId: requireActor(ctx).id })
      tx.publish('reminders')
      return DONE
    }),
  ),
  undo: os.undo.handler(
    command((tx, _ctx, { step, invoiceIds }) => {
      unmarkSent(tx, step, invoiceIds)
      tx.publish('reminders')
      return DONE
    }),
  ),
  sentToday: os.sentToday.handler(({ context }) => sentToday(context.db, now(context))),
})
