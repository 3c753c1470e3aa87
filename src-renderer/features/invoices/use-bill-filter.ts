// Owns: what the list of bills is narrowed to: kept on this computer, but never the text of a search.
// Must never: send a filter of yesterday's version that the core no longer understands.
import { useState } from 'react'
import { BillFilter } from '../../../src-main/features/invoices/contract'
import { readStored, writeStored } from '../../lib/use-persistent-state'

const KEY = 'invoices.filter'
export const NO_FILTER: BillFilter = BillFilter.parse({})

const stored = (): BillFilter => {
  const read = BillFilter.safeParse(readStored(KEY))
  return read.success ? { ...read.data, search: '' } : NO_FILTER
}

/** For a link from elsewhere: the list opens narrowed to this. */
export const keepBillFilter = (filter: Partial<BillFilter>): void =>
  writeStored(KEY, { ...NO_FILTER, ...filter, search: '' })

export function useBillFilter() {
  const [filter, setFilter] = useState(stored)
  const keep = (next: BillFilter) => {
    setFilter(next)
    keepBillFilter(next)
  }
  return {
    filter,
    set: (changes: Partial<BillFilter>) => keep({ ...filter, ...changes }),
    clear: () => keep(NO_FILTER),
    isNarrowed: filter.status !== null || filter.month !== null,
  }
}
