// Owns: a state as dot and word.
// Must never: be a dot alone.

import css from './status-chip.module.css'
import type { Tone } from './theme'

export type StatusChipProps = {
  readonly tone: Tone
  /** the word: Tersedia, Aktif, Menunggu router */
  readonly word: string
  /** `plain` for table cells (dot and word), `filled` for headings */
  readonly look?: 'plain' | 'filled'
  /** the dot breathes: something is under way */
  readonly isBusy?: boolean
}

export function StatusChip({ tone, word, look = 'plain', isBusy = false }: StatusChipProps) {
  return (
    <span className={css.chip} data-tone={tone} data-look={look} data-busy={isBusy || undefined}>
      {word}
    </span>
  )
}
