// Owns: what a cart costs now: items, promo code, PPN.
// Must never: write, or take a price from whoever asks.
import type { ReadDb } from '../../platform/db/open'
import type { CalendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { type Rupiah, rupiah, subtractRupiah, sumRupiah } from '../../shared/money'
import { type BillLine, type OrderLine, quoteOrderLines, shareOut } from '../invoices'
import { checkPromo, type PromoLine, type PromoOffer } from '../promos'
import { LARGEST, type PricedItem, priceItem, quotedOf } from './domain'
import { type Channel, sellableOf } from './offers'
import type { CartItem, Quote } from './shapes'

export interface Asked {
  readonly items: readonly CartItem[]
  /** As typed; empty = none. */
  readonly promoCode: string
  /** Null = not known yet. */
  readonly customerId: string | null
  readonly channel: Channel
  readonly today: CalendarDate
}

export interface Priced {
  readonly items: readonly PricedItem[]
  readonly promo: PromoOffer | null
  readonly promoLines: readonly PromoLine[]
  /** Of the bill, before PPN. */
  readonly lines: readonly OrderLine[]
  /** Of each item: rupiah on the bill that are earned month by month. */
  readonly deferred: readonly Rupiah[]
  readonly total: Rupiah
  readonly quote: Quote
}

export function priceCart(db: ReadDb, { items: cart, promoCode, customerId, channel, today }: Asked): Priced {
  const items = cart.map((item, index) => {
    const path = `items.${index}`
    const sellable = sellableOf(db, item.packageId, channel, `${path}.packageId`)
    return priceItem(sellable, item, path, { mayChooseLater: channel === 'counter' })
  })
  const subtotal = sumRupiah(items.map(({ total }) => total))
  if (subtotal > LARGEST) throw new DomainError('ORDER_TOO_LARGE')
  const promoLines = items.map(({ sellable, total }) => ({ packageId: sellable.pack.id, amount: total }))
  const promo = promoCode === '' ? null : checkPromo(db, { code: promoCode, customerId, lines: promoLines, today })
  const lines = [...items.flatMap(linesOf), ...(promo ? promoLinesOf(promo, promoLines) : [])]
  const billed = quoteOrderLines(db, today, lines)
  const total = sumRupiah(billed.map(({ amount }) => amount))
  if (total > LARGEST) throw new DomainError('ORDER_TOO_LARGE')
  return {
    items,
    promo,
    promoLines,
    lines,
    deferred: deferredOf(items, billed),
    total,
    quote: {
      items: items.map(quotedOf),
      subtotal,
      promo: promo && { code: promo.code, name: promo.name, discount: promo.discount },
      tax: subtractRupiah(total, sumRupiah(lines.map(({ amount }) => rupiah(amount)))),
      total,
    },
  }
}

const linesOf = ({ sellable, cycleMonths, lines }: PricedItem): OrderLine[] =>
  lines.map(({ kind, text, amount, isRecurring }) => ({
    kind,
    description: text,
    amount,
    packageId: sellable.pack.id,
    isLong: isRecurring && cycleMonths > 1,
  }))

/** The lines of the bill stand in the order of the items; where the prices hold PPN they are smaller than what was shown. */
function deferredOf(items: readonly PricedItem[], billed: readonly BillLine[]): Rupiah[] {
  let from = 0
  return items.map(({ lines }) => {
    const own = billed.slice(from, from + lines.length)
    from += lines.length
    return sumRupiah(own.filter(({ isLong }) => isLong).map(({ amount }) => amount))
  })
}

/** One that is for some packages says on the bill how much it takes off each: only those were paid less. */
function promoLinesOf({ code, discount, packageIds }: PromoOffer, lines: readonly PromoLine[]): OrderLine[] {
  const promoLine = (packageId: string | null, amount: Rupiah): OrderLine => ({
    kind: 'promo',
    description: `Promo ${code}`,
    amount: rupiah(-amount),
    packageId,
  })
  if (packageIds.length === 0) return [promoLine(null, discount)]
  const reached = lines.filter(({ packageId, amount }) => amount > 0 && packageIds.includes(packageId))
  const shares = shareOut(
    discount,
    reached.map(({ amount }) => amount),
  )
  return [...Map.groupBy(reached.keys(), (at) => reached[at]?.packageId ?? null)].map(([packageId, places]) =>
    promoLine(packageId, sumRupiah(places.map((at) => shares[at] ?? rupiah(0)))),
  )
}
