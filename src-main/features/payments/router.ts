// Owns: the procedures of payments: PINs are checked before the transaction, everything else inside it.
// Must never: take money twice for one requestId.
import { implement } from '@orpc/server'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { paymentDoc } from '../../shared/paper/payment'
import { MANAGERS } from '../../shared/roles'
import { previewPaper } from '../printing'
import { getSetting } from '../settings'
import { type VerifyDeps, verifyApproval } from '../users'
import { claimPayment, rejectClaim } from './claims'
import { confirmClaim, type Paid, pay, reprintPayment, reversePayment } from './commands'
import { paymentsContract } from './contract'
import { paymentsOfBill } from './of-bill'
import { refundBalance, reprintRefund } from './paying-out'
import { givePromise, withdrawPromise } from './promises'
import {
  accountOf,
  claimList,
  counterOf,
  daySummary,
  findForCounter,
  pageOfPayments,
  paymentDetailOf,
  promiseList,
  statementPage,
} from './queries'
import { paymentDataOf, paymentReceiptOf } from './receipt'

export interface PaymentsDeps extends VerifyDeps {
  /** Nothing late may be left of this customer: isolir looks at once. */
  readonly paid: Paid
}

const os = implement(paymentsContract).$context<Call>().use(guard)
const now = (call: Call) => call.contextFor(null)

export function makePaymentsRouter(deps: PaymentsDeps) {
  return os.router({
    find: os.find.handler(({ input, context }) => findForCounter(context.db, input.search, now(context).businessDay)),
    counter: os.counter.handler(({ input, context }) => {
      const { shiftId, businessDay } = context.contextFor(context.actor())
      const isShiftReady = shiftId !== null || !getSetting(context.db, 'shiftPolicy').isRequired
      return { ...counterOf(context.db, input.customerId, businessDay), isShiftReady }
    }),
    pay: os.pay.handler(({ input, context, path }) => {
      const { paymentId } = runCommand(context, path.join('.'), input, (tx, ctx, { requestId: _, ...asked }) =>
        pay(tx, ctx, asked, deps.paid),
      )
      return paymentReceiptOf(context.db, now(context), paymentId)
    }),
    receipt: os.receipt.handler(({ input, context }) => paymentReceiptOf(context.db, now(context), input.paymentId)),
    ofBill: os.ofBill.handler(({ input, context }) => paymentsOfBill(context.db, input.invoiceId)),
    detail: os.detail.handler(({ input, context }) => paymentDetailOf(context.db, now(context), input.paymentId)),
    preview: os.preview.handler(({ input, context }) =>
      previewPaper(context.db, paymentDoc(paymentDataOf(context.db, now(context), input.paymentId, null))),
    ),
    reprint: os.reprint.handler(
      command((tx, ctx, { paymentId }) => {
        const { jobId, copyNumber } = reprintPayment(tx, ctx, paymentId)
        return { printJobId: jobId, copyNumber }
      }),
    ),
    list: os.list.handler(({ input, context }) => pageOfPayments(context.db, input, now(context))),
    day: os.day.handler(({ input, context }) => daySummary(context.db, input.day)),
    reverse: os.reverse.handler(async ({ input, context, path }) => {
      const { approval, ...rest } = input
      const approver = await verifyApproval(deps, approval, MANAGERS)
      return runCommand(context, path.join('.'), rest, (tx, ctx, { paymentId, reason, refundWay }) =>
        reversePayment(tx, ctx, { paymentId, reason, refundWay, approverId: approver.id }),
      )
    }),
    refundBalance: os.refundBalance.handler(async ({ input, context, path }) => {
      const { approval, ...rest } = input
      const approver = await verifyApproval(deps, approval, MANAGERS)
      return runCommand(context, path.join('.'), rest, (tx, ctx, { customerId, amount, reason }) =>
        refundBalance(tx, ctx, { customerId, amount, reason, approverId: approver.id }),
      )
    }),
    reprintRefund: os.reprintRefund.handler(
      command((tx, ctx, { refundId }) => {
        const { jobId, copyNumber } = reprintRefund(tx, ctx, refundId)
        return { printJobId: jobId, copyNumber }
      }),
    ),
    account: os.account.handler(({ input, context }) => accountOf(context.db, input.customerId)),
    statement: os.statement.handler(({ input, context }) => statementPage(context.db, input)),
    promise: os.promise.handler(
      command((tx, ctx, { customerId, untilDay, note }) => {
        givePromise(tx, ctx, { customerId, untilDay, note })
        deps.paid(tx, ctx, customerId) // a promise opens what was cut, too
        return DONE
      }),
    ),
    withdrawPromise: os.withdrawPromise.handler(
      command((tx, ctx, { customerId }) => {
        withdrawPromise(tx, ctx, customerId)
        return DONE
      }),
    ),
    promises: os.promises.handler(({ context }) => promiseList(context.db)),
    claim: os.claim.handler(
      command((tx, ctx, { requestId: _, ...input }) => {
        claimPayment(tx, ctx, input)
        return DONE
      }),
    ),
    claims: os.claims.handler(({ context }) => claimList(context.db, now(context).businessDay)),
    confirmClaim: os.confirmClaim.handler(({ input, context, path }) => {
      const { paymentId } = runCommand(context, path.join('.'), input, (tx, ctx, asked) =>
        confirmClaim(tx, ctx, asked, deps.paid),
      )
      return paymentReceiptOf(context.db, now(context), paymentId)
    }),
    rejectClaim: os.rejectClaim.handler(
      command((tx, ctx, { claimId, reason }) => {
        rejectClaim(tx, ctx, { claimId, reason })
        return DONE
      }),
    ),
  })
}
