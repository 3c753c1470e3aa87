// Owns: promo codes and their uses as the screen shows them.
// Must never: decide whether a code may be used.
import type { ReadDb } from '../../platform/db/open'
import { type CalendarDate, calendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { findPackage } from '../catalog'
import { findCustomer } from '../customers'
import type { PromoItem, PromoUseItem } from './contract'
import { stateOf } from './domain'
import { findPromo, givenOf, listPromos, packagesOf, usesOf } from './store'

const MOST_PROMOS = 500
const MOST_USES = 500

export const promoItems = (db: ReadDb, today: CalendarDate): PromoItem[] =>
  listPromos(db, MOST_PROMOS).map((row) => {
    const packageIds = packagesOf(db, row.id)
    const { archivedAt: _, ...rest } = row
    return {
      ...rest,
      value: rupiah(row.value),
      minimum: rupiah(row.minimum),
      cap: row.cap === null ? null : rupiah(row.cap),
      firstDay: calendarDate(row.firstDay),
      lastDay: row.lastDay === null ? null : calendarDate(row.lastDay),
      packageIds,
      packageNames: packageIds.map((id) => findPackage(db, id)?.name ?? ''),
      state: stateOf(row, today),
      given: rupiah(givenOf(db, row.id)),
    }
  })

/** The number that people know an order by: told by the feature that owns orders. */
export type OrderNumberOf = (db: ReadDb, orderId: string) => string | null

export function useItems(db: ReadDb, promoId: string, orderNumberOf: OrderNumberOf): PromoUseItem[] {
  if (!findPromo(db, promoId)) throw new DomainError('PROMO_NOT_FOUND')
  return usesOf(db, promoId, MOST_USES).map(({ id, at, customerId, orderId, amount, releasedAt }) => {
    const customer = findCustomer(db, customerId)
    return {
      id,
      at,
      customerId,
      customerNumber: customer?.number ?? '',
      customerName: customer?.name ?? '',
      orderId,
      orderNumber: orderNumberOf(db, orderId),
      amount: rupiah(amount),
      releasedAt,
    }
  })
}
