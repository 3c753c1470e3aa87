// Owns: the head of a screen (where am I, what does it show, the main deeds) and the frame of its content.
// Must never: hold more than one filled button.

import { IconArrowLeft } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useHotkeys } from '../lib/use-hotkeys'
import { Kbd } from './kbd'
import css from './page-header.module.css'

export type PageHeaderProps = {
  readonly title: ReactNode
  /** what this screen shows, in one line: "1.204 voucher, 37 belum di router" */
  readonly summary?: ReactNode
  readonly actions?: ReactNode
  /** Esc goes back */
  readonly onBack?: () => void
  readonly backLabel?: string
  /** chips beside the title */
  readonly marks?: ReactNode
  /** Tabs, below */
  readonly tabs?: ReactNode
}

export function PageHeader({ title, summary, actions, onBack, backLabel = 'Kembali', marks, tabs }: PageHeaderProps) {
  useHotkeys(onBack ? [{ keys: 'Esc', run: onBack, description: backLabel }] : [])
  return (
    <header className={css.header}>
      <div className={css.line}>
        {onBack && (
          <button type="button" className={css.back} onClick={onBack} aria-keyshortcuts="Escape">
            <IconArrowLeft size="1.125rem" aria-hidden />
            <span>{backLabel}</span>
            <Kbd keys="Esc" />
          </button>
        )}
        <div className={css.names}>
          <h1 className={css.title}>{title}</h1>
          {marks}
          {summary && <div className={css.summary}>{summary}</div>}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
      {tabs}
    </header>
  )
}

export type ScreenProps = {
  readonly header?: ReactNode
  readonly children: ReactNode
  /** the content gets exactly the height that is left (tables, Kasir); otherwise the screen scrolls */
  readonly isFilling?: boolean
  /** forms and settings read better when they are not too wide */
  readonly width?: 'full' | 'reading'
}

export function Screen({ header, children, isFilling = false, width = 'full' }: ScreenProps) {
  const screen = useRef<HTMLDivElement>(null)
  useEffect(() => screen.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus(), [])
  return (
    <div ref={screen} className={css.screen} data-filling={isFilling || undefined}>
      {header}
      <div className={css.content} data-width={width}>
        {children}
      </div>
    </div>
  )
}
