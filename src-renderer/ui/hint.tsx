// Owns: a few more words about something, on hover, on focus and on a tap of the question mark.
// Must never: hold what one must know to go on.

import { IconHelpCircle } from '@tabler/icons-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { Floating } from './floating'
import css from './hint.module.css'

export function Hint({ text, label = 'Penjelasan' }: { readonly text: ReactNode; readonly label?: string }) {
  const [isOpen, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const id = useId()
  return (
    <>
      <button
        ref={button}
        type="button"
        className={css.mark}
        aria-label={label}
        aria-expanded={isOpen}
        aria-describedby={isOpen ? id : undefined}
        onPointerEnter={() => setOpen(true)}
        onPointerLeave={() => setOpen(false)}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen) return
          event.preventDefault()
          setOpen(false)
        }}
      >
        <IconHelpCircle size="1.0625rem" aria-hidden />
      </button>
      {isOpen && (
        <Floating anchor={button} onClose={() => setOpen(false)} role="tooltip" id={id} align="center" isQuiet>
          <div className={css.text}>{text}</div>
        </Floating>
      )}
    </>
  )
}
