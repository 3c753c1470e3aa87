// Owns: how many, by thumb, by arrow or by digit.
// Must never: be empty or leave its bounds: what it shows is what would be sold.

import { IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import type { FieldProps } from './field'
import { useFieldIds } from './field'
import css from './quantity-input.module.css'

export type QuantityInputProps = Pick<
  FieldProps,
  'label' | 'isLabelHidden' | 'disabled' | 'size' | 'isFirst' | 'name'
> & {
  readonly value: number
  readonly onChange: (value: number) => void
  readonly min?: number
  readonly max?: number
  readonly step?: number
}

export function QuantityInput({
  value,
  onChange,
  min = 1,
  max = 999,
  step = 1,
  size = 'md',
  ...props
}: QuantityInputProps) {
  const { id, control } = useFieldIds(props, undefined)
  const [draft, setDraft] = useState<string | null>(null)
  const to = (next: number) => {
    setDraft(null)
    const bounded = Math.max(min, Math.min(max, next))
    if (bounded !== value) onChange(bounded)
  }
  const type = (text: string) => {
    if (!/^\d{0,6}$/.test(text)) return
    setDraft(text)
    const typed = Number(text)
    if (text !== '' && typed >= min && typed <= max) onChange(typed)
  }
  const settle = () => {
    if (draft !== null && draft !== '') to(Number(draft))
    setDraft(null)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const move = { ArrowUp: step, ArrowDown: -step, PageUp: step * 10, PageDown: -step * 10 }[event.key]
    if (move !== undefined) {
      event.preventDefault()
      to(value + move)
    } else if (event.key === 'Enter') settle()
  }
  return (
    <div className={css.whole}>
      {!props.isLabelHidden && (
        <label className={css.label} htmlFor={id}>
          {props.label}
        </label>
      )}
      <div className={css.quantity} data-size={size} data-disabled={props.disabled || undefined}>
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Kurangi ${props.label}`}
          disabled={props.disabled || value <= min}
          onClick={() => to(value - step)}
        >
          <IconMinus size="1.125rem" stroke={2.5} aria-hidden />
        </button>
        <input
          {...control}
          aria-describedby={undefined}
          className="ln-number"
          type="text"
          inputMode="numeric"
          autoComplete="off"
          role="spinbutton"
          aria-valuenow={value}
          aria-valuemin={min}
          aria-valuemax={max}
          value={draft ?? String(value)}
          onChange={(event) => type(event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onBlur={settle}
          onKeyDown={onKeyDown}
        />
        <button
          type="button"
          tabIndex={-1}
          aria-label={`Tambah ${props.label}`}
          disabled={props.disabled || value >= max}
          onClick={() => to(value + step)}
        >
          <IconPlus size="1.125rem" stroke={2.5} aria-hidden />
        </button>
      </div>
    </div>
  )
}
