// Owns: a figure beside its floor, and the table of them.
// Must never: give a verdict about the shop from a number without a floor of the same run.

export interface Figure {
  readonly name: string
  readonly value: number
  /** `wrong`: a count that must be zero; anything else is no slow computer but a broken shop. */
  readonly unit: 'ms' | 'kB' | 'MB' | 's' | 'wrong'
  /** The least this computer can do for such a thing, measured in the same run; null: only the figure. */
  readonly floor: number | null
  readonly floorName: string
  /** At most `ratio` times the floor, at most `value`, or at least `faster` times faster than the floor (which is then no floor but a rival). */
  readonly goal: { readonly ratio: number } | { readonly value: number } | { readonly faster: number } | null
}

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
}
export const median = (values: readonly number[]): number => percentile(values, 0.5)

/** Milliseconds. */
export function timed(work: () => unknown): number {
  const begun = performance.now()
  work()
  return performance.now() - begun
}

export async function timedAsync(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

const show = (value: number, unit: string): string =>
  unit === 'wrong'
    ? String(value)
    : `${value >= 100 ? value.toFixed(0) : value >= 1 ? value.toFixed(2) : value.toFixed(3)} ${unit}`

function judge({ value, floor, goal }: Figure): { ratio: string; goal: string; verdict: string } {
  const verdict = (isGood: boolean) => (isGood ? 'ok' : 'OVER')
  const ratio = floor === null ? '' : `${(value / floor).toFixed(2)}x`
  if (goal === null) return { ratio, goal: '', verdict: '' }
  if ('value' in goal) return { ratio, goal: `<= ${goal.value}`, verdict: verdict(value <= goal.value) }
  if (floor === null) throw new Error('a ratio needs a floor')
  if ('ratio' in goal) return { ratio, goal: `<= ${goal.ratio}x`, verdict: verdict(value / floor <= goal.ratio) }
  return {
    ratio: `${(floor / value).toFixed(0)}x faster`,
    goal: `>= ${goal.faster}x faster`,
    verdict: verdict(floor / value >= goal.faster),
  }
}

const HEADS = ['figure', 'measured', 'floor in the same run', 'ratio', 'goal', '']

export function table(figures: readonly Figure[]): string {
  const rows = figures.map((figure) => {
    const { ratio, goal, verdict } = judge(figure)
    const floor = figure.floor === null ? '' : `${show(figure.floor, figure.unit)}  ${figure.floorName}`
    return [figure.name, show(figure.value, figure.unit), floor, ratio, goal, verdict]
  })
  const widths = HEADS.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  return [line(HEADS), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n')
}
