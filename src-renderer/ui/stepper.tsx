// Owns: where in a wizard one stands: done, now, to come.
// Must never: let one jump to a step whose ground is not laid.

import { IconCheck } from '@tabler/icons-react'
import css from './stepper.module.css'

export type Step = { readonly id: string; readonly label: string; readonly isSkipped?: boolean }

export type StepperProps = {
  readonly steps: readonly Step[]
  /** id of the step that is open */
  readonly current: string
  /** back to a step that is done */
  readonly onSelect?: (id: string) => void
}

export function Stepper({ steps, current, onSelect }: StepperProps) {
  const at = steps.findIndex((step) => step.id === current)
  return (
    <nav aria-label="Langkah">
      <p className={css.short}>
        Langkah {at + 1} dari {steps.length}: <strong>{steps[at]?.label}</strong>
      </p>
      <ol className={css.steps}>
        {steps.map((step, index) => {
          const state = index < at ? (step.isSkipped ? 'skipped' : 'done') : index === at ? 'now' : 'later'
          const inside = (
            <>
              <span className={css.number} aria-hidden="true">
                {state === 'done' ? <IconCheck size="0.875rem" stroke={3} /> : index + 1}
              </span>
              <span className={css.label}>
                {step.label}
                {state === 'skipped' && <span className={css.note}>nanti saja</span>}
              </span>
            </>
          )
          return (
            <li
              key={step.id}
              className={css.step}
              data-state={state}
              aria-current={state === 'now' ? 'step' : undefined}
            >
              {onSelect && index < at ? (
                <button type="button" onClick={() => onSelect(step.id)}>
                  {inside}
                </button>
              ) : (
                <span className={css.inside}>{inside}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
