// Owns: bills that a person makes (biaya pasang, lain-lain), and what a change of package inside a paid period costs.
// Must never: bill a period; that is the run's.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { addDays, type CalendarDate, calendarDate } from '../../shared/calendar-date'
import { type CycleDiscounts, cycleDiscountOf, cycleTotal } from '../../shared/cycle-price'
import { DomainError } from '../../shared/errors'
import { type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { cyclePriceOf } from '../catalog'
import { post } from '../ledger'
import { getSetting } from '../settings'
import { findSubscription, type MonthlySide } from '../subscriptions'
import { type NewBill, type WrittenBill, writeBill } from './bills'
import {
  type BillLine,
  deferredOf,
  type InvoiceKind,
  type InvoiceView,
  PACKAGE_CHANGE,
  totalOf,
  transfersOfBill,
} from './domain'
import { paidPartOf } from './order-bills'
import { planEarning, takeFromEarning } from './period-bill'
import { coveringPeriod } from './period-store'
import { roundRupiah } from './periods'
import { findView, toView } from './store'
import { taxRuleOn, withTax } from './tax'

export interface ManualLine {
  readonly kind: 'install' | 'manual' | 'late-fee' | 'discount' | 'subscription' | 'promo'
  readonly description: string
  /** Rupiah; a discount below zero. */
  readonly amount: number
  readonly packageId?: string | null
}

export interface ManualInvoice {
  readonly customerId: string
  readonly subscriptionId?: string | null
  readonly kind?: Exclude<InvoiceKind, 'period'>
  readonly lines: readonly ManualLine[]
  /** Days until it is due; the shop's when left out. */
  readonly graceDays?: number | null
  readonly packageName?: string
  readonly note?: string
}

/** PPN of the day's rule is added by itself. Throws INVOICE_EMPTY for no lines or a sum below zero. */
export function createManualInvoice(tx: Tx, ctx: CommandContext, input: ManualInvoice): InvoiceView {
  const billing = getSetting(tx, 'billing')
  const lines = withTax(
    input.lines.map(({ kind, description, amount, packageId }) => ({
      kind,
      description,
      amount: rupiah(amount),
      packageId: packageId ?? null,
    })),
    taxRuleOn(billing.tax, ctx.businessDay),
  )
  if (lines.length === 0 || totalOf(lines) < 0) throw new DomainError('INVOICE_EMPTY')
  const written = write(tx, ctx, {
    customerId: input.customerId,
    subscriptionId: input.subscriptionId ?? null,
    kind: input.kind ?? 'manual',
    packageName: input.packageName ?? '',
    periodStart: null,
    periodEnd: null,
    dueDay: addDays(ctx.businessDay, input.graceDays ?? billing.graceDays),
    lines,
    note: input.note ?? '',
  })
  const view = findView(tx, written.id)
  if (!view) throw new DomainError('INVOICE_NOT_FOUND')
  return toView(view, ctx.businessDay)
}

function write(tx: Tx, ctx: CommandContext, bill: NewBill): WrittenBill {
  const written = writeBill(tx, ctx, bill)
  const detail = { number: written.number, total: written.total, customerId: bill.customerId }
  recordAudit(tx, ctx, { action: 'invoice.make', subjectType: 'invoice', subjectId: String(written.id), detail })
  tx.publish('invoices')
  return written
}

export interface PackageChange {
  readonly subscriptionId: string
  readonly customerId: string
  /** The first day of the new package; the lines are about [day, until). */
  readonly day: string
  readonly until: string
  readonly lines: readonly { readonly kind: 'credit' | 'charge'; readonly text: string; readonly amount: number }[]
  /** The package that goes and the one that comes. */
  readonly from: MonthlySide
  readonly to: MonthlySide
}

export interface ChangeBooked {
  readonly invoiceId: number | null
  /** Above zero: billed; below zero: what went to the customer's saldo. */
  readonly total: Rupiah
}

/** Days at the list price of the month, as the cycle that they belong to really cost them. */
function realCost(db: ReadDb, amount: number, side: MonthlySide, months: number, discounts: CycleDiscounts): number {
  const { monthlyPrice, extraMonthly: extras, isOwnPrice, packageId } = side
  const cyclePrice = isOwnPrice || months === 1 ? null : cyclePriceOf(db, packageId, months)
  if (cyclePrice === null || monthlyPrice === 0) return amount - cycleDiscountOf(amount, months, discounts)
  const { price } = cycleTotal({ monthlyPrice: monthlyPrice - extras, cyclePrice, extras, months, discounts })
  return roundRupiah((amount * price) / (months * monthlyPrice))
}

/** What a change of package costs inside a billed period, discount and PPN included; null where nothing was charged for those days. */
export function quoteChange(db: ReadDb, today: CalendarDate, change: PackageChange): BillLine[] | null {
  const period = coveringPeriod(db, change.subscriptionId, change.day)
  if (!period) return null
  const billing = getSetting(db, 'billing')
  const subscription = findSubscription(db, change.subscriptionId)
  const months = period.isLong ? (subscription?.cycleMonths ?? 1) : 1
  const real = (amount: number, side: MonthlySide): number => realCost(db, amount, side, months, billing)
  const paidPart = period.isOrder ? paidPartOf(db, period.invoiceId, change.from.packageId) : 1
  return withTax(
    change.lines.map(({ kind, text, amount }): BillLine => {
      const isCharge = kind === 'charge'
      const net = isCharge ? real(amount, change.to) : roundRupiah(real(amount, change.from) * paidPart)
      return {
        kind: 'change',
        description: text,
        amount: rupiah(isCharge ? net : -net),
        packageId: isCharge ? (subscription?.packageId ?? null) : null,
      }
    }),
    taxRuleOn(billing.tax, today),
  )
}

/**
 * Books what a change of package costs inside a billed period: a bill for the difference, or saldo when it is cheaper. Inside a
 * period of several months the bill is earned month by month like the period itself, and what goes back comes off the months to come.
 */
export function bookChange(tx: Tx, ctx: CommandContext, change: PackageChange): ChangeBooked {
  const period = coveringPeriod(tx, change.subscriptionId, change.day)
  const lines = quoteChange(tx, ctx.businessDay, change)
  if (!lines || !period) return { invoiceId: null, total: rupiah(0) }
  const billing = getSetting(tx, 'billing')
  const subscription = findSubscription(tx, change.subscriptionId)
  const total = totalOf(lines)
  if (total > 0) {
    const { id } = write(tx, ctx, {
      customerId: change.customerId,
      subscriptionId: change.subscriptionId,
      kind: 'manual',
      packageName: subscription?.packageName ?? '',
      periodStart: null,
      periodEnd: null,
      dueDay: addDays(ctx.businessDay, subscription?.graceDays ?? billing.graceDays),
      lines,
      isDeferred: period.isLong,
      note: 'Ganti paket',
    })
    if (period.isLong && subscription) {
      const { billingDay } = subscription
      const days = { start: calendarDate(change.day), end: calendarDate(change.until), billingDay }
      planEarning(tx, id, deferredOf(lines), days)
    }
    return { invoiceId: id, total }
  }
  const toBalance = rupiah(-total)
  const back = period.isLong ? -deferredOf(lines) : 0
  const taken = takeFromEarning(tx, period.invoiceId, back)
  post(tx, ctx, {
    sourceType: PACKAGE_CHANGE,
    sourceId: change.subscriptionId,
    memo: 'Sisa paket lama menjadi saldo',
    transfers: [
      ...transfersOfBill({ customerId: change.customerId, lines, isDeferred: period.isLong }),
      { debit: 'subscription-revenue', credit: 'unearned-revenue', amount: rupiah(back - taken) },
      { debit: 'receivable', credit: 'customer-balance', amount: toBalance, party: change.customerId },
    ],
  })
  tx.publish('customers')
  return { invoiceId: null, total }
}
