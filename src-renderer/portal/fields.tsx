// Owns: the fields of a longer form on a phone: one of a few, one of several, a number with plus and minus, more than one line, a tick.
// Must never: know a word of the shop.
import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import css from './fields.module.css'
import { Button } from './ui'
import kit from './ui.module.css'

interface Note {
  readonly hint?: string | undefined
  readonly error?: string | undefined
}

function NoteLine({ id, hint, error }: Note & { readonly id: string }) {
  if (!error && !hint) return null
  return (
    <p id={id} className={error ? kit.error : kit.hint}>
      {error ?? hint}
    </p>
  )
}

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
  readonly note?: string | undefined
  /** Stands right: what it costs. */
  readonly price?: string | undefined
}

interface ChoicesProps<T extends string> extends Note {
  readonly label: string
  readonly value: T | null
  readonly choices: readonly Choice<T>[]
  readonly onChange: (value: T) => void
}

/** One of several, each a whole row to press. */
export function Choices<T extends string>({ label, value, choices, onChange, hint, error }: ChoicesProps<T>) {
  const id = useId()
  return (
    <fieldset className={css.set} aria-invalid={error !== undefined} aria-describedby={`${id}-note`}>
      <legend className={css.legend}>{label}</legend>
      <NoteLine id={`${id}-note`} hint={hint} error={error} />
      <div className={css.choices}>
        {choices.map((choice) => (
          <label key={choice.value} className={css.choice}>
            <input
              type="radio"
              name={id}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
              aria-invalid={error !== undefined}
            />
            <span>
              {choice.label}
              {choice.note && <small className={css.note}>{choice.note}</small>}
            </span>
            {choice.price && <strong className={kit.value}>{choice.price}</strong>}
          </label>
        ))}
      </div>
    </fieldset>
  )
}

interface SegmentsProps<T extends string> {
  readonly label: string
  /** Null: nothing is chosen yet. */
  readonly value: T | null
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

const STEPS: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

/** One of a few, beside each other; walked by arrow keys. */
export function Segments<T extends string>({ label, value, choices, onChange }: SegmentsProps<T>) {
  const group = useRef<HTMLDivElement>(null)
  const at = choices.findIndex((choice) => choice.value === value)
  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key]
    if (step === undefined) return
    event.preventDefault()
    const place = at < 0 ? 0 : (at + step + choices.length) % choices.length
    const next = choices[place]
    if (!next) return
    onChange(next.value)
    group.current?.querySelectorAll('button')[place]?.focus()
  }
  return (
    <div ref={group} className={css.segments} role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {choices.map((choice, index) => (
        <Button
          key={choice.value}
          role="radio"
          aria-checked={index === at}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          look={index === at ? 'main' : 'plain'}
          onClick={() => onChange(choice.value)}
        >
          {choice.label}
        </Button>
      ))}
    </div>
  )
}

interface StepperProps extends Note {
  readonly label: string
  readonly value: number
  readonly minimum: number
  readonly maximum: number
  readonly onChange: (value: number) => void
}

export function Stepper({ label, value, minimum, maximum, onChange, hint, error }: StepperProps) {
  const id = useId()
  const set = (next: number) => onChange(Math.min(maximum, Math.max(minimum, next)))
  return (
    <div className={kit.field}>
      <label htmlFor={id}>{label}</label>
      <div className={css.stepper}>
        <Button look="plain" aria-label={`Kurangi ${label}`} disabled={value <= minimum} onClick={() => set(value - 1)}>
          −
        </Button>
        <input
          id={id}
          className={kit.input}
          inputMode="numeric"
          value={value}
          onChange={(event) => set(Number.parseInt(event.target.value.replace(/\D/g, ''), 10) || minimum)}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-note`}
        />
        <Button look="plain" aria-label={`Tambah ${label}`} disabled={value >= maximum} onClick={() => set(value + 1)}>
          +
        </Button>
      </div>
      <NoteLine id={`${id}-note`} hint={hint} error={error} />
    </div>
  )
}

interface LinesProps extends Note, Omit<ComponentProps<'textarea'>, 'id'> {
  readonly label: string
}

export function Lines({ label, hint, error, ...area }: LinesProps) {
  const id = useId()
  return (
    <div className={kit.field}>
      <label htmlFor={id}>{label}</label>
      <textarea
        rows={3}
        {...area}
        id={id}
        className={kit.input}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-note`}
      />
      <NoteLine id={`${id}-note`} hint={hint} error={error} />
    </div>
  )
}

interface TickProps extends Note {
  readonly label: ReactNode
  readonly price?: string | undefined
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export function Tick({ label, price, isOn, onChange, hint, error }: TickProps) {
  const id = useId()
  return (
    <div className={css.set}>
      <label className={css.choice}>
        <input
          type="checkbox"
          checked={isOn}
          onChange={(event) => onChange(event.target.checked)}
          aria-invalid={error !== undefined}
          aria-describedby={`${id}-note`}
        />
        <span>{label}</span>
        {price && <strong className={kit.value}>{price}</strong>}
      </label>
      <NoteLine id={`${id}-note`} hint={hint} error={error} />
    </div>
  )
}
