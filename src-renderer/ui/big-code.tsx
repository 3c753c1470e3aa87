// Owns: the code after a sale, so large that it is read across the counter, until the next key.
// Must never: use a face in which two signs look alike, or swallow what a scanner types next.

import { type CSSProperties, type KeyboardEvent as ReactKeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
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

/** Groups of four read and typed without losing the place; the code itself has no spaces. A prefix stands alone. */
export function groupCode(code: string): readonly string[] {
  if (code.length <= 5) return [code]
  const [, prefix = '', rest = ''] = /^(.*-)?([^-]*)$/u.exec(code) ?? []
  const fours = rest.match(/.{1,4}/gu) ?? []
  return prefix === '' ? fours : [prefix, ...fours]
}

export function BigCode(props: BigCodeProps) {
  return (
    <Dialog isOpen={props.isOpen} onClose={props.onClose} title={props.title} size="full" isBare>
      <Sheet {...props} />
    </Dialog>
  )
}

const quietKeys = ['Shift', 'Control', 'Alt', 'Meta', 'CapsLock', 'NumLock', 'Tab', 'AltGraph', 'PrintScreen', 'Fn']

function Sheet({ onClose, title, items, headline, marks, actions }: BigCodeProps) {
  const sheet = useRef<HTMLDivElement>(null)
  const codes = useRef<HTMLDivElement>(null)
  // On the document and after the hotkeys: a key with a deed of its own (Salin) has been taken by then. Any other
  // key closes at once, and because the caret is back before the sign arrives, a scan loses nothing.
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
      if (quietKeys.includes(event.key)) return
      // a PIN typed in a dialog that was opened from here is not "any key"
      const dialog = event.target instanceof Element ? event.target.closest('dialog') : null
      if (dialog && dialog !== sheet.current?.closest('dialog')) return
      if (scrolls(codes.current, event.key)) return event.preventDefault()
      if (event.target instanceof Element && event.target.closest('button, a[href]') && /^(?:Enter| )$/.test(event.key))
        return
      if (event.key === 'Enter' || event.key === ' ') event.preventDefault()
      flushSync(onClose)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  const stop = (event: ReactKeyboardEvent) => event.stopPropagation()
  const hasPassword = items.some((item) => item.password !== undefined && item.password !== item.code)
  const widest = Math.max(3, ...items.map((item) => Math.max(widthOf(item.code), widthOf(item.password ?? ''))))
  const style: CSSProperties & { '--widest': string } = { '--widest': widest.toFixed(2) }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a tap anywhere is the touch screen's "any key"
    // biome-ignore lint/a11y/useKeyWithClickEvents: any key closes it, bound above
    <div ref={sheet} className={css.screen} onClick={onClose}>
      <p className={css.title}>{title}</p>
      {headline && <div className={css.headline}>{headline}</div>}
      <div
        ref={codes}
        className={css.codes}
        data-many={items.length > 1 || undefined}
        data-pair={hasPassword || undefined}
        style={style}
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

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 4, PageUp: -4 }

/** Codes that do not fit are reached by the arrows; everywhere else an arrow is "any key". */
function scrolls(list: HTMLElement | null, key: string): boolean {
  const step = steps[key]
  if (!list || step === undefined || list.scrollHeight <= list.clientHeight) return false
  list.scrollBy({ top: step * 96 })
  return true
}

/** Width of a line in em of the mono face, gaps between groups included: the sheet divides its width by it. */
function widthOf(text: string): number {
  return text.length * 0.632 + (groupCode(text).length - 1) * 0.4
}

function Code({ text, label }: { readonly text: string; readonly label?: string }) {
  return (
    <div className={css.line}>
      {label && <span className={css.label}>{label}</span>}
      <span className={`${css.code} ln-code`} role="img" aria-label={[...text].join(' ')}>
        {groupCode(text).map((group, index) => (
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
