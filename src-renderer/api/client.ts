// Owns: the one connection to the core: the window's port, or HTTP in a browser.
// Must never: be bypassed by a fetch of a component.
import { createORPCClient } from '@orpc/client'
import { RPCLink as HttpLink } from '@orpc/client/fetch'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { CONNECT_MESSAGE, type ElectronHost, HOST_NAME } from '../../src-main/shared/host'
import type { Api } from '../../src-main/transport/contract'

declare global {
  interface Window {
    readonly [HOST_NAME]?: ElectronHost
  }
}

function connect(): Api {
  if (window[HOST_NAME] === undefined) return createORPCClient<Api>(new HttpLink({ url: `${location.origin}/rpc` }))
  const { port1, port2 } = new MessageChannel()
  window.postMessage(CONNECT_MESSAGE, '*', [port2])
  port1.start()
  return createORPCClient<Api>(new PortLink({ port: port1 }))
}

export const api = connect()
export const orpc = createTanstackQueryUtils(api)
