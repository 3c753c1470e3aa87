// Owns: randomness as a port, and unbiased picks from an alphabet.
// Must never: fall back to Math.random; every caller may be making a code that is worth money.
import { randomBytes } from 'node:crypto'

export interface Random {
  bytes(count: number): Uint8Array
}

export const systemRandom: Random = { bytes: (count) => randomBytes(count) }

/** `length` symbols of `alphabet` (2-256 symbols), without modulo bias (rejection sampling). */
export function randomText(random: Random, alphabet: string, length: number): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of random.bytes((length - text.length) * 2)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}

/** `count` texts from one pool of random bytes: 10,000 codes take milliseconds, not one system call a symbol. */
export function randomTexts(random: Random, alphabet: string, length: number, count: number): string[] {
  const symbols = randomText(random, alphabet, length * count)
  return Array.from({ length: count }, (_, index) => symbols.slice(index * length, (index + 1) * length))
}
