// Owns: one line of a job that walks through a few steps: what it does now, and how far it is.
// Must never: stand for a job that can be left alone; that is a ProgressPanel.

import { StatusChip } from './status-chip'
import css from './step-progress.module.css'

export interface StepProgressProps {
  /** what happens at this moment: "Menghubungi router" */
  readonly word: string
  /** for a reader of the screen: "Jalannya tes" */
  readonly label: string
  readonly done: number
  readonly total: number
}

export function StepProgress({ word, label, done, total }: StepProgressProps) {
  return (
    <div className={css.line}>
      <StatusChip tone="info" word={word} isBusy look="filled" />
      <progress value={done} max={total} aria-label={label} />
      <span className="ln-number">
        {done} dari {total}
      </span>
    </div>
  )
}
