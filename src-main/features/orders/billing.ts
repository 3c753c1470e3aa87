// Owns: the bill of an order: what it will be, making it, what its days are, taking it back.
// Must never: hold a rule of bills; those are the invoices' own.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { CalendarDate } from '../../shared/calendar-date'
import { type Rupiah, rupiah, sumRupiah } from '../../shared/money'
import { cyclePriceOf, type PackageView } from '../catalog'
import { createManualInvoice } from '../invoices'
import { cycleTotal } from '../invoices/pricing'
import { markCancelled } from '../invoices/store'
import { taxRuleOn, withTax } from '../invoices/tax'
import { getSetting } from '../settings'
import type { PricedKind } from './domain'

export interface OrderLine {
  readonly kind: PricedKind | 'promo'
  readonly description: string
  readonly amount: Rupiah
  readonly packageId: string | null
  /** Paid for several months at once: earned month by month. */
  readonly isLong: boolean
}

/** Rupiah of a whole cycle, with `extras` rupiah a month beside the package. */
export const cycleTotalOf = (db: ReadDb, pack: PackageView, months: number, extras: Rupiah): Rupiah =>
  cycleTotal({
    monthlyPrice: pack.customerPrice,
    cyclePrice: cyclePriceOf(db, pack.id, months),
    extras,
    months,
    discounts: getSetting(db, 'billing'),
  }).price

export function quoteLines(db: ReadDb, today: CalendarDate, lines: readonly OrderLine[]) {
  const billed = withTax(
    lines.map(({ kind, description, amount, packageId }) => ({
      kind: kind === 'voucher' || kind === 'option' ? ('manual' as const) : kind,
      description,
      amount,
      packageId,
    })),
    taxRuleOn(getSetting(db, 'billing').tax, today),
  )
  const total = sumRupiah(billed.map(({ amount }) => amount))
  return { tax: rupiah(total - sumRupiah(lines.map(({ amount }) => amount))), total }
}

export function makeBill(
  tx: Tx,
  ctx: CommandContext,
  input: {
    readonly customerId: string
    readonly packageName: string
    readonly lines: readonly OrderLine[]
    readonly dueDay: CalendarDate
    readonly note: string
  },
): { readonly id: number; readonly total: Rupiah } {
  return createManualInvoice(tx, ctx, {
    customerId: input.customerId,
    kind: 'order',
    packageName: input.packageName,
    note: input.note,
    lines: input.lines.map(({ kind, description, amount, packageId }) => ({
      kind: kind === 'voucher' || kind === 'option' ? ('manual' as const) : kind,
      description,
      amount,
      packageId,
    })),
  })
}

export interface Covered {
  readonly invoiceId: number
  readonly subscriptionId: string
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly billingDay: number
  readonly amount: Rupiah
  readonly months: number
}
export function coverDays(_tx: Tx, _covered: Covered): void {}
export function takeBill(tx: Tx, ctx: CommandContext, input: { readonly invoiceId: number; readonly reason: string }) {
  markCancelled(tx, input.invoiceId, ctx.now, input.reason)
}
export function addMonthly(
  _tx: Tx,
  _ctx: CommandContext,
  _input: { readonly subscriptionId: string; readonly extras: readonly { label: string; amount: Rupiah }[] },
): void {}
