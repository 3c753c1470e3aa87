// Owns: a field whose text means something else than text (money, a date, a speed): reads it while it is typed, says back
// what it understood, tidies it when the caret leaves.
// Must never: change what the person is typing under the caret, or hand out a half-understood value.

import { type HTMLInputTypeAttribute, type KeyboardEvent, type ReactNode, useState } from 'react'
import { classes } from '../lib/classes'
import { Control, type FieldProps, FieldShell, inputClass, missingText, useFieldIds, useFieldProblem } from './field'

export type Reading<T> = { readonly value: T } | { readonly problem: string }

export type TypedInputProps<T> = FieldProps & {
  readonly value: T | null
  readonly onChange: (value: T | null) => void
  /** never called with an empty text */
  readonly read: (text: string) => Reading<T>
  readonly write: (value: T) => string
  readonly isSame?: (one: T, other: T) => boolean
  readonly echo?: (value: T) => ReactNode
  readonly hint?: ReactNode
  readonly left?: ReactNode
  /** a function sees the value while its text is not yet tidy */
  readonly right?: ReactNode | ((value: T | null, isTidy: boolean) => ReactNode)
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
  readonly type?: HTMLInputTypeAttribute
  readonly autoComplete?: string
  readonly isNumber?: boolean
  /** arrow up (+1) and down (-1) */
  readonly step?: (value: T | null, direction: 1 | -1) => T | null
  readonly onEnter?: (value: T | null) => void
}

const sameByIdentity = (one: unknown, other: unknown) => Object.is(one, other)

export function TypedInput<T>(props: TypedInputProps<T>) {
  const { value, onChange, read, write, isSame = sameByIdentity, step } = props
  const [text, setText] = useState(() => (value === null ? '' : write(value)))
  // the value that the text stands for; another one from outside (a reset, a loaded record) replaces the text
  const [known, setKnown] = useState(value)
  if (!(value === known || (value !== null && known !== null && isSame(value, known)))) {
    setKnown(value)
    setText(value === null ? '' : write(value))
  }

  const reading: Reading<T> | null = text.trim() === '' ? null : read(text)
  const problem =
    reading === null
      ? props.required
        ? { text: missingText, isMissing: true }
        : null
      : 'problem' in reading
        ? { text: reading.problem }
        : null
  const { input, shown, onBlur, onInvalid } = useFieldProblem(problem, props.error)
  const { id, control } = useFieldIds(props, shown)

  const understand = (typed: string): T | null => {
    if (typed.trim() === '') return null
    const understood = read(typed)
    return 'problem' in understood ? null : understood.value
  }
  const hand = (next: T | null, nextText: string) => {
    setText(nextText)
    setKnown(next)
    onChange(next)
  }
  const tidy = () => {
    if (reading && 'value' in reading) setText(write(reading.value))
    onBlur()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (step && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      const next = step(understand(text), event.key === 'ArrowUp' ? 1 : -1)
      if (next !== null) hand(next, write(next))
    } else if (event.key === 'Enter') {
      if (reading && 'value' in reading) setText(write(reading.value))
      if (!props.onEnter) return
      event.preventDefault()
      // what cannot be read is no empty field: nobody who listens for Enter may take it for one
      if (reading && 'problem' in reading) onInvalid(event)
      else props.onEnter(understand(text))
    }
  }

  const understood = reading && 'value' in reading ? reading.value : null
  const isTidy = understood !== null && write(understood) === text
  const right = typeof props.right === 'function' ? props.right(understood, isTidy) : props.right
  return (
    <FieldShell
      id={id}
      field={props}
      shown={shown}
      echo={understood !== null ? props.echo?.(understood) : undefined}
      hint={props.hint}
    >
      <Control left={props.left} right={right} isInvalid={Boolean(shown)} isDisabled={props.disabled}>
        <input
          {...control}
          ref={input}
          className={classes(inputClass, props.isNumber && 'ln-number')}
          type={props.type ?? 'text'}
          inputMode={props.inputMode}
          autoComplete={props.autoComplete ?? 'off'}
          spellCheck={false}
          value={text}
          onChange={(event) => hand(understand(event.currentTarget.value), event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={tidy}
          onKeyDown={onKeyDown}
          onInvalid={onInvalid}
        />
      </Control>
    </FieldShell>
  )
}
