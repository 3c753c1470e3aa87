// Owns: which HTTP requests may come in at all: Host and Origin lists, headers. Pure; tested as a table.
// Must never: be loosened for a convenience; DNS rebinding and CSRF come in through these.

export interface HttpPolicy {
  /** Exact `host:port` values, e.g. `127.0.0.1:4680`. */
  readonly hosts: readonly string[]
  /** The door speaks HTTPS: origins begin with it. */
  readonly isTls?: boolean
}

export const loopbackPolicy = (port: number): HttpPolicy => ({
  hosts: [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`],
})

export interface RequestFacts {
  readonly method: string
  readonly host: string | undefined
  readonly origin: string | undefined
  readonly fetchSite: string | undefined
}

export type Verdict = 'ok' | 'unknown-host' | 'foreign-origin'

/** A page of another site can make a browser send us anything but a Host or an Origin of its choice. */
export function judge(policy: HttpPolicy, request: RequestFacts): Verdict {
  if (request.host === undefined || !policy.hosts.includes(request.host)) return 'unknown-host'
  const own = `${policy.isTls ? 'https' : 'http'}://${request.host}`
  if (request.origin !== undefined && request.origin !== own) return 'foreign-origin'
  if (request.method === 'GET' || request.method === 'HEAD') return 'ok'
  if (request.origin === undefined) return 'foreign-origin'
  if (request.fetchSite !== undefined && request.fetchSite !== 'same-origin') return 'foreign-origin'
  return 'ok'
}

export const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; frame-src 'self' blob: data:; object-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), usb=(), serial=()',
}
