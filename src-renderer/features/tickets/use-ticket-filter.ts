// Owns: what the list of tickets is narrowed to: kept on this computer, but never the text of a search.
// Must never: send a filter of yesterday's version that the core no longer understands.
import { useState } from 'react'
import { TicketFilter } from '../../../src-main/features/tickets/contract'
import { readStored, writeStored } from '../../lib/use-persistent-state'

const KEY = 'tickets.filter'
export const NO_FILTER: TicketFilter = TicketFilter.parse({})

const stored = (): TicketFilter => {
  const read = TicketFilter.safeParse(readStored(KEY))
  return read.success ? { ...read.data, search: '', partyId: null } : NO_FILTER
}

export function useTicketFilter() {
  const [filter, setFilter] = useState(stored)
  const keep = (next: TicketFilter) => {
    setFilter(next)
    writeStored(KEY, { ...next, search: '', partyId: null })
  }
  return {
    filter,
    set: (changes: Partial<TicketFilter>) => keep({ ...filter, ...changes }),
    clear: () => keep(NO_FILTER),
    isNarrowed: filter.state !== NO_FILTER.state || filter.category !== null || filter.search !== '',
  }
}
