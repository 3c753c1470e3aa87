// Owns: running "Periksa router" and gathering what it finds, one finding after the other.
// Must never: leave a check running after its page is gone.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { CheckEvent, CheckFinding } from '../../../src-main/features/preflight/contract'
import { api, type Problem, toProblem } from '../../api'

export interface Check {
  readonly state: 'running' | 'done' | 'failed'
  readonly step: Extract<CheckEvent, { type: 'step' }> | null
  readonly findings: readonly CheckFinding[]
  readonly isReady: boolean
  readonly problem: Problem | null
}

export const STARTED: Check = { state: 'running', step: null, findings: [], isReady: false, problem: null }

/** What one more event makes of a check. */
export function withEvent(check: Check, event: CheckEvent): Check {
  switch (event.type) {
    case 'step':
      return { ...check, step: event }
    case 'finding':
      return { ...check, findings: [...check.findings, event.finding] }
    case 'end':
      return { ...check, state: 'done', isReady: event.isReady }
  }
}

/** Starts by itself; `start` runs it again, with the old findings in sight until the new ones are whole. */
export function useCheck(routerId: string) {
  const [check, setCheck] = useState<Check>(STARTED)
  const [shown, setShown] = useState<Check>(STARTED)
  const running = useRef<AbortController | null>(null)

  const start = useCallback(async (): Promise<void> => {
    running.current?.abort()
    const mine = new AbortController()
    running.current = mine
    let latest = STARTED
    const keep = (next: Check) => {
      latest = next
      setCheck(next)
      if (next.state !== 'running') setShown(next)
    }
    keep(STARTED)
    try {
      for await (const event of await api.preflight.check({ routerId }, { signal: mine.signal })) {
        if (mine.signal.aborted) return
        keep(withEvent(latest, event))
      }
    } catch (error) {
      if (!mine.signal.aborted) keep({ ...latest, state: 'failed', problem: toProblem(error) })
    }
  }, [routerId])

  useEffect(() => {
    void start()
    return () => running.current?.abort()
  }, [start])

  const isFirst = shown.state === 'running'
  return { check: isFirst ? check : { ...shown, state: check.state, step: check.step }, start }
}
