// Owns: the door of the Electron window: RPC over a MessagePort.
// Must never: trust the window for being a window; it logs in like everybody.
import type { MessagePort as NodeMessagePort } from 'node:worker_threads'
import { RPCHandler } from '@orpc/server/message-port'
import type { Log } from '../platform/log'
import type { Call, Connection } from '../platform/rpc'
import { withWireErrors } from './errors'
import type { CoreRouter } from './router'

/** Electron's MessagePortMain. */
export interface MainPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown
  on(event: 'close', listener: () => void): unknown
  postMessage(message: unknown): void
}
/** Node's own, for tests. */
export type PortLike = MainPort | NodeMessagePort

export interface PortDoorDeps {
  readonly router: CoreRouter
  readonly log: Log
  readonly callFor: (connection: Connection) => Call
}

export function makePortDoor({ router, log, callFor }: PortDoorDeps) {
  const handler = new RPCHandler<Call>(router, {
    clientInterceptors: [({ next, path }) => withWireErrors(next, path, log)],
  })
  // One window, one person at it: a reload keeps the session, closing the app ends it.
  let token: string | null = null
  const connection: Connection = {
    door: 'port',
    address: 'window',
    token: () => token,
    setToken: (next) => {
      token = next
    },
  }
  return {
    /** Serves the port until the returned function is called: Electron does not always say that a page is gone. */
    connect(port: PortLike): () => void {
      const closers: (() => void)[] = []
      handler.upgrade(endable(port, closers), { context: callFor(connection) })
      return () => {
        for (const close of closers.splice(0)) close()
      }
    },
  }
}

function endable(port: PortLike, closers: (() => void)[]) {
  const isNodePort = 'addEventListener' in port
  return {
    postMessage: (message: unknown) => port.postMessage(message),
    on(event: string, listener: (event?: { data: unknown }) => void) {
      if (event === 'close') {
        closers.push(() => listener())
        if (isNodePort) port.on('close', () => listener())
        else port.on('close', () => listener())
      } else if (isNodePort) port.on('message', (data: unknown) => listener({ data }))
      else port.on('message', listener)
    },
  }
}
