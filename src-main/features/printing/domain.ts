// Owns: the states of a print job and what may follow what.
// Must never: let a job be sent again after a byte of it has left without asking a person.
import type { SendOutcome } from '../../platform/escpos/transports/transport'
import { isPrinterReason, PRINTER_REASONS } from '../../shared/paper/reasons'
import type { PrintState } from './contract'

/** Milliseconds before each automatic retry of a job of which certainly nothing was sent. */
export const RETRY_AFTER_MS = [1000, 3000, 10_000] as const
/** A printer without paper is looked at again this often. */
export const LOOK_AGAIN_MS = 5000
/** No flood after the paper is refilled: older jobs ask before they print. */
export const STALE_AFTER_MS = 10 * 60_000

export interface Verdict {
  readonly state: PrintState
  readonly reason: string
  readonly bytesSent: number
  readonly osJob: string | null
  /** Milliseconds until the worker looks again; null = not by itself. */
  readonly againAfterMs: number | null
}

/** `attempt` 1 = the first try. The drawer is never tried again: it would open later, alone. */
export function judgeOutcome(outcome: SendOutcome, kind: string, attempt: number): Verdict {
  switch (outcome.kind) {
    case 'printed':
    case 'sent':
      return {
        state: outcome.kind,
        reason: '',
        bytesSent: outcome.bytesSent,
        osJob: outcome.osJob ?? null,
        againAfterMs: null,
      }
    case 'uncertain':
      return {
        state: 'uncertain',
        reason: outcome.reason,
        bytesSent: outcome.bytesSent,
        osJob: outcome.osJob ?? null,
        againAfterMs: null,
      }
    case 'blocked':
      if (kind === 'drawer') return unsent('failed', outcome.reason, null)
      return unsent('blocked', outcome.reason, LOOK_AGAIN_MS)
    case 'notSent': {
      const wait = RETRY_AFTER_MS[attempt - 1]
      if (kind === 'drawer' || wait === undefined) return unsent('failed', outcome.reason, null)
      return unsent('queued', outcome.reason, wait)
    }
  }
}

const unsent = (state: PrintState, reason: string, againAfterMs: number | null): Verdict => ({
  state,
  reason,
  bytesSent: 0,
  osJob: null,
  againAfterMs,
})

export const STALE_REASON = 'stale'
/** The till stopped while a job was being sent: nobody knows how much came out. */
export const INTERRUPTED_REASON = 'interrupted'

const OWN_REASONS: Readonly<Record<string, { message: string; advice: string }>> = {
  [STALE_REASON]: {
    message: 'Tertahan lebih dari 10 menit.',
    advice: 'Tekan Cetak bila masih perlu, atau Batalkan. Penjualannya tetap tersimpan.',
  },
  [INTERRUPTED_REASON]: {
    message: 'LoketNet berhenti saat struk ini dicetak.',
    advice: 'Lihat apakah struk keluar utuh.',
  },
}

export function explainReason(reason: string): { readonly message: string; readonly advice: string } {
  if (isPrinterReason(reason)) return PRINTER_REASONS[reason]
  return OWN_REASONS[reason] ?? { message: '', advice: '' }
}

/** Nothing of it has left us: it may be printed by a button without becoming a copy. */
export const canRetry = (state: PrintState): boolean => state === 'blocked' || state === 'failed' || state === 'queued'

export const canCancel = canRetry

export const needsPerson = (state: PrintState, reason: string): boolean =>
  state === 'uncertain' || state === 'failed' || (state === 'blocked' && reason === STALE_REASON)
