// Owns: the cart as the core sees it now: each line with its offer and price, what is gone, what has to be set again, the totals.
// Must never: keep a promo code that the core no longer takes, or ask for a price of what is not sold.

import { keepPreviousData, useQueries, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { toProblem } from '../../api/problem'
import { portalQuery } from '../api'
import { type CartLine, setPromoCode, useCart } from '../cart'
import { itemProblems } from './field-problems'
import type { CartItem, Offer, Quote, QuotedItem } from './types'

export interface PricedLine {
  readonly line: CartLine
  /** Undefined while it is asked for, or when the package is gone. */
  readonly offer: Offer | undefined
  /** Not sold any more, or not to be seen here. */
  readonly isGone: boolean
  /** Why it has to be configured again; empty = it is whole. */
  readonly problem: string
  readonly quoted: QuotedItem | undefined
}

export interface PricedCart {
  readonly lines: readonly PricedLine[]
  /** Of every line that is sold and whole; undefined while unknown. */
  readonly quote: Quote | undefined
  /** Nothing is gone, nothing has to be set again, the totals are there. */
  readonly isReady: boolean
  /** A code that was good once and is not any more, and why. */
  readonly lostPromo: { readonly code: string; readonly why: string } | null
  readonly items: readonly CartItem[]
  /** The core is away, or will not say. */
  readonly error: unknown
  readonly refetch: () => void
}

/** The core answers so for a package that was archived, made Privat or never was. */
const isOfGone = (error: unknown): boolean => toProblem(error).code === 'PACKAGE_NOT_FOUND'

export function usePricedCart(): PricedCart {
  const { lines, promoCode } = useCart()
  const [lostPromo, setLostPromo] = useState<PricedCart['lostPromo']>(null)
  const ids = [...new Set(lines.map(({ item }) => item.packageId))]
  const offers = useQueries({
    queries: ids.map((packageId) => portalQuery.orders.offer.queryOptions({ input: { packageId } })),
  })
  const known = new Map(ids.map((id, index) => [id, offers[index]]))
  const isGone = ({ item }: CartLine) => {
    const error = known.get(item.packageId)?.error
    return error ? isOfGone(error) : false
  }
  const sold = lines.filter((line) => !isGone(line))
  const isAsked = sold.every(({ item }) => known.get(item.packageId)?.data !== undefined)
  const items = sold.map(({ item }) => item)
  const answer = useQuery(
    portalQuery.orders.quote.queryOptions({
      input: { items, promoCode },
      enabled: isAsked && items.length > 0,
      placeholderData: keepPreviousData,
    }),
  )
  const fields = answer.error ? toProblem(answer.error).fields : {}
  const promoRefusal = promoCode === '' ? undefined : fields.promoCode
  useEffect(() => {
    if (promoRefusal === undefined) return
    setLostPromo({ code: promoCode, why: promoRefusal })
    setPromoCode('')
  }, [promoRefusal, promoCode])

  const isLineWrong = Object.keys(fields).some((path) => path.startsWith('items.'))
  // a promo code that ran out or a core that is away takes no form away: the last totals stay until there are new ones
  const quote = isLineWrong || items.length === 0 ? undefined : answer.data
  // after a line was removed, the answer about the longer cart is still shown for a moment
  const isSame = quote?.items.length === items.length && !answer.isPlaceholderData
  const priced = lines.map((line): PricedLine => {
    const index = sold.indexOf(line)
    const said = index < 0 ? [] : Object.values(itemProblems(fields, index))
    const offer = known.get(line.item.packageId)?.data
    const quoted = isSame && index >= 0 ? quote?.items[index] : undefined
    return { line, offer, isGone: index < 0, problem: said.join(' '), quoted }
  })
  const isWhole = priced.every((line) => !line.isGone && line.problem === '')
  const offerError = offers.find(({ error }) => error && !isOfGone(error))?.error
  const isAnswered = isLineWrong || promoRefusal !== undefined
  return {
    lines: priced,
    quote,
    isReady: isWhole && quote !== undefined && isSame && promoRefusal === undefined,
    lostPromo,
    items,
    error: offerError ?? (answer.error && !isAnswered ? answer.error : null),
    refetch: () => {
      for (const offer of offers) void offer.refetch()
      void answer.refetch()
    },
  }
}
