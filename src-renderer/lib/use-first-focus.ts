// Owns: putting the caret in the field marked `isFirst` when a screen or a step opens (dialogs do it themselves).
// Must never: take the caret from somebody who is typing already.
import { type RefObject, useEffect, useRef } from 'react'

/** `key` changes when another step opens. */
export function useFirstFocus<T extends HTMLElement>(key: string): RefObject<T | null> {
  const place = useRef<T>(null)
  useEffect(() => {
    place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus()
  }, [key])
  return place
}
