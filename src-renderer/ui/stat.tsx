// Owns: one figure at a glance, with what it means beside it.
// Must never: show a figure that cannot be opened into its rows when `onOpen` is promised.

import type { ReactNode } from 'react'
import css from './stat.module.css'
import { StatusChip } from './status-chip'
import type { Tone } from './theme'

export type StatProps = {
  readonly label: string
  /** a text or <Money>; big, tabular */
  readonly value: ReactNode
  readonly detail?: ReactNode
  /** a judgement in a word: "12% di atas kemarin" */
  readonly mark?: { readonly tone: Tone; readonly word: string }
  readonly onOpen?: () => void
}

export function Stat({ label, value, detail, mark, onOpen }: StatProps) {
  const inside = (
    <>
      <span className={css.label}>{label}</span>
      <span className={`${css.value} ln-number`}>{value}</span>
      {mark && (
        <span className={css.detail}>
          <StatusChip tone={mark.tone} word={mark.word} />
        </span>
      )}
      {detail && <span className={css.detail}>{detail}</span>}
    </>
  )
  return onOpen ? (
    <button type="button" className={css.stat} onClick={onOpen}>
      {inside}
    </button>
  ) : (
    <div className={css.stat}>{inside}</div>
  )
}

export const StatRow = ({ children }: { readonly children: ReactNode }) => <div className={css.row}>{children}</div>
