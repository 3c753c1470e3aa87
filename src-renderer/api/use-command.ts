// Owns: sending a command from a button: one requestId per intent, one at a time, a Problem when it did not work.
// Must never: make a new requestId for a retry of the same intent; that is how a sale would happen twice.
import { useCallback, useRef, useState } from 'react'
import { newRequestId } from '../lib/request-id'
import { type Problem, toProblem } from './problem'

type Procedure<I, O> = (input: I) => Promise<O>
type Intent<I> = Omit<I, 'requestId'>

export interface Command<I, O> {
  /** Resolves to the answer, or null when it did not work (then `problem` says why). */
  readonly run: (input: Intent<I>) => Promise<O | null>
  readonly isRunning: boolean
  readonly problem: Problem | null
  readonly clear: () => void
}

export function useCommand<I extends { requestId: string }, O>(procedure: Procedure<I, O>): Command<I, O> {
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const intent = useRef<{ readonly requestId: string; readonly input: string } | null>(null)
  const busy = useRef(false)

  const run = useCallback(
    async (input: Intent<I>): Promise<O | null> => {
      if (busy.current) return null
      busy.current = true
      const text = JSON.stringify(input)
      if (intent.current?.input !== text) intent.current = { requestId: newRequestId(), input: text }
      setRunning(true)
      setProblem(null)
      try {
        const full = { ...input, requestId: intent.current.requestId } as I // Intent<I> plus its requestId is I
        const answer = await procedure(full)
        intent.current = null
        return answer
      } catch (error) {
        setProblem(toProblem(error))
        return null
      } finally {
        busy.current = false
        setRunning(false)
      }
    },
    [procedure],
  )
  const clear = useCallback(() => setProblem(null), [])
  return { run, isRunning, problem, clear }
}
