// Owns: what a step is called: H-7, H, H+1; and reading what people type for it.
// Must never: take H+1 for H-1.

/** Days before the due day; below zero = after. */
export const stepName = (step: number): string => (step === 0 ? 'Hari H' : step > 0 ? `H-${step}` : `H+${-step}`)

export const daysWord = (days: number): string =>
  days === 0 ? 'jatuh tempo hari ini' : days > 0 ? `${days} hari lagi` : `lewat ${-days} hari`

export const writeSteps = (steps: readonly number[]): string =>
  steps
    .toSorted((one, other) => other - one)
    .map((step) => (step === 0 ? 'H' : stepName(step)))
    .join(', ')

const FIRST = 30
const LAST = -60
const MOST = 10

/** "H-7, H-3, H, H+1"; null when something in it is no step. */
export function readSteps(text: string): number[] | null {
  const words = text.split(/[,;\s]+/).filter((word) => word !== '')
  const steps = words.map((word) => {
    const match = /^H(?:([+-])(\d{1,2}))?$/i.exec(word)
    if (!match) return Number.NaN
    return match[2] === undefined ? 0 : match[1] === '-' ? Number(match[2]) : 0 - Number(match[2])
  })
  const unique = [...new Set(steps)]
  const isFine = unique.length > 0 && unique.length <= MOST && unique.every((step) => step <= FIRST && step >= LAST)
  return isFine ? unique.toSorted((one, other) => other - one) : null
}
