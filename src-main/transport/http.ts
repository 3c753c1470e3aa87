// Owns: the staff's HTTP door, on loopback.
// Must never: listen anywhere else; customers and resellers have a door of their own (lan-door.ts).
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { Log } from '../platform/log'
import type { Call, Connection } from '../platform/rpc'
import { withWireErrors } from './errors'
import { loopbackPolicy } from './http-policy'
import type { CoreRouter } from './router'
import { openWebDoor } from './web-door'

export interface HttpDoorDeps {
  readonly router: CoreRouter
  readonly log: Log
  readonly callFor: (connection: Connection) => Call
  /** Folder of the built renderer. */
  readonly rendererDir: string
}

export interface HttpDoor {
  /** `http://127.0.0.1:N/` */
  readonly url: string
  readonly port: number
  close(): Promise<void>
}

/** A picture of 3 MB as base64, and what is around it. */
const LARGEST_BODY = 5 * 1024 * 1024

export async function openHttpDoor(deps: HttpDoorDeps, port: number): Promise<HttpDoor> {
  const { router, log, callFor, rendererDir } = deps
  const handler = new RPCHandler<Call>(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_BODY })],
    clientInterceptors: [({ next, path }) => withWireErrors(next, path, log)],
  })
  const door = await openWebDoor(
    {
      log,
      folder: rendererDir,
      page: 'index.html',
      // the shop and its demo stand beside each other on 127.0.0.1
      cookie: 'loket',
      rpc: {
        '/rpc': async (request, response, prefix, connection) =>
          (await handler.handle(request, response, { prefix, context: callFor(connection) })).matched,
      },
    },
    { host: '127.0.0.1', port, policy: loopbackPolicy },
  )
  return { ...door, url: `http://127.0.0.1:${door.port}/` }
}
