// Owns: a small sheet that hangs on something: a calendar, a list of deeds. Esc and a press outside close it.
// Must never: outlive what it hangs on, or lie under a dialog (it is put inside the dialog it was opened from).

import { type ReactNode, type RefObject, useEffect, useEffectEvent, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { useAnchored } from '../lib/use-anchored'
import { HotkeyLayer, useHotkeys } from '../lib/use-hotkeys'
import css from './floating.module.css'

export type FloatingProps = {
  readonly anchor: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly children: ReactNode
  readonly label?: string
  readonly align?: 'start' | 'end' | 'center'
  readonly role?: 'dialog' | 'menu' | 'listbox' | 'tooltip'
  readonly id?: string
  /** at least as wide as what it hangs on */
  readonly isWide?: boolean
  /** a hint or a list of suggestions: the keys stay where they are */
  readonly isQuiet?: boolean
}

/** The element in whose top layer a float must stand to be seen and pressed. */
export const hostOf = (element: Element | null): Element => element?.closest('dialog') ?? document.body

export function Floating(props: FloatingProps) {
  const [host, setHost] = useState<Element | null>(null)
  const { anchor } = props
  useEffect(() => setHost(hostOf(anchor.current)), [anchor])
  if (!host) return null
  return createPortal(
    props.isQuiet ? (
      <Sheet {...props} />
    ) : (
      <HotkeyLayer>
        <Sheet {...props} />
        <EscCloses onClose={props.onClose} />
      </HotkeyLayer>
    ),
    host,
  )
}

function EscCloses({ onClose }: { readonly onClose: () => void }) {
  useHotkeys([{ keys: 'Esc', run: onClose }])
  return null
}

function Sheet({ anchor, onClose, children, label, align = 'start', role = 'dialog', id, isWide }: FloatingProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const place = useAnchored(true, anchor, sheet, align)
  const close = useEffectEvent(onClose)
  useEffect(() => {
    const onPress = (event: Event) => {
      const target = event.target
      if (!(target instanceof Node)) return
      if (!sheet.current?.contains(target) && !anchor.current?.contains(target)) close()
    }
    document.addEventListener('pointerdown', onPress, true)
    return () => document.removeEventListener('pointerdown', onPress, true)
  }, [anchor])
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: every role it may take can be named
    <div
      ref={sheet}
      id={id}
      className={css.sheet}
      role={role}
      aria-label={label}
      style={{
        insetInlineStart: place?.left ?? 0,
        insetBlockStart: place?.top ?? 0,
        maxBlockSize: place?.maxHeight,
        minInlineSize: isWide ? place?.minWidth : undefined,
        opacity: place ? 1 : 0, // not hidden: what stands in it takes the focus before it is placed
      }}
    >
      {children}
    </div>
  )
}
