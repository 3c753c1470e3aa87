// Owns: screen state that stays on this computer: filters, the open tab, the text size.
// Must never: hold business data or secrets; what it reads is checked, since another version may have written it.

import { type Dispatch, type SetStateAction, useCallback, useState } from 'react'

const prefix = 'loketnet.'

/** `read` turns what was stored into a value, or undefined when it no longer fits: the initial value is used then. */
export function usePersistentState<T>(
  key: string,
  initial: T,
  read: (stored: unknown) => T | undefined,
): [T, Dispatch<SetStateAction<T>>] {
  const [value, setValue] = useState<T>(() => {
    const stored = readStored(key)
    return stored === undefined ? initial : (read(stored) ?? initial)
  })
  const set = useCallback<Dispatch<SetStateAction<T>>>(
    (action) => {
      setValue((previous) => {
        const next = isUpdater(action) ? action(previous) : action
        writeStored(key, next)
        return next
      })
    },
    [key],
  )
  return [value, set]
}

const isUpdater = <T>(action: SetStateAction<T>): action is (previous: T) => T => typeof action === 'function'

export function readStored(key: string): unknown {
  try {
    const text = window.localStorage.getItem(prefix + key)
    return text === null ? undefined : JSON.parse(text)
  } catch (error) {
    // blocked storage or a hand-edited value: the screen works with its first value, only forgetful
    console.warn(`setting "${key}" could not be read`, error)
    return undefined
  }
}

export function writeStored(key: string, value: unknown): void {
  try {
    window.localStorage.setItem(prefix + key, JSON.stringify(value))
  } catch (error) {
    console.warn(`setting "${key}" could not be kept`, error)
  }
}
