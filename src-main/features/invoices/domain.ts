// Owns: what a bill is to the rest of the app: its view, its number, how its money moves in the books.
// Must never: read a table or a clock.
import { DomainError } from '../../shared/errors'
import { type Rupiah, rupiah, sumRupiah } from '../../shared/money'
import type { Transfer } from '../ledger'
import type { INVOICE_KINDS, INVOICE_LINE_KINDS, INVOICE_STATES } from './tables'

export type InvoiceKind = (typeof INVOICE_KINDS)[number]
export type InvoiceState = (typeof INVOICE_STATES)[number]
export type InvoiceLineKind = (typeof INVOICE_LINE_KINDS)[number]

export interface InvoiceView {
  readonly id: number
  /** `INV-2611-00042`. */
  readonly number: string
  readonly customerId: string
  readonly customerNumber: string
  readonly customerName: string
  /** 62..., or empty. */
  readonly customerPhone: string
  readonly subscriptionId: string | null
  readonly packageName: string
  readonly kind: InvoiceKind
  /** First day of the period, and the first day after it; null for bills about no period. */
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly issueDay: string
  readonly dueDay: string
  readonly total: Rupiah
  readonly paid: Rupiah
  readonly state: InvoiceState
  /** Jatuh tempo: not paid, and the due day is over. */
  readonly isOverdue: boolean
  /** Holds only denda: owed like any other, but no reason to isolate or to stay isolated. */
  readonly isLateFee: boolean
  readonly note: string
}

/** Source of the posting that turned the rest of a dearer package into saldo; its document is the subscription. */
export const PACKAGE_CHANGE = 'package-change'

/** Source of the posting that turned a voucher or a service of an order that was taken back into saldo; its document is the order. */
export const ORDER_REFUND = 'order-refund'

export interface BillLine {
  readonly kind: InvoiceLineKind
  readonly description: string
  /** Rupiah; below zero for a discount or a credit. */
  readonly amount: Rupiah
  readonly packageId: string | null
  /** Of an order: paid for several months at once, so it waits in unearned-revenue. A period bill says so of the whole bill. */
  readonly isLong?: boolean
}

export const invoiceSeriesOf = (day: string, deviceLabel: string): string =>
  `INV-${deviceLabel === 'A' ? '' : `${deviceLabel}-`}${day.slice(2, 4)}${day.slice(5, 7)}`

export const invoiceNumberOf = (series: string, next: number): string => `${series}-${String(next).padStart(5, '0')}`

export const totalOf = (lines: readonly BillLine[]): Rupiah => sumRupiah(lines.map(({ amount }) => amount))

const INCOME_OF: Readonly<Record<Exclude<InvoiceLineKind, 'tax'>, Transfer['credit']>> = {
  subscription: 'subscription-revenue',
  prorata: 'subscription-revenue',
  change: 'subscription-revenue',
  install: 'other-income',
  'late-fee': 'late-fee-revenue',
  manual: 'other-income',
  discount: 'discount',
  promo: 'discount',
  voucher: 'voucher-revenue',
  option: 'other-income',
}

export interface Booking {
  readonly customerId: string
  readonly lines: readonly BillLine[]
  /** A period of several months: what it brings (discounts taken off) is not earned yet. */
  readonly isDeferred: boolean
}

/**
 * One transfer a line between the customer's receivable and the account it belongs to. Of a deferred bill everything but tax and
 * denda waits in unearned-revenue, discounts too, so that each month later earns what was really paid for it.
 */
export function transfersOfBill({ customerId, lines, isDeferred }: Booking): Transfer[] {
  return lines
    .filter(({ amount }) => amount !== 0)
    .map(({ kind, amount, isLong = false }) => {
      const isLater = isLong || (isDeferred && isEarnedLater(kind))
      const account = kind === 'tax' ? 'tax-payable' : isLater ? 'unearned-revenue' : INCOME_OF[kind]
      return amount > 0
        ? { debit: 'receivable', credit: account, amount, party: customerId }
        : { debit: account, credit: 'receivable', amount: rupiah(-amount), party: customerId }
    })
}

const isEarnedLater = (kind: InvoiceLineKind): boolean => kind !== 'tax' && kind !== 'late-fee' && kind !== 'install'

/** Rupiah that a deferred bill earns later: all but tax, denda and biaya pasang. */
export const deferredOf = (lines: readonly BillLine[]): Rupiah =>
  sumRupiah(lines.filter(({ kind }) => isEarnedLater(kind)).map(({ amount }) => amount))

/** What is still to be paid. */
export const openOf = ({ state, total, paid }: Pick<InvoiceView, 'state' | 'total' | 'paid'>): Rupiah =>
  rupiah(state === 'unpaid' || state === 'pending' ? total - paid : 0)

export interface Settling {
  readonly number: string
  readonly state: InvoiceState
  readonly total: number
  readonly paid: number
}

/** The new paid amount and state after `amount` more was paid. */
export function settled(bill: Settling, amount: number): { readonly paid: number; readonly state: 'unpaid' | 'paid' } {
  if (bill.state !== 'unpaid' && bill.state !== 'pending')
    throw new DomainError('INVOICE_NOT_OPEN', { number: bill.number })
  if (!Number.isSafeInteger(amount) || amount <= 0 || bill.paid + amount > bill.total)
    throw new DomainError('INVOICE_OVERPAID', { number: bill.number })
  const paid = bill.paid + amount
  return { paid, state: paid === bill.total ? 'paid' : 'unpaid' }
}
