// Owns: following one of the core's streams while it can be seen: stopped when hidden, begun again when the wire broke.
// Must never: leave a stream running behind a screen that has gone; the core reads routers for as long as it runs.
import { useEffect, useEffectEvent, useState } from 'react'
import { type Problem, toProblem } from '../../api'
import { useVisible } from '../../lib/use-visible'

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 8_000

/** `key` another value: another stream; null: none. Returns what is wrong with it, or null. */
export function useStream<T>(
  key: string | null,
  open: (signal: AbortSignal) => Promise<AsyncIterable<T>>,
  onNews: (news: T) => void,
): Problem | null {
  const isVisible = useVisible()
  const [problem, setProblem] = useState<Problem | null>(null)
  const begin = useEffectEvent(open)
  const hand = useEffectEvent(onNews)
  useEffect(() => {
    if (key === null || !isVisible) return
    const leaving = new AbortController()
    const follow = async () => {
      let wait = FIRST_WAIT_MS
      while (!leaving.signal.aborted) {
        try {
          for await (const news of await begin(leaving.signal)) {
            if (leaving.signal.aborted) return
            wait = FIRST_WAIT_MS
            setProblem(null)
            hand(news)
          }
        } catch (error) {
          if (!leaving.signal.aborted) setProblem(toProblem(error))
        }
        if (leaving.signal.aborted) return
        await new Promise((resolve) => setTimeout(resolve, wait))
        wait = Math.min(wait * 2, LONGEST_WAIT_MS)
      }
    }
    void follow()
    return () => leaving.abort()
  }, [key, isVisible])
  return problem
}
