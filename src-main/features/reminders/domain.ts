// Owns: which step a bill has come to.
// Must never: list one bill twice: of the steps that were missed only the latest counts.
import { addDays, type CalendarDate } from '../../shared/calendar-date'

export interface StepRange {
  /** Days before the due day; below zero = after. */
  readonly step: number
  /** Bills due after this day ... */
  readonly after: string
  /** ... up to and with this one stand at the step. */
  readonly until: CalendarDate
}

const EVER = '0000-00-00'

/**
 * A step begins `step` days before the due day and lasts until the next one begins: a PC that was off for two days still reminds,
 * once. The last step lasts for ever. H-7 first.
 */
export function stepRanges(steps: readonly number[], today: CalendarDate): StepRange[] {
  const sorted = [...new Set(steps)].toSorted((one, other) => other - one)
  return sorted.map((step, index) => {
    const next = sorted[index + 1]
    return { step, until: addDays(today, step), after: next === undefined ? EVER : addDays(today, next) }
  })
}
