// Owns: the line at the foot: shift, cashier, printer, routers, what waits, the clock. Dot and word for each.
// Must never: be the only place that tells of trouble, or take the keyboard.

import type { ReactNode } from 'react'
import css from './status-bar.module.css'
import { StatusChip } from './status-chip'
import type { Tone } from './theme'

export type StatusItem = {
  readonly id: string
  /** "Printer", "Router Pusat" */
  readonly label: string
  /** "Siap", "Terputus 5 menit" */
  readonly word: string
  /** no dot without a tone: "Kasir Sari" */
  readonly tone?: Tone
  readonly onOpen?: () => void
}

export type StatusBarProps = {
  readonly items: readonly StatusItem[]
  /** at the far end: "14:05 WIB" */
  readonly clock: string
  /** "MODE DEMO" */
  readonly mark?: ReactNode
}

export function StatusBar({ items, clock, mark }: StatusBarProps) {
  return (
    <section className={css.bar} aria-label="Keadaan sekarang">
      {mark && <span className={css.mark}>{mark}</span>}
      <ul className={css.items}>
        {items.map((item) => {
          const inside = (
            <>
              <span className={css.label}>{item.label}</span>
              {item.tone ? <StatusChip tone={item.tone} word={item.word} /> : <strong>{item.word}</strong>}
            </>
          )
          return (
            <li key={item.id} data-tone={item.tone}>
              {item.onOpen ? (
                <button type="button" className={css.item} onClick={item.onOpen}>
                  {inside}
                </button>
              ) : (
                <span className={css.item}>{inside}</span>
              )}
            </li>
          )
        })}
      </ul>
      <time className={`${css.clock} ln-number`}>{clock}</time>
    </section>
  )
}
