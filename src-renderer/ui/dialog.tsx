// Owns: a sheet over the screen: nothing under it can be pressed, Esc closes it, the caret returns where it came from.
// Must never: close by a press beside it when something could be lost.

import { IconX } from '@tabler/icons-react'
import { type ReactNode, useEffectEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { pushDialog } from '../lib/dialog-stack'
import { HotkeyLayer, useHotkeys } from '../lib/use-hotkeys'
import css from './dialog.module.css'
import { Kbd } from './kbd'

export type DialogProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: ReactNode
  readonly children: ReactNode
  /** buttons, at the foot, always in sight */
  readonly foot?: ReactNode
  readonly size?: 'sm' | 'md' | 'lg' | 'xl' | 'full'
  readonly tone?: 'plain' | 'danger'
  /** a press beside it closes it: only where nothing can be lost */
  readonly closesOutside?: boolean
  /** no cross and no title bar (the code of a voucher) */
  readonly isBare?: boolean
  /** tells a screen reader that the answer matters now */
  readonly role?: 'dialog' | 'alertdialog'
}

export function Dialog(props: DialogProps) {
  if (!props.isOpen) return null
  return createPortal(
    <HotkeyLayer>
      <OpenDialog {...props} />
    </HotkeyLayer>,
    document.body,
  )
}

const focusable =
  'input:not([disabled]):not([type="hidden"]), select:not([disabled]), textarea:not([disabled]), button:not([disabled]), a[href], [tabindex="0"]'

function focusFirst(dialog: HTMLElement) {
  const asked = dialog.querySelector<HTMLElement>('[data-autofocus]')
  const inBody = dialog.querySelector<HTMLElement>(`[data-part="body"] :is(input, select, textarea):not([disabled])`)
  const inFoot = dialog.querySelector<HTMLElement>(`[data-part="foot"] :is(${focusable})`)
  const first = asked ?? inBody ?? inFoot ?? dialog
  first.focus()
  if (first instanceof HTMLInputElement) first.select()
}

function OpenDialog({
  onClose,
  title,
  children,
  foot,
  size = 'md',
  tone,
  closesOutside,
  isBare,
  role = 'dialog',
}: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const [opener] = useState(() => document.activeElement)
  const titleId = useId()
  const close = useEffectEvent(onClose)
  useHotkeys([{ keys: 'Esc', run: onClose }])

  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    focusFirst(element)
    const pop = pushDialog(element)
    // the back gesture of a phone; Esc itself is taken by the hotkey above, before the browser closes anything
    const onCancel = (event: Event) => {
      if (event.target !== element) return
      event.preventDefault()
      close()
    }
    element.addEventListener('cancel', onCancel)
    return () => {
      element.removeEventListener('cancel', onCancel)
      pop()
      element.close()
      if (opener instanceof HTMLElement && opener.isConnected) opener.focus()
    }
  }, [opener])

  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the key for it is Esc, bound above
    <dialog
      ref={dialog}
      className={css.dialog}
      data-size={size}
      data-tone={tone}
      role={role}
      aria-labelledby={titleId}
      tabIndex={-1}
      onClick={(event) => {
        if (closesOutside && event.target === event.currentTarget) onClose()
      }}
    >
      <div className={css.sheet}>
        <header className={isBare ? 'ln-hidden' : css.head}>
          <h2 id={titleId} className={css.title}>
            {title}
          </h2>
          {!isBare && (
            <button type="button" className={css.close} onClick={onClose} aria-label="Tutup" aria-keyshortcuts="Escape">
              <Kbd keys="Esc" />
              <IconX size="1.125rem" aria-hidden />
            </button>
          )}
        </header>
        <div className={isBare ? css.bare : css.body} data-part="body">
          {children}
        </div>
        {foot && (
          <footer className={css.foot} data-part="foot">
            {foot}
          </footer>
        )}
      </div>
    </dialog>
  )
}
