// Owns: which dialog lies on top, so that messages can be shown in it (what is under an open dialog cannot be pressed).
// Must never: open or close one.

import { useSyncExternalStore } from 'react'

const stack: HTMLElement[] = []
const listeners = new Set<() => void>()

const tell = () => {
  for (const listener of listeners) listener()
}

/** Returns the way back. */
export function pushDialog(dialog: HTMLElement): () => void {
  stack.push(dialog)
  tell()
  return () => {
    stack.splice(stack.indexOf(dialog), 1)
    tell()
  }
}

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const useTopDialog = (): HTMLElement | null => useSyncExternalStore(subscribe, () => stack.at(-1) ?? null)
