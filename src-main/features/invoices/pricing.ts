// Owns: the lines of a period's bill: price, cycle discount, own discount. Pure.
// Must never: know PPN or the books; a bill of nothing is no bill.
import { periodText } from '../../shared/billing-period'
import { type CycleDiscounts, cycleDiscountOf, cycleTotal, percentOf } from '../../shared/cycle-price'
import { type Rupiah, rupiah } from '../../shared/money'
import { type BillLine, totalOf } from './domain'
import { type Period, piecesOf, worthOf } from './periods'

export interface Billable {
  readonly packageId: string
  readonly packageName: string
  /** Of its own on lists ("Kios"); may be empty. */
  readonly label: string
  /** Rupiah a month: its own price, or the package's, and what is paid beside it. */
  readonly monthlyPrice: number
  readonly extraMonthly?: number
  /** The package's own price of the cycle, where it counts. */
  readonly cyclePrice?: number | null
  readonly billingDay: number
  readonly cycleMonths: number
  /** Rupiah off every bill that begins up to `discountUntil`. */
  readonly discount: number
  readonly discountUntil: string | null
}

/** Empty when nothing is to be paid: free, a price of zero, or a discount that covers it. */
export function linesOfPeriod(item: Billable, period: Period, discounts: CycleDiscounts): BillLine[] {
  if (period.kind === 'free') return []
  const worth = (price: number): Rupiah =>
    period.kind === 'days' ? worthOf(price, period.start, period.end, item.billingDay) : rupiah(price * period.months)
  const { monthlyPrice, extraMonthly: extras = 0, cyclePrice = null } = item
  const isOwnCycle = period.kind !== 'days' && cyclePrice !== null
  const price = isOwnCycle
    ? cycleTotal({ monthlyPrice: monthlyPrice - extras, cyclePrice, extras, months: period.months, discounts }).price
    : worth(monthlyPrice)
  const cycle = period.kind === 'days' || isOwnCycle ? 0 : cycleDiscountOf(price, period.months, discounts)
  const hasDiscount = item.discountUntil === null || period.start <= item.discountUntil
  const wanted = !hasDiscount ? 0 : period.kind === 'days' ? worth(item.discount) : item.discount
  const off = Math.min(wanted, price - cycle)
  const { packageId } = item
  const discountLine = (description: string, amount: number): BillLine[] =>
    amount === 0 ? [] : [{ kind: 'discount', description, amount: rupiah(-amount), packageId }]
  const lines: BillLine[] = [
    {
      kind: period.kind === 'days' ? 'prorata' : 'subscription',
      description: describe(item, period),
      amount: price,
      packageId,
    },
    ...discountLine(
      `Diskon bayar ${period.months === 12 ? 'setahun' : `${period.months} bulan`} ${percentText(percentOf(period.months, discounts))}`,
      cycle,
    ),
    ...discountLine('Diskon', off),
  ]
  return totalOf(lines) === 0 ? [] : lines
}

const percentText = (percent: number): string => `${String(percent).replace('.', ',')}%`

function describe({ packageName, label, billingDay }: Billable, period: Period): string {
  const name = label === '' ? packageName : `${packageName} (${label})`
  const days = periodText(period.start, period.end)
  if (period.kind !== 'days') return `${name} ${days}`
  const [piece] = piecesOf(period.start, period.end, billingDay)
  return piece ? `${name} ${days}, ${piece.days} dari ${piece.of} hari` : `${name} ${days}`
}
