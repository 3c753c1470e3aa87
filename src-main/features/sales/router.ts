// Owns: the counter's procedures: what has to be waited for before the transaction, and the transaction.
// Must never: sell twice for one requestId, also not while the first try still waits for the router.
import { implement } from '@orpc/server'
import type { ReadDb } from '../../platform/db/open'
import { makeQrMatrix } from '../../platform/escpos/qr-matrix'
import { isAnswered } from '../../platform/requests'
import { actorOf, type Call, guard, runCommand } from '../../platform/rpc'
import { calendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { qrSvgPath, quietZone } from '../../shared/paper/qr'
import { parseQris, qrisForAmount } from '../../shared/qris'
import { MANAGERS } from '../../shared/roles'
import { trialBalance } from '../ledger'
import { previewReceipt } from '../printing'
import { findRouter } from '../routers'
import { getSetting } from '../settings'
import { requireShift } from '../shifts'
import { type VerifyDeps, verifyApproval } from '../users'
import { findBatch, findVoucher, type RouterState, VOUCHER_STATE_NAMES } from '../vouchers'
import { priceSale, type RefundElsewhere, reprintSale, sell, voidSoldVoucher } from './commands'
import { salesContract } from './contract'
import { saleDetailOf } from './detail'
import { voidRefusal } from './domain'
import { makeOncePerRequest } from './once-per-request'
import { daySummary, pageOfSales, tilesOf, trendOf } from './queries'
import { receiptDataOf, saleReceiptOf } from './receipt'
import { findSale, saleOfVoucher } from './store'
import type { TopUp } from './top-up'

export interface SalesDeps extends VerifyDeps {
  readonly isOnline: (routerId: string) => boolean
  /** Why selling by time warns on a router now: its clock. */
  readonly clockWarning?: (db: ReadDb, routerId: string) => string | null
  /** Makes what is missing on a router that answers, and waits a little for it. */
  readonly topUp: TopUp
  /** Asked of the router now; throws ROUTER_UNREACHABLE. */
  readonly neverLoggedIn: (
    routerId: string,
    voucher: { readonly code: string; readonly id: number; readonly tag: string },
  ) => Promise<'never' | 'used' | 'missing'>
  readonly refundElsewhere?: RefundElsewhere
}

const os = implement(salesContract).$context<Call>().use(guard)

export function makeSalesRouter(deps: SalesDeps) {
  const oncePerRequest = makeOncePerRequest()

  return os.router({
    tiles: os.tiles.handler(({ input, context }) =>
      tilesOf(context.db, {
        routerId: input.routerId,
        now: context.contextFor(null).now,
        isOnline: deps.isOnline,
        clockWarning: deps.clockWarning,
      }),
    ),
    sell: os.sell.handler(({ input, context, path }) =>
      oncePerRequest(input.requestId, async () => {
        if (!isAnswered(context.db, input.requestId)) {
          requireShift(context.db, context.contextFor(actorOf(context)))
          const { priced } = priceSale(context.db, input) // what will be refused anyway makes no vouchers and waits for no router
          const lines = priced.map(({ item, line, routerId }) => ({
            packageId: item.id,
            quantity: line.quantity,
            routerId,
          }))
          await deps.topUp(context, { requestId: input.requestId, lines })
        }
        const { saleId } = runCommand(context, path.join('.'), input, sell)
        return saleReceiptOf(context.db, context.contextFor(null).zone, saleId)
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
      saleReceiptOf(context.db, context.contextFor(null).zone, input.saleId),
    ),
    detail: os.detail.handler(({ input, context }) => {
      const { now, zone } = context.contextFor(null)
      return saleDetailOf(context.db, { saleId: input.saleId, actor: actorOf(context), now, zone })
    }),
    preview: os.preview.handler(({ input, context }) =>
      previewReceipt(context.db, receiptDataOf(context.db, context.contextFor(null), input.saleId, null)),
    ),
    reprint: os.reprint.handler(async ({ input: { approval, ...input }, context, path }) => {
      if (approval) await verifyApproval(deps, approval, MANAGERS)
      return runCommand(context, path.join('.'), input, (tx, ctx, { saleId }) => {
        const { jobId, copyNumber } = reprintSale(tx, ctx, saleId, approval !== null)
        return { printJobId: jobId, copyNumber }
      })
    }),
    voidVoucher: os.voidVoucher.handler(async ({ input: { approval, ...input }, context, path }) => {
      if (!isAnswered(context.db, input.requestId)) assertMayVoid(context, input.voucherId)
      const approver = await verifyApproval(deps, approval, MANAGERS)
      // Without a wait in between, what was never sent is still unsent when the transaction begins.
      if (!isAnswered(context.db, input.requestId) && mayBeOnRouter(context.db, input.voucherId))
        await assertNeverUsed(deps, context, input.voucherId)
      return runCommand(context, path.join('.'), input, (tx, ctx, { voucherId, reason }) =>
        voidSoldVoucher(tx, ctx, { voucherId, reason, approverId: approver.id }, deps.refundElsewhere),
      )
    }),
    list: os.list.handler(({ input, context }) => pageOfSales(context.db, input, context.contextFor(null))),
    day: os.day.handler(({ input, context }) =>
      daySummary(context.db, input.day ?? context.contextFor(null).businessDay),
    ),
    trend: os.trend.handler(({ context }) => trendOf(context.db, calendarDate(context.contextFor(null).businessDay))),
    books: os.books.handler(({ context }) => trialBalance(context.db)),
  })
}

/** Before anybody types a PIN or a router is asked. */
function assertMayVoid(call: Call, voucherId: number): void {
  const { db } = call
  const voucher = findVoucher(db, voucherId)
  if (!voucher) throw new DomainError('VOUCHER_NOT_FOUND')
  const { code, state } = voucher
  if (state !== 'sold' && state !== 'stock')
    throw new DomainError('VOUCHER_NOT_VOIDABLE', { code, state: VOUCHER_STATE_NAMES[state] })
  const link = state === 'sold' ? saleOfVoucher(db, voucher.id) : undefined
  const refusal = voidRefusal(actorOf(call), (link && findSale(db, link.saleId)) ?? null, call.contextFor(null).now)
  if (refusal) throw refusal
}

/** A sold one of which no command ever went out was in nobody's reach; of any other only the router knows. */
function mayBeOnRouter(db: ReadDb, voucherId: number): boolean {
  const voucher = findVoucher(db, voucherId)
  if (voucher?.state !== 'sold') return false
  return isBookedThere(voucher) || findBatch(db, voucher.batchId)?.sentAt !== null
}

const isBookedThere = ({ routerState }: { readonly routerState: RouterState }): boolean =>
  routerState !== 'waiting' && routerState !== 'failed'

/**
 * Asked of the router now. One that our book never saw there may still have arrived with an answer that was lost. When the
 * router does not have it, that says enough only about one that was made for its sale and never confirmed: whatever was sold
 * from stock, or taken over, has been there and could be used.
 */
async function assertNeverUsed(deps: SalesDeps, { db }: Call, voucherId: number): Promise<void> {
  const voucher = findVoucher(db, voucherId)
  if (voucher?.state !== 'sold') return
  const { id, code, routerId } = voucher
  const name = findRouter(db, routerId)?.name ?? ''
  const { tag = '', origin } = findBatch(db, voucher.batchId) ?? {}
  const wasThere = isBookedThere(voucher) || origin !== 'sale'
  const use = await deps.neverLoggedIn(routerId, { code, id, tag }).catch((error: unknown) => {
    if (error instanceof DomainError && error.code === 'ROUTER_UNREACHABLE')
      throw new DomainError('ROUTER_CANNOT_SAY', { name, code }, { cause: error })
    throw error
  })
  if (use === 'used') throw new DomainError('VOUCHER_USED', { code })
  if (use === 'missing' && wasThere) throw new DomainError('VOUCHER_NOT_ON_ROUTER', { code, name })
}
