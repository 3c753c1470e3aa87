// Owns: what the next bill of a subscription asks, as its customer is told beforehand.
// Must never: be another rule than the bill's: the same cycle price, the same day for the discount, the same PPN.
import type { ReadDb } from '../../platform/db/open'
import { type Rupiah, rupiah } from '../../shared/money'
import { getSetting } from '../settings'
import { nextCyclePrice, type SubscriptionView } from '../subscriptions'
import { taxRuleOn } from './tax'

export interface NextPrice {
  /** Of the next whole cycle, before `discount`. */
  readonly cyclePrice: Rupiah
  /** His own, off the next bill; 0 when it has ended by then. */
  readonly discount: Rupiah
  /** PPN comes on top. */
  readonly isTaxAdded: boolean
}

export function nextPriceOf(db: ReadDb, view: SubscriptionView): NextPrice {
  const rule = taxRuleOn(getSetting(db, 'billing').tax, view.billedUntil)
  const hasDiscount = view.discountUntil === null || view.billedUntil <= view.discountUntil
  return {
    cyclePrice: nextCyclePrice(db, view),
    discount: rupiah(hasDiscount ? view.discount : 0),
    isTaxAdded: rule !== null && !rule.priceIncludes,
  }
}
