// Owns: the total and the one button that leads on: always in sight on a phone, under the summary on a computer.
// Must never: be on a page twice.
import type { ReactNode } from 'react'
import css from './ordering.module.css'

interface DockProps {
  readonly label: string
  readonly amount: string
  readonly children: ReactNode
}

export const Dock = ({ label, amount, children }: DockProps) => (
  <div className={css.dock}>
    <div className={css.sum}>
      <span>{label}</span>
      <output>{amount}</output>
    </div>
    {children}
  </div>
)

export const STEPS = {
  choose: 'Langkah 1 dari 5 · Pilih layanan',
  configure: 'Langkah 2 dari 5',
  review: 'Langkah 3 dari 5',
  checkout: 'Langkah 4 dari 5',
  invoice: 'Langkah 5 dari 5 · Tagihan',
} as const
