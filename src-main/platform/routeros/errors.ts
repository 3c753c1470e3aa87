// Owns the one error type of the router link and what a router's refusal text means.
// Must never hold a password, and must never turn "we do not know" into "the router said no".

/** What went wrong. Only `trap` means the router itself answered no; after every other kind it may not even have heard us. */
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

/** How far the connection had come: tells a firewall (tcp) from a wrong port (tls, login) and from a router that went away (command). */
export type RouterPhase = 'tcp' | 'tls' | 'login' | 'command'

export interface RouterErrorDetails {
  /** Node's error code where there is one: ECONNREFUSED, ENOTFOUND, ETIMEDOUT ... */
  readonly code?: string | undefined
  /** RouterOS trap category 0..7 (developer-guides/api). */
  readonly category?: number | undefined
  /** True when the command may or may not have been executed: read back before repeating an add. */
  readonly outcomeUnknown?: boolean
  readonly phase?: RouterPhase | undefined
  /** SHA-256 fingerprint the router showed, where a pin did not match. */
  readonly fingerprint256?: string | undefined
  readonly cause?: unknown
}

export class RouterError extends Error {
  readonly kind: RouterErrorKind
  readonly code: string | undefined
  readonly category: number | undefined
  readonly outcomeUnknown: boolean
  readonly phase: RouterPhase | undefined
  readonly fingerprint256: string | undefined

  constructor(kind: RouterErrorKind, message: string, details: RouterErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause })
    this.name = 'RouterError'
    this.kind = kind
    this.code = details.code
    this.category = details.category
    this.outcomeUnknown = details.outcomeUnknown ?? false
    this.phase = details.phase
    this.fingerprint256 = details.fingerprint256
  }

  /** Why the router said no; undefined when it did not say no. */
  get trap(): TrapClass | undefined {
    return this.kind === 'trap' ? classifyTrap(this.message) : undefined
  }
}

/** The peer does not speak the RouterOS API (or the stream is damaged): nothing after this byte can be trusted. */
export class ProtocolError extends RouterError {
  constructor(message: string, details: RouterErrorDetails = {}) {
    super('protocol', message, details)
    this.name = 'ProtocolError'
  }
}

export type TrapClass =
  | 'duplicate'
  | 'gone'
  | 'permission'
  | 'device-mode'
  | 'flagged'
  | 'unknown-command'
  | 'bad-value'
  | 'missing-reference'
  | 'busy'
  | 'interrupted'
  | 'other'

/** Texts of routeros.md §2.5, first match wins. RouterOS has no error numbers, and its texts differ little between 6.49 and 7.24. */
const TRAP_TEXTS: readonly (readonly [TrapClass, RegExp])[] = [
  ['device-mode', /not allowed by device-mode/],
  ['flagged', /configuration flagged/],
  ['permission', /not enough permissions/],
  ['gone', /^(failure: )?no such item/],
  ['unknown-command', /^(failure: )?(no such command|unknown parameter|bad command name)/],
  ['missing-reference', /input does not match any value of/],
  ['duplicate', /already (have|exists)|same name|such name/],
  ['busy', /action timed out/],
  ['interrupted', /^(failure: )?interrupted/],
  ['bad-value', /invalid value|ambiguous value|out of range|^(failure: )?value of .+ must|contents too long/],
]

/** What a trap message means. Unknown wording is 'other': shown to a person, never guessed. */
export function classifyTrap(message: string): TrapClass {
  const text = message.trim().toLowerCase()
  return TRAP_TEXTS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'other'
}
