// Owns: what the customer list is narrowed to and which columns stand in it: kept on this computer, but never the text of a search.
// Must never: send a filter of yesterday's version that the core no longer understands.
import { useState } from 'react'
import { CustomerFilter } from '../../../src-main/features/customers/contract'
import { readStored, usePersistentState, writeStored } from '../../lib/use-persistent-state'

const KEY = 'customers.filter'
export const NO_FILTER: CustomerFilter = CustomerFilter.parse({})

const stored = (): CustomerFilter => {
  const read = CustomerFilter.safeParse(readStored(KEY))
  return read.success ? { ...read.data, search: '' } : NO_FILTER
}

export interface ListFilter {
  readonly filter: CustomerFilter
  readonly set: (changes: Partial<CustomerFilter>) => void
  readonly clear: () => void
  readonly isNarrowed: boolean
}

export function useCustomerFilter(): ListFilter {
  const [filter, setFilter] = useState(stored)
  const keep = (next: CustomerFilter) => {
    setFilter(next)
    writeStored(KEY, { ...next, search: '' })
  }
  const plain = { ...NO_FILTER, sort: filter.sort }
  return {
    filter,
    set: (changes) => keep({ ...filter, ...changes }),
    clear: () => keep(plain),
    isNarrowed: JSON.stringify({ ...filter, search: '' }) !== JSON.stringify(plain),
  }
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((one) => typeof one === 'string')

/** Ids of the columns that are shown. */
export const useChosenColumns = (usual: readonly string[]) =>
  usePersistentState<readonly string[]>('customers.columns', usual, (value) => (isTexts(value) ? value : undefined))
