// Owns a scripted peer on loopback that answers like the worst router: late, in pieces, wrongly, or not at all.
// Must never behave by itself: what is not scripted is the plain login, so each test shows its own malice.

import { once } from 'node:events'
import { createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer, type TlsOptions } from 'node:tls'
import {
  ProtocolError,
  RouterConnection,
  type RouterConnectionOptions,
  type RouterEndpoint,
} from '../../src-main/platform/routeros'
import { encodeSentence, SentenceReader } from '../../src-main/platform/routeros/codec'

export interface ReceivedCommand {
  readonly command: string
  /** Without the tag. */
  readonly params: readonly string[]
  readonly tag: string
}

export interface Peer {
  readonly socket: Socket
  /** Everything received on this connection, login included, tags included. */
  readonly sentences: string[][]
  /** Each argument is one sentence; all of them leave in one write. */
  reply(...sentences: readonly (readonly string[])[]): void
  /** `!done` with the command's tag and further words. */
  done(command: ReceivedCommand, ...words: string[]): void
  /** The TCP connection ends with RST. */
  reset(): void
}

export interface HostileScript {
  readonly onConnection?: (peer: Peer) => void
  /** Default: `!done`. */
  readonly onLogin?: (peer: Peer, login: ReceivedCommand) => void
  /** Default: silence. */
  readonly onCommand?: (peer: Peer, command: ReceivedCommand) => void
  readonly tls?: TlsOptions
}

export class HostileRouter implements AsyncDisposable {
  readonly peers: Peer[] = []
  readonly commands: ReceivedCommand[] = []
  /** Decrypted bytes that reached the router. */
  receivedBytes = 0
  readonly #script: HostileScript
  readonly #server: Server
  readonly #links: RouterConnection[] = []

  constructor(script: HostileScript) {
    this.#script = script
    this.#server = script.tls
      ? createTlsServer(script.tls, (socket) => this.#serve(socket))
      : createServer({ noDelay: true }, (socket) => this.#serve(socket))
    // A client that refuses the certificate is what some tests want to see.
    this.#server.on('tlsClientError', () => {})
  }

  static async start(script: HostileScript = {}): Promise<HostileRouter> {
    const router = new HostileRouter(script)
    router.#server.listen(0, '127.0.0.1')
    await once(router.#server, 'listening')
    return router
  }

  get endpoint(): RouterEndpoint {
    const address = this.#server.address()
    const port = address !== null && typeof address === 'object' ? address.port : 0
    const tls = this.#script.tls ? {} : false
    return {
      host: '127.0.0.1',
      port,
      tls,
      user: 'loket',
      password: 'rahasia',
      connectTimeoutMs: 2_000,
      commandTimeoutMs: 2_000,
    }
  }

  /** A connection that is not connected yet; closed with the router. */
  link(overrides: Partial<RouterEndpoint> = {}, options: RouterConnectionOptions = {}): RouterConnection {
    const link = new RouterConnection({ ...this.endpoint, ...overrides }, options)
    this.#links.push(link)
    return link
  }

  async connected(
    overrides: Partial<RouterEndpoint> = {},
    options: RouterConnectionOptions = {},
  ): Promise<RouterConnection> {
    const link = this.link(overrides, options)
    await link.connect()
    return link
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const link of this.#links) link.destroy()
    for (const peer of this.peers) peer.socket.destroy()
    if (!this.#server.listening) return
    this.#server.close()
    await once(this.#server, 'close')
  }

  #serve(socket: Socket): void {
    const reader = new SentenceReader()
    const peer: Peer = {
      socket,
      sentences: [],
      reply: (...sentences) => void socket.write(Buffer.concat(sentences.map((words) => encodeSentence(words)))),
      done: (command, ...words) => peer.reply(['!done', `.tag=${command.tag}`, ...words]),
      reset: () => void socket.resetAndDestroy(),
    }
    this.peers.push(peer)
    socket.on('error', () => {}) // the tests cut connections on purpose
    socket.on('data', (chunk) => {
      this.receivedBytes += chunk.length
      for (const words of this.#sentences(reader, chunk, socket)) this.#receive(peer, words)
    })
    this.#script.onConnection?.(peer)
  }

  /** Whoever speaks TLS on the plain port is hung up on, as a router does; bytes of a handshake are not a bug of the test. */
  #sentences(reader: SentenceReader, chunk: Buffer, socket: Socket): string[][] {
    try {
      return reader.push(chunk)
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      socket.destroy()
      return []
    }
  }

  #receive(peer: Peer, words: string[]): void {
    peer.sentences.push(words)
    const [command = '', ...rest] = words
    const tag = rest.findLast((word) => word.startsWith('.tag='))?.slice(5) ?? ''
    const received = { command, params: rest.filter((word) => !word.startsWith('.tag=')), tag }
    if (command === '/login') {
      if (this.#script.onLogin) this.#script.onLogin(peer, received)
      else peer.done(received)
      return
    }
    this.commands.push(received)
    this.#script.onCommand?.(peer, received)
  }
}
