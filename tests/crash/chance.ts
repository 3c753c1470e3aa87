// Owns: seeded chance: the same seed gives the same kills, cuts and customers.
// Must never: be used by the product.

export interface Chance {
  /** 0 <= x < 1 */
  next(): number
  /** low <= n <= high */
  whole(low: number, high: number): number
  isTrue(probability: number): boolean
  pick<T>(from: readonly T[]): T
}

/** mulberry32 */
export function seededChance(seed: number): Chance {
  let state = seed >>> 0
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    whole: (low, high) => low + Math.floor(next() * (high - low + 1)),
    isTrue: (probability) => next() < probability,
    pick<T>(from: readonly T[]): T {
      const one = from[Math.floor(next() * from.length)]
      if (one === undefined) throw new Error('nothing to pick from')
      return one
    },
  }
}
