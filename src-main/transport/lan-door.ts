// Owns: the door for customers and resellers on the LAN: its own contract, its own cookie, its own page.
// Must never: carry a staff procedure, or listen where the owner has not opened it.
import { BlockList } from 'node:net'
import { networkInterfaces } from 'node:os'
import type { Router } from '@orpc/server'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { Log } from '../platform/log'
import type { PortalCall } from '../platform/portal-rpc'
import type { Connection } from '../platform/rpc'
import { withWireErrors } from './errors'
import type { HttpPolicy } from './http-policy'
import { makePictureDoor, makeUploadDoor, type Pictures } from './lan-pictures'
import type { lanContract } from './portal-contract'
import { type AnswerRpc, openWebDoor, type WebDoor } from './web-door'

export type LanRouter = Router<typeof lanContract, PortalCall>

export interface LanDoorDeps {
  readonly router: LanRouter
  readonly log: Log
  readonly callFor: (connection: Connection, isTls: boolean) => PortalCall
  readonly pictures: Pictures
  readonly rendererDir: string
  /** Default: what the computer says. */
  readonly addresses?: typeof lanAddresses
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

/** Of everything but a picture (lan-pictures.ts). */
const LARGEST_BODY = 64 * 1024

/** Private networks (RFC 1918), link-local, and shared address space (RFC 6598), which some hotspots use. */
const LOCAL = new BlockList()
LOCAL.addSubnet('10.0.0.0', 8)
LOCAL.addSubnet('172.16.0.0', 12)
LOCAL.addSubnet('192.168.0.0', 16)
LOCAL.addSubnet('169.254.0.0', 16)
LOCAL.addSubnet('100.64.0.0', 10)

/** IPv4 addresses of this computer that belong to a local network. */
export function lanAddresses(): { name: string; ip: string }[] {
  return Object.entries(networkInterfaces()).flatMap(([name, entries]) =>
    (entries ?? []).flatMap(({ family, internal, address }) =>
      family === 'IPv4' && !internal && LOCAL.check(address) ? [{ name, ip: address }] : [],
    ),
  )
}

export async function openLanDoor(deps: LanDoorDeps, place: LanPlace): Promise<LanDoor> {
  const { router, log, callFor } = deps
  // Small pictures too go through their own door, which asks who it is and how busy it is before it writes.
  const { files: _, ...spoken } = router
  const handler = new RPCHandler<PortalCall>(spoken, {
    plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_BODY })],
    clientInterceptors: [({ next, path }) => withWireErrors(next, path, log)],
  })
  const isTls = place.tls !== undefined
  const hosts = place.address === '' ? (deps.addresses ?? lanAddresses)().map(({ ip }) => ip) : [place.address]
  const policy = (port: number): HttpPolicy => ({
    hosts: [...hosts, ...place.names].map((host) => `${host}:${port}`),
    isTls,
  })
  const doors: WebDoor[] = []
  const answer: AnswerRpc = async (request, response, prefix, connection) =>
    (await handler.handle(request, response, { prefix, context: callFor(connection, isTls) })).matched
  const door = { router, log, pictures: deps.pictures, callFor: (connection: Connection) => callFor(connection, isTls) }
  const rpc = { '/rpc': answer, '/unggah': makeUploadDoor(door), '/berkas': makePictureDoor(door) }
  const web = { log, folder: deps.rendererDir, page: 'portal.html', cookie: 'portal', rpc }
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
