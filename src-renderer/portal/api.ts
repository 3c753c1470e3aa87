// Owns: the portal's one connection to the core.
// Must never: load the staff's contract or kit: the portal is light, for phones.
import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { PortalApi } from '../../src-main/transport/portal-contract'

export const portal: PortalApi = createORPCClient<PortalApi>(new RPCLink({ url: `${location.origin}/rpc` }))
/** Pictures have a door of their own, with a body limit of their own. */
export const uploads: PortalApi = createORPCClient<PortalApi>(new RPCLink({ url: `${location.origin}/unggah` }))
export const portalQuery = createTanstackQueryUtils(portal)
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // a refusal is an answer; only a lost connection is worth a second try
      retry: (count, error) => count < 1 && !(error instanceof ORPCError),
      refetchOnWindowFocus: true,
      // the shop's LAN is there without the internet, and a phone that is off says so by itself
      networkMode: 'always',
    },
  },
})
