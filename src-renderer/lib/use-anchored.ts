// Owns: where a list, a calendar or a hint stands beside the thing it belongs to: below it, above when there is no room.
// Must never: leave the window, or move while the person reads it (it follows only scrolling and resizing).

import { type RefObject, useLayoutEffect, useState } from 'react'

export type Place = {
  readonly left: number
  readonly top: number
  readonly maxHeight: number
  readonly minWidth: number
}

const gap = 4
const edge = 8

type Box = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number }

/** Pure, for the test: all numbers are CSS px in the window. */
export function placeBeside(
  anchor: Box,
  float: { readonly width: number; readonly height: number },
  view: { readonly width: number; readonly height: number },
  align: 'start' | 'end' | 'center' = 'start',
): Place {
  const below = view.height - anchor.bottom - gap - edge
  const above = anchor.top - gap - edge
  const goesAbove = float.height > below && above > below
  const maxHeight = Math.max(80, goesAbove ? above : below)
  const height = Math.min(float.height, maxHeight)
  const wanted =
    align === 'start'
      ? anchor.left
      : align === 'end'
        ? anchor.right - float.width
        : (anchor.left + anchor.right - float.width) / 2
  const left = Math.max(edge, Math.min(wanted, view.width - float.width - edge))
  const top = goesAbove ? anchor.top - gap - height : anchor.bottom + gap
  return { left, top, maxHeight, minWidth: anchor.right - anchor.left }
}

/** Null until measured: render the float hidden then. */
export function useAnchored(
  isOpen: boolean,
  anchor: RefObject<HTMLElement | null>,
  float: RefObject<HTMLElement | null>,
  align: 'start' | 'end' | 'center' = 'start',
): Place | null {
  const [place, setPlace] = useState<Place | null>(null)
  useLayoutEffect(() => {
    if (!isOpen) return
    const update = () => {
      if (!anchor.current || !float.current) return
      const size = { width: float.current.offsetWidth, height: float.current.scrollHeight + 2 }
      const view = { width: document.documentElement.clientWidth, height: window.innerHeight }
      setPlace(placeBeside(anchor.current.getBoundingClientRect(), size, view, align))
    }
    update()
    const watcher = new ResizeObserver(update)
    if (float.current) watcher.observe(float.current)
    window.addEventListener('scroll', update, true)
    window.addEventListener('resize', update)
    return () => {
      watcher.disconnect()
      window.removeEventListener('scroll', update, true)
      window.removeEventListener('resize', update)
      setPlace(null)
    }
  }, [isOpen, anchor, float, align])
  return place
}
