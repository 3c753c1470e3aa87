// Owns: how a key is printed: on a button, beside a word.
// Must never: bind the key; HotkeyButton and useHotkeys do.

import { Fragment, type ReactNode } from 'react'
import { comboKeys } from '../lib/key-combo'
import css from './kbd.module.css'

/** `<Kbd keys="Alt+K" />`. Hidden from screen readers where a control says aria-keyshortcuts. */
export function Kbd({ keys, tone = 'plain' }: { readonly keys: string; readonly tone?: 'plain' | 'filled' }) {
  return (
    <span className={css.keys} data-tone={tone} aria-hidden="true">
      {comboKeys(keys).map((key) => (
        <kbd key={key} className={css.key}>
          {key}
        </kbd>
      ))}
    </span>
  )
}

/** A key and what it does, for foot lines: `F3` cari. */
export function KeyHint({ keys, children }: { readonly keys: string; readonly children: ReactNode }) {
  return (
    <span className={css.hint}>
      <Kbd keys={keys} />
      <span className="ln-hidden">{comboKeys(keys).join(' ')}: </span>
      <span>{children}</span>
    </span>
  )
}

/** Several hints in one line. */
export function KeyHints({ hints }: { readonly hints: readonly { readonly keys: string; readonly label: string }[] }) {
  return (
    <span className={css.hints}>
      {hints.map((hint) => (
        <Fragment key={hint.keys}>
          <KeyHint keys={hint.keys}>{hint.label}</KeyHint>
        </Fragment>
      ))}
    </span>
  )
}
