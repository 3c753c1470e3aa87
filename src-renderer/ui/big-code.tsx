// Owns: the code after a sale, so large that it is read across the counter, until the next key.
// Must never: use a face in which two signs look alike, or swallow what a scanner types next.

import { type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect } from 'react'
import { flushSync } from 'react-dom'
import css from './big-code.module.css'
import { Dialog } from './dialog'

export type BigCodeItem = {
  readonly code: string
  /** user + password vouchers */
  readonly password?: string
  /** "Warkop 3 Jam · 3 jam sejak login pertama" */
  readonly detail?: ReactNode
}

export type BigCodeProps = {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly title: string
  readonly items: readonly BigCodeItem[]
  /** the change due, large */
  readonly headline?: ReactNode
  /** chips: printer, router */
  readonly marks?: ReactNode
  /** Salin, Kirim WA, Cetak ulang */
  readonly actions?: ReactNode
}

/** Groups of four read and typed without losing the place; the code itself has no spaces. */
const groups = (code: string): readonly string[] =>
  code.length > 5 && !code.includes('-') ? (code.match(/.{1,4}/gu) ?? [code]) : [code]

export function BigCode(props: BigCodeProps) {
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={props.title} size="full" isBare>
      <Sheet {...props} />
    </Dialog>
  )
}

const quietKeys = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock', 'Tab', 'AltGraph', 'PrintScreen', 'Fn']

function Sheet({ onClose, title, items, headline, marks, actions }: BigCodeProps) {
  // On the document and after the hotkeys: a key with a deed of its own (Salin) has been taken by then. Any other
  // key closes at once, and because the caret is back before the sign arrives, a scan loses nothing.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (quietKeys.includes(event.key)) return
      if (event.target instanceof Element && event.target.closest('button, a[href]') && /^(?:Enter| )$/.test(event.key))
        return
      if (event.key === 'Enter' || event.key === ' ') event.preventDefault()
      flushSync(onClose)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  const stop = (event: ReactKeyboardEvent) => event.stopPropagation()
  const longest = Math.max(...items.map((item) => Math.max(item.code.length, item.password?.length ?? 0)), 4)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a tap anywhere is the touch screen's "any key"
    // biome-ignore lint/a11y/useKeyWithClickEvents: any key closes it, bound above
    <div className={css.screen} onClick={onClose}>
      <p className={css.title}>{title}</p>
      {headline && <div className={css.headline}>{headline}</div>}
      <div
        className={css.codes}
        data-many={items.length > 1 || undefined}
        style={{ fontSize: sizeFor(longest, items.length) }}
      >
        {items.map((item) => (
          <div key={item.code} className={css.ticket}>
            <Code text={item.code} label={item.password === undefined ? undefined : 'User'} />
            {item.password !== undefined && item.password !== item.code && <Code text={item.password} label="Sandi" />}
            {item.detail && <div className={css.detail}>{item.detail}</div>}
          </div>
        ))}
      </div>
      {marks && <div className={css.marks}>{marks}</div>}
      {actions && (
        // biome-ignore lint/a11y/noStaticElementInteractions: only keeps a press on a button from closing the sheet
        <div className={css.actions} onClick={(event) => event.stopPropagation()} onKeyUp={stop}>
          {actions}
        </div>
      )}
      <p className={css.next}>Tekan tombol apa saja untuk lanjut</p>
    </div>
  )
}

/** One code fills the width; several share it. */
function sizeFor(length: number, count: number): string {
  const wide = count === 1 ? 118 / (length + 2) : 62 / (length + 2)
  return `clamp(1.5rem, ${wide.toFixed(1)}vw, ${count === 1 ? 9 : 4}rem)`
}

function Code({ text, label }: { readonly text: string; readonly label?: string }) {
  return (
    <div className={css.line}>
      {label && <span className={css.label}>{label}</span>}
      <span className={`${css.code} ln-code`} role="img" aria-label={[...text].join(' ')}>
        {groups(text).map((group, index) => (
          <span key={index}>
            {[...group].map((sign, at) => (
              <span key={at} data-kind={/\d/.test(sign) ? 'digit' : 'letter'}>
                {sign}
              </span>
            ))}
          </span>
        ))}
      </span>
    </div>
  )
}
