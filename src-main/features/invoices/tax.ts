// Owns: PPN by dated rules: which rule holds on a day, and the tax line of a bill. Pure.
// Must never: tax a denda, or print a line while PPN is off (most shops are no PKP and must not).
import { formatRupiah, type Rupiah, rupiah, sumRupiah } from '../../shared/money'
import type { BillLine } from './domain'
import { roundRupiah, shareOut } from './periods'

export interface DatedTaxRule {
  readonly from: string
  readonly isOn: boolean
  readonly ratePercent: number
  readonly factorOver: number
  readonly factorUnder: number
  readonly priceIncludes: boolean
}

/** The youngest rule that has begun; null when there is none or it switches PPN off. */
export function taxRuleOn<R extends DatedTaxRule>(rules: readonly R[], day: string): R | null {
  const [rule] = rules.filter(({ from }) => from <= day).toSorted((one, other) => (one.from < other.from ? 1 : -1))
  return rule?.isOn ? rule : null
}

const isTaxed = ({ kind }: BillLine): boolean => kind !== 'late-fee' && kind !== 'tax'

/** Dasar pengenaan pajak (nilai lain) of a price before tax. */
export const taxBaseOf = (price: number, { factorOver, factorUnder }: DatedTaxRule): Rupiah =>
  roundRupiah((price * factorOver) / factorUnder)

/** Tax on a price before tax: once rounded, not on the rounded base. */
export const taxOf = (price: number, { ratePercent, factorOver, factorUnder }: DatedTaxRule): Rupiah =>
  roundRupiah((price * factorOver * ratePercent) / (factorUnder * 100))

/** The price before tax that is in a price with tax. */
const priceBeforeTax = (price: number, { ratePercent, factorOver, factorUnder }: DatedTaxRule): Rupiah =>
  roundRupiah((price * factorUnder * 100) / (factorUnder * 100 + factorOver * ratePercent))

/**
 * The lines with their tax line at the end. Where prices include the tax the other lines shrink to their price before tax, shared
 * out so that all lines still add up to what the customer was told.
 */
export function withTax(lines: readonly BillLine[], rule: DatedTaxRule | null): BillLine[] {
  const taxed = lines.filter(isTaxed)
  const gross = sumRupiah(taxed.map(({ amount }) => amount))
  if (!rule || gross === 0) return [...lines]
  const before = rule.priceIncludes ? priceBeforeTax(gross, rule) : gross
  const amount = rule.priceIncludes ? rupiah(gross - before) : taxOf(gross, rule)
  if (amount === 0) return [...lines]
  const shares = shareOut(
    before,
    taxed.map((line) => line.amount),
  )
  const shrunk = lines.map((line) =>
    isTaxed(line) ? { ...line, amount: shares[taxed.indexOf(line)] ?? line.amount } : line,
  )
  return [...shrunk, { kind: 'tax', description: taxText(rule, before), amount, packageId: null }]
}

function taxText(rule: DatedTaxRule, before: Rupiah): string {
  const rate = `PPN ${String(rule.ratePercent).replace('.', ',')}%`
  if (rule.factorOver === rule.factorUnder) return `${rate} dari ${formatRupiah(before)}`
  return `${rate} x ${rule.factorOver}/${rule.factorUnder} (DPP ${formatRupiah(taxBaseOf(before, rule))})`
}
