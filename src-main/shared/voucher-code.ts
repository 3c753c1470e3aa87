// Owns: how a voucher code looks and how hard it is to guess: alphabet, space, odds and their words.
// Must never: make a code (that takes a CSPRNG) or know which codes exist.
import { formatThousands } from './money'

/** A-Z and 2-9 without I, L, O, 0 and 1: nothing on a struk that can be read two ways. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789'

export interface CodeShape {
  /** Random symbols; a prefix comes on top and adds nothing to the odds, since everybody sees it. */
  readonly length: number
  readonly prefix: string
  /** single: the code is name and password at once. pair: a password of its own. */
  readonly style: 'single' | 'pair'
}

/** What a package starts with: 852 billion codes, eight symbols to type. */
export const DEFAULT_CODE_SHAPE: CodeShape = { length: 8, prefix: '', style: 'single' }

/** A pair's password is typed beside the code by somebody holding a phone: as long as the code, six at most. */
export const passwordLength = (shape: CodeShape): number => (shape.style === 'pair' ? Math.min(shape.length, 6) : 0)

/** How many codes of this shape there could be (name and password together). */
export const codeSpace = (shape: CodeShape): number => CODE_ALPHABET.length ** (shape.length + passwordLength(shape))

/** How many different names there could be: what bounds the number of vouchers ever made of a shape. */
export const nameSpace = (shape: CodeShape): number => CODE_ALPHABET.length ** shape.length

export const YEAR_SECONDS = 365 * 86_400

export interface GuessOdds {
  /** One of so many tries hits a code that works. */
  readonly oneIn: number
  /** Expected seconds to the first hit at one try a second. */
  readonly seconds: number
  /** Under a year at one try a second: takes the owner's PIN. */
  readonly isTooEasy: boolean
}

/** `outstanding`: codes that would let somebody in: unsold, sold and running ones, and those about to be made. */
export function guessOdds(shape: CodeShape, outstanding: number): GuessOdds {
  const tries = Math.max(1, codeSpace(shape) / Math.max(1, outstanding))
  return { oneIn: Math.floor(tries), seconds: tries, isTooEasy: tries < YEAR_SECONDS }
}

export const oddsText = ({ oneIn }: GuessOdds): string => `1 dari ${largeNumber(oneIn)} tebakan berhasil`

/** "perlu sekitar 27 tahun" for the sentence "menebak satu kode (1 coba per detik) ...". */
export function guessTimeText({ seconds }: GuessOdds): string {
  const years = seconds / YEAR_SECONDS
  if (years >= 1_000_000) return 'lebih dari sejuta tahun'
  if (years >= 1) return `sekitar ${largeNumber(Math.floor(years))} tahun`
  for (const [size, word] of [
    [30 * 86_400, 'bulan'],
    [86_400, 'hari'],
    [3_600, 'jam'],
    [60, 'menit'],
  ] as const)
    if (seconds >= size) return `sekitar ${Math.floor(seconds / size)} ${word}`
  return 'kurang dari semenit'
}

function largeNumber(whole: number): string {
  for (const [size, word] of [
    [1e15, 'kuadriliun'],
    [1e12, 'triliun'],
    [1e9, 'miliar'],
  ] as const)
    if (whole >= size) return `${formatThousands(Math.floor(whole / size))} ${word}`
  return formatThousands(whole)
}

/** What somebody typed or scanned, as codes are stored: spaces, dashes and small letters do not matter. */
export const normalizeCode = (text: string): string => text.toUpperCase().replace(/[^A-Z0-9]/g, '')

/** In the place of a code that this person may not see. */
export const HIDDEN_CODE = '••••••••'
