// Owns: how many of the person's tickets have an answer that was not opened yet.
// Must never: ask for somebody who is not logged in.
import { useQuery } from '@tanstack/react-query'
import { portalQuery } from '../api'
import { portalStatus } from '../use-portal'

const EVERY_MS = 30_000

export function useUnread(): number {
  const { data: status } = useQuery(portalStatus())
  const party = status?.party
  const unread = useQuery({
    ...portalQuery.tickets.unread.queryOptions({ input: {} }),
    enabled: party !== undefined && party !== null && !party.mustChange,
    refetchInterval: EVERY_MS,
  })
  return unread.data?.count ?? 0
}
