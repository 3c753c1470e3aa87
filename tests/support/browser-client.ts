// Owns: the API as a browser has it, without a browser: keeps the cookie, sends the Origin.
// Must never: know a procedure.
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/fetch'
import type { Api } from '../../src-main/transport/contract'

export type BrowserLink = RPCLink<Record<never, never>>

/** `url` as the door prints it. */
export function browserLink(url: string): BrowserLink {
  let cookie = ''
  const origin = url.replace(/\/$/, '')
  return new RPCLink({
    url: `${origin}/rpc`,
    headers: () => ({ origin, cookie }),
    fetch: async (request, init) => {
      const response = await fetch(request, init)
      cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie
      return response
    },
  })
}

export const browserApi = (url: string): Api => createORPCClient<Api>(browserLink(url))
