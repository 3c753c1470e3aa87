// Owns: hearing a scanner wherever the caret is: its first signs may have pressed tiles, so that can be taken back.
// Must never: take what is typed into a field; there the scanner is simply typing.
import { useEffect, useEffectEvent } from 'react'
import { isTypingIn } from '../../lib/hotkeys'
import { burstAt, type Stroke, scanned } from './scan'

export interface ScannerHandlers {
  /** A first sign came: whatever it does may have to be undone. */
  readonly onBegin: () => void
  readonly onScan: (text: string) => void
}

export function useScanner(handlers: ScannerHandlers): void {
  const onBegin = useEffectEvent(handlers.onBegin)
  const onScan = useEffectEvent(handlers.onScan)
  useEffect(() => {
    let strokes: readonly Stroke[] = []
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.altKey || event.metaKey) return
      if (event.target instanceof Element && isTypingIn(event.target)) {
        strokes = []
        return
      }
      if (event.key === 'Enter') {
        const text = scanned(strokes, event.timeStamp)
        strokes = []
        if (text === null) return
        event.preventDefault()
        event.stopImmediatePropagation() // this Enter is the scanner's, it pays nothing
        onScan(text)
      } else if (event.key.length === 1) {
        const burst = burstAt(strokes, event.timeStamp)
        if (burst.length === 0) onBegin()
        strokes = [...burst, { key: event.key, at: event.timeStamp }]
      }
    }
    document.addEventListener('keydown', onKey, true) // before the hotkeys
    return () => document.removeEventListener('keydown', onKey, true)
  }, [])
}
