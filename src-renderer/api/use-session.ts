// Owns: who is at the till.
// Must never: decide rights for the core; it only spares people buttons that would be refused.
import { useQuery } from '@tanstack/react-query'
import { isShopZone } from '../../src-main/shared/calendar-date'
import type { Role } from '../../src-main/shared/roles'
import { orpc } from './client'

export const sessionStatus = () => orpc.session.status.queryOptions({ input: {} })

/** Only below the shell, where somebody is logged in. */
export function useSession() {
  const { data } = useQuery(sessionStatus())
  if (!data?.user) throw new Error('no session on this screen')
  const { user } = data
  return {
    user,
    zone: isShopZone(data.zone) ? data.zone : ('Asia/Jakarta' as const),
    shopName: data.shopName,
    isDemo: data.isDemo,
    isPassive: data.isPassive,
    people: data.people,
    may: (roles: readonly Role[]) => roles.includes(user.role),
  }
}
