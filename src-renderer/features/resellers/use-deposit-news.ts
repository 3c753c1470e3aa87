// Owns: how many deposits wait, for the count on the menu; and a word at the till when a reseller has just asked.
// Must never: be asked for somebody who may not see the resellers.
import { useQuery } from '@tanstack/react-query'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, useSession } from '../../api'
import { go, useRoute } from '../../app/route'
import { useNews } from '../../lib/use-news'
import { rp } from './words'

export function useDepositNews(): number {
  const enabled = useSession().may(MANAGERS)
  const { screen } = useRoute()
  const deposits = useQuery({
    ...orpc.resellers.deposits.queryOptions({ input: { resellerId: null } }),
    enabled,
  }).data
  const newest = deposits?.toSorted((one, other) => other.at - one.at)[0]
  useNews(
    deposits &&
      (newest
        ? {
            mark: newest.at,
            title: `Deposit dari ${newest.resellerName}`,
            detail: `${rp(newest.amount)}, menunggu uangnya diperiksa.`,
            open: () => go('reseller'),
          }
        : null),
    screen === 'reseller',
  )
  return deposits?.length ?? 0
}
