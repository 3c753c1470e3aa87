// Owns: what every field has: label, one line of help, the box, and one foot line for error, echo or example.
// Must never: grow when an error comes; the foot line is there from the start where there is a hint.

import { type ComponentProps, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import css from './field.module.css'

/** What all fields take. */
export type FieldProps = {
  readonly label: string
  /** for filter lines and tables, where the label is known from the place; screen readers still say it */
  readonly isLabelHidden?: boolean
  /** one line of help under the label */
  readonly description?: ReactNode
  /** from outside (the core, the form); an own complaint comes after it */
  readonly error?: ReactNode
  readonly required?: boolean
  readonly disabled?: boolean
  readonly placeholder?: string
  readonly name?: string
  readonly size?: 'md' | 'lg'
  /** the caret stands here when the dialog or the screen opens */
  readonly isFirst?: boolean
}

export const missingText = 'Bagian ini perlu diisi.'

type Problem = { readonly text: string; readonly isMissing?: boolean } | null

/**
 * Ties a complaint to the browser's own validity, so that <Form> refuses to send and puts the caret here. An empty
 * required field is only complained about when somebody tries to send.
 */
export function useFieldProblem(problem: Problem, error: ReactNode) {
  const input = useRef<HTMLInputElement & HTMLTextAreaElement & HTMLSelectElement>(null)
  const [isShown, setShown] = useState(false)
  const text = problem?.text ?? ''
  useLayoutEffect(() => input.current?.setCustomValidity(text), [text])
  if (problem === null && isShown) setShown(false)
  const onBlur = () => {
    if (problem && !problem.isMissing) setShown(true)
  }
  const onInvalid = (event: { preventDefault(): void }) => {
    event.preventDefault() // the browser's own bubble speaks the browser's language
    setShown(true)
  }
  return { input, shown: error ?? (isShown ? problem?.text : undefined), onBlur, onInvalid }
}

/** Ids and aria of one field; spread `control` on the input. */
export function useFieldIds(props: FieldProps, shown: ReactNode) {
  const id = useId()
  const describedBy = [props.description ? `${id}d` : '', `${id}f`].filter(Boolean).join(' ')
  return {
    id,
    control: {
      id,
      name: props.name,
      disabled: props.disabled,
      placeholder: props.placeholder,
      'aria-label': props.isLabelHidden ? props.label : undefined,
      'aria-invalid': shown ? true : undefined,
      'aria-required': props.required || undefined,
      'aria-describedby': describedBy,
      'data-autofocus': props.isFirst || undefined,
    },
  }
}

export type FieldShellProps = {
  readonly id: string
  readonly field: FieldProps
  readonly shown: ReactNode
  /** what was understood: "unggah 1 Mbps, unduh 3 Mbps" */
  readonly echo?: ReactNode
  /** an example while there is nothing to echo; reserves the line */
  readonly hint?: ReactNode
  readonly children: ReactNode
}

export function FieldShell({ id, field, shown, echo, hint, children }: FieldShellProps) {
  const foot = shown || echo || hint
  return (
    <div className={css.field} data-size={field.size ?? 'md'}>
      {!field.isLabelHidden && (
        <label className={css.label} htmlFor={id}>
          {field.label}
          {field.required && (
            <span className={css.star} aria-hidden="true">
              {' '}
              *
            </span>
          )}
        </label>
      )}
      {field.description && (
        <div className={css.description} id={`${id}d`}>
          {field.description}
        </div>
      )}
      {children}
      <div
        id={`${id}f`}
        className={css.foot}
        data-kind={shown ? 'error' : echo ? 'echo' : 'hint'}
        data-empty={!foot || undefined}
        aria-live="polite"
      >
        {foot}
      </div>
    </div>
  )
}

export type ControlProps = {
  readonly left?: ReactNode
  readonly right?: ReactNode
  readonly isInvalid?: boolean
  readonly isDisabled?: boolean
  readonly children: ReactNode
} & Pick<ComponentProps<'div'>, 'ref' | 'onBlur'>

/** The box around an input, with room at both ends. */
export function Control({ left, right, isInvalid, isDisabled, children, ...rest }: ControlProps) {
  return (
    <div
      className={css.control}
      data-invalid={isInvalid || undefined}
      data-disabled={isDisabled || undefined}
      {...rest}
    >
      {left && <span className={css.side}>{left}</span>}
      {children}
      {right && <span className={css.side}>{right}</span>}
    </div>
  )
}

export const inputClass = css.input
