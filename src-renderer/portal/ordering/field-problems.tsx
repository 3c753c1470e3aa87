// Owns: bringing what the core said about a field to that field, and the rest to a notice.
// Must never: lose a sentence: what no field shows stands in the notice.
import { type RefObject, useEffect } from 'react'
import { CONNECTION_LOST, type Problem } from '../../api/problem'
import { Notice } from '../ui'

/** The press keeps its requestId: the same button again is the same order. */
const LOST = 'Belum pasti terkirim. Tekan lagi tombol yang sama: pesanan tidak akan dobel.'

type Fields = Readonly<Record<string, string>>

/** What was said about item `index` of the cart, by path inside the item: `domain.name`, `options.2`. */
export function itemProblems(fields: Fields | undefined, index: number): Fields {
  const start = `items.${index}.`
  const own = Object.entries(fields ?? {}).filter(([path]) => path.startsWith(start))
  return Object.fromEntries(own.map(([path, text]) => [path.slice(start.length), text]))
}

export const optionProblem = (fields: Fields, index: number): string | undefined =>
  fields[`options.${index}`] ?? fields[`options.${index}.value`] ?? fields[`options.${index}.optionId`]

/** A problem that no field of the form shows. */
export function Rest({
  problem,
  shown,
}: {
  readonly problem: Problem | null
  readonly shown: (path: string) => boolean
}) {
  if (!problem) return null
  const paths = Object.keys(problem.fields)
  if (paths.length === 0)
    return (
      <Notice tone="bad" title={problem.message}>
        {problem.code === CONNECTION_LOST.code ? LOST : problem.advice}
      </Notice>
    )
  const rest = paths.filter((path) => !shown(path))
  return rest.length === 0 ? null : (
    <Notice tone="bad" title={[...new Set(rest.map((path) => problem.fields[path]))].join(' ')} />
  )
}

/** Leads the eye and the thumb to the first field that is wrong; `presses` counts those that the form itself did not send. */
export function useFirstWrong(place: RefObject<HTMLElement | null>, problem: Problem | null, presses = 0): void {
  useEffect(() => {
    if (!problem && presses === 0) return
    const wrong = place.current?.querySelector<HTMLElement>('input[aria-invalid="true"], textarea[aria-invalid="true"]')
    wrong?.focus({ preventScroll: true })
    wrong?.scrollIntoView({ block: 'center' })
  }, [place, problem, presses])
}
