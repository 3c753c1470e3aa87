// Owns: what states of cards and ways to pay look and sound like on screen.
// Must never: decide anything; the names themselves are the contract's.
import {
  CARD_STATE_NAMES,
  type CardItem,
  type CardMethod,
  type SeriesItem,
} from '../../../src-main/features/cards/contract'
import { formatDate } from '../../../src-main/shared/calendar-date'
import type { Tone } from '../../ui'

export const METHOD_WORDS: Readonly<Record<CardMethod, string>> = {
  cash: 'Tunai',
  qris: 'QRIS',
  transfer: 'Transfer',
  balance: 'Saldo reseller',
}

/** What anybody can pay with. */
export const METHODS = (['cash', 'qris', 'transfer'] as const).map((value) => ({ value, label: METHOD_WORDS[value] }))

const TONES: Readonly<Record<CardItem['state'], Tone>> = {
  made: 'warn',
  issued: 'good',
  used: 'info',
  expired: 'warn',
  void: 'calm',
}

/** A card in the drawer and one that is out there are both Terbit. */
export const wordOf = ({ state, soldAt }: Pick<CardItem, 'state' | 'soldAt'>): { tone: Tone; word: string } => ({
  tone: state === 'issued' && soldAt !== null ? 'info' : TONES[state],
  word: state === 'issued' && soldAt !== null ? `${CARD_STATE_NAMES.issued}, terjual` : CARD_STATE_NAMES[state],
})

export const endText = ({ validUntil }: Pick<SeriesItem, 'validUntil'>): string =>
  validUntil === null ? 'Tanpa batas' : formatDate(validUntil)

/** "Belum terbit 24" ... of what there is. */
export const countsText = ({ counts }: Pick<SeriesItem, 'counts'>): string =>
  (Object.keys(TONES) as CardItem['state'][]) // the keys of a complete record
    .filter((state) => (counts[state] ?? 0) > 0)
    .map((state) => `${CARD_STATE_NAMES[state]} ${counts[state] ?? 0}`)
    .join(' · ')
