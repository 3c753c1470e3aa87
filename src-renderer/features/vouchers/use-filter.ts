// Owns: what the voucher list is narrowed to: kept on this computer, but never the text of a search, which may be a code.
// Must never: send a filter of yesterday's version that the core no longer understands.
import { useState } from 'react'
import { VoucherFilter } from '../../../src-main/features/vouchers/contract'
import { readStored, writeStored } from '../../lib/use-persistent-state'

const KEY = 'vouchers.filter'
export const NO_FILTER: VoucherFilter = VoucherFilter.parse({})

export interface ListFilter {
  readonly filter: VoucherFilter
  readonly set: (changes: Partial<VoucherFilter>) => void
  readonly clear: () => void
  readonly isNarrowed: boolean
}

const stored = (): VoucherFilter => {
  const read = VoucherFilter.safeParse(readStored(KEY))
  return read.success ? { ...read.data, code: '' } : NO_FILTER
}

/** For a link from elsewhere: the list opens narrowed to this. */
export const keepFilter = (filter: Partial<VoucherFilter>): void =>
  writeStored(KEY, { ...NO_FILTER, ...filter, code: '' })

export function useFilter(): ListFilter {
  const [filter, setFilter] = useState(stored)
  const keep = (next: VoucherFilter) => {
    setFilter(next)
    keepFilter(next)
  }
  return {
    filter,
    set: (changes) => keep({ ...filter, ...changes }),
    clear: () => keep(NO_FILTER),
    isNarrowed: JSON.stringify({ ...filter, code: '' }) !== JSON.stringify(NO_FILTER),
  }
}
