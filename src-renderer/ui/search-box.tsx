// Owns: looking for something by typing or by scanner: a scanner types the code and presses Enter.
// Must never: lose the first sign of a scan, or search for a text that is no longer in the box.

import { IconSearch, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { ariaShortcut } from '../lib/key-combo'
import { useHotkeys } from '../lib/use-hotkeys'
import { Control, type FieldProps, inputClass } from './field'
import { Kbd } from './kbd'
import css from './search-box.module.css'

export type SearchBoxProps = Pick<FieldProps, 'label' | 'placeholder' | 'disabled' | 'isFirst' | 'size'> & {
  readonly value: string
  readonly onChange: (text: string) => void
  /** Enter: the text as it stands in the box, also when typing was faster than the screen */
  readonly onEnter?: (text: string) => void
  /** puts the caret here; null for none */
  readonly keys?: string | null
}

export function SearchBox(props: SearchBoxProps) {
  const { value, onChange, onEnter, label, keys = 'F3', size = 'md' } = props
  const input = useRef<HTMLInputElement>(null)
  const focus = () => {
    input.current?.focus()
    input.current?.select()
  }
  useHotkeys(keys === null ? [] : [{ keys, run: focus, description: label }])
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter' && onEnter) {
      event.preventDefault()
      onEnter(event.currentTarget.value.trim())
      event.currentTarget.select() // the next scan replaces this one
    } else if (event.key === 'Escape' && value !== '') {
      event.preventDefault() // first Esc empties the box, the next one goes back
      onChange('')
    }
  }
  const right =
    value !== '' ? (
      <button
        type="button"
        className={css.clear}
        aria-label="Kosongkan pencarian"
        onClick={() => {
          onChange('')
          input.current?.focus()
        }}
      >
        <IconX size="1rem" aria-hidden />
      </button>
    ) : keys !== null ? (
      <Kbd keys={keys} />
    ) : null
  return (
    // biome-ignore lint/a11y/useSemanticElements: <search> is unknown to browsers of 2022
    <div className={css.box} data-size={size} role="search">
      <Control left={<IconSearch size="1.125rem" aria-hidden />} right={right} isDisabled={props.disabled}>
        <input
          ref={input}
          className={inputClass}
          type="search"
          aria-label={label}
          aria-keyshortcuts={keys === null ? undefined : ariaShortcut(keys)}
          placeholder={props.placeholder ?? label}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          disabled={props.disabled}
          data-autofocus={props.isFirst || undefined}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
      </Control>
    </div>
  )
}
