// Owns: a PIN: typed, or pressed on a keypad as on a cash machine.
// Must never: show the digits, remember them, or let a browser keep them.

import { IconBackspace } from '@tabler/icons-react'
import { Control, type FieldProps, FieldShell, inputClass, missingText, useFieldIds, useFieldProblem } from './field'
import css from './pin-input.module.css'

export type PinInputProps = FieldProps & {
  readonly value: string
  readonly onChange: (pin: string) => void
  readonly minLength?: number
  readonly maxLength?: number
  readonly onEnter?: (pin: string) => void
  /** big keys below, for touch screens */
  readonly hasKeypad?: boolean
}

const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export function PinInput({
  value,
  onChange,
  minLength = 4,
  maxLength = 12,
  onEnter,
  hasKeypad = false,
  ...props
}: PinInputProps) {
  const problem =
    value === ''
      ? props.required
        ? { text: missingText, isMissing: true }
        : null
      : value.length < minLength
        ? { text: `PIN paling sedikit ${minLength} angka.` }
        : null
  const { input, shown, onBlur, onInvalid } = useFieldProblem(problem, props.error)
  const { id, control } = useFieldIds(props, shown)
  const keep = (text: string) => onChange(text.replace(/\D/g, '').slice(0, maxLength))
  return (
    <FieldShell id={id} field={props} shown={shown}>
      <Control isInvalid={Boolean(shown)} isDisabled={props.disabled}>
        <input
          {...control}
          ref={input}
          className={`${inputClass} ${css.pin}`}
          type="password"
          inputMode="numeric"
          autoComplete="off"
          data-lpignore="true"
          data-1p-ignore="true"
          value={value}
          onChange={(event) => keep(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || !onEnter) return
            event.preventDefault()
            if (problem === null) onEnter(value)
            else onInvalid(event)
          }}
          onBlur={onBlur}
          onInvalid={onInvalid}
        />
      </Control>
      {hasKeypad && (
        // the caret stays in the field, so that keys and thumbs may take turns
        <div className={css.keypad} onPointerDown={(event) => event.preventDefault()}>
          {keypad.map((digit) => (
            <button
              key={digit}
              type="button"
              tabIndex={-1}
              disabled={props.disabled}
              onClick={() => keep(value + digit)}
            >
              {digit}
            </button>
          ))}
          <button
            type="button"
            tabIndex={-1}
            aria-label="Hapus satu angka"
            disabled={props.disabled}
            onClick={() => onChange(value.slice(0, -1))}
          >
            <IconBackspace size="1.5rem" aria-hidden />
          </button>
          <button type="button" tabIndex={-1} disabled={props.disabled} onClick={() => keep(`${value}0`)}>
            0
          </button>
          <button
            type="button"
            tabIndex={-1}
            className={css.enter}
            disabled={props.disabled || !onEnter || problem !== null || value === ''}
            onClick={() => onEnter?.(value)}
          >
            Masuk
          </button>
        </div>
      )}
    </FieldShell>
  )
}
