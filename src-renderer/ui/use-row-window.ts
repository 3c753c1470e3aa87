// Owns: which rows of a long list are in sight; only those are in the document. All rows are equally high.
// Must never: measure rows one by one: equal height is what keeps a million of them cheap.
// (Own, not @tanstack/react-virtual: equal heights need 2 kB less arithmetic than its 10 kB gz offer.)

import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

const overscan = 2

export type RowWindow = {
  /** index of the first row in the document */
  readonly from: number
  /** index after the last one */
  readonly until: number
  /** whole rows that fit: a page for PageDown */
  readonly page: number
  readonly onScroll: () => void
  readonly scrollToRow: (index: number) => void
  readonly scrollToTop: () => void
}

/** `head` is the px height of what sticks above the rows inside the scroller. */
export function useRowWindow(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  head: number,
): RowWindow {
  const [view, setView] = useState({ top: 0, height: 600 })
  const firstSeen = Math.max(0, Math.floor(view.top / rowHeight))
  const fitting = Math.ceil((view.height - head) / rowHeight) + 1
  const from = Math.max(0, Math.min(firstSeen, count - 1) - overscan)
  const until = Math.min(count, firstSeen + fitting + overscan)

  const onScroll = useCallback(() => {
    const element = scroller.current
    if (!element) return
    // rounded to whole rows, so that most scroll events change nothing and render nothing
    const top = Math.floor(element.scrollTop / rowHeight) * rowHeight
    setView((seen) => (seen.top === top ? seen : { ...seen, top }))
  }, [scroller, rowHeight])

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const measure = () => {
      const height = element.clientHeight || 600 // a hidden or test document has no height
      setView((seen) => (seen.height === height ? seen : { ...seen, height }))
    }
    measure()
    onScroll()
    const watcher = new ResizeObserver(measure)
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [scroller, onScroll])

  const scrollToRow = useCallback(
    (index: number) => {
      const element = scroller.current
      if (!element) return
      const top = index * rowHeight
      const seen = (element.clientHeight || 600) - head
      if (top < element.scrollTop) element.scrollTop = top
      else if (top + rowHeight > element.scrollTop + seen) element.scrollTop = top + rowHeight - seen
      onScroll()
    },
    [scroller, rowHeight, head, onScroll],
  )
  const scrollToTop = useCallback(() => {
    if (scroller.current) scroller.current.scrollTop = 0
    onScroll()
  }, [scroller, onScroll])

  return { from, until, page: Math.max(1, fitting - 2), onScroll, scrollToRow, scrollToTop }
}
