// Owns: the deeds that do not deserve a button of their own, behind one: "Lainnya".
// Must never: hold the main deed of a screen.

import { Button } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import css from './actions-menu.module.css'
import { Floating } from './floating'

export type MenuAction = {
  readonly id: string
  readonly label: string
  readonly icon?: ReactNode
  readonly tone?: 'plain' | 'danger'
  readonly isDisabled?: boolean
  /** why it is disabled, or what it does, in a few words */
  readonly detail?: string
  readonly onChoose: () => void
}

export type ActionsMenuProps = {
  /** what the deeds belong to: "Aksi untuk Warkop 3 Jam" */
  readonly label: string
  readonly actions: readonly MenuAction[]
  /** the words on the button; without them three dots */
  readonly children?: ReactNode
  readonly size?: 'xs' | 'sm'
  /** with which edge of the button the list lines up */
  readonly align?: 'start' | 'end'
}

export function ActionsMenu({ label, actions, children, size = 'sm', align = 'end' }: ActionsMenuProps) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const aria = {
    'aria-haspopup': 'menu' as const,
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? id : undefined,
    onClick: () => setOpen((open) => !open),
    onKeyDown: (event: KeyboardEvent) => {
      if (event.key !== 'ArrowDown' || isOpen) return
      event.preventDefault()
      setOpen(true)
    },
  }
  return (
    <>
      {children ? (
        <Button ref={button} variant="default" size={size} aria-label={label} {...aria}>
          {children}
        </Button>
      ) : (
        <button ref={button} type="button" className={css.dots} data-size={size} aria-label={label} {...aria}>
          ⋮
        </button>
      )}
      {isOpen && (
        <Floating anchor={button} onClose={close} role="menu" id={id} label={label} align={align}>
          <MenuList actions={actions} onClose={close} />
        </Floating>
      )}
    </>
  )
}

function MenuList({ actions, onClose }: { readonly actions: readonly MenuAction[]; readonly onClose: () => void }) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => list.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus(), [])
  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(list.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const at = items.findIndex((item) => item.matches(':focus'))
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key]
    if (to !== undefined) {
      event.preventDefault()
      items.at(to % items.length)?.focus()
    } else if (event.key === 'Tab') {
      event.preventDefault()
      onClose()
    } else if (event.key.length === 1 && event.key !== ' ') {
      const begins = (item: HTMLElement) => item.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase())
      ;[...items.slice(at + 1), ...items.slice(0, at + 1)].find(begins)?.focus()
    }
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the menu around it
    <div ref={list} className={css.list} role="presentation" onKeyDown={onKeyDown}>
      {actions.map((action) => (
        <button
          key={action.id}
          type="button"
          role="menuitem"
          tabIndex={-1}
          className={css.item}
          data-tone={action.tone}
          aria-disabled={action.isDisabled || undefined}
          onClick={() => {
            if (action.isDisabled) return
            onClose()
            action.onChoose()
          }}
        >
          {action.icon && <span className={css.icon}>{action.icon}</span>}
          <span>
            {action.label}
            {action.detail && <span className={css.detail}>{action.detail}</span>}
          </span>
        </button>
      ))}
    </div>
  )
}
