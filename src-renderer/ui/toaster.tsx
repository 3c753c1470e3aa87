// Owns: where messages of the moment stand and how long.
// Must never: cover the total or the pay button (it stands at the foot, in the middle) or the buttons of a dialog (there it
// stands at the top), or go while the pointer is on it.

import { IconAlertTriangle, IconCircleCheck, IconInfoCircle, IconX } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTopDialog } from '../lib/dialog-stack'
import { now } from '../lib/time'
import { dismissToast, type Toast, useToasts } from '../lib/toasts'
import css from './toaster.module.css'

export function Toaster() {
  const toasts = useToasts()
  const dialog = useTopDialog()
  return createPortal(
    <section className={css.region} aria-label="Pesan">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>,
    dialog ?? document.body,
  )
}

const icons = { good: IconCircleCheck, bad: IconAlertTriangle, info: IconInfoCircle } as const

/** ms that a message stays at least, also when the pointer has just left it */
const afterHold = 500

function ToastLine({ toast }: { readonly toast: Toast }) {
  const [isHeld, setHeld] = useState(false)
  const { id, until, action } = toast
  // By the clock, not by how long it hangs here: a dialog that opens takes the messages over into itself.
  useEffect(() => {
    if (until === null || isHeld) return
    const timer = setTimeout(() => dismissToast(id), Math.max(afterHold, until - now()))
    return () => clearTimeout(timer)
  }, [id, until, isHeld])
  const Icon = icons[toast.tone]
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: resting the pointer on it only keeps it in place
    <div
      className={css.toast}
      data-tone={toast.tone}
      role={toast.tone === 'bad' ? 'alert' : 'status'}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <Icon className={css.icon} size="1.25rem" aria-hidden />
      <div className={css.words}>
        <div className={css.message}>{toast.message}</div>
        {toast.detail && <div>{toast.detail}</div>}
      </div>
      {action && (
        <button
          type="button"
          className={css.action}
          onClick={() => {
            dismissToast(id)
            action.run()
          }}
        >
          {action.label}
        </button>
      )}
      <button type="button" className={css.close} aria-label="Tutup pesan" onClick={() => dismissToast(id)}>
        <IconX size="1rem" aria-hidden />
      </button>
    </div>
  )
}
