// Owns: the pure rules of promo codes: how a code reads, what it is worth on a basket, why it is refused.
// Must never: read the database or the clock, or take off more than there is.
import type { CalendarDate } from '../../shared/calendar-date'
import type { Rupiah } from '../../shared/money'
import { rupiah, sumRupiah } from '../../shared/money'
import type { PromoState } from './contract'

/** "hemat 10" and "HEMAT10" are one code; full-width letters of a phone's keyboard too. */
export const foldCode = (typed: string): string => typed.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()

export interface PromoLine {
  readonly packageId: string
  /** What the customer would pay for it without a promo. */
  readonly amount: Rupiah
}

export interface PromoTerms {
  readonly kind: 'percent' | 'fixed'
  /** Percent 1..100, or rupiah. */
  readonly value: number
  readonly minimum: number
  readonly cap: number | null
  /** Empty = every package. */
  readonly packageIds: readonly string[]
}

/** The sum of the lines that the code is for; null = none of them. */
export function reachOf({ packageIds }: PromoTerms, lines: readonly PromoLine[]): Rupiah | null {
  const meant = lines.filter(({ packageId }) => packageIds.length === 0 || packageIds.includes(packageId))
  return meant.length === 0 ? null : sumRupiah(meant.map(({ amount }) => amount))
}

/** Whole rupiah, half up; never above the cap or what it is taken from. */
export function discountOn({ kind, value, cap }: PromoTerms, reach: Rupiah): Rupiah {
  // an integer sum before the one division: 10 % of Rp1.005 is 100.5, exactly
  const wanted = kind === 'fixed' ? value : Math.floor((reach * value + 50) / 100)
  return rupiah(Math.max(0, Math.min(wanted, cap ?? wanted, reach)))
}

/** The cap is why it is less than the percentage says. */
export const isCapped = (terms: PromoTerms, reach: Rupiah): boolean =>
  terms.cap !== null && discountOn(terms, reach) < discountOn({ ...terms, cap: null }, reach)

export interface PromoDates {
  readonly firstDay: string
  readonly lastDay: string | null
}

export const isEarly = ({ firstDay }: PromoDates, today: CalendarDate): boolean => today < firstDay
export const isOver = ({ lastDay }: PromoDates, today: CalendarDate): boolean => lastDay !== null && lastDay < today

export interface PromoCount {
  readonly used: number
  readonly totalUses: number | null
}

export const isUsedUp = ({ used, totalUses }: PromoCount): boolean => totalUses !== null && used >= totalUses

export function stateOf(
  row: PromoDates & PromoCount & { readonly isActive: boolean; readonly archivedAt: number | null },
  today: CalendarDate,
): PromoState {
  if (row.archivedAt !== null) return 'archived'
  if (isOver(row, today)) return 'over'
  if (isUsedUp(row)) return 'usedUp'
  if (!row.isActive) return 'off'
  return isEarly(row, today) ? 'early' : 'running'
}
