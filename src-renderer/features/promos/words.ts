// Owns: what a promo code's state, worth and limits look and sound like on screen.
// Must never: decide anything; the core says the state.
import type { PromoItem, PromoState } from '../../../src-main/features/promos/contract'
import { formatDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import type { Tone } from '../../ui'

export const STATE_WORDS: Readonly<Record<PromoState, { readonly tone: Tone; readonly word: string }>> = {
  running: { tone: 'good', word: 'Berlaku' },
  early: { tone: 'info', word: 'Belum' },
  over: { tone: 'calm', word: 'Berakhir' },
  usedUp: { tone: 'warn', word: 'Habis' },
  off: { tone: 'calm', word: 'Nonaktif' },
  archived: { tone: 'calm', word: 'Arsip' },
}

/** "10%, maks. Rp25.000" or "Rp20.000". */
export function worthText({ kind, value, cap }: Pick<PromoItem, 'kind' | 'value' | 'cap'>): string {
  if (kind === 'fixed') return formatRupiah(rupiah(value))
  return cap === null ? `${value}%` : `${value}%, maks. ${formatRupiah(rupiah(cap))}`
}

/** "mulai 22/09/2026", "22/09 s/d 31/12/2026". */
export function daysText({ firstDay, lastDay }: Pick<PromoItem, 'firstDay' | 'lastDay'>): string {
  if (lastDay === null) return `mulai ${formatDate(firstDay)}`
  const isSameYear = firstDay.slice(0, 4) === lastDay.slice(0, 4)
  return `${isSameYear ? formatDate(firstDay).slice(0, 5) : formatDate(firstDay)} s/d ${formatDate(lastDay)}`
}

export const usesText = ({ used, totalUses }: Pick<PromoItem, 'used' | 'totalUses'>): string =>
  totalUses === null ? `${used}` : `${used} dari ${totalUses}`

export const packagesText = ({ packageNames }: Pick<PromoItem, 'packageNames'>): string =>
  packageNames.length === 0 ? 'Semua paket' : packageNames.join(', ')
