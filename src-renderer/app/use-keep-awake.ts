// Owns: telling the core that somebody is at the till.
// Must never: keep a till awake that nobody touches; background refreshes do not count.
import { useEffect } from 'react'
import { api } from '../api'
import { now } from '../lib/time'

const AT_MOST_EVERY_MS = 45_000

export function useKeepAwake(): void {
  useEffect(() => {
    let last = now()
    const onTouch = () => {
      if (now() - last < AT_MOST_EVERY_MS) return
      last = now()
      // A failure shows itself as "terputus" through the stream; the next touch tries again.
      api.session.touch({ requestId: crypto.randomUUID() }).catch(() => undefined)
    }
    const events = ['pointerdown', 'keydown'] as const
    for (const event of events) window.addEventListener(event, onTouch, { passive: true })
    return () => {
      for (const event of events) window.removeEventListener(event, onTouch)
    }
  }, [])
}
