// Owns: the price of the order being typed, as the core says it: without a promo code, and with one.
// Must never: show yesterday's price for today's choices without saying that it is being asked.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, orpc, type Problem, toProblem } from '../../api'
import type { CartItem, Quote } from './types'

export interface QuoteState {
  /** With the promo code when one holds. */
  readonly quote: Quote | null
  readonly isAsking: boolean
  readonly problem: Problem | null
  readonly promo: {
    /** Found good once; empty = none. */
    readonly code: string
    readonly error: string | undefined
    readonly isChecking: boolean
    readonly validate: (typed: string) => Promise<void>
    readonly drop: () => void
  }
  readonly again: () => void
}

export function useQuote(items: CartItem[], customerId: string | null): QuoteState {
  const [code, setCode] = useState('')
  const [refusal, setRefusal] = useState<string | undefined>()
  const [isChecking, setChecking] = useState(false)
  const isReady = items.length > 0
  const plain = useQuery({
    ...orpc.orders.quote.queryOptions({ input: { items, promoCode: '', customerId } }),
    enabled: isReady,
    staleTime: 0,
  })
  const reduced = useQuery({
    ...orpc.orders.quote.queryOptions({ input: { items, promoCode: code, customerId } }),
    enabled: isReady && code !== '',
    staleTime: 0,
  })
  const said = code !== '' && reduced.error ? toProblem(reduced.error) : null
  const asked = code !== '' && !said ? reduced : plain
  const problem = plain.error ? toProblem(plain.error) : null
  const validate = async (typed: string): Promise<void> => {
    setRefusal(undefined)
    if (typed.trim() === '' || !isReady) return
    setChecking(true)
    try {
      const { promo } = await api.orders.quote({ items, promoCode: typed.trim(), customerId })
      setCode(promo?.code ?? '')
    } catch (error) {
      const { fields, message, advice } = toProblem(error)
      setRefusal(fields.promoCode ?? `${message} ${advice}`.trim())
    } finally {
      setChecking(false)
    }
  }
  return {
    quote: isReady && !problem ? (asked.data ?? null) : null,
    isAsking: asked.isFetching || asked.isPlaceholderData,
    problem,
    promo: {
      code,
      error: refusal ?? (said ? (said.fields.promoCode ?? said.message) : undefined),
      isChecking,
      validate,
      drop: () => {
        setCode('')
        setRefusal(undefined)
      },
    },
    again: () => {
      void plain.refetch()
      if (code !== '') void reduced.refetch()
    },
  }
}
