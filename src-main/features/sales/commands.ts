// Owns: selling, and taking a sold voucher back: each one transaction.
// Must never: wait for a router or a printer.
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError, fieldError } from '../../shared/errors'
import { type Rupiah, rupiah, sumRupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findPackage, type PackageView } from '../catalog'
import { MONEY_PLACES, post } from '../ledger'
import { dropWaitingReceipts, enqueueReceipt, nextPaper, type Reprinted, reprintReceipt } from '../printing'
import { listRouters } from '../routers'
import { getSetting } from '../settings'
import { requireShift } from '../shifts'
import { findVoucher, makeForSale, presentStock, takeStock, type VoucherTaken, voidVoucher } from '../vouchers'
import type { PaymentMethod } from './contract'
import { needsApprovalToPrint, priceLine, RECEIPT_SERIES, refundMethodOf, settle, voidRefusal } from './domain'
import { receiptDataOf } from './receipt'
import {
  findLine,
  findSale,
  insertLine,
  insertPayment,
  insertRefund,
  insertSale,
  insertSaleVoucher,
  paymentsOf,
  refundsOf,
  saleOfVoucher,
} from './store'
import { termsOf } from './terms'

export interface SellInput {
  readonly lines: readonly { readonly packageId: string; readonly quantity: number; readonly shownPrice: number }[]
  readonly payments: readonly {
    readonly method: PaymentMethod
    readonly amount: number
    readonly received: number
    readonly reference: string
  }[]
  readonly routerId: string | null
}

export interface SellResult {
  readonly saleId: string
  readonly printJobId: number | null
}

function findSellable(db: ReadDb, packageId: string): PackageView {
  const item = findPackage(db, packageId)
  if (item?.master.serviceType !== 'hotspot') throw new DomainError('PACKAGE_NOT_FOUND')
  if (item.isArchived) throw new DomainError('PACKAGE_ARCHIVED', { name: item.name })
  return item
}

/**
 * Where the codes of a line work. With several routers somebody has to say which: a code from the wrong one lets nobody in.
 * Null = no router sells it any more; what is left of it may still be sold.
 */
function placeOf(db: ReadDb, item: PackageView, chosenId: string | null): string | null {
  if (chosenId !== null) return chosenId
  const routers = listRouters(db).filter(({ id }) => item.routerIds.length === 0 || item.routerIds.includes(id))
  if (routers.length > 1) throw fieldError('routerId', 'ROUTER_NOT_CHOSEN', { package: item.name })
  return routers[0]?.id ?? null
}

/** Prices, places and payments, before anything is made or taken. Throws what would refuse the sale. */
export function priceSale(db: ReadDb, input: SellInput) {
  const priced = input.lines.map((line) => {
    const item = findSellable(db, line.packageId)
    return { item, line: priceLine(item, line), routerId: placeOf(db, item, input.routerId) }
  })
  const total = sumRupiah(priced.map(({ line }) => line.amount))
  return { priced, total, payments: settle(total, input.payments).payments }
}

/** Sale, lines, payments, vouchers, ledger, audit, struk: all or nothing. */
export function sell(tx: Tx, ctx: CommandContext, input: SellInput): SellResult {
  const cashier = requireActor(ctx)
  const shiftId = requireShift(tx, ctx)
  const { priced, total, payments } = priceSale(tx, input)

  const saleId = ctx.newId()
  const receiptNumber = nextNumberOfDay(tx, ctx, RECEIPT_SERIES)
  const { outletId, deviceId } = ctx.device
  insertSale(tx, {
    id: saleId,
    receiptNumber,
    outletId,
    deviceId,
    at: ctx.now,
    businessDay: ctx.businessDay,
    cashierId: cashier.id,
    shiftId,
    total,
  })

  priced.forEach(({ item, line, routerId }, index) => {
    const lineId = ctx.newId()
    insertLine(tx, { ...line, id: lineId, saleId, lineNumber: index + 1, terms: JSON.stringify(termsOf(item)) })
    for (const { id } of supply(tx, ctx, { item, quantity: line.quantity, saleId, routerId }))
      insertSaleVoucher(tx, { voucherId: id, saleId, lineId })
  })
  for (const payment of payments) insertPayment(tx, { id: ctx.newId(), saleId, ...payment })
  post(tx, ctx, {
    sourceType: 'sale',
    sourceId: saleId,
    memo: `Penjualan ${receiptNumber}`,
    transfers: payments.map(({ method, amount }) => ({
      debit: MONEY_PLACES[method],
      credit: 'voucher-revenue',
      amount,
    })),
  })
  const quantity = priced.reduce((sum, { line }) => sum + line.quantity, 0)
  recordAudit(tx, ctx, {
    action: 'sale.sell',
    subjectType: 'sale',
    subjectId: saleId,
    detail: { receiptNumber, total, quantity, methods: payments.map(({ method }) => method) },
  })
  tx.publish('sales', 'vouchers')

  const openDrawer = payments.some(({ method, amount }) => method === 'cash' && amount > 0)
  const { jobId } = getSetting(tx, 'policy').autoPrint
    ? enqueueReceipt(tx, ctx, { saleId, receipt: receiptDataOf(tx, ctx, saleId, null), openDrawer })
    : { jobId: null }
  return { saleId, printJobId: jobId }
}

