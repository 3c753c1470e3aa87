// Owns: the bill of an order: its lines, making it, what its payment covers, taking it back.
// Must never: count an order that nobody paid as a debt; who does not pay simply gets nothing.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { type Rupiah, rupiah, sumRupiah } from '../../shared/money'
import type { Transfer } from '../ledger'
import { dropWaitingPapers } from '../printing'
import { getSetting } from '../settings'
import { writeBill } from './bills'
import { takeBack } from './cancel'
import { INVOICE } from './detail'
import { type BillLine, type InvoiceView, totalOf, transfersOfBill } from './domain'
import { findView, linesOf, toView } from './store'
import { taxRuleOn, withTax } from './tax'

export interface OrderLine {
  /**
   * subscription = the service itself, and options that are paid with every bill; voucher; install; option = paid once;
   * promo = below zero.
   */
  readonly kind: 'subscription' | 'voucher' | 'install' | 'option' | 'promo'
  readonly description: string
  /** Rupiah as the customer was told, before PPN is added or taken out. */
  readonly amount: number
  readonly packageId: string | null
  /** Paid for 3 or 12 months at once: earned month by month once `coverPeriod` was told. */
  readonly isLong?: boolean
}

/** The same lines in the same order, with the day's PPN (its line comes last). */
export const quoteOrderLines = (db: ReadDb, today: string, lines: readonly OrderLine[]): BillLine[] =>
  withTax(
    lines.map(({ amount, isLong = false, ...line }) => ({
      ...line,
      amount: rupiah(amount),
      ...(isLong && { isLong }),
    })),
    taxRuleOn(getSetting(db, 'billing').tax, today),
  )

export interface NewOrderInvoice {
  readonly customerId: string
  /** Its title on lists and papers: "Cloud Hosting, Rumahan 10 Mbps". */
  readonly packageName: string
  readonly lines: readonly OrderLine[]
  /** The day on which the order lapses. */
  readonly dueDay: string
  readonly note: string
}

/** Lunas at once when a promo leaves nothing to pay. Throws INVOICE_EMPTY for no lines or a sum below zero. */
export function createOrderInvoice(tx: Tx, ctx: CommandContext, input: NewOrderInvoice): InvoiceView {
  const lines = quoteOrderLines(tx, ctx.businessDay, input.lines)
  if (lines.length === 0 || totalOf(lines) < 0) throw new DomainError('INVOICE_EMPTY')
  const { customerId, packageName, dueDay, note } = input
  const { id } = writeBill(tx, ctx, {
    customerId,
    subscriptionId: null,
    kind: 'order',
    packageName,
    periodStart: null,
    periodEnd: null,
    dueDay,
    lines,
    note,
  })
  tx.publish('invoices')
  const view = findView(tx, id)
  if (!view) throw new DomainError('INVOICE_NOT_FOUND')
  return toView(view, ctx.businessDay)
}

export interface CancelOrderInvoice {
  readonly invoiceId: number
  readonly reason: string
}

/**
 * For an order that lapsed or was cancelled; also by the app itself. What was paid becomes the customer's saldo, what waited to be
 * earned is earned no more. Throws INVOICE_NOT_OPEN for one that was cancelled before.
 */
export function cancelOrderInvoice(
  tx: Tx,
  ctx: CommandContext,
  { invoiceId, reason }: CancelOrderInvoice,
): { toBalance: number } {
  dropWaitingPapers(tx, ctx, INVOICE, String(invoiceId))
  return takeBack(tx, ctx, { id: invoiceId, reason, approverId: null })
}

/** PPN on a bill, in or on top of its prices. */
export const taxOf = (db: ReadDb, invoiceId: number): Rupiah =>
  sumRupiah(
    linesOf(db, invoiceId)
      .filter(({ kind }) => kind === 'tax')
      .map(({ amount }) => amount),
  )

/**
 * Which part of its price an order paid for a package: what a promo took off it is never given back. 1 for a package that came
 * later: it was paid in full.
 */
export function paidPartOf(db: ReadDb, invoiceId: number, packageId: string): number {
  const lines = linesOf(db, invoiceId)
  const sumOf = (wanted: (line: BillLine) => boolean) =>
    lines.filter(wanted).reduce((sum, { amount }) => sum + amount, 0)
  const isListed = ({ kind }: BillLine) => kind !== 'promo' && kind !== 'tax'
  const own = sumOf((line) => isListed(line) && line.packageId === packageId)
  if (own <= 0) return 1
  const promoFor = (id: string | null) => -sumOf((line) => line.kind === 'promo' && line.packageId === id)
  return Math.max(0, 1 - promoFor(packageId) / own - promoFor(null) / sumOf(isListed))
}

export interface BillSlice {
  readonly customerId: string
  readonly invoiceId: number
  /** Place of the first line of one service on the bill, and how many lines it has. */
  readonly from: number
  readonly count: number
  /** What was really paid for it, with `tax`. */
  readonly amount: Rupiah
  readonly tax: Rupiah
}

/**
 * The bill's own transfers of one service, the other way round: its revenue (or what waits to be earned), installing and PPN go, and
 * with them the promo that lessened it; the rupiah that dividing leaves over stays with the shop. A cycle's discount stands in the
 * account that it lessens, so no account is owed anything. What is left of it is one row of the saldo.
 */
export function sliceToSaldo(db: ReadDb, { customerId, invoiceId, from, count, amount, tax }: BillSlice): Transfer[] {
  const own = linesOf(db, invoiceId).slice(from, from + count)
  const held = new Map<Transfer['credit'], number>()
  for (const transfer of transfersOfBill({ customerId, lines: own, isDeferred: false })) {
    const isIncome = transfer.debit === 'receivable'
    const account = isIncome ? transfer.credit : transfer.debit
    held.set(account, (held.get(account) ?? 0) + (isIncome ? transfer.amount : -transfer.amount))
  }
  let unpaid = Math.max(0, totalOf(own) + tax - amount)
  const back = [...held, ['tax-payable', tax] as const].flatMap(([debit, whole]): Transfer[] => {
    const off = Math.min(unpaid, whole)
    unpaid -= off
    return [
      { debit, credit: 'discount', amount: rupiah(off) },
      { debit, credit: 'receivable', amount: rupiah(whole - off), party: customerId },
    ]
  })
  return [...back, toSaldo(customerId, back)]
}

/** What the others gave back, in one row: whoever reads his saldo asks how much it was, not what it was made of. */
export const toSaldo = (customerId: string, back: readonly Transfer[]): Transfer => ({
  debit: 'receivable',
  credit: 'customer-balance',
  amount: sumRupiah(back.filter(({ credit }) => credit === 'receivable').map(({ amount }) => amount)),
  party: customerId,
})

/** What the bill's promo was for: package ids, and null = all of it; empty without a promo. */
export const promoReachOf = (db: ReadDb, invoiceId: number): readonly (string | null)[] =>
  linesOf(db, invoiceId)
    .filter(({ kind }) => kind === 'promo')
    .map(({ packageId }) => packageId ?? null)
