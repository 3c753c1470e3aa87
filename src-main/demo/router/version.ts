// Owns: comparing RouterOS versions and naming what depends on them.
// Must never: hold behaviour; the places that behave differently ask `atLeast` here.

export type RouterVersion = {
  /** As given: `6.49.17`, `7.19.1`. */
  readonly text: string
  /** As /system/resource prints it: `7.19.1 (stable)`. */
  readonly printed: string
  readonly atLeast: (other: string) => boolean
}

const numbersOf = (text: string): readonly number[] => (text.match(/^\d+(?:\.\d+)*/)?.[0] ?? '0').split('.').map(Number)

function compare(left: string, right: string): number {
  const [a, b] = [numbersOf(left), numbersOf(right)]
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

/** A pre-release (`7.19rc2`) counts as its release: nothing here differs between them. */
export function routerVersion(text: string): RouterVersion {
  if (!/^\d+\.\d+/.test(text)) throw new RangeError(`not a RouterOS version: ${text}`)
  const known = new Map<string, boolean>()
  return {
    text,
    printed: `${text} (${compare(text, '7') < 0 ? 'long-term' : 'stable'})`,
    atLeast(other) {
      const seen = known.get(other)
      if (seen !== undefined) return seen
      const answer = compare(text, other) >= 0
      known.set(other, answer)
      return answer
    },
  }
}
