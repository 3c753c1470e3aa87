// Owns: asking the core something when a button is pressed: one at a time, a Problem when it said no.
// Must never: be used for a command; that has a requestId (api/use-command.ts).
import { useState } from 'react'
import { type Problem, toProblem } from '../../api/problem'

export function useAsk<I, O>(procedure: (input: I) => Promise<O>) {
  const [isRunning, setRunning] = useState(false)
  const [problem, setProblem] = useState<Problem | null>(null)
  const run = async (input: I): Promise<O | null> => {
    if (isRunning) return null
    setRunning(true)
    setProblem(null)
    try {
      return await procedure(input)
    } catch (error) {
      setProblem(toProblem(error))
      return null
    } finally {
      setRunning(false)
    }
  }
  return { run, isRunning, problem, clear: () => setProblem(null) }
}
