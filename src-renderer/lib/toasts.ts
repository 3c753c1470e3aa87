// Owns: the short messages of the moment: what was done, what failed. Callable from anywhere in the renderer.
// Must never: let a failure vanish by itself, or be the only place where something important is said.

import { useSyncExternalStore } from 'react'
import { now } from './time'

export type ToastTone = 'good' | 'bad' | 'info'

export type Toast = {
  readonly id: number
  readonly tone: ToastTone
  readonly message: string
  readonly detail?: string
  readonly action?: { readonly label: string; readonly run: () => void }
  /** epoch ms at which it goes by itself; null: a person closes it */
  readonly until: number | null
}

const most = 4
let toasts: readonly Toast[] = []
let lastId = 0
const listeners = new Set<() => void>()

function replace(next: readonly Toast[]) {
  toasts = next
  for (const listener of listeners) listener()
}

function show(toast: Omit<Toast, 'id'>): number {
  // the same message again is the same message: a stuck router must not fill the screen
  const others = toasts.filter((one) => one.message !== toast.message || one.detail !== toast.detail)
  lastId += 1
  replace([...others, { ...toast, id: lastId }].slice(-most))
  return lastId
}

/** "Paket tersimpan." Goes by itself. */
export const notifyDone = (message: string, more: Pick<Toast, 'detail' | 'action'> = {}): number =>
  show({ tone: 'good', message, ...more, until: now() + (more.action ? 8_000 : 4_000) })

export const notifyInfo = (message: string, more: Pick<Toast, 'detail' | 'action'> = {}): number =>
  show({ tone: 'info', message, ...more, until: now() + 6_000 })

/** What happened, what it means for the money, what to do. Stays until it is closed. */
export function notifyError(sentence: {
  readonly message: string
  readonly advice?: string
  readonly reference?: string
  readonly action?: Toast['action']
}): number {
  const detail = [sentence.advice, sentence.reference && `Kode bantuan: ${sentence.reference}`]
    .filter(Boolean)
    .join(' ')
  return show({
    tone: 'bad',
    message: sentence.message,
    detail: detail || undefined,
    action: sentence.action,
    until: null,
  })
}

export const dismissToast = (id: number): void => replace(toasts.filter((toast) => toast.id !== id))

/** For a change of person at the counter, and for tests. */
export const dismissAllToasts = (): void => replace([])

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useToasts = (): readonly Toast[] => useSyncExternalStore(subscribe, () => toasts)
