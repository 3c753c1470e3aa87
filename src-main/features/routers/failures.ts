// Owns: what a failure of the router link means to people, and which of them a whole lane waits for.
// Must never: match on our own message texts; kind, code, phase and the router's trap decide.
import { OutboxFailure, OutboxPause, OutboxRefusal } from '../../platform/outbox/runner'
import { RouterError } from '../../platform/routeros'
import { DomainError, type ErrorCode } from '../../shared/errors'

/** Names for the sentences. */
export interface RouterPlace {
  readonly name: string
  readonly host: string
  readonly port: number
}

const SOCKET_CODES: Readonly<Record<string, ErrorCode>> = {
  ECONNREFUSED: 'ROUTER_SERVICE_OFF',
  ENOTFOUND: 'ROUTER_NAME_UNKNOWN',
  EAI_AGAIN: 'ROUTER_NAME_UNKNOWN',
  EAI_FAIL: 'ROUTER_NAME_UNKNOWN',
  EHOSTUNREACH: 'ROUTER_NO_WAY',
  ENETUNREACH: 'ROUTER_NO_WAY',
  ENETDOWN: 'ROUTER_NO_WAY',
  EADDRNOTAVAIL: 'ROUTER_NO_WAY',
  EHOSTDOWN: 'ROUTER_SILENT',
  ETIMEDOUT: 'ROUTER_SILENT',
}

/** A handshake that fails like this is api-ssl without a certificate (anonymous DH, routeros.md §1.3). */
const ANONYMOUS_TLS = /HANDSHAKE_FAILURE|NO_SHARED_CIPHER|INSUFFICIENT_SECURITY/

function linkCode(error: RouterError): ErrorCode {
  switch (error.kind) {
    case 'login':
      return 'ROUTER_LOGIN'
    case 'tls':
      if (error.code === 'PIN_MISMATCH') return 'ROUTER_CERTIFICATE_CHANGED'
      if (error.code === 'NO_CERTIFICATE' || ANONYMOUS_TLS.test(error.code ?? '')) return 'ROUTER_NO_CERTIFICATE'
      return 'ROUTER_TLS'
    case 'timeout':
      return error.phase === 'tls' || error.phase === 'login' ? 'ROUTER_MUTE' : 'ROUTER_SILENT'
    case 'socket': {
      const known = SOCKET_CODES[error.code ?? '']
      if (known) return known
      return error.phase === 'command' ? 'ROUTER_LOST' : 'ROUTER_CLOSED_AT_ONCE'
    }
    case 'closed':
      return error.phase === 'login' || error.phase === 'tls' ? 'ROUTER_CLOSED_AT_ONCE' : 'ROUTER_LOST'
    case 'protocol':
      return 'ROUTER_NOT_ROUTEROS'
    case 'fatal':
      return 'ROUTER_REFUSED'
    case 'usage':
      return 'ROUTER_SETTINGS'
    case 'trap':
      return trapCode(error)
  }
}

function trapCode(error: RouterError): ErrorCode {
  switch (error.trap) {
    case 'permission':
      return 'ROUTER_PERMISSION'
    case 'device-mode':
      return 'ROUTER_DEVICE_MODE'
    case 'flagged':
      return 'ROUTER_FLAGGED'
    case 'busy':
    case 'interrupted':
      return 'ROUTER_BUSY'
    case 'missing-reference':
      return 'ROUTER_UNKNOWN_NAME'
    case 'unknown-command':
      return 'ROUTER_UNKNOWN_COMMAND'
    default:
      return 'ROUTER_REFUSED'
  }
}

/** Words for `input does not match any value of X`. */
const REFERENCES: Readonly<Record<string, string>> = {
  profile: 'profil',
  server: 'server hotspot',
  'address-pool': 'pool IP',
  'remote-address': 'pool IP',
  interface: 'antarmuka',
}

/** The sentence of a failure. A DomainError that travelled inside (settings that cannot be read) speaks for itself. */
export function explainFailure(error: RouterError, place: RouterPlace): DomainError {
  if (error.cause instanceof DomainError) return error.cause
  const reference = /any value of ([\w-]+)/.exec(error.message)?.[1] ?? ''
  return new DomainError(
    linkCode(error),
    {
      name: place.name,
      host: place.host,
      port: place.port,
      text: error.message,
      what: REFERENCES[reference] ?? (reference || 'nama'),
    },
    { cause: error },
  )
}

/** What the outbox does about it: the whole lane waits, a person sees a refusal at once, or this job alone is tried again. */
export function outboxFailure(error: unknown, place: RouterPlace): unknown {
  if (error instanceof OutboxFailure) return error
  if (error instanceof DomainError) {
    const Kind = error.code === 'ROUTER_STRANGER' ? OutboxPause : OutboxRefusal
    return new Kind(error.code, error.message, { cause: error })
  }
  if (!(error instanceof RouterError)) return error
  // A command of ours that cannot be sent is a bug, not a trouble of the shop.
  if (error.kind === 'usage' && !(error.cause instanceof DomainError)) return error
  const { code, message } = explainFailure(error, place)
  if (error.kind !== 'trap') return new OutboxPause(code, message, { cause: error })
  if (code === 'ROUTER_BUSY') return new OutboxFailure(code, message, { cause: error })
  return new OutboxRefusal(code, message, { cause: error })
}
