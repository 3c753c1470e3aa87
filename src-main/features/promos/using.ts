// Owns: a promo code on a basket: checked, used, given back.
// Must never: sell the last use twice, or tell a code that was archived from one that never was.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { type CalendarDate, calendarDate, formatDateLong } from '../../shared/calendar-date'
import { fieldError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { discountOn, foldCode, isCapped, isEarly, isOver, isUsedUp, type PromoLine, reachOf } from './domain'
import { countUse, findByCode, insertUse, packagesOf, releaseUse, uncountUse, usesBy } from './store'

const FIELD = 'promoCode'

export interface PromoBasket {
  /** As the person typed it. */
  readonly code: string
  /** Null: not known yet (a guest); uses per customer are then asked only when the order is made. */
  readonly customerId: string | null
  readonly lines: readonly PromoLine[]
  readonly today: CalendarDate
}

export interface PromoOffer {
  readonly promoId: string
  /** As it is kept. */
  readonly code: string
  /** For people: with the cap, when that is why it is not more. */
  readonly name: string
  /** Above zero, and never above the lines it is for. */
  readonly discount: Rupiah
  /** The packages that it is taken off; empty = all of the basket. */
  readonly packageIds: readonly string[]
}

/** Throws a PROMO_... error beside the field `promoCode` when the code takes nothing off this basket. */
export function checkPromo(db: ReadDb, { code: typed, customerId, lines, today }: PromoBasket): PromoOffer {
  const code = foldCode(typed)
  const row = findByCode(db, code)
  if (!row) throw fieldError(FIELD, 'PROMO_UNKNOWN')
  if (!row.isActive) throw fieldError(FIELD, 'PROMO_OFF', { code })
  if (isEarly(row, today))
    throw fieldError(FIELD, 'PROMO_EARLY', { code, day: formatDateLong(calendarDate(row.firstDay)) })
  if (isOver(row, today)) throw fieldError(FIELD, 'PROMO_OVER', { code })
  if (isUsedUp(row)) throw fieldError(FIELD, 'PROMO_USED_UP', { code })
  if (row.usesPerCustomer !== null && customerId !== null && usesBy(db, row.id, customerId) >= row.usesPerCustomer)
    throw fieldError(FIELD, 'PROMO_USED_BY_YOU', { code })
  const terms = { ...row, packageIds: packagesOf(db, row.id) }
  const reach = reachOf(terms, lines)
  if (reach === null) throw fieldError(FIELD, 'PROMO_NOT_FOR_THESE', { code })
  if (reach < row.minimum)
    throw fieldError(FIELD, 'PROMO_MINIMUM', {
      code,
      minimum: formatRupiah(rupiah(row.minimum)),
      missing: formatRupiah(rupiah(row.minimum - reach)),
    })
  const discount = discountOn(terms, reach)
  // a free package, or 1 % of Rp10: there is nothing to take off, and no use is spent on it
  if (discount === 0) throw fieldError(FIELD, 'PROMO_NOT_FOR_THESE', { code })
  const name =
    row.cap !== null && isCapped(terms, reach)
      ? `${row.name}, paling banyak ${formatRupiah(rupiah(row.cap))}`
      : row.name
  return { promoId: row.id, code, name, discount, packageIds: terms.packageIds }
}

export interface PromoOrder {
  readonly code: string
  readonly customerId: string
  readonly orderId: string
  readonly lines: readonly PromoLine[]
}

/** Checks again and counts the use, in the transaction that makes the order: a race on the last use sells it once. */
export function usePromo(tx: Tx, ctx: CommandContext, { code, customerId, orderId, lines }: PromoOrder): PromoOffer {
  const offer = checkPromo(tx, { code, customerId, lines, today: ctx.businessDay })
  if (!countUse(tx, offer.promoId)) throw fieldError(FIELD, 'PROMO_USED_UP', { code: offer.code })
  const { promoId, discount: amount } = offer
  insertUse(tx, { id: ctx.newId(), promoId, customerId, orderId, amount, at: ctx.now, releasedAt: null })
  recordAudit(tx, ctx, {
    action: 'promo.use',
    subjectType: 'promo',
    subjectId: promoId,
    detail: { code: offer.code, customerId, orderId, amount },
  })
  tx.publish('promos')
  return offer
}

/** The order lapsed or was cancelled: its use goes back. A second time, or without a promo, nothing happens. */
export function releasePromo(tx: Tx, ctx: CommandContext, orderId: string): void {
  const promoId = releaseUse(tx, orderId, ctx.now)
  if (promoId === undefined) return
  if (!uncountUse(tx, promoId)) throw new Error(`promo ${promoId} has fewer uses than rows`)
  recordAudit(tx, ctx, { action: 'promo.release', subjectType: 'promo', subjectId: promoId, detail: { orderId } })
  tx.publish('promos')
}
