// Owns: running "Cocokkan" and knowing how far it is.
// Must never: leave a comparison followed after its page is gone; the comparison itself goes on.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { ReconcileEvent } from '../../../src-main/features/reconcile/contract'
import { api, orpc, type Problem, queryClient, toProblem } from '../../api'

export interface Comparison {
  readonly isRunning: boolean
  readonly step: Extract<ReconcileEvent, { type: 'step' }> | null
  readonly problem: Problem | null
}

const IDLE: Comparison = { isRunning: false, step: null, problem: null }

export function useComparison(routerId: string) {
  const [run, setRun] = useState<Comparison>(IDLE)
  const following = useRef<AbortController | null>(null)
  useEffect(() => () => following.current?.abort(), [])

  const start = useCallback(async (): Promise<void> => {
    following.current?.abort()
    const mine = new AbortController()
    following.current = mine
    setRun({ isRunning: true, step: null, problem: null })
    try {
      for await (const event of await api.reconcile.check({ routerId }, { signal: mine.signal })) {
        if (mine.signal.aborted) return
        if (event.type === 'step') setRun({ isRunning: true, step: event, problem: null })
        if (event.type === 'failed') setRun({ ...IDLE, problem: { ...event.trouble, fields: {}, data: {} } })
        if (event.type === 'end') setRun(IDLE)
      }
      await queryClient.invalidateQueries({ queryKey: orpc.reconcile.key() })
    } catch (error) {
      if (!mine.signal.aborted) setRun({ ...IDLE, problem: toProblem(error) })
    }
  }, [routerId])
  return { run, start }
}
