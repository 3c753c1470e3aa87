// Owns: a word at the till when somebody outside says that he has paid.
// Must never: speak of what staff wrote down themselves.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'
import { go, useRoute } from '../../app/route'
import { useNews } from '../../lib/use-news'
import { rp } from './words'

export function useClaimNews(): void {
  const claims = useQuery(orpc.payments.claims.queryOptions({ input: {} })).data
  const { screen, path } = useRoute()
  const newest = claims?.find(({ actorName }) => actorName === '')
  useNews(
    claims &&
      (newest
        ? {
            mark: newest.id,
            title: `Konfirmasi pembayaran dari ${newest.customerName}`,
            detail: `${rp(newest.amount)} untuk ${newest.invoiceNumber}.`,
            open: () => go('tagihan', 'pembayaran'),
          }
        : null),
    screen === 'tagihan' && path[0] === 'pembayaran',
  )
}
