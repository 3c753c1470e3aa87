// Owns: what paying several months at once costs: for quotes, for every bill that follows, and for the form that sets it.
// Must never: know a customer, a day or PPN.
import { type Rupiah, rupiah } from './money'

export interface CycleDiscounts {
  readonly quarterDiscountPercent: number
  readonly yearDiscountPercent: number
}

export const percentOf = (cycleMonths: number, discounts: CycleDiscounts): number =>
  cycleMonths === 12 ? discounts.yearDiscountPercent : cycleMonths === 3 ? discounts.quarterDiscountPercent : 0

/** Rupiah off for paying several months at once. */
export const cycleDiscountOf = (amount: number, cycleMonths: number, discounts: CycleDiscounts): Rupiah =>
  rupiah(Math.round((amount * percentOf(cycleMonths, discounts)) / 100))

/** "tahun", "3 bulan": after "tiap". */
export const cycleWord = (months: number): string =>
  months === 12 ? 'tahun' : months === 1 ? 'bulan' : `${months} bulan`

export interface CycleTerms {
  /** Rupiah a month without extras: the customer's own price, or the package's. */
  readonly monthlyPrice: number
  /** The package's own price of this cycle; null = none, or the customer has an own price. */
  readonly cyclePrice: number | null
  /** Rupiah a month beside the package. */
  readonly extras: number
  readonly months: number
  readonly discounts: CycleDiscounts
}

export interface CycleTotal {
  /** Rupiah for the whole cycle. */
  readonly price: Rupiah
  /** Rupiah less than paying month by month; never below zero. */
  readonly saving: Rupiah
}

/**
 * The one rule of paying ahead, for quotes and for every bill that follows. A package that has a price of its own for a cycle costs
 * that price, with its extras by the month on top, and the shop's percentage is not taken off it a second time. Everything else
 * costs months times the month, less that percentage. An own price agreed with the customer goes before the package's cycle price.
 * Days of a broken period are always worth their part of the month, at no discount; days that were paid ahead and change their
 * package are given back and charged at what the cycle really cost.
 */
export function cycleTotal({ monthlyPrice, cyclePrice, extras, months, discounts }: CycleTerms): CycleTotal {
  const byTheMonth = months * (monthlyPrice + extras)
  const price =
    cyclePrice === null ? byTheMonth - cycleDiscountOf(byTheMonth, months, discounts) : cyclePrice + months * extras
  return { price: rupiah(price), saving: rupiah(Math.max(0, byTheMonth - price)) }
}
