// Owns the one error type of the router link and what a router's refusal text means.
// Must never hold a password, and must never turn "we do not know" into "the router said no".

/** What went wrong. Only `trap` means the router itself answered no; after every other kind the router may not even have heard us. */
export type RouterErrorKind =
  | 'usage'
  | 'login'
  | 'socket'
  | 'tls'
  | 'timeout'
  | 'closed'
  | 'fatal'
  | 'trap'
  | 'protocol'

export interface RouterErrorDetails {
  /** Node's error code where there is one: ECONNREFUSED, ENOTFOUND, ETIMEDOUT ... */
  readonly code?: string | undefined
  /** RouterOS trap category 0..7 (developer-guides/api). */
  readonly category?: number | undefined
  /** True when the command may or may not have been executed: read back before repeating an add. */
  readonly outcomeUnknown?: boolean
  /** SHA-256 fingerprint the router showed, where a pin did not match. */
  readonly fingerprint256?: string | undefined
  readonly cause?: unknown
}

export class RouterError extends Error {
  readonly kind: RouterErrorKind
  readonly code: string | undefined
  readonly category: number | undefined
  readonly outcomeUnknown: boolean
  readonly fingerprint256: string | undefined

  constructor(kind: RouterErrorKind, message: string, details: RouterErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'RouterError'
    this.kind = kind
    this.code = details.code
    this.category = details.category
    this.outcomeUnknown = details.outcomeUnknown ?? false
    this.fingerprint256 = details.fingerprint256
  }
}

/** The peer does not speak the RouterOS API (or the stream is damaged): nothing after this byte can be trusted. */
export class ProtocolError extends RouterError {
  constructor(message: string, details: RouterErrorDetails = {}) {
    super('protocol', message, details)
    this.name = 'ProtocolError'
  }
}
