// Owns: how wide an element is, in px, following its changes.
// Must never: be used where a style sheet could do it.

import { type RefObject, useLayoutEffect, useState } from 'react'

export function useWidth(element: RefObject<HTMLElement | null>, first: number): number {
  const [width, setWidth] = useState(first)
  useLayoutEffect(() => {
    const watched = element.current
    if (!watched) return
    const measure = () => {
      if (watched.clientWidth > 0) setWidth(watched.clientWidth)
    }
    measure()
    const watcher = new ResizeObserver(measure)
    watcher.observe(watched)
    return () => watcher.disconnect()
  }, [element])
  return width
}
