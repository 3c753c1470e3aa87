// Owns: the little HTTP server behind the isolir page: any path answers with it, checks for a captive portal are sent there.
// Must never: read a body, set a cookie, answer anything but the page, or keep a slow caller.
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { Clock } from '../../platform/clock'

export interface PageServer {
  /** The port that was really taken (0 asks for any). */
  readonly port: number
  close(): Promise<void>
}

export interface ServeOptions {
  /** Empty or 0.0.0.0 = every address of this computer. */
  readonly host: string
  readonly port: number
  readonly clock: Clock
  /** Of the page as it is now; read at each request. */
  readonly html: () => string
}

/** What phones and computers ask to find out whether they are online: a redirect opens their login window. */
const CHECKS = new Set([
  '/generate_204',
  '/gen_204',
  '/hotspot-detect.html',
  '/library/test/success.html',
  '/ncsi.txt',
  '/connecttest.txt',
  '/redirect',
  '/success.txt',
  '/canonical.html',
])

const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'",
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  connection: 'close',
} as const

/** Of one address in ten seconds, and of all in one. */
const LIMITS = { perCaller: 40, callerMs: 10_000, all: 300, allMs: 1_000, callers: 2_000 } as const

/** Rejects with the error of the socket: EADDRINUSE, EADDRNOTAVAIL, EACCES. */
export async function servePage({ host, port, clock, html }: ServeOptions): Promise<PageServer> {
  const isWelcome = makeLimit(clock)
  // Slow lines are looked for every two seconds (Node's own: 30); one modem must not hold them all for long.
  const limits = {
    maxHeaderSize: 8 * 1024,
    requestTimeout: 5_000,
    headersTimeout: 5_000,
    connectionsCheckingInterval: 2_000,
  }
  const server = createServer(limits, (req, res) => {
    if (isWelcome(req.socket.remoteAddress ?? '')) answer(req, res, html)
    else res.writeHead(429, { ...HEADERS, 'retry-after': '10' }).end()
  })
  server.keepAliveTimeout = 1_000
  server.maxConnections = 200
  server.on('clientError', (_error, socket) => socket.destroy())
  await listen(server, host === '' ? '0.0.0.0' : host, port)
  const address = server.address()
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function answer(req: IncomingMessage, res: ServerResponse, html: () => string): void {
  if (req.method !== 'GET' && req.method !== 'HEAD') {
    res.writeHead(405, { ...HEADERS, allow: 'GET, HEAD' }).end()
    return
  }
  const [path = '/'] = (req.url ?? '/').replace(/^https?:\/\/[^/]*/i, '').split('?')
  if (CHECKS.has(path.toLowerCase())) {
    const { localAddress = '', localPort = 80 } = req.socket
    // Not the name that was asked for: the check must see that it was led somewhere else.
    res.writeHead(302, { ...HEADERS, location: `http://${localAddress.replace(/^::ffff:/, '')}:${localPort}/` }).end()
    return
  }
  const body = Buffer.from(html())
  res.writeHead(200, { ...HEADERS, 'content-type': 'text/html; charset=utf-8', 'content-length': body.length })
  res.end(req.method === 'HEAD' ? undefined : body)
}

/** A modem full of impatient apps must not take the till's time: it gets an empty answer. */
function makeLimit(clock: Clock): (caller: string) => boolean {
  const callers = new Map<string, { since: number; count: number }>()
  let all = { since: 0, count: 0 }
  return (caller) => {
    const now = clock.now()
    if (Math.abs(now - all.since) >= LIMITS.allMs) all = { since: now, count: 0 }
    all.count += 1
    if (callers.size >= LIMITS.callers) callers.clear()
    const known = callers.get(caller)
    const own = known && Math.abs(now - known.since) < LIMITS.callerMs ? known : { since: now, count: 0 }
    own.count += 1
    callers.set(caller, own)
    return own.count <= LIMITS.perCaller && all.count <= LIMITS.all
  }
}
