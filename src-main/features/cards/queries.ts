// Owns: series and cards as the screen shows them.
// Must never: hold a code.
import type { ReadDb } from '../../platform/db/open'
import { type CalendarDate, isCalendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { findCustomer } from '../customers'
import { findReseller, listResellers, spendable } from '../resellers'
import type { CardBuyer, CardItem, CardPurchase, CardState, SeriesItem } from './contract'
import { isOver } from './domain'
import { paidBy } from './paying'
import { cardsOf, countCards, findSeries, listSeries, salesTo } from './store'

const NONE: Readonly<Record<CardState, number>> = { made: 0, issued: 0, used: 0, expired: 0, void: 0 }

export const seriesItems = (db: ReadDb, today: CalendarDate): SeriesItem[] =>
  listSeries(db).map(({ id, name, value, quantity, validUntil, createdAt }) => {
    const rows = countCards(db, id)
    const counts = { ...NONE }
    for (const { state, count } of rows) counts[state] += count
    const unsold = rows.find(({ state, isSold }) => state === 'issued' && !isSold)
    const sold = rows.find(({ state, isSold }) => state === 'issued' && isSold)
    const day = isCalendarDate(validUntil) ? validUntil : null
    const canSell = unsold !== undefined && (day === null || !isOver(day, today))
    return {
      id,
      name,
      value: rupiah(value),
      quantity,
      validUntil: day,
      createdAt,
      counts,
      onHand: unsold?.count ?? 0,
      outstanding: sold?.count ?? 0,
      nextCard: canSell ? unsold.first : null,
    }
  })

/** A sheet that failed leaves void cards: with them at most this many rows. */
const MOST_ROWS = 2_000

export function cardItems(db: ReadDb, seriesId: string): CardItem[] {
  if (!findSeries(db, seriesId)) throw new DomainError('CARD_SERIES_NOT_FOUND')
  return cardsOf(db, seriesId, MOST_ROWS).map(({ card, saleNumber, resellerId }) => ({
    id: card.id,
    tail: card.tail,
    state: card.state,
    soldAt: card.soldAt,
    saleNumber,
    resellerName: resellerId === null ? null : (findReseller(db, resellerId)?.name ?? ''),
    usedAt: card.usedAt,
    usedByName: card.usedBy === null ? null : (findCustomer(db, card.usedBy)?.name ?? ''),
    endReason: card.endReason,
  }))
}

/** Whom the counter may sell cards to. */
export const buyingResellers = (db: ReadDb, isManager: boolean): CardBuyer[] =>
  listResellers(db)
    .filter(({ isActive }) => isActive)
    .map((row) => ({
      id: row.id,
      number: row.number,
      name: row.name,
      available: isManager ? spendable(db, row) : null,
    }))

const SHOWN = 100

/** What one reseller bought; no code, and not who used a card. */
export const cardsSoldTo = (db: ReadDb, resellerId: string): CardPurchase[] =>
  salesTo(db, resellerId, SHOWN).map(({ sale, series, used, expired, ended }) => ({
    number: sale.number,
    at: sale.at,
    seriesName: series.name,
    value: rupiah(series.value),
    quantity: sale.quantity,
    amount: rupiah(sale.amount),
    isFromSaldo: paidBy(db, sale).method === 'balance',
    used,
    expired,
    // a sold card is void only when its whole sale was taken back
    isTakenBack: ended > 0,
  }))
