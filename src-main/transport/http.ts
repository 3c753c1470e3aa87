// Owns: the HTTP door: RPC under /rpc, the renderer's files beside it, on loopback.
// Must never: answer an unknown Host, take a state change from a foreign page, or serve a file outside the renderer.
import { createReadStream, statSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import { createGzip } from 'node:zlib'
import { BodyLimitPlugin, RPCHandler } from '@orpc/server/node'
import type { Log } from '../platform/log'
import type { Call, Connection } from '../platform/rpc'
import { withWireErrors } from './errors'
import { type HttpPolicy, judge, loopbackPolicy, SECURITY_HEADERS } from './http-policy'
import type { CoreRouter } from './router'

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

/** Browsers keep cookies per host, not per port: the shop and its demo stand beside each other on 127.0.0.1. */
const cookieOf = (request: IncomingMessage): string => `loket_${request.socket.localPort}`
const LARGEST_BODY = 1024 * 1024

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
}

export async function openHttpDoor(deps: HttpDoorDeps, port: number): Promise<HttpDoor> {
  const { router, log, callFor } = deps
  const handler = new RPCHandler<Call>(router, {
    plugins: [new BodyLimitPlugin({ maxBodySize: LARGEST_BODY })],
    clientInterceptors: [({ next, path }) => withWireErrors(next, path, log)],
  })
  let policy: HttpPolicy = { hosts: [] }

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
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
    if (url.pathname.startsWith('/rpc/')) {
      response.setHeader('cache-control', 'no-store')
      const { matched } = await handler.handle(request, response, {
        prefix: '/rpc',
        context: callFor(httpConnection(request, response)),
      })
      if (matched) return
      response.writeHead(404).end()
      return
    }
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.writeHead(405).end()
      return
    }
    serveFile(deps.rendererDir, url.pathname, request, response)
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => {
      log.bug(error, 'http')
      if (!response.headersSent) response.writeHead(500)
      response.end()
    })
  })
  server.headersTimeout = 10_000
  server.requestTimeout = 30_000
  server.maxConnections = 200
  await new Promise<void>((ready, failed) => {
    server.once('error', failed)
    server.listen(port, '127.0.0.1', ready)
  })
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the HTTP door has no port')
  policy = loopbackPolicy(address.port)
  return {
    url: `http://127.0.0.1:${address.port}/`,
    port: address.port,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
}

const header = (request: IncomingMessage, name: string): string | undefined => {
  const value = request.headers[name]
  return Array.isArray(value) ? value[0] : value
}

function httpConnection(request: IncomingMessage, response: ServerResponse): Connection {
  const name = cookieOf(request)
  let token = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`).exec(request.headers.cookie ?? '')?.[1] ?? null
  return {
    door: 'http',
    address: request.socket.remoteAddress ?? '',
    token: () => token,
    setToken(next) {
      token = next
      const life = next === null ? '; Max-Age=0' : ''
      response.setHeader('set-cookie', `${name}=${next ?? ''}; Path=/; HttpOnly; SameSite=Strict${life}`)
    },
  }
}

function serveFile(folder: string, pathname: string, request: IncomingMessage, response: ServerResponse): void {
  const root = resolve(folder)
  const wanted = resolve(root, `.${safeDecode(pathname)}`)
  const inside = wanted === root || wanted.startsWith(root + sep)
  const isFile = inside && statSync(wanted, { throwIfNoEntry: false })?.isFile() === true
  // Every other path is a screen of the app; a missing asset is missing.
  if (!isFile && extname(pathname) !== '') {
    response.writeHead(404).end()
    return
  }
  const file = isFile ? wanted : join(root, 'index.html')
  const type = TYPES[extname(file)] ?? 'application/octet-stream'
  const isHashed = /-[\w-]{8}\.\w+$/.test(file)
  response.setHeader('content-type', type)
  response.setHeader('cache-control', isHashed ? 'public, max-age=31536000, immutable' : 'no-cache')
  const source = createReadStream(file)
  source.on('error', () => {
    if (!response.headersSent) response.writeHead(404)
    response.end()
  })
  if (/gzip/.test(header(request, 'accept-encoding') ?? '') && /javascript|css|html|svg|json/.test(type)) {
    response.setHeader('content-encoding', 'gzip')
    source.pipe(createGzip()).pipe(response)
  } else source.pipe(response)
}

function safeDecode(pathname: string): string {
  try {
    const path = decodeURIComponent(pathname)
    return path.includes('\0') ? '/' : path // the file system throws at it
  } catch {
    return '/' // a malformed escape names no file of ours
  }
}
