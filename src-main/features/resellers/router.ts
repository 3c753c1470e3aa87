// Owns: binds what staff do with resellers; PINs are checked before the transaction.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import type { PdfPrinter } from '../../platform/pdf'
import { isAnswered } from '../../platform/requests'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { MANAGERS } from '../../shared/roles'
import { voucherSheetPdf } from '../printing'
import { type VerifyDeps, verifyApproval } from '../users'
import { sheetOfHandedOut } from '../vouchers'
import { consign, handedOut, settleConsignment } from './consigning'
import { resellersContract } from './contract'
import { approveDeposit, rejectDeposit, topUp, withdraw } from './money'
import { assignCustomer, savePrice, saveReseller } from './people'
import {
  consignmentItems,
  customerItems,
  depositItems,
  priceItems,
  resellerCard,
  resellerItems,
  salesPage,
  statementOf,
} from './queries'
import { type NeverLoggedIn, usedUnseen } from './taking-back'

const os = implement(resellersContract).$context<Call>().use(guard)

export interface ResellersDeps extends VerifyDeps {
  readonly pdf: PdfPrinter
  readonly neverLoggedIn: NeverLoggedIn
}

export const makeResellersRouter = (deps: ResellersDeps) =>
  os.router({
    list: os.list.handler(({ context }) => resellerItems(context.db)),
    get: os.get.handler(({ input, context }) =>
      resellerCard(context.db, input.id, context.contextFor(null).businessDay),
    ),
    save: os.save.handler(command((tx, ctx, { id, reseller }) => ({ id: saveReseller(tx, ctx, id, reseller).id }))),
    prices: os.prices.handler(({ input, context }) => priceItems(context.db, input.resellerId)),
    savePrice: os.savePrice.handler(
      command((tx, ctx, { resellerId, packageId, price }) => {
        savePrice(tx, ctx, { resellerId, packageId, price })
        return DONE
      }),
    ),
    statement: os.statement.handler(({ input, context }) => statementOf(context.db, input.resellerId, input.before)),
    sales: os.sales.handler(({ input, context }) => salesPage(context.db, input.resellerId, null).rows),
    deposits: os.deposits.handler(({ input, context }) => depositItems(context.db, input.resellerId)),
    topUp: os.topUp.handler(command((tx, ctx, { requestId: _, ...input }) => topUp(tx, ctx, input))),
    withdraw: os.withdraw.handler(async ({ input, context, path }) => {
      const { approval, ...rest } = input
      const approver = await verifyApproval(deps, approval, MANAGERS)
      return runCommand(context, path.join('.'), rest, (tx, ctx, { requestId: _, ...money }) =>
        withdraw(tx, ctx, { ...money, approverId: approver.id }),
      )
    }),
    approveDeposit: os.approveDeposit.handler(async ({ input, context, path }) => {
      const { approval, ...rest } = input
      const approver = await verifyApproval(deps, approval, MANAGERS)
      return runCommand(context, path.join('.'), rest, (tx, ctx, { id }) => {
        approveDeposit(tx, ctx, { id, approverId: approver.id })
        return DONE
      })
    }),
    rejectDeposit: os.rejectDeposit.handler(
      command((tx, ctx, { id, reason }) => {
        rejectDeposit(tx, ctx, { id, reason })
        return DONE
      }),
    ),
    customers: os.customers.handler(({ input, context }) => customerItems(context.db, input.resellerId)),
    assignCustomer: os.assignCustomer.handler(
      command((tx, ctx, { resellerId, customerId, isHis }) => {
        assignCustomer(tx, ctx, { resellerId, customerId, isHis })
        return DONE
      }),
    ),
    consignments: os.consignments.handler(({ input, context }) => consignmentItems(context.db, input.resellerId)),
    consign: os.consign.handler(command((tx, ctx, { requestId: _, ...input }) => consign(tx, ctx, input))),
    consignmentSheet: os.consignmentSheet.handler(({ input: { id, layout }, context: { db, contextFor } }) =>
      voucherSheetPdf(deps.pdf, sheetOfHandedOut(db, contextFor(null), { ...handedOut(db, id), layout })),
    ),
    settleConsignment: os.settleConsignment.handler(async ({ input, context, path }) => {
      const mustAsk = input.takeBack && !isAnswered(context.db, input.requestId)
      const used = mustAsk ? await usedUnseen(context.db, input.id, deps.neverLoggedIn) : undefined
      return runCommand(context, path.join('.'), input, (tx, ctx, { requestId: _, ...rest }) =>
        settleConsignment(tx, ctx, rest, used),
      )
    }),
  })
