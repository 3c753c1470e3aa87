// Owns: a word at the till when something new has come in from outside.
// Must never: say it twice, or of what stood there before the till was opened.
import { useEffect, useEffectEvent, useRef } from 'react'
import { notifyInfo } from './toasts'

export interface News {
  /** Grows with every new one: a moment, or a number that counts up. */
  readonly mark: number
  readonly title: string
  readonly detail: string
  readonly open: () => void
}

/** `newest`: undefined while it is not known, null when there is none. Where it can be seen already it is not said. */
export function useNews(newest: News | null | undefined, isSeen: boolean): void {
  const known = useRef<number | null>(null)
  const tell = useEffectEvent(() => {
    if (!newest || isSeen) return
    notifyInfo(newest.title, { detail: newest.detail, action: { label: 'Buka', run: newest.open } })
  })
  const mark = newest === undefined ? undefined : (newest?.mark ?? 0)
  useEffect(() => {
    if (mark === undefined) return
    const before = known.current
    known.current = Math.max(before ?? 0, mark)
    if (before !== null && mark > before) tell()
  }, [mark])
}
