// Owns: the door for customers and resellers on the LAN: its own contract, its own cookie, its own page.
// Must never: carry a staff procedure, or listen where the owner has not opened it.
import { networkInterfaces } from 'node:os'
import type { Router } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { Log } from '../platform/log'
import type { PortalCall } from '../platform/portal-rpc'
import type { Connection } from '../platform/rpc'
import { withWireErrors } from './errors'
import type { HttpPolicy } from './http-policy'
import type { lanContract } from './portal-contract'
import { openWebDoor, type WebDoor } from './web-door'

export type LanRouter = Router<typeof lanContract, PortalCall>

export interface LanDoorDeps {
  readonly router: LanRouter
  readonly log: Log
  readonly callFor: (connection: Connection, isTls: boolean) => PortalCall
  readonly rendererDir: string
}

export interface LanPlace {
  /** Empty: every address of the local network. */
  readonly address: string
  readonly port: number
  readonly names: readonly string[]
  readonly tls?: { readonly certificate: string; readonly key: string }
}

export interface LanDoor {
  readonly urls: readonly string[]
  close(): Promise<void>
}

/** A picture of a transfer slip comes through here; everything else is small. */
const LARGEST_BODY = 64 * 1024
const LARGEST_UPLOAD = 3 * 1024 * 1024

/** IPv4 addresses of this computer that belong to a local network. */
export function lanAddresses(): { name: string; ip: string }[] {
  return Object.entries(networkInterfaces()).flatMap(([name, entries]) =>
    (entries ?? []).flatMap(({ family, internal, address }) =>
      family === 'IPv4' && !internal && isLocal(address) ? [{ name, ip: address }] : [],
    ),
  )
}

const isLocal = (ip: string): boolean =>
  /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.)/.test(ip)

export async function openLanDoor(deps: LanDoorDeps, place: LanPlace): Promise<LanDoor> {
  const { router, log, callFor } = deps
  const handlerOf = (maxBodySize: number) =>
    new RPCHandler<PortalCall>(router, {
      plugins: [new BodyLimitPlugin({ maxBodySize })],
      clientInterceptors: [({ next, path }) => withWireErrors(next, path, log)],
    })
  const [small, large] = [handlerOf(LARGEST_BODY), handlerOf(LARGEST_UPLOAD)]
  const isTls = place.tls !== undefined
  const hosts = place.address === '' ? lanAddresses().map(({ ip }) => ip) : [place.address]
  const policy = (port: number): HttpPolicy => ({
    hosts: [...hosts, ...place.names].flatMap((host) => {
      const isUsual = port === (isTls ? 443 : 80)
      return isUsual ? [host, `${host}:${port}`] : [`${host}:${port}`]
    }),
    isTls,
  })
  const doors: WebDoor[] = []
  const web = {
    log,
    folder: deps.rendererDir,
    page: 'portal.html',
    cookie: 'portal',
    rpc: {
      '/rpc': async (...[request, response, prefix, connection]: Parameters<import('./web-door').AnswerRpc>) => {
        // Only somebody who is logged in may send a picture.
        const call = callFor(connection, isTls)
        const handler = call.party() ? large : small
        return (await handler.handle(request, response, { prefix, context: call })).matched
      },
    },
  } as const
  try {
    for (const host of hosts)
      doors.push(await openWebDoor(web, { host, port: place.port, policy, ...(place.tls && { tls: place.tls }) }))
  } catch (error) {
    await Promise.all(doors.map((door) => door.close()))
    throw error
  }
  const scheme = isTls ? 'https' : 'http'
  return {
    urls: [...place.names, ...hosts].map((host) => `${scheme}://${host}:${doors[0]?.port ?? place.port}/`),
    close: async () => {
      await Promise.all(doors.map((door) => door.close()))
    },
  }
}
