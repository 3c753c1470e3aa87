// Owns: the procedures of shifts.
// Must never: keep a PIN, or show a cashier somebody else's drawer.
import { implement } from '@orpc/server'
import { actorOf, type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { MANAGERS } from '../../shared/roles'
import { previewPaper } from '../printing'
import { type VerifyDeps, verifyApproval } from '../users'
import { closeShift, countShift, depositLoose, moveCash, openShift, printSlip } from './commands'
import { shiftsContract } from './contract'
import { daysOf, lock, unlock } from './days'
import { mineOf, pageOfShifts, shiftReport } from './queries'
import { slipOf } from './slip'
import { findShift } from './store'

const os = implement(shiftsContract).$context<Call>().use(guard)

function assertMaySee(call: Call, shiftId: string): void {
  const { id, role } = actorOf(call)
  if (role === 'cashier' && findShift(call.db, shiftId)?.cashierId !== id) throw new DomainError('SHIFT_OF_ANOTHER')
}

export const makeShiftsRouter = (deps: VerifyDeps) =>
  os.router({
    mine: os.mine.handler(({ context }) => mineOf(context.db, actorOf(context), context.contextFor(null))),
    open: os.open.handler(command(openShift)),
    move: os.move.handler(
      command((tx, ctx, input) => {
        moveCash(tx, ctx, input)
        return DONE
      }),
    ),
    count: os.count.handler(command(countShift)),
    close: os.close.handler(async ({ input: { approval, ...input }, context, path }) => {
      const approver = approval ? await verifyApproval(deps, approval, MANAGERS) : null
      return runCommand(context, path.join('.'), input, (tx, ctx, { shiftId, deposit, note }) =>
        closeShift(tx, ctx, { shiftId, deposit, note, approverId: approver?.id ?? null }),
      )
    }),
    list: os.list.handler(({ input, context }) => {
      const { id, role } = actorOf(context)
      const cashierId = role === 'cashier' ? id : input.cashierId
      return pageOfShifts(context.db, { ...input, cashierId }, context.contextFor(null))
    }),
    report: os.report.handler(({ input, context }) => {
      assertMaySee(context, input.id)
      return shiftReport(context.db, context.contextFor(null), input.id)
    }),
    preview: os.preview.handler(({ input, context }) => {
      assertMaySee(context, input.id)
      return previewPaper(context.db, slipOf(context.db, context.contextFor(null), input.id, null))
    }),
    print: os.print.handler(({ input, context, path }) => {
      assertMaySee(context, input.id)
      return runCommand(context, path.join('.'), input, (tx, ctx, { id }) => {
        const { jobId, copyNumber } = printSlip(tx, ctx, id)
        return { printJobId: jobId, copyNumber }
      })
    }),
    depositLoose: os.depositLoose.handler(
      command((tx, ctx, input) => {
        depositLoose(tx, ctx, input)
        return DONE
      }),
    ),
    days: os.days.handler(({ context }) => {
      const ctx = context.contextFor(null)
      return { days: daysOf(context.db, ctx), today: ctx.businessDay }
    }),
    lockDay: os.lockDay.handler(
      command((tx, ctx, input) => {
        lock(tx, ctx, input)
        return DONE
      }),
    ),
    unlockDay: os.unlockDay.handler(
      command((tx, ctx, input) => {
        unlock(tx, ctx, input)
        return DONE
      }),
    ),
  })
