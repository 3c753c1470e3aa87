// Owns: the router's two doors on the network (api, api-ssl), its cable, and every open connection.
// Must never: bind anything but what it was told; the demo binds loopback.

import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TLSSocket, type Server as TlsServer } from 'node:tls'
import { ApiConnection, type Line } from './connection'
import { prefixesAllow } from './values-net'

export type TlsIdentity = { readonly key: string | Buffer; readonly cert: string | Buffer }
/** `refuse`: dead, connections are refused. `black-hole`: the cable is out, nothing answers and nothing is refused. */
export type UnplugMode = 'refuse' | 'black-hole'

type Door = { readonly service: 'api' | 'api-ssl'; readonly host: string; readonly port: number; server: Server }

export class Doors {
  readonly #line: Line
  readonly #tls: TlsServer | undefined
  readonly #connections = new Map<Socket, ApiConnection>()
  /** Sockets that came while the line was a black hole. */
  readonly #waiting: { readonly socket: Socket; readonly service: Door['service'] }[] = []
  readonly #doors: Door[] = []
  #unplugged: UnplugMode | undefined

  constructor(line: Line, tls: TlsIdentity | undefined) {
    this.#line = line
    this.#tls = tls && createTlsServer({ key: tls.key, cert: tls.cert })
    this.#tls?.on('secureConnection', (socket: TLSSocket) => this.#serve(socket))
    // A failed handshake (wrong protocol, a client that does not trust us) concerns that client alone.
    this.#tls?.on('tlsClientError', (_error, socket) => socket.destroy())
  }

  /** Connections that are open now. */
  get open(): number {
    return this.#connections.size
  }

  async listen(service: Door['service'], port: number, host: string): Promise<number> {
    if (service === 'api-ssl' && !this.#tls) throw new Error('api-ssl needs a key and a certificate')
    const server = createServer((socket) => this.#accept(socket, service))
    const bound = await bind(server, port, host)
    this.#doors.push({ service, host, port: bound, server })
    return bound
  }

  /** Another certificate from now on: a router that was replaced. */
  changeCertificate(identity: TlsIdentity): void {
    this.#tls?.setSecureContext({ key: identity.key, cert: identity.cert })
  }

  async unplug(mode: UnplugMode): Promise<void> {
    if (this.#unplugged) await this.plug()
    this.#unplugged = mode
    if (mode === 'black-hole') {
      for (const connection of this.#connections.values()) connection.hold()
      return
    }
    this.dropAll('rst')
    await Promise.all(this.#doors.map(({ server }) => shut(server)))
  }

  /** The cable is back: refused doors listen again on their ports, held connections go on where they were. */
  async plug(): Promise<void> {
    const mode = this.#unplugged
    this.#unplugged = undefined
    if (mode === 'black-hole') {
      for (const connection of this.#connections.values()) connection.release()
      for (const { socket, service } of this.#waiting.splice(0)) if (!socket.destroyed) this.#admit(socket, service)
    }
    if (mode !== 'refuse') return
    for (const door of this.#doors) {
      door.server = createServer((socket) => this.#accept(socket, door.service))
      await bind(door.server, door.port, door.host)
    }
  }

  dropAll(how: 'fin' | 'rst'): void {
    for (const connection of this.#connections.values()) connection.cut(how)
    for (const { socket } of this.#waiting.splice(0)) socket.destroy()
  }

  async close(): Promise<void> {
    this.dropAll('fin')
    const shutting = this.#doors.map(({ server }) => shut(server))
    for (const socket of this.#connections.keys()) socket.destroy()
    await Promise.all(shutting)
    this.#doors.length = 0
  }

  #accept(socket: Socket, service: Door['service']): void {
    // A client that gives up on a dead line is no event; the socket closes by itself.
    socket.on('error', () => undefined)
    if (this.#unplugged === 'black-hole') {
      socket.pause()
      this.#waiting.push({ socket, service })
    } else this.#admit(socket, service)
  }

  /** A service that is off or not for this address accepts and closes (inferred, routeros.md §1.2 #5). */
  #admit(socket: Socket, service: Door['service']): void {
    const row = this.#line.core.db.table('/ip/service').byName(service)
    const address = (socket.remoteAddress ?? '').replace(/^::ffff:/, '')
    const full = this.#connections.size >= Number(row?.['max-sessions'] ?? Number.POSITIVE_INFINITY)
    if (row?.disabled === 'true' || !prefixesAllow(row?.address ?? '', address) || full) {
      socket.destroy()
      return
    }
    if (service === 'api') this.#serve(socket)
    else this.#tls?.emit('connection', socket)
  }

  #serve(socket: Socket): void {
    this.#line.core.db.counters.connections += 1
    const connection = new ApiConnection(socket, this.#line)
    this.#connections.set(socket, connection)
    socket.on('close', () => {
      this.#connections.delete(socket)
      if (connection.user !== undefined) {
        this.#line.core.log(
          'system,info,account',
          `user ${connection.user} logged out from ${connection.address} via api`,
        )
      }
    })
  }
}

function bind(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      const address = server.address()
      if (address === null || typeof address === 'string') reject(new Error('the simulated router is not on TCP'))
      else resolve(address.port)
    })
  })
}

function shut(server: Server): Promise<void> {
  // An error here means it was not listening any more, which is what we want.
  return new Promise((resolve) => server.close(() => resolve()))
}
