// Owns: what states of vouchers and batches look and sound like on screen.
// Must never: decide anything; the names themselves are the contract's.
import {
  type BatchItem,
  type BatchState,
  ROUTER_STATE_NAMES,
  type RouterState,
  VOUCHER_STATE_NAMES,
  type VoucherState,
} from '../../../src-main/features/vouchers/contract'
import { formatThousands } from '../../../src-main/shared/money'
import type { Tone } from '../../ui'

interface StateWord {
  readonly tone: Tone
  readonly word: string
  readonly isBusy?: boolean
}

const VOUCHER_TONES: Readonly<Record<VoucherState, Tone>> = {
  stock: 'good',
  sold: 'info',
  active: 'info',
  finished: 'calm',
  lapsed: 'warn',
  void: 'calm',
}

const ROUTER_TONES: Readonly<Record<RouterState, Tone>> = {
  waiting: 'info',
  present: 'good',
  failed: 'bad',
  missing: 'bad',
  removed: 'calm',
}

export const voucherWord = (state: VoucherState): StateWord => ({
  tone: VOUCHER_TONES[state],
  word: VOUCHER_STATE_NAMES[state],
})

export const routerWord = (state: RouterState): StateWord => ({
  tone: ROUTER_TONES[state],
  word: ROUTER_STATE_NAMES[state],
})

export const BATCH_WORDS: Readonly<Record<BatchState, StateWord>> = {
  running: { tone: 'info', word: 'Berjalan', isBusy: true },
  done: { tone: 'good', word: 'Selesai' },
  cancelled: { tone: 'calm', word: 'Dibatalkan' },
}

/** "230 dari 500 di router", "500", "380 dari 500, sisanya dibatalkan". */
export function batchAmount({ quantity, progress, cancelledCount }: BatchItem): string {
  const whole = formatThousands(quantity)
  if (progress && progress.made < quantity) return `${formatThousands(progress.made)} dari ${whole} kode dibuat`
  if (progress) return `${formatThousands(progress.present)} dari ${whole} di router`
  return cancelledCount > 0 ? `${formatThousands(quantity - cancelledCount)} dari ${whole}` : whole
}

export const stateOptions = (Object.keys(VOUCHER_STATE_NAMES) as VoucherState[]).map((value) => ({
  value,
  label: VOUCHER_STATE_NAMES[value],
})) // keys of a record of exactly these

export const routerStateOptions = (Object.keys(ROUTER_STATE_NAMES) as RouterState[]).map((value) => ({
  value,
  label: ROUTER_STATE_NAMES[value],
})) // keys of a record of exactly these
