// Owns: how a charge of a payment gateway is called on screens.
// Must never: call one paid that is not in the books.
import type { ChargeItem } from '../../../src-main/features/gateways/contract'
import type { Tone } from '../../ui'

/** Where room is short. */
export const METHOD_SHORT: Readonly<Record<ChargeItem['method'], string>> = {
  qris: 'QRIS',
  'va-bca': 'VA BCA',
  'va-bni': 'VA BNI',
  'va-bri': 'VA BRI',
  'va-permata': 'VA Permata',
}

export interface ChargeWord {
  readonly word: string
  readonly tone: Tone
}

export function chargeWord({ state, isEnding, needsPerson, trouble }: ChargeItem): ChargeWord {
  if (needsPerson) return { word: 'Tidak cocok', tone: 'bad' }
  if (state === 'mismatch') return { word: 'Sudah ditangani', tone: 'calm' }
  if (state === 'paid') return { word: 'Dibayar', tone: 'good' }
  if (state === 'expired') return { word: 'Kedaluwarsa', tone: 'calm' }
  if (state === 'failed') return { word: 'Gagal', tone: 'warn' }
  if (isEnding) return { word: 'Sedang ditarik', tone: 'calm' }
  if (trouble) return { word: 'Belum terjawab', tone: 'warn' }
  return state === 'new' ? { word: 'Sedang diminta', tone: 'info' } : { word: 'Menunggu dibayar', tone: 'info' }
}

/** What the row needs said beside its word. */
export const chargeDetail = ({ trouble, note, paymentNumber }: ChargeItem): string =>
  [trouble?.message, note, paymentNumber === null ? '' : `Tercatat ${paymentNumber}.`].filter(Boolean).join(' ')
