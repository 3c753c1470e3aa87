// Owns: whether something of a scroller is still out of sight at its end side.
// Must never: scroll by itself.

import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** `shape` is anything that changes how wide the content or the scroller is. */
export function useMoreAside(scroller: RefObject<HTMLElement | null>, shape: string) {
  const [isMore, setMore] = useState(false)
  const look = useCallback(() => {
    const seen = scroller.current
    if (seen) setMore(seen.scrollWidth - seen.clientWidth - seen.scrollLeft > 4)
  }, [scroller])
  useLayoutEffect(look, [look, shape])
  return { isMore, look }
}
