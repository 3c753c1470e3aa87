// Owns: the one interface of every way to a printer, and the words for how a job ended.
// Must never: say more than is known; "printed" needs proof, and after the first byte nothing is ever "not sent" by guess.
import type { PaperDoc } from '../../../shared/paper/document'
import type { PaperTransportConfig, PaperTransportKind, PrinterProfile } from '../../../shared/paper/profile'
import type { PrinterReason } from '../../../shared/paper/reasons'

export interface PaperJob {
  readonly bytes: Uint8Array
  /** Names the job in the OS queue. */
  readonly title: string
  /** For the virtual printer, which shows it. */
  readonly doc?: PaperDoc
}

export interface SendOptions {
  readonly profile: PrinterProfile
  /** Awaited BEFORE the first byte leaves, so that the caller persists SENDING. If it throws, nothing is sent and `send` rejects with it. */
  onSending(): Promise<void> | void
  onProgress?(bytesSent: number, bytesTotal: number): void
  readonly signal?: AbortSignal
}

/**
 * printed    proof: the printer itself answered after the last byte.
 * sent       every byte was accepted, no proof is possible. `mute`: the printer answered nothing at all.
 * blocked    the printer or its queue says it cannot take paper now; nothing was sent. A person must do something.
 * notSent    it was not reached; certainly nothing was sent (or it was taken back before it began). Safe to retry.
 * uncertain  something was sent and the end is unknown. Never retried without asking.
 */
export type SendOutcome =
  | { readonly kind: 'printed'; readonly bytesSent: number; readonly paperLow: boolean; readonly osJob?: string }
  | {
      readonly kind: 'sent'
      readonly bytesSent: number
      readonly paperLow: boolean
      readonly mute: boolean
      readonly osJob?: string
    }
  | { readonly kind: 'blocked'; readonly reason: PrinterReason; readonly detail?: string }
  | { readonly kind: 'notSent'; readonly reason: PrinterReason; readonly detail?: string }
  | {
      readonly kind: 'uncertain'
      readonly reason: PrinterReason
      readonly bytesSent: number
      readonly osJob?: string
      readonly detail?: string
    }

export interface ProbeResult {
  readonly reachable: boolean
  /** Why it is not reachable, or what the printer or queue complains about. */
  readonly reason?: PrinterReason
  readonly detail?: string
  /** Put these into the profile: status 'dle_eot' and barrier true only when the printer answers. */
  readonly answersStatus: boolean
  readonly answersBarrier: boolean
  readonly paper: 'ok' | 'low' | 'out' | 'unknown'
  /** Windows: what the driver needs. */
  readonly datatype?: 'RAW' | 'XPS_PASS'
}

export interface FoundPrinter {
  readonly transport: PaperTransportConfig
  readonly name: string
  /** Port, driver or maker: whatever helps the owner to tell two apart. */
  readonly detail: string
}

export interface PaperTransport {
  readonly kind: PaperTransportKind
  send(job: PaperJob, options: SendOptions): Promise<SendOutcome>
  /** Says nothing on paper. */
  probe(profile: PrinterProfile): Promise<ProbeResult>
  /** Empty where the platform has no such thing or nothing can be listed (LAN printers are typed in). */
  discover(): Promise<readonly FoundPrinter[]>
}

/** A failure on the way to a printer whose cause is understood. Anything else that is thrown is a bug. */
export class PrinterFailure extends Error {
  readonly reason: PrinterReason
  constructor(reason: PrinterReason, detail = '', options?: ErrorOptions) {
    super(detail || reason, options)
    this.name = 'PrinterFailure'
    this.reason = reason
  }
}

export const notSent = (reason: PrinterReason, detail?: string): SendOutcome => ({ kind: 'notSent', reason, detail })

export const unreachable = (reason: PrinterReason, detail?: string): ProbeResult => ({
  reachable: false,
  reason,
  detail,
  answersStatus: false,
  answersBarrier: false,
  paper: 'unknown',
})

const byCode: Readonly<Record<string, PrinterReason>> = {
  ECONNREFUSED: 'refused',
  ETIMEDOUT: 'connect_timeout',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  ENETDOWN: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENOTFOUND: 'host_unknown',
  EAI_AGAIN: 'host_unknown',
  ECONNRESET: 'connection_lost',
  EPIPE: 'connection_lost',
  EIO: 'connection_lost',
  ENOENT: 'device_missing',
  ENODEV: 'device_missing',
  ENXIO: 'device_missing',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
  EBUSY: 'busy',
  ENOSPC: 'paper_out',
}

/** The reason behind a Node system error; `fallback` when the code says nothing we know. */
export function failureOf(error: unknown, fallback: PrinterReason): PrinterFailure {
  if (error instanceof PrinterFailure) return error
  const code = error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
  return new PrinterFailure(byCode[code] ?? fallback, error instanceof Error ? error.message : String(error), {
    cause: error,
  })
}
