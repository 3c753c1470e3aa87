// Owns: stretches of IPv4 addresses as a router writes them: `a`, `a-b`, `a/bits`.
// Must never: guess; what cannot be read is null.
import { isIPv4 } from 'node:net'

export interface IpRange {
  readonly first: number
  readonly last: number
}

const numberOf = (address: string): number => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)

/** `10.5.50.1/24` is its whole network. */
export function ipRange(text: string): IpRange | null {
  const [head = '', bits] = text.trim().split('/')
  const [from = '', to = from] = head.split('-')
  if (!isIPv4(from) || !isIPv4(to)) return null
  const [first, last] = [numberOf(from), numberOf(to)]
  if (bits === undefined) return last < first ? null : { first, last }
  if (!/^\d{1,2}$/.test(bits) || Number(bits) > 32) return null
  const size = 2 ** (32 - Number(bits))
  const start = Math.floor(first / size) * size
  return { first: start, last: start + size - 1 }
}

export const overlaps = (one: IpRange, other: IpRange): boolean => one.first <= other.last && other.first <= one.last
