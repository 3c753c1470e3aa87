// Owns: sending a form: by Enter or button, once, and only when every field is readable.
// Must never: reload the page, send twice, or leave the person without the caret on what is wrong.

import { type ReactNode, type SyntheticEvent, useRef, useState } from 'react'

export type FormProps = {
  readonly onSubmit: () => void | Promise<void>
  readonly children: ReactNode
  readonly id?: string
  readonly className?: string
  readonly label?: string
  /** the button stands outside (`form="id"`, in the foot of a dialog): whether Enter may send */
  readonly outsideButton?: 'ready' | 'waiting'
}

export function Form({ onSubmit, children, id, className, label, outsideButton }: FormProps) {
  const [isSending, setSending] = useState(false)
  const sending = useRef(false)
  const send = (event: SyntheticEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation() // a dialog's form may stand inside another form's React tree
    if (sending.current) return
    const form = event.currentTarget
    if (!form.checkValidity()) {
      firstInvalid(form)?.focus()
      return
    }
    const answer = onSubmit()
    if (!answer) return
    sending.current = true
    setSending(true)
    void answer.finally(() => {
      sending.current = false
      setSending(false)
    })
  }
  return (
    <form
      id={id}
      className={className}
      aria-label={label}
      aria-busy={isSending || undefined}
      noValidate
      onSubmit={send}
    >
      {children}
      {outsideButton && (
        // what Enter presses; the visible one is not found by every browser when it stands outside
        <button
          type="submit"
          className="ln-hidden"
          tabIndex={-1}
          aria-hidden="true"
          disabled={outsideButton === 'waiting'}
        />
      )}
    </form>
  )
}

function firstInvalid(form: HTMLFormElement): HTMLElement | undefined {
  for (const element of form.elements) {
    const isField =
      element instanceof HTMLInputElement ||
      element instanceof HTMLTextAreaElement ||
      element instanceof HTMLSelectElement
    if (isField && element.willValidate && !element.validity.valid) return element
  }
  return undefined
}
