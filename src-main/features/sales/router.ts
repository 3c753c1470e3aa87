// Owns: the counter's procedures: what has to be waited for before the transaction, and the transaction.
// Must never: sell twice for one requestId, also not while the first try still waits for the router.
import { implement } from '@orpc/server'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { isAnswered } from '../../platform/requests'
import { actorOf, type Call, guard, runCommand } from '../../platform/rpc'
import { calendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { parseQris, qrisForAmount } from '../../shared/qris'
import { MANAGERS } from '../../shared/roles'
import { trialBalance } from '../ledger'
import { countCopies, reprintReceipt } from '../printing'
import { getSetting } from '../settings'
import { type VerifyDeps, verifyApproval } from '../users'
import { findVoucher } from '../vouchers'
import { sell, voidSoldVoucher } from './commands'
import { salesContract } from './contract'
import { needsApprovalToReprint } from './domain'
import { daySummary, pageOfSales, tilesOf, trendOf } from './queries'
import { receiptDataOf, saleReceiptOf } from './receipt'
import type { TopUp } from './top-up'

export interface SalesDeps extends VerifyDeps {
  readonly isOnline: (routerId: string) => boolean
  /** Makes what is missing on a router that answers, and waits a little for it. */
  readonly topUp: TopUp
  /** Asked of the router now; throws ROUTER_UNREACHABLE. */
  readonly neverLoggedIn: (
    routerId: string,
    voucher: { readonly code: string },
  ) => Promise<'never' | 'used' | 'missing'>
}

const os = implement(salesContract).$context<Call>().use(guard)

export function makeSalesRouter(deps: SalesDeps) {
  /** A double click while the first is still waiting for the router joins it. */
  const selling = new Map<string, Promise<unknown>>()

  const oncePerRequest = async <T>(requestId: string, work: () => Promise<T>): Promise<T> => {
    const running = selling.get(requestId)
    if (running) await running.catch(() => undefined) // its own caller hears of the failure; this one tries for itself
    const mine = work()
    selling.set(requestId, mine)
    try {
      return await mine
    } finally {
      selling.delete(requestId)
    }
  }

  return os.router({
    tiles: os.tiles.handler(({ input, context }) =>
      tilesOf(context.db, { routerId: input.routerId, now: context.contextFor(null).now, isOnline: deps.isOnline }),
    ),
    sell: os.sell.handler(({ input, context, path }) =>
      oncePerRequest(input.requestId, async () => {
        if (!isAnswered(context.db, input.requestId)) await deps.topUp(context, input)
        const { saleId, printJobId } = runCommand(context, path.join('.'), input, sell)
        return saleReceiptOf(context.db, context.contextFor(null).zone, saleId, printJobId)
      }),
    ),
    qris: os.qris.handler(({ input, context }) => {
      const qris = parseQris(getSetting(context.db, 'qris').text)
      if (!qris) throw new DomainError('QRIS_NOT_SET')
      const text = qrisForAmount(qris, input.amount)
      const matrix = makeQrMatrix(text)
      if (!matrix) throw new DomainError('QRIS_INVALID')
      return { text, merchant: qris.merchant, path: qrSvgPath(matrix), size: matrix.size + 2 * quietZone }
    }),
    receipt: os.receipt.handler(({ input, context }) =>
      saleReceiptOf(context.db, context.contextFor(null).zone, input.saleId, null),
    ),
    reprint: os.reprint.handler(async ({ input: { approval, ...input }, context, path }) => {
      const reprints = countCopies(context.db, input.saleId) - 1
      if (needsApprovalToReprint(reprints)) {
        if (!approval) throw new DomainError('APPROVAL_NEEDED')
        await verifyApproval(deps, approval, MANAGERS)
      }
      return runCommand(context, path.join('.'), input, (tx, ctx, { saleId }) => {
        const number = Math.max(1, countCopies(tx, saleId))
        const receipt = receiptDataOf(tx, ctx, saleId, { number, at: ctx.now, by: actorOf(context).name })
        const { jobId, copyNumber } = reprintReceipt(tx, ctx, { saleId, receipt })
        tx.publish('sales')
        return { printJobId: jobId, copyNumber }
      })
    }),
    voidVoucher: os.voidVoucher.handler(async ({ input: { approval, ...input }, context, path }) => {
      const approver = await verifyApproval(deps, approval, MANAGERS)
      const voucher = findVoucher(context.db, input.voucherId)
      if (!voucher) throw new DomainError('VOUCHER_NOT_FOUND')
      // One that never reached the router cannot have been used there.
      if (voucher.state === 'sold' && voucher.routerState !== 'waiting') {
        const use = await deps.neverLoggedIn(voucher.routerId, { code: voucher.code })
        if (use === 'used') throw new DomainError('VOUCHER_USED', { code: voucher.code })
      }
      return runCommand(context, path.join('.'), input, (tx, ctx, { voucherId, reason }) =>
        voidSoldVoucher(tx, ctx, { voucherId, reason, approverId: approver.id }),
      )
    }),
    list: os.list.handler(({ input, context }) => pageOfSales(context.db, input)),
    day: os.day.handler(({ input, context }) =>
      daySummary(context.db, input.day ?? context.contextFor(null).businessDay),
    ),
    trend: os.trend.handler(({ context }) => trendOf(context.db, calendarDate(context.contextFor(null).businessDay))),
    books: os.books.handler(({ context }) => trialBalance(context.db)),
  })
}