interface Wanted {
  readonly item: PackageView
  readonly quantity: number
  readonly saleId: string
  readonly routerId: string | null
}

/** From stock; what is missing is made at once only where the owner allows selling ahead of the router. */
function supply(tx: Tx, ctx: CommandContext, { item, quantity, saleId, routerId }: Wanted): VoucherTaken[] {
  const packageId = item.id
  const present = presentStock(tx, { packageId, routerId, now: ctx.now })
  if (present >= quantity || getSetting(tx, 'policy').offlineSale === 'refuse')
    return takeStock(tx, ctx, { packageId, quantity, routerId, saleId })
  const taken = present > 0 ? takeStock(tx, ctx, { packageId, quantity: present, routerId, saleId }) : []
  return [...taken, ...makeForSale(tx, ctx, { packageId, quantity: quantity - present, routerId, saleId })]
}

/**
 * The next paper of a sale's struk: marked from the second on. From the third copy on somebody in charge has to have
 * approved, whichever way it is asked for: a printer that is switched off in time would else print codes without end.
 */
export function reprintSale(tx: Tx, ctx: CommandContext, saleId: string, isApproved: boolean): Reprinted {
  const paper = nextPaper(tx, saleId)
  if (!isApproved && paper.isNew && needsApprovalToPrint(paper.copyNumber)) throw new DomainError('APPROVAL_NEEDED')
  const by = requireActor(ctx).name
  const receiptOf = (number: number) =>
    receiptDataOf(tx, ctx, saleId, number === 0 ? null : { number, at: ctx.now, by })
  const reprinted = reprintReceipt(tx, ctx, { saleId, receiptOf })
  tx.publish('sales')
  return reprinted
}

export interface VoidInput {
  readonly voucherId: number
  readonly reason: string
  readonly approverId: string
}

/** A voucher that was not sold at the counter: whoever sold it gets his money back. Null = nobody did. */
export type RefundElsewhere = (tx: Tx, ctx: CommandContext, input: VoidInput) => Rupiah | null

export interface VoidResult {
  readonly refunded: Rupiah
  readonly method: PaymentMethod | null
}

/** The caller has asked the router (never logged in) and checked the approver's PIN. */
export function voidSoldVoucher(
  tx: Tx,
  ctx: CommandContext,
  input: VoidInput,
  refundElsewhere: RefundElsewhere = () => null,
): VoidResult {
  const actor = requireActor(ctx)
  const voucher = findVoucher(tx, input.voucherId)
  if (!voucher) throw new DomainError('VOUCHER_NOT_FOUND')
  const link = voucher.state === 'sold' ? saleOfVoucher(tx, voucher.id) : undefined
  const sold = link ? findSale(tx, link.saleId) : undefined
  const line = link ? findLine(tx, link.lineId) : undefined
  const refusal = voidRefusal(actor, sold ?? null, ctx.now)
  if (refusal) throw refusal
  const refunded = rupiah(line?.unitPrice ?? 0)
  const method = sold ? refundMethodOf(paymentsOf(tx, sold.id), refundsOf(tx, sold.id), refunded) : null
  // Cash goes back out of the drawer of whoever gives it; other money is not in any drawer.
  if (method === 'cash') requireShift(tx, ctx)
  voidVoucher(tx, ctx, { voucherId: voucher.id, reason: input.reason })

  if (!sold && voucher.state === 'sold') refundElsewhere(tx, ctx, input)
  if (sold) dropWaitingReceipts(tx, ctx, sold.id)
  if (sold && line && method) {
    const refundId = ctx.newId()
    insertRefund(tx, {
      id: refundId,
      saleId: sold.id,
      voucherId: voucher.id,
      outletId: ctx.device.outletId,
      deviceId: ctx.device.deviceId,
      at: ctx.now,
      businessDay: ctx.businessDay,
      amount: refunded,
      method,
      reason: input.reason,
      actorId: actor.id,
      approverId: input.approverId,
      shiftId: ctx.shiftId,
    })
    post(tx, ctx, {
      sourceType: 'refund',
      sourceId: refundId,
      memo: `Batal voucher dari ${sold.receiptNumber}`,
      transfers: [{ debit: 'voucher-revenue', credit: MONEY_PLACES[method], amount: refunded }],
    })
  }
  recordAudit(tx, ctx, {
    action: 'voucher.void',
    subjectType: 'voucher',
    subjectId: String(voucher.id),
    detail: {
      reason: input.reason,
      approverId: input.approverId,
      refunded,
      receiptNumber: sold?.receiptNumber ?? null,
    },
  })
  tx.publish('sales', 'vouchers')
  return { refunded, method }
}
