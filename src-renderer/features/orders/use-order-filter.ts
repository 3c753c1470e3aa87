// Owns: what the list of orders is narrowed to: kept on this computer, but never the text of a search.
// Must never: send a filter of yesterday's version that the core no longer understands.
import { useState } from 'react'
import { ORDER_STATES } from '../../../src-main/features/orders/shapes'
import { readStored, writeStored } from '../../lib/use-persistent-state'
import type { OrderState } from './types'

export type StateFilter = OrderState | 'attention' | null

const KEY = 'orders.filter'
const FILTERS: readonly StateFilter[] = ['attention', ...ORDER_STATES]

const stored = (): StateFilter => FILTERS.find((one) => one === readStored(KEY)) ?? null

export function useOrderFilter() {
  const [state, setState] = useState(stored)
  const [search, setSearch] = useState('')
  const keep = (next: StateFilter) => {
    setState(next)
    writeStored(KEY, next)
  }
  return {
    state,
    search,
    setState: keep,
    setSearch,
    clear: () => {
      keep(null)
      setSearch('')
    },
    isNarrowed: state !== null || search.trim() !== '',
  }
}
