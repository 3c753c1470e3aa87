// Owns: which amounts a customer is likely to hand over for a total.
// Must never: offer less than the total, or the total itself (that is "uang pas").

const NOTES = [1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000] as const

/**
 * Single notes that cover it, and for a larger total the next round sums: 2.000 -> 5rb 10rb 20rb 50rb 100rb;
 * 34.000 -> 35rb 40rb 50rb 100rb; 130.000 -> 140rb 150rb 200rb. Ascending, at most five.
 */
export function likelyAmounts(total: number): readonly number[] {
  if (total <= 0) return []
  // 1.000 and 2.000 notes only make round sums of small totals; nobody pays 130.000 with 131.000
  const useful = NOTES.filter((note) => note >= 5_000 || total <= note)
  const sums = useful.map((note) => Math.ceil(total / note) * note).filter((sum) => sum > total)
  return [...new Set(sums)].sort((one, other) => one - other).slice(0, 5)
}
