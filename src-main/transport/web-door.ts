// Owns: a web server of ours: RPC under its prefix, a built renderer's files beside it, Host and Origin judged before both.
// Must never: answer an unknown Host, take a state change from a foreign page, or serve a file outside the folder.
import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { Socket } from 'node:net'
import { extname, join, resolve, sep } from 'node:path'
import { createGzip } from 'node:zlib'
import type { Log } from '../platform/log'
import type { Connection } from '../platform/rpc'
import { type HttpPolicy, judge, SECURITY_HEADERS } from './http-policy'

/** Answers an RPC call; false when it knows no such procedure. */
export type AnswerRpc = (
  request: IncomingMessage,
  response: ServerResponse,
  prefix: `/${string}`,
  connection: Connection,
) => Promise<boolean>

export interface WebDoorDeps {
  readonly log: Log
  /** By prefix: `/rpc`. */
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

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export async function openWebDoor(deps: WebDoorDeps, place: WebDoorPlace): Promise<WebDoor> {
  const { log } = deps
  let policy: HttpPolicy = { hosts: [] }
  const scheme = place.tls ? 'https' : 'http'

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
    serveFile(deps, url.pathname, request, response)
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

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
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

function serveFile(
  { folder, page }: Pick<WebDoorDeps, 'folder' | 'page'>,
  pathname: string,
  request: IncomingMessage,
  response: ServerResponse,
): void {
  const root = resolve(folder)
  const wanted = resolve(root, `.${safeDecode(pathname)}`)
  const inside = wanted === root || wanted.startsWith(root + sep)
  // one page a door: the other door's page is not shown here
  const isFile = inside && extname(wanted) !== '.html' && statSync(wanted, { throwIfNoEntry: false })?.isFile() === true
  // Every other path is a screen of the app; a missing asset is missing.
  if (!isFile && !['', '.html'].includes(extname(pathname))) {
    response.writeHead(404).end()
    return
  }
  const file = isFile ? wanted : join(root, page)
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const isHashed = /-[\w-]{8}\.\w+$/.test(file)
  response.setHeader('content-type', type)
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  const source = createReadStream(file)
  source.on('error', () => {
    if (!response.headersSent) response.writeHead(404)
    response.end()
  })
  const isZipped = /gzip/.test(header(request, 'accept-encoding') ?? '') && /javascript|css|html|svg|json/.test(type)
  const body = isZipped ? source.pipe(createGzip()) : source
  if (isZipped) response.setHeader('content-encoding', 'gzip')
  // a download that is torn off closes the file too
  response.once('close', () => {
    source.destroy()
    body.destroy()
  })
  body.pipe(response)
}

function safeDecode(pathname: string): string {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') ? '/' : path // the file system throws at it
  } catch {
    return '/' // a malformed escape names no file of ours
  }
}
