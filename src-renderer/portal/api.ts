// Owns: the portal's one connection to the core.
// Must never: load the staff's contract or kit: the portal is light, for phones.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { PortalApi } from '../../src-main/transport/portal-contract'

export const portal: PortalApi = createORPCClient<PortalApi>(new RPCLink({ url: `${location.origin}/rpc` }))
export const portalQuery = createTanstackQueryUtils(portal)
export const queryClient = new QueryClient({
  defaultOptions: { queries: { staleTime: 10_000, retry: 1, refetchOnWindowFocus: true } },
})
