// Owns: writing a bill (rows, books) and what payments do to it.
// Must never: round, price or date anything; the lines come finished.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { nextOfSeries } from '../../platform/db/series'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { customerBalance, post } from '../ledger'
import {
  type BillLine,
  type InvoiceKind,
  invoiceNumberOf,
  invoiceSeriesOf,
  settled,
  totalOf,
  transfersOfBill,
} from './domain'
import { changePaid, findRow, insertInvoice, insertLine } from './store'

export interface NewBill {
  readonly customerId: string
  readonly subscriptionId: string | null
  readonly kind: InvoiceKind
  readonly packageName: string
  readonly lateFeeOf?: number | null
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly dueDay: string
  readonly lines: readonly BillLine[]
  readonly isDeferred?: boolean
  readonly note?: string
}

export interface WrittenBill {
  readonly id: number
  readonly number: string
  readonly total: number
}

/**
 * Bill, lines and books; a bill of nothing is settled at once. The caller has seen to it that the total is not below zero, and
 * publishes `invoices` itself: a run tells the screens now and then, not twenty thousand times.
 */
export function writeBill(tx: Tx, ctx: CommandContext, bill: NewBill): WrittenBill {
  const total = totalOf(bill.lines)
  if (total < 0) throw new Error('a bill below zero is a credit, not a bill')
  const series = invoiceSeriesOf(ctx.businessDay, ctx.device.label)
  const number = invoiceNumberOf(series, nextOfSeries(tx, series))
  const { outletId, deviceId } = ctx.device
  const id = insertInvoice(tx, {
    number,
    outletId,
    deviceId,
    customerId: bill.customerId,
    subscriptionId: bill.subscriptionId,
    kind: bill.kind,
    packageName: bill.packageName,
    lateFeeOf: bill.lateFeeOf ?? null,
    periodStart: bill.periodStart,
    periodEnd: bill.periodEnd,
    issueDay: ctx.businessDay,
    dueDay: bill.dueDay,
    issuedAt: ctx.now,
    issuedBy: ctx.actor?.id ?? null,
    total,
    state: total === 0 ? 'paid' : 'unpaid',
    paidAt: total === 0 ? ctx.now : null,
    note: bill.note ?? '',
  })
  for (const line of bill.lines) insertLine(tx, id, line)
  post(tx, ctx, {
    sourceType: 'invoice',
    sourceId: String(id),
    memo: `Tagihan ${number}`,
    transfers: transfersOfBill({ ...bill, isDeferred: bill.isDeferred ?? false }),
  })
  return { id, number, total }
}

export interface SettleInput {
  readonly invoiceId: number
  /** Rupiah. */
  readonly amount: number
}

/** Raises what was paid; Lunas when nothing is left. The payment's own posting (receivable) is the caller's. */
export function settleInvoice(tx: Tx, ctx: CommandContext, { invoiceId, amount }: SettleInput): void {
  const bill = findRow(tx, invoiceId)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  const { paid, state } = settled(bill, amount)
  changePaid(tx, { id: invoiceId, paid, state, paidAt: state === 'paid' ? ctx.now : null })
  tx.publish('invoices')
}

/**
 * A payment is taken back. What a cancelled bill had been paid lies in the customer's saldo: it is taken from there, so that the
 * caller's posting (debit receivable, credit the drawer) fits in both cases; when the saldo was spent it is refused.
 */
export function unsettleInvoice(tx: Tx, ctx: CommandContext, { invoiceId, amount }: SettleInput): void {
  const bill = findRow(tx, invoiceId)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  if (bill.state === 'cancelled') {
    if (customerBalance(tx, bill.customerId) < amount)
      throw new DomainError('INVOICE_CREDIT_SPENT', { number: bill.number })
    post(tx, ctx, {
      sourceType: 'invoice-cancel',
      sourceId: String(invoiceId),
      memo: `Saldo dari ${bill.number} ditarik kembali`,
      transfers: [{ debit: 'customer-balance', credit: 'receivable', amount: rupiah(amount), party: bill.customerId }],
    })
    return
  }
  if (!Number.isSafeInteger(amount) || amount <= 0 || amount > bill.paid)
    throw new DomainError('INVOICE_OVERPAID', { number: bill.number })
  changePaid(tx, { id: invoiceId, paid: bill.paid - amount, state: 'unpaid', paidAt: null })
  tx.publish('invoices')
}
