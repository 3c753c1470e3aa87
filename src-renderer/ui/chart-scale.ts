// Owns: round numbers for the axis of a chart.
// Must never: draw.

const steps = [1, 2, 2.5, 5, 10] as const

/** 0 and up to `count` round steps that cover `highest`: niceTicks(347000) -> [0, 100000, 200000, 300000, 400000]. */
export function niceTicks(highest: number, count = 4): readonly number[] {
  if (!(highest > 0)) return [0] // nothing yet: no "Rp1" on an axis
  const rough = highest / count
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = (steps.find((one) => one * magnitude >= rough) ?? 10) * magnitude
  const whole = step < 1 ? 1 : step // counts and rupiah: no half
  const top = Math.ceil(highest / whole)
  return Array.from({ length: top + 1 }, (_, index) => index * whole)
}

/** Every n-th label, so that they do not touch: the last one is always there. */
export const labelEvery = (count: number, room: number, width = 56): number =>
  Math.max(1, Math.ceil(count / Math.max(1, Math.floor(room / width))))
