// Owns: whole rupiah, how people type it and how it is printed. Rupiah are integers; there is no sen.
// Must never: round silently, guess at an ambiguous number, or use floating point for an amount.

declare const rupiahBrand: unique symbol

/** A whole number of rupiah, possibly negative. Made only by `rupiah`, `parseRupiah` and the sums below. */
export type Rupiah = number & { readonly [rupiahBrand]: true }

export const isRupiah = (value: unknown): value is Rupiah => Number.isSafeInteger(value) && !Object.is(value, -0)

/** Brands a number that is known to be whole rupiah; throws RangeError on 0.5, NaN, Infinity (a bug, not an input error). */
export function rupiah(amount: number): Rupiah {
  const whole = amount === 0 ? 0 : amount // -0 would print as "-Rp0"
  if (!isRupiah(whole)) throw new RangeError(`not a whole rupiah amount: ${amount}`)
  return whole
}

export const zeroRupiah = rupiah(0)

export const addRupiah = (...amounts: readonly Rupiah[]): Rupiah => sumRupiah(amounts)

export const sumRupiah = (amounts: Iterable<Rupiah>): Rupiah => {
  let total = 0
  for (const amount of amounts) total += amount
  return rupiah(total)
}

export const subtractRupiah = (from: Rupiah, taken: Rupiah): Rupiah => rupiah(from - taken)

export const negateRupiah = (amount: Rupiah): Rupiah => rupiah(-amount)

/** `quantity` must be whole: three vouchers, never 2.5. */
export const timesRupiah = (price: Rupiah, quantity: number): Rupiah => {
  if (!Number.isSafeInteger(quantity)) throw new RangeError(`not a whole quantity: ${quantity}`)
  return rupiah(price * quantity)
}

/** 5000 -> "5.000". Also for plain counts; plain ASCII, so it may go to paper. */
export function formatThousands(whole: number): string {
  if (!Number.isSafeInteger(whole)) throw new RangeError(`not a whole number: ${whole}`)
  const digits = String(Math.abs(whole)).replace(/\B(?=(?:\d{3})+$)/g, '.')
  return whole < 0 ? `-${digits}` : digits
}

/** "Rp5.000", "-Rp5.000", "Rp0". */
export const formatRupiah = (amount: Rupiah): string =>
  amount < 0 ? `-Rp${formatThousands(-amount)}` : `Rp${formatThousands(amount)}`

/** For axes and small tiles, never for what is paid: "Rp1,2 jt", "Rp350 rb", "Rp900". Rounded to what is shown. */
export function formatRupiahShort(amount: Rupiah): string {
  const size = Math.abs(amount)
  const [divisor, word] =
    size >= 999_500_000
      ? [1_000_000_000, ' M']
      : size >= 999_500
        ? [1_000_000, ' jt']
        : size >= 1_000
          ? [1_000, ' rb']
          : [1, '']
  const scaled = size / divisor
  const text = String(scaled < 10 ? Math.round(scaled * 10) / 10 : Math.round(scaled)).replace('.', ',')
  return `${amount < 0 ? '-' : ''}Rp${text}${word}`
}

const multiplier: Readonly<Record<string, number>> = {
  rb: 1_000,
  rbu: 1_000,
  ribu: 1_000,
  k: 1_000,
  jt: 1_000_000,
  juta: 1_000_000,
  // "m" alone is million to some and miliar to others: never a guess, so it is not here
  miliar: 1_000_000_000,
  milyar: 1_000_000_000,
}

const shape = /^(-)?\s*(?:rp\.?|idr)?\s*(-)?\s*([\d.,]*\d)\s*(?:([a-z]+)|,-)?\.?$/i

/**
 * What people type for money: `5000`, `5.000`, `Rp 5.000`, `5.000,-`, `5rb`, `5 ribu`, `1,5jt`, `-2.000`.
 * A comma in groups of three is read as thousands (`5,000`), since sen do not exist.
 * Null for anything that has two readings (`5.00`, `1.500jt`, `5m`) and for everything else.
 */
export function parseRupiah(text: string): Rupiah | null {
  const match = shape.exec(text.trim())
  if (!match) return null
  const [, minusBefore, minusAfter, number, suffix] = match
  if (number === undefined || (minusBefore && minusAfter)) return null
  const times = suffix === undefined ? 1 : multiplier[suffix.toLowerCase()]
  if (times === undefined) return null
  const amount = times === 1 ? readWhole(number) : readScaled(number, times)
  if (amount === null || !Number.isSafeInteger(amount)) return null
  return rupiah(minusBefore || minusAfter ? -amount : amount)
}

const plain = /^\d{1,15}$/
const grouped = /^\d{1,3}(?:\.\d{3})+(?:,00)?$/
const groupedByComma = /^\d{1,3}(?:,\d{3})+(?:\.00)?$/

function readWhole(number: string): number | null {
  if (plain.test(number)) return Number(number)
  if (number.startsWith('0')) return null // "0.500" is not five hundred rupiah
  if (grouped.test(number)) return Number(number.replace(/,00$/, '').replaceAll('.', ''))
  if (groupedByComma.test(number)) return Number(number.replace(/\.00$/, '').replaceAll(',', ''))
  return null
}

/** "1,5" x juta. Three digits after the mark could be thousands or a fraction, so `1.500rb` is refused. */
function readScaled(number: string, times: number): number | null {
  const match = /^(\d{1,9})(?:[.,](\d{1,2}))?$/.exec(number)
  if (!match) return null
  const [, whole = '', fraction = ''] = match
  // digits first, then one exact division (two places of a thousand): 1.1 * 1000000 is not 1100000 in binary
  return (Number(whole + fraction) * times) / 10 ** fraction.length
}
