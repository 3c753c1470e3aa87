// Owns: how many, by thumb, by arrow or by digit.
// Must never: be empty, leave its bounds, or change what was typed without saying so: what it shows is what would be sold.

import { IconMinus, IconPlus } from '@tabler/icons-react'
import { type KeyboardEvent, useId, useState } from 'react'
import { formatThousands } from '../../src-main/shared/money'
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
  /** What was typed is outside; it stands there as long as the value that came of it. */
  const [remark, setRemark] = useState<{ readonly text: string; readonly at: number } | null>(null)
  const remarkId = useId()
  const remarkOf = (wanted: number): string | null =>
    wanted > max ? `Paling banyak ${formatThousands(max)}.` : wanted < min ? `Paling sedikit ${min}.` : null
  const say = (wanted: number, at: number) => {
    const text = remarkOf(wanted)
    setRemark(text === null ? null : { text, at })
  }
  const to = (next: number) => {
    setDraft(null)
    const bounded = Math.max(min, Math.min(max, next))
    say(next, bounded)
    if (bounded !== value) onChange(bounded)
  }
  const type = (text: string) => {
    if (!/^\d{0,6}$/.test(text)) return
    setDraft(text)
    const typed = Number(text)
    const isInside = text !== '' && remarkOf(typed) === null
    // Below the least: more digits may follow.
    say(Math.max(typed, min), value)
    if (isInside) onChange(typed)
  }
  const shown = remark?.at === value ? remark.text : null
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
          aria-describedby={shown === null ? undefined : remarkId}
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
      <span id={remarkId} className={css.remark} role="status">
        {shown}
      </span>
    </div>
  )
}
