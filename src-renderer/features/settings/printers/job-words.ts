// Owns: the state of a print job in words.
// Must never: say Tercetak for what was only sent.
import type { PrintState } from '../../../../src-main/features/printing/contract'
import type { Tone } from '../../../ui/theme'

export const JOB_WORDS: Readonly<Record<PrintState, { readonly tone: Tone; readonly word: string }>> = {
  queued: { tone: 'info', word: 'Menunggu' },
  checking: { tone: 'info', word: 'Memeriksa printer' },
  blocked: { tone: 'warn', word: 'Tertahan' },
  sending: { tone: 'info', word: 'Mengirim' },
  sent: { tone: 'good', word: 'Terkirim' },
  printed: { tone: 'good', word: 'Tercetak' },
  uncertain: { tone: 'warn', word: 'Tidak pasti' },
  failed: { tone: 'bad', word: 'Gagal' },
  cancelled: { tone: 'calm', word: 'Dibatalkan' },
}
