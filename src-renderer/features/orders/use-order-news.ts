// Owns: how many orders wait for a person, for the count on the menu.
// Must never: count by itself.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'

export const useOrderNews = (): number => useQuery(orpc.orders.counts.queryOptions({ input: {} })).data?.attention ?? 0
