// Owns: bills that a person makes (biaya pasang, lain-lain), and what a change of package inside a paid period costs.
// Must never: bill a period; that is the run's.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { addDays, calendarDate, formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { post } from '../ledger'
import { getSetting } from '../settings'
import { type NewBill, type WrittenBill, writeBill } from './bills'
import { type BillLine, type InvoiceKind, type InvoiceView, totalOf, transfersOfBill } from './domain'
import { coveringPeriod } from './period-store'
import { worthOf } from './periods'
import { cycleDiscountOf } from './pricing'
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
  return written
}

export interface PackagePrice {
  readonly packageId: string
  readonly name: string
  /** Rupiah a month. */
  readonly monthlyPrice: number
}

export interface PackageChange {
  readonly customerId: string
  readonly subscriptionId: string
  /** The first day of the new package. */
  readonly day: string
  readonly billingDay: number
  readonly cycleMonths: number
  readonly before: PackagePrice
  readonly after: PackagePrice
}

export interface ChangeQuote {
  readonly lines: readonly BillLine[]
  /** Above zero: a bill; below zero: what goes to the customer's saldo. */
  readonly total: Rupiah
  /** The last day that was billed already, and that the lines are about; null: nothing to settle. */
  readonly lastDay: string | null
}

/**
 * What is left of the billed period at the old price goes back, the same days at the new price are charged. Days that were free or
 * never billed cost nothing; the next bill has the new price by itself.
 */
export function quoteChange(db: ReadDb, today: string, change: PackageChange): ChangeQuote {
  const period = coveringPeriod(db, change.subscriptionId, change.day)
  if (!period) return { lines: [], total: rupiah(0), lastDay: null }
  const from = calendarDate(change.day)
  const until = calendarDate(period.periodEnd)
  const billing = getSetting(db, 'billing')
  const priceOf = ({ monthlyPrice }: PackagePrice): number => {
    const worth = worthOf(monthlyPrice, from, until, change.billingDay)
    return worth - (period.isLong ? cycleDiscountOf(worth, change.cycleMonths, billing) : 0)
  }
  const lastDay = addDays(until, -1)
  const days = `${formatDate(from)} - ${formatDate(lastDay)}`
  const lines: BillLine[] = [
    {
      kind: 'change',
      description: `Sisa ${change.before.name} ${days}`,
      amount: rupiah(-priceOf(change.before)),
      packageId: change.before.packageId,
    },
    {
      kind: 'change',
      description: `Ganti ke ${change.after.name} ${days}`,
      amount: rupiah(priceOf(change.after)),
      packageId: change.after.packageId,
    },
  ]
  const taxed = withTax(
    lines.filter(({ amount }) => amount !== 0),
    taxRuleOn(billing.tax, today),
  )
  return { lines: taxed, total: totalOf(taxed), lastDay }
}

export interface ChangeBooked {
  readonly invoiceId: number | null
  readonly total: Rupiah
  /** Rupiah that went to the customer's saldo. */
  readonly toBalance: Rupiah
}

/** Books what `quoteChange` says: a bill for the difference, or saldo when the new package is cheaper. */
export function addChangeLines(tx: Tx, ctx: CommandContext, change: PackageChange): ChangeBooked {
  const { lines, total } = quoteChange(tx, ctx.businessDay, change)
  if (total === 0) return { invoiceId: null, total, toBalance: rupiah(0) }
  if (total < 0) {
    const toBalance = rupiah(-total)
    post(tx, ctx, {
      sourceType: 'package-change',
      sourceId: change.subscriptionId,
      memo: `Sisa ${change.before.name} menjadi saldo`,
      transfers: [
        ...transfersOfBill({ customerId: change.customerId, lines, isDeferred: false }),
        { debit: 'receivable', credit: 'customer-balance', amount: toBalance, party: change.customerId },
      ],
    })
    tx.publish('customers')
    return { invoiceId: null, total, toBalance }
  }
  const { id } = write(tx, ctx, {
    customerId: change.customerId,
    subscriptionId: change.subscriptionId,
    kind: 'manual',
    packageName: change.after.name,
    periodStart: null,
    periodEnd: null,
    dueDay: addDays(ctx.businessDay, getSetting(tx, 'billing').graceDays),
    lines,
    note: 'Ganti paket',
  })
  return { invoiceId: id, total, toBalance: rupiah(0) }
}
