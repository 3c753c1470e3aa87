// Owns: what the next whole cycle of one subscription costs.
// Must never: be another rule than the bill's (shared/cycle-price.ts).
import type { ReadDb } from '../../platform/db/open'
import { cycleTotal } from '../../shared/cycle-price'
import type { Rupiah } from '../../shared/money'
import { cyclePriceOf } from '../catalog'
import { getSetting } from '../settings'
import type { SubscriptionView } from './store'

/** Before PPN and own discount. */
export const nextCyclePrice = (db: ReadDb, view: SubscriptionView): Rupiah =>
  cycleTotal({
    monthlyPrice: view.monthlyPrice - view.extraMonthly,
    cyclePrice: view.ownPrice === null ? cyclePriceOf(db, view.packageId, view.cycleMonths) : null,
    extras: view.extraMonthly,
    months: view.cycleMonths,
    discounts: getSetting(db, 'billing'),
  }).price
