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
/** A drawer that opens by itself later than this opens with nobody in front of it. */
export const DRAWER_PATIENCE_MS = 15_000

/** What to do with the next job before anything of it is sent. */
export function ageVerdict(
  job: { readonly kind: string; readonly createdAt: number; readonly decidedBy: string | null },
  now: number,
): 'send' | 'ask' | 'drop' {
  if (job.kind === DRAWER) return now - job.createdAt > DRAWER_PATIENCE_MS ? 'drop' : 'send'
  return job.decidedBy === null && isOld(job, now) ? 'ask' : 'send'
}

export const isOld = (job: { readonly createdAt: number }, now: number): boolean => now - job.createdAt > STALE_AFTER_MS

export const DRAWER = 'drawer'
export const RECEIPT = 'receipt'
/** Document type of a struk. */
export const SALE = 'sale'

export interface Verdict {
  readonly state: PrintState
  readonly reason: string
  readonly bytesSent: number
  readonly osJob: string | null
  /** Milliseconds until the worker looks again; null = not by itself. */
  readonly againAfterMs: number | null
}

export interface Attempt {
  readonly kind: string
  /** 1 = the first try. */
  readonly attempt: number
  /** Older than ten minutes: a person pressed Cetak once, which is one try and no licence to print later. */
  readonly isOld: boolean
}

/** The drawer is never tried again: it would open later, alone. */
export function judgeOutcome(outcome: SendOutcome, { kind, attempt, isOld }: Attempt): Verdict {
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
      if (kind === DRAWER) return unsent('failed', outcome.reason, null)
      return unsent('blocked', outcome.reason, isOld ? null : LOOK_AGAIN_MS)
    case 'notSent': {
      const wait = RETRY_AFTER_MS[attempt - 1]
      if (kind === DRAWER || isOld || wait === undefined) return unsent('failed', outcome.reason, null)
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
/** The drawer could not be opened in time; a key opens it. */
export const DRAWER_LATE_REASON = 'drawer_late'
/** The paper could not be made at all: a bug, in the log. */
export const UNPRINTABLE_REASON = 'unprintable'
/** The till stopped while a job was being sent: nobody knows how much came out. */
export const INTERRUPTED_REASON = 'interrupted'

const OWN_REASONS: Readonly<Record<string, { message: string; advice: string }>> = {
  [STALE_REASON]: {
    message: 'Tertahan lebih dari 10 menit.',
    advice: 'Tekan Cetak bila masih perlu, atau Batalkan. Penjualannya tetap tersimpan.',
  },
  [DRAWER_LATE_REASON]: {
    message: 'Laci tidak sempat dibuka.',
    advice: 'Buka dengan kuncinya. Laci tidak akan terbuka sendiri belakangan.',
  },
  [UNPRINTABLE_REASON]: {
    message: 'Kertas ini tidak dapat disusun.',
    advice: 'Penjualannya tetap tersimpan; tunjukkan kodenya di layar. Catatan untuk bantuan ada di log.',
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
