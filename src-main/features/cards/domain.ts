// Owns: the pure rules of recharge cards: how a code looks, numbers, when a card is out of date, what a sale books.
// Must never: know which codes exist.
import { type Random, randomTexts } from '../../platform/random'
import type { CalendarDate } from '../../shared/calendar-date'
import { type Rupiah, rupiah } from '../../shared/money'
import { CODE_ALPHABET } from '../../shared/voucher-code'
import type { AccountCode, Transfer } from '../ledger'

/** 59 bits: money, so longer than a voucher (reliability.md §2.5). */
export const CODE_LENGTH = 12
const GROUP = 4

export const drawCodes = (random: Random, count: number): string[] =>
  randomTexts(random, CODE_ALPHABET, CODE_LENGTH, count)

/** "ABCD-EFGH-JKMN": as it is printed and read out. */
export const groupCode = (code: string): string => code.match(new RegExp(`.{1,${GROUP}}`, 'g'))?.join('-') ?? code

export const tailOf = (code: string): string => code.slice(-GROUP)

/** What a card's fingerprint is made for: it cannot be compared with any other secret's. */
export const CARD = 'card'

export const isOver = (validUntil: string | null, today: CalendarDate): boolean =>
  validUntil !== null && validUntil < today

/** `[12, 13, 14, 18]` -> "12-14, 18". */
export function rangesOf(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = []
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = ranges.at(-1)
    if (last && number === last.to + 1) last.to = number
    else ranges.push({ from: number, to: number })
  }
  return ranges.map(({ from, to }) => (from === to ? `${from}` : `${from}-${to}`)).join(', ')
}

export interface CardMoney {
  readonly place: AccountCode
  /** Of all cards: what their holders can redeem. */
  readonly value: Rupiah
  readonly amount: Rupiah
  readonly resellerId: string | null
}

/** The whole value is owed to whoever will hold the cards; what a reseller did not pay of it is his commission. */
export const cardSaleTransfers = ({ place, value, amount, resellerId }: CardMoney): Transfer[] => [
  { debit: place, credit: 'recharge-card', amount, party: place === 'reseller-balance' ? resellerId : null },
  { debit: 'commission', credit: 'recharge-card', amount: rupiah(value - amount), party: resellerId },
]
