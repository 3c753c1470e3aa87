// Owns: the values of an open form, whether anything was typed, and which complaint of the core stands beside which field.
// Must never: keep a complaint beside a field that was changed since.
import { useEffect, useState } from 'react'
import type { Problem } from '../../api'
import type { ErrorNoticeProps } from '../../ui'
import { fieldOfPath } from './form-values'

export interface FormValues<V> {
  readonly values: V
  readonly set: (changes: Partial<V>) => void
  readonly isDirty: boolean
  readonly errorOf: (field: keyof V & string) => string | undefined
  /** What has to be said under the form, because no field of it can say it. */
  readonly notice: ErrorNoticeProps | null
}

export function useFormValues<V extends object>(initial: V, problem: Problem | null): FormValues<V> {
  const [first] = useState(initial)
  const [values, setValues] = useState(initial)
  const [changed, setChanged] = useState<{ readonly problem: Problem | null; readonly fields: readonly string[] }>({
    problem: null,
    fields: [],
  })
  const errors = new Map(Object.entries(problem?.fields ?? {}).map(([path, text]) => [fieldOfPath(path), text]))
  const isSaid = errors.size > 0 && [...errors.keys()].every((field) => field in values)
  const { message = '', advice = '' } = problem ?? {}
  // the core's complaint is beside its field by now: the caret goes there, as it does for the form's own complaints
  useEffect(() => {
    if (problem) document.querySelector<HTMLElement>('dialog[open] [aria-invalid="true"]')?.focus()
  }, [problem])
  const answered = changed.problem === problem ? changed.fields : []
  return {
    values,
    set(changes) {
      setValues((current) => ({ ...current, ...changes }))
      const known = changed.problem === problem ? changed.fields : []
      setChanged({ problem, fields: [...known, ...Object.keys(changes)] })
    },
    isDirty: JSON.stringify(values) !== JSON.stringify(first),
    errorOf: (field) => (answered.includes(field) ? undefined : errors.get(field)),
    notice: problem && !isSaid ? { message, advice, reference: problem.reference ?? undefined } : null,
  }
}
