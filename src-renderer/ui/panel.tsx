// Owns: a sheet on the paper: a titled box, a list of facts, a grid of fields.
// Must never: nest in itself.

import type { ReactNode } from 'react'
import { classes } from '../lib/classes'
import css from './panel.module.css'

export type PanelProps = {
  readonly title?: ReactNode
  /** small text beside the title */
  readonly detail?: ReactNode
  readonly actions?: ReactNode
  readonly children?: ReactNode
  readonly foot?: ReactNode
  /** no inner margin: tables, lists */
  readonly isFlush?: boolean
  /** takes the height that is left; its content scrolls */
  readonly isFilling?: boolean
}

export function Panel({ title, detail, actions, children, foot, isFlush = false, isFilling = false }: PanelProps) {
  return (
    <section className={css.panel} data-filling={isFilling || undefined}>
      {(title || actions) && (
        <header className={css.head}>
          {title && <h2 className={css.title}>{title}</h2>}
          {detail && <span className={css.detail}>{detail}</span>}
          {actions && <div className={css.actions}>{actions}</div>}
        </header>
      )}
      <div className={css.body} data-flush={isFlush || undefined}>
        {children}
      </div>
      {foot && <footer className={css.foot}>{foot}</footer>}
    </section>
  )
}

export type Fact = { readonly label: string; readonly value: ReactNode; readonly isNumber?: boolean }

/** Name and value, name and value: details of a voucher, a customer. */
export function Facts({ facts, columns = 1 }: { readonly facts: readonly Fact[]; readonly columns?: 1 | 2 | 3 }) {
  return (
    <dl className={css.facts} data-columns={columns}>
      {facts.map((fact) => (
        <div key={fact.label} className={css.fact}>
          <dt>{fact.label}</dt>
          <dd className={classes(fact.isNumber && 'ln-number')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Name over value: for values too long to stand beside their names. */
export function StackedFacts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className={css.stacked}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd className={classes(fact.isNumber && 'ln-number')}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** Fields beside each other where there is room, below each other where there is not. */
export function FieldGrid({ children, columns = 2 }: { readonly children: ReactNode; readonly columns?: 1 | 2 | 3 }) {
  return (
    <div className={css.fields} data-columns={columns}>
      {children}
    </div>
  )
}

/** Takes a whole line of a FieldGrid. */
export const WholeLine = ({ children }: { readonly children: ReactNode }) => <div className={css.whole}>{children}</div>

/** What most people never need, folded away: "Pengaturan lanjutan". */
export function FoldAway({
  title,
  children,
  isOpenFirst = false,
}: {
  readonly title: string
  readonly children: ReactNode
  readonly isOpenFirst?: boolean
}) {
  return (
    <details className={css.fold} open={isOpenFirst || undefined}>
      <summary>{title}</summary>
      <div className={css.folded}>{children}</div>
    </details>
  )
}
