// Owns: the demo's recharge cards: one series in the drawer, a few sold, one of them used, some with a reseller.
// Must never: keep a code; the visitor prints a sheet of his own to have one.
import { addSeries, issueCards, makeCards, sellCards } from '../../features/cards/commands'
import { redeemCard } from '../../features/cards/redeeming'
import { searchCustomers } from '../../features/customers'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { addMonths, type CalendarDate, daysBetween } from '../../shared/calendar-date'

export interface CardDay {
  readonly day: CalendarDate
  readonly today: CalendarDate
  readonly secrets: Secrets
  readonly at: (hour: number, name: string | null) => CommandContext
  /** Id of the series, from day to day. */
  readonly known: Map<string, string>
  /** Ids by name. */
  readonly resellers: ReadonlyMap<string, string>
}

const NAME = 'Kartu 20 ribu'
const MADE = 10
const SOLD_AGAIN = 3
const SOLD_ON = 2
/** He sells them at his own place and keeps the rest of the value. */
const TO_RESELLER = { name: 'Konter Mas Adi', quantity: 5, price: 19_000 }

/** One day of theirs; the first one makes the series. */
export function cardsDay(tx: Tx, { day, today, secrets, at, known, resellers }: CardDay): void {
  const left = daysBetween(day, today)
  // not in cash: a drawer belongs to a shift
  const paid = { method: 'qris', reference: '551203' } as const
  if (left === MADE) {
    const ctx = at(9, 'Bu Rini')
    const { id: seriesId } = addSeries(tx, ctx, {
      name: NAME,
      value: 20_000,
      quantity: 24,
      validUntil: addMonths(today, 6),
    })
    const { cards } = makeCards(tx, ctx, seriesId, secrets)
    issueCards(tx, ctx, seriesId)
    known.set(NAME, seriesId)
    sellCards(tx, at(12, 'Bu Rini'), { seriesId, firstCard: 1, quantity: 3, ...paid })
    const [neighbour] = searchCustomers(tx, { search: 'Slamet', limit: 1 })
    const [used] = cards
    if (neighbour && used) redeemCard(tx, at(16, 'Bu Rini'), { customerId: neighbour.id, code: used.code }, secrets)
  }
  const seriesId = known.get(NAME)
  if (left === SOLD_AGAIN && seriesId !== undefined)
    sellCards(tx, at(13, 'Bu Rini'), { seriesId, firstCard: 4, quantity: 2, ...paid })
  const resellerId = resellers.get(TO_RESELLER.name)
  if (left === SOLD_ON && seriesId !== undefined && resellerId !== undefined) {
    const { quantity, price: pricePerCard } = TO_RESELLER
    sellCards(tx, at(11, 'Bu Rini'), { seriesId, firstCard: 6, quantity, resellerId, pricePerCard, ...paid })
  }
}
