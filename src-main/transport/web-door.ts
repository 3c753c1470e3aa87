// Owns: a web server of ours: RPC under its prefix, a built renderer's files beside it, Host and Origin judged before both.
// Must never: answer an unknown Host, take a state change from a foreign page, or serve a file outside the folder.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import type { Log } from '../platform/log'
import type { Connection } from '../platform/rpc'
import { type HttpPolicy, judge, SECURITY_HEADERS } from './http-policy'
import { header, makeFiles } from './web-files'

/** Answers an RPC call; false when it knows no such procedure. */
export type AnswerRpc = (
  request: IncomingMessage,
  response: ServerResponse,
  prefix: `/${string}`,
  connection: Connection,
) => Promise<boolean>

export interface WebDoorDeps {
  readonly log: Log
  /** By prefix: `/rpc`; behind the same Host and Origin lists. */
  readonly rpc: Readonly<Record<`/${string}`, AnswerRpc>>
  /** Folder of the built renderer. */
  readonly folder: string
  /** The page every address without a file shows. */
  readonly page: string
  /** Browsers keep cookies per host, not per port: the port stands behind it. */
  readonly cookie: string
}

export interface WebDoorPlace {
  readonly host: string
  readonly port: number
  readonly policy: (port: number) => HttpPolicy
  /** PEM. */
  readonly tls?: { readonly certificate: string; readonly key: string }
}

export interface WebDoor {
  readonly port: number
  close(): Promise<void>
}

export async function openWebDoor(deps: WebDoorDeps, place: WebDoorPlace): Promise<WebDoor> {
  const { log } = deps
  let policy: HttpPolicy = { hosts: [] }
  const scheme = place.tls ? 'https' : 'http'

  const serveFile = makeFiles(deps)

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value)
    const verdict = judge(policy, {
      method: request.method ?? '',
      host: request.headers.host,
      origin: request.headers.origin,
      fetchSite: header(request, 'sec-fetch-site'),
    })
    if (verdict !== 'ok') {
      response.writeHead(verdict === 'unknown-host' ? 421 : 403, { 'content-type': 'text/plain; charset=utf-8' })
      response.end('Alamat ini tidak dikenal oleh LoketNet.')
      return
    }
    const url = URL.parse(request.url ?? '/', `${scheme}://${request.headers.host}`)
    if (!url) {
      response.writeHead(400).end()
      return
    }
    for (const [prefix, answerRpc] of Object.entries(deps.rpc) as [`/${string}`, AnswerRpc][]) {
      if (!url.pathname.startsWith(`${prefix}/`)) continue
      response.setHeader('cache-control', 'no-store')
      const connection = httpConnection(request, response, { cookie: deps.cookie, isSecure: place.tls !== undefined })
      if (!(await answerRpc(request, response, prefix, connection))) response.writeHead(404).end()
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end()
      return
    }
    await serveFile(url.pathname, request, response)
  }

  const onRequest = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response).catch((error: unknown) => {
      log.bug(error, 'http')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  }
  const { tls } = place
  const server = tls
    ? createTlsServer({ ...LOOK, cert: tls.certificate, key: tls.key }, onRequest)
    : createServer(LOOK, onRequest)
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.maxConnections = MOST_LINES
  leaveLinesToOthers(server)
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(place.port, place.host, ready)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the HTTP door has no port')
  policy = place.policy(address.port)
  return {
    port: address.port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const MOST_LINES = 200
/** Phones behind a router that masquerades share an address, so it is many; but one never has all. */
const MOST_OF_ONE = 120
/** How often lines that are too slow are looked for; Node's own is 30 seconds. */
const LOOK = { connectionsCheckingInterval: 3_000 } as const

function leaveLinesToOthers(server: Server): void {
  const lines = new Map<string, number>()
  server.on('connection', (socket: Socket) => {
    const address = socket.remoteAddress ?? ''
    const open = (lines.get(address) ?? 0) + 1
    if (open > MOST_OF_ONE) {
      socket.destroy()
      return
    }
    lines.set(address, open)
    socket.once('close', () => {
      const left = (lines.get(address) ?? 1) - 1
      if (left > 0) lines.set(address, left)
      else lines.delete(address)
    })
  })
}

function httpConnection(
  request: IncomingMessage,
  response: ServerResponse,
  { cookie, isSecure }: { readonly cookie: string; readonly isSecure: boolean },
): Connection {
  const name = `${cookie}_${request.socket.localPort}`
  let token = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1] ?? null
  return {
    door: 'http',
    address: request.socket.remoteAddress ?? '',
    token: () => token,
    setToken(next) {
      token = next
      const life = next === null ? '; Max-Age=0' : ''
      response.setHeader(
        'set-cookie',
        `${name}=${next ?? ''}; Path=/; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}${life}`,
      )
    },
  }
}
