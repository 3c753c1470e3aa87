// Owns: how many orders wait for a person, for the count on the menu; and a word at the till when one from the portal is paid.
// Must never: count by itself, or tell people what they have just done themselves.
import { useQuery } from '@tanstack/react-query'
import { orpc, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { useNews } from '../../lib/use-news'

const useCounts = () => useQuery(orpc.orders.counts.queryOptions({ input: {} })).data

export const useWaitingOrders = (): number => useCounts()?.attention ?? 0

export function useOrderNews(): number {
  const counts = useCounts()
  const { screen } = useRoute()
  const { user } = useSession()
  const newest = counts?.newestPaid
  useNews(
    newest && {
      mark: newest.paidAt,
      title: `Pesanan ${newest.buyerName} sudah dibayar`,
      detail: newest.title,
      open: () => go('pesanan', 'daftar', newest.id),
    },
    screen === 'pesanan' || newest?.paidBy === user.id,
  )
  return counts?.attention ?? 0
}
