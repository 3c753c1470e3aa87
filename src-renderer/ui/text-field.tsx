// Owns: plain text: one line, several lines, one of a few choices, a secret.
// Must never: change what is typed; trimming is done by whoever stores it.

import { IconEye, IconEyeOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { classes } from '../lib/classes'
import { Control, type FieldProps, FieldShell, inputClass, missingText, useFieldIds, useFieldProblem } from './field'
import css from './text-field.module.css'

type TextProps = FieldProps & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly maxLength?: number
  /** a complaint about what is typed, or null; asked on every change */
  readonly check?: (value: string) => string | null
  readonly hint?: ReactNode
}

function useTextProblem({ value, required, check, error }: TextProps) {
  const isMissing = value.trim() === ''
  const complaint = isMissing ? null : (check?.(value) ?? null)
  return useFieldProblem(
    isMissing && required ? { text: missingText, isMissing: true } : complaint === null ? null : { text: complaint },
    error,
  )
}

export type TextFieldProps = TextProps & {
  readonly left?: ReactNode
  readonly right?: ReactNode
  readonly inputMode?: 'text' | 'url' | 'email' | 'numeric'
  readonly autoComplete?: string
  /** codes, addresses, user names: one face for every sign, no spelling help */
  readonly isCode?: boolean
  readonly onEnter?: (value: string) => void
}

export function TextField(props: TextFieldProps) {
  const { input, shown, onBlur, onInvalid } = useTextProblem(props)
  const { id, control } = useFieldIds(props, shown)
  return (
    <FieldShell id={id} field={props} shown={shown} hint={props.hint}>
      <Control left={props.left} right={props.right} isInvalid={Boolean(shown)} isDisabled={props.disabled}>
        <input
          {...control}
          ref={input}
          className={classes(inputClass, props.isCode && 'ln-code')}
          type="text"
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          autoCapitalize={props.isCode ? 'none' : undefined}
          spellCheck={props.isCode ? false : undefined}
          maxLength={props.maxLength}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !props.onEnter) return
            event.preventDefault()
            props.onEnter(event.currentTarget.value)
          }}
          onBlur={onBlur}
          onInvalid={onInvalid}
        />
      </Control>
    </FieldShell>
  )
}

export function TextArea(props: TextProps & { readonly rows?: number }) {
  const { input, shown, onBlur, onInvalid } = useTextProblem(props)
  const { id, control } = useFieldIds(props, shown)
  return (
    <FieldShell id={id} field={props} shown={shown} hint={props.hint}>
      <Control isInvalid={Boolean(shown)} isDisabled={props.disabled}>
        <textarea
          {...control}
          ref={input}
          className={inputClass}
          rows={props.rows ?? 3}
          maxLength={props.maxLength}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onBlur={onBlur}
          onInvalid={onInvalid}
        />
      </Control>
    </FieldShell>
  )
}

export type SelectFieldProps<Value extends string> = FieldProps & {
  readonly value: Value | ''
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string; readonly isDisabled?: boolean }[]
  /** the first line while nothing is chosen: "Pilih router" */
  readonly emptyLabel?: string
  readonly hint?: ReactNode
}

/** A few choices, in the browser's own list: opens by key and by thumb. More than about twelve: SelectBox. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const problem = props.required && props.value === '' ? { text: 'Pilih salah satu.', isMissing: true } : null
  const { input, shown, onBlur, onInvalid } = useFieldProblem(problem, props.error)
  const { id, control } = useFieldIds(props, shown)
  return (
    <FieldShell id={id} field={props} shown={shown} hint={props.hint}>
      <Control isInvalid={Boolean(shown)} isDisabled={props.disabled}>
        <select
          {...control}
          ref={input}
          className={inputClass}
          value={props.value}
          onChange={(event) => {
            const chosen = props.options.find((option) => option.value === event.currentTarget.value)
            if (chosen) props.onChange(chosen.value)
          }}
          onBlur={onBlur}
          onInvalid={onInvalid}
        >
          {(props.emptyLabel !== undefined ||
            (props.value === '' && !props.options.some(({ value }) => value === ''))) && (
            <option value="" disabled>
              {props.emptyLabel ?? 'Pilih'}
            </option>
          )}
          {props.options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.isDisabled}>
              {option.label}
            </option>
          ))}
        </select>
      </Control>
    </FieldShell>
  )
}

export type SecretInputProps = TextProps & {
  /** new: the browser may offer to make one; current: it may fill one in; never: a router's password */
  readonly use?: 'new' | 'current' | 'never'
  readonly onEnter?: (value: string) => void
}

/** A password, hidden until the eye is pressed. */
export function SecretInput(props: SecretInputProps) {
  const [isSeen, setSeen] = useState(false)
  const { input, shown, onBlur, onInvalid } = useTextProblem(props)
  const { id, control } = useFieldIds(props, shown)
  const Eye = isSeen ? IconEyeOff : IconEye
  const eye = (
    <button
      type="button"
      className={css.eye}
      aria-label={isSeen ? 'Sembunyikan sandi' : 'Tampilkan sandi'}
      aria-pressed={isSeen}
      disabled={props.disabled}
      onClick={() => setSeen((seen) => !seen)}
    >
      <Eye size="1.125rem" aria-hidden />
    </button>
  )
  const complete = { new: 'new-password', current: 'current-password', never: 'off' } as const
  return (
    <FieldShell id={id} field={props} shown={shown} hint={props.hint}>
      <Control right={eye} isInvalid={Boolean(shown)} isDisabled={props.disabled}>
        <input
          {...control}
          ref={input}
          className={classes(inputClass, 'ln-code')}
          type={isSeen ? 'text' : 'password'}
          autoComplete={complete[props.use ?? 'current']}
          autoCapitalize="none"
          spellCheck={false}
          maxLength={props.maxLength ?? 128}
          value={props.value}
          onChange={(event) => props.onChange(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !props.onEnter) return
            event.preventDefault()
            props.onEnter(event.currentTarget.value)
          }}
          onBlur={onBlur}
          onInvalid={onInvalid}
        />
      </Control>
    </FieldShell>
  )
}
