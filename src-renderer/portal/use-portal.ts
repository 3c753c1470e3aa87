// Owns: who is at this phone, and what the shop offers here.
// Must never: remember a person after logging out.
import { useQuery } from '@tanstack/react-query'
import type { PortalStatus } from '../../src-main/features/portal/portal-contract'
import { portalQuery } from './api'

export const portalStatus = () => portalQuery.session.status.queryOptions({ input: {} })

/** Only below the app, which waits for the first answer. */
export function usePortal(): PortalStatus {
  const { data } = useQuery(portalStatus())
  if (!data) throw new Error('the portal is not there yet')
  return data
}
