// Owns: what a promo code's state, worth and limits look and sound like on screen.
// Must never: decide anything; the names of the states are the contract's.
import { PROMO_STATE_NAMES, type PromoItem, type PromoState } from '../../../src-main/features/promos/contract'
import { formatDate } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import type { Tone } from '../../ui'

const TONES: Readonly<Record<PromoState, Tone>> = {
  running: 'good',
  early: 'info',
  over: 'calm',
  usedUp: 'warn',
  off: 'calm',
  archived: 'calm',
}

export const stateWord = (state: PromoState): { tone: Tone; word: string } => ({
  tone: TONES[state],
  word: PROMO_STATE_NAMES[state],
})

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
