// Owns: what stands where there is nothing yet: what this place is for and what to do first.
// Must never: appear while data may still be on its way.

import type { ReactNode } from 'react'
import css from './empty-state.module.css'

export type EmptyStateProps = {
  /** "Belum ada paket" */
  readonly title: string
  /** what to do first, in one sentence */
  readonly children?: ReactNode
  /** the button that does it */
  readonly action?: ReactNode
  readonly icon?: ReactNode
}

export function EmptyState({ title, children, action, icon }: EmptyStateProps) {
  return (
    <div className={css.empty}>
      <div className={css.ticket}>
        <svg viewBox="0 0 88 56" aria-hidden="true" focusable="false">
          <path d="M8 1h72a7 7 0 0 1 7 7v11a9 9 0 0 0 0 18v11a7 7 0 0 1-7 7H8a7 7 0 0 1-7-7V37a9 9 0 0 0 0-18V8a7 7 0 0 1 7-7z" />
        </svg>
        {icon}
      </div>
      <div className={css.title}>{title}</div>
      {children && <p className={css.text}>{children}</p>}
      {action && <div className={css.action}>{action}</div>}
    </div>
  )
}
