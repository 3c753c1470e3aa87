// Owns: how many addresses a pool's ranges hold. Pure.
// Must never: guess at a range it cannot read.

const ADDRESS = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/

function numberOf(address: string): number | null {
  const parts = ADDRESS.exec(address.trim())?.slice(1).map(Number)
  if (!parts || parts.some((part) => part > 255)) return null
  return parts.reduce((sum, part) => sum * 256 + part, 0)
}

function sizeOfRange(range: string): number | null {
  const [from = '', to = from] = range.split('-')
  const [net = '', bits] = from.split('/')
  const first = numberOf(net)
  if (first === null) return null
  if (bits !== undefined) return /^\d{1,2}$/.test(bits) && Number(bits) <= 32 ? 2 ** (32 - Number(bits)) : null
  const last = numberOf(to)
  return last === null || last < first ? null : last - first + 1
}

/** `10.5.50.2-10.5.53.254,10.6.0.0/24`; null when a part is in no known form. */
export function poolSize(ranges: string): number | null {
  let sum = 0
  for (const range of ranges.split(',').filter((part) => part.trim() !== '')) {
    const size = sizeOfRange(range)
    if (size === null) return null
    sum += size
  }
  return sum
}
