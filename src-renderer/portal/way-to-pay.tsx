// Owns: one way of paying a bill under its own small heading.
// Must never: stand there without the way itself.
import type { ReactNode } from 'react'
import css from './ui.module.css'

export const WayToPay = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={css.way}>
    <h3 className={css.wayTitle}>{title}</h3>
    {children}
  </section>
)
