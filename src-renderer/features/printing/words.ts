// Owns: what the state of a paper is called, and how urgent it is.
// Must never: sound surer than the printer was: "Terkirim" is not "Tercetak".
import type { PrintState } from '../../../src-main/features/printing/contract'
import type { Tone } from '../../ui/theme'

interface StateWord {
  readonly tone: Tone
  readonly word: string
  /** Still moving: the dot breathes. */
  readonly isBusy?: boolean
}

export const PRINT_STATE_WORDS: Readonly<Record<PrintState, StateWord>> = {
  queued: { tone: 'info', word: 'Menunggu printer', isBusy: true },
  checking: { tone: 'info', word: 'Memeriksa printer', isBusy: true },
  blocked: { tone: 'warn', word: 'Tertahan' },
  sending: { tone: 'info', word: 'Mencetak', isBusy: true },
  sent: { tone: 'good', word: 'Terkirim ke printer' },
  printed: { tone: 'good', word: 'Tercetak' },
  uncertain: { tone: 'warn', word: 'Tidak pasti' },
  failed: { tone: 'bad', word: 'Gagal dicetak' },
  cancelled: { tone: 'calm', word: 'Tidak dicetak' },
}

const settled: readonly PrintState[] = ['sent', 'printed', 'cancelled']

/** Nobody has to do anything about it any more. */
export const isSettled = (state: PrintState): boolean => settled.includes(state)

/** Certainly nothing has left for the printer: it may be pressed again without becoming a copy. */
export const canPrintAgain = (state: PrintState): boolean => state === 'blocked' || state === 'failed'

/** "Struk asli", "Cetak ulang ke-2". */
export const copyName = (copyNumber: number): string =>
  copyNumber <= 1 ? 'Struk asli' : `Cetak ulang ke-${copyNumber - 1}`
