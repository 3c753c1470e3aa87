// Owns: what ways of paying and states of a sale are called on the screen.
// Must never: differ from what the struk says.
import type { PaymentMethod } from '../../../src-main/features/sales/contract'
import type { RouterState, VoucherState } from '../../../src-main/features/vouchers/contract'
import type { Tone } from '../../ui/theme'

export const METHOD_WORDS: Readonly<Record<PaymentMethod, string>> = {
  cash: 'Tunai',
  qris: 'QRIS',
  transfer: 'Transfer',
}

export const VOUCHER_STATE_TONES: Readonly<Record<VoucherState, Tone>> = {
  stock: 'info',
  sold: 'good',
  active: 'good',
  finished: 'calm',
  lapsed: 'warn',
  void: 'bad',
}

interface RouterWord {
  readonly tone: Tone
  readonly word: string
  readonly isBusy?: boolean
}

/** Of a code that was sold: can it be used now? */
export const ROUTER_STATE_WORDS: Readonly<Record<RouterState, RouterWord>> = {
  waiting: { tone: 'info', word: 'Menunggu router', isBusy: true },
  present: { tone: 'good', word: 'Siap di router' },
  failed: { tone: 'bad', word: 'Ditolak router' },
  missing: { tone: 'warn', word: 'Hilang dari router' },
  removed: { tone: 'calm', word: 'Sudah dicabut' },
}
