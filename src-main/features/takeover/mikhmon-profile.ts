// Owns: what Mikhmon keeps of a package in the on-login script of a hotspot profile (peers.md §4.1): mode, prices, validity, lock.
// Must never: run or judge the script itself, or guess at a figure that can be read in two ways.
import { maxDurationSeconds, parseRouterOsDuration } from '../../shared/duration'
import { parseRupiah } from '../../shared/money'

/** remove / notice, with `c`: and the sale is recorded. `none`: Mikhmon sets no end. */
export type MikhmonMode = 'rem' | 'ntf' | 'remc' | 'ntfc' | 'none'

export type ProfileDoubt = 'price-unreadable' | 'selling-price-unreadable' | 'validity-unreadable' | 'validity-missing'

export interface MikhmonProfile {
  readonly mode: MikhmonMode
  /** Rupiah; null when nothing, zero or nothing readable stands there. */
  readonly price: number | null
  readonly sellingPrice: number | null
  /** From the first login; null: no end by the wall clock. */
  readonly activeSeconds: number | null
  readonly locksMac: boolean
  readonly doubts: readonly ProfileDoubt[]
}

export type OnLogin =
  /** Not a profile of Mikhmon. */
  | { readonly kind: 'none' }
  | { readonly kind: 'mikhmon'; readonly profile: MikhmonProfile }
  /** Begins like Mikhmon's and does not hold together: a comma inside a price, a field too few. */
  | { readonly kind: 'broken'; readonly text: string }

const HEADER = /^\s*:put\s*\(?\s*"([^"]*)"/
const MODES: Readonly<Record<string, MikhmonMode>> = {
  rem: 'rem',
  ntf: 'ntf',
  remc: 'remc',
  ntfc: 'ntfc',
  '': 'none',
  '0': 'none',
}
/** `,mode,price,validity,selling,noexp,lock,` and, in later forks, the lock to a server behind it. */
const FIELD_COUNTS = [8, 9]

export function readOnLogin(source: string): OnLogin {
  const header = HEADER.exec(source)?.[1]
  if (header?.startsWith(',') !== true) return { kind: 'none' }
  const fields = header.split(',').map((field) => field.trim())
  const [, modeText = '', priceText = '', validityText = '', sellingText = '', endText = '', lockText = ''] = fields
  const mode = MODES[modeText.toLowerCase()]
  if (mode === undefined || !FIELD_COUNTS.includes(fields.length) || !/^(noexp)?$/i.test(endText))
    return { kind: 'broken', text: header }
  const price = readPrice(priceText)
  const sellingPrice = readPrice(sellingText)
  const isEndless = mode === 'none' || endText !== ''
  const activeSeconds = isEndless ? null : readValidity(validityText)
  const doubts: ProfileDoubt[] = [
    ...(price === undefined ? (['price-unreadable'] as const) : []),
    ...(sellingPrice === undefined ? (['selling-price-unreadable'] as const) : []),
    ...(!isEndless && activeSeconds === null
      ? ([validityText === '' ? 'validity-missing' : 'validity-unreadable'] as const)
      : []),
  ]
  return {
    kind: 'mikhmon',
    profile: {
      mode,
      price: price ?? null,
      sellingPrice: sellingPrice ?? null,
      activeSeconds,
      locksMac: /^enable$/i.test(lockText),
      doubts,
    },
  }
}

/** Null for nothing or zero (Mikhmon's "no price"), undefined for what cannot be read with one meaning. */
export function readPrice(text: string): number | null | undefined {
  const plain = text.replace(/^(\d{4,})\.0+$/, '$1')
  if (plain === '') return null
  const amount = parseRupiah(plain)
  if (amount === null || amount < 0 || amount > 1_000_000_000) return undefined
  return amount === 0 ? null : amount
}

/** `30d`, `12h`, `5h30m`, `4w3d`, `1D`, `00:30:00`; null for nothing, zero, or anything else (a bare number has no unit). */
export function readValidity(text: string): number | null {
  const seconds = parseRouterOsDuration(text.toLowerCase().replace(/\s+/g, ''))
  return seconds === null || seconds <= 0 || seconds > maxDurationSeconds ? null : seconds
}

export const isUnreadableValidity = (text: string): boolean =>
  !/^0?s?$/.test(text.trim()) && readValidity(text.trim()) === null
