// Owns: one of a few things to choose, all in sight, each with its key: Tunai, QRIS, Transfer.
// Must never: hide what is chosen in colour alone.

import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useId } from 'react'
import { ariaShortcut } from '../lib/key-combo'
import { useHotkeys } from '../lib/use-hotkeys'
import css from './choice-tiles.module.css'
import { Kbd } from './kbd'

export type Choice<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly detail?: ReactNode
  readonly icon?: ReactNode
  readonly keys?: string
  readonly isDisabled?: boolean
}

export type ChoiceTilesProps<Value extends string> = {
  readonly label: string
  readonly isLabelHidden?: boolean
  readonly choices: readonly Choice<Value>[]
  readonly value: Value | null
  readonly onChange: (value: Value) => void
  /** `segment` for small switches in a filter line */
  readonly look?: 'tile' | 'segment'
  /** from outside, beside what is chosen */
  readonly error?: ReactNode
}

export function ChoiceTiles<Value extends string>(props: ChoiceTilesProps<Value>) {
  const { label, choices, value, onChange, look = 'tile', isLabelHidden = false, error } = props
  const name = useId()
  useHotkeys(
    choices.flatMap((choice) =>
      choice.keys
        ? [
            {
              keys: choice.keys,
              run: () => onChange(choice.value),
              enabled: !choice.isDisabled,
              description: choice.label,
            },
          ]
        : [],
    ),
  )
  return (
    <fieldset className={css.group} data-look={look} aria-describedby={error ? `${name}e` : undefined}>
      <legend className={isLabelHidden ? 'ln-hidden' : css.legend}>{label}</legend>
      <div className={css.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice} data-disabled={choice.isDisabled || undefined}>
            <input
              className="ln-hidden"
              type="radio"
              name={name}
              checked={choice.value === value}
              disabled={choice.isDisabled}
              aria-keyshortcuts={choice.keys ? ariaShortcut(choice.keys) : undefined}
              onChange={() => onChange(choice.value)}
            />
            {choice.icon && <span className={css.icon}>{choice.icon}</span>}
            <span className={css.words}>
              <span className={css.name}>{choice.label}</span>
              {choice.detail && <span className={css.detail}>{choice.detail}</span>}
            </span>
            {choice.keys && <Kbd keys={choice.keys} />}
            {look === 'tile' && <IconCheck className={css.check} size="1rem" stroke={3} aria-hidden />}
          </label>
        ))}
      </div>
      {error && (
        <div id={`${name}e`} className={css.error} role="alert">
          {error}
        </div>
      )}
    </fieldset>
  )
}
