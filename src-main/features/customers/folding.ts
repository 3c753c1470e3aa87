// Owns: how names, addresses and numbers are folded, so that a search finds them however they were typed, in any script.
// Must never: be shown; folded text is for finding and sorting only.

/** Letters that Unicode does not take apart, as people type them without the mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ς: 'σ',
}

/** "Ñoño  ŁUKASZ" -> "nono lukasz"; case and accents go, the letters of every script stay. */
export const fold = (text: string): string =>
  text
    .toWellFormed()
    .normalize('NFKD')
    .toUpperCase()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[øłđðþæœıħς]/g, (letter) => PLAIN[letter] ?? letter)
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()

/** Digits with what people put between them. A dot stays: 10.10.1.5 is an address. */
const TYPED_NUMBER = /^[+(]?\d[\d\-()]*$/

/** At most this many words are looked for. */
const MOST_TERMS = 8

/** The words of a search; every one must be found. `0812-3456 7890` finds 081234567890 as well as its pieces do. */
export function termsOf(search: string): string[] {
  const folded = fold(search)
  // a whole phone number typed with blanks is one word
  const phone = /^[+(]?\d[\d\s\-()]{7,}$/.test(folded) ? [folded.replace(/[^\d]/g, '')] : folded.split(' ')
  return phone
    .map((term) => (TYPED_NUMBER.test(term) ? term.replace(/[^\d]/g, '') : term))
    .filter((term) => term !== '')
    .slice(0, MOST_TERMS)
}

/** `62812...` is looked for in both spellings, so both stand in the key. */
const phoneWords = (phone: string): string => (phone === '' ? '' : `${phone} 0${phone.slice(2)}`)

export interface Searched {
  readonly name: string
  readonly number: string
  readonly phone: string
  readonly address: string
  /** Usernames and addresses of the subscriptions. */
  readonly services: readonly string[]
}

export const searchKeyOf = ({ name, number, phone, address, services }: Searched): string =>
  [fold(name), fold(number), phoneWords(phone), fold(address), ...services.map(fold)].filter(Boolean).join(' \u0001 ')
