// Owns: running "Uji di router ini" and gathering what it tells, one point after the other.
// Must never: leave a trial running after its dialog is gone.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { TrialEvent, TrialPoint, TrialReport } from '../../../src-main/features/expiry/contract'
import { api, type Problem, toProblem } from '../../api'

export interface TrialRun {
  readonly state: 'idle' | 'running' | 'done' | 'failed'
  readonly step: Extract<TrialEvent, { type: 'step' }> | null
  readonly points: readonly TrialPoint[]
  readonly report: TrialReport | null
  readonly problem: Problem | null
  /** Something of it is still on the router, until it is there again. */
  readonly isLeft: boolean
}

export const IDLE: TrialRun = { state: 'idle', step: null, points: [], report: null, problem: null, isLeft: false }

export function withEvent(run: TrialRun, event: TrialEvent): TrialRun {
  switch (event.type) {
    case 'step':
      return { ...run, step: event }
    case 'point':
      return { ...run, points: [...run.points, event.point] }
    case 'end':
      return { ...run, state: 'done', report: event.report, isLeft: !event.report.isCleaned }
    case 'broken':
      return { ...run, state: 'failed', problem: { ...event.trouble, fields: {}, data: {} }, isLeft: !event.isCleaned }
  }
}

export function useTrial(routerId: string) {
  const [run, setRun] = useState<TrialRun>(IDLE)
  const running = useRef<AbortController | null>(null)

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
    setRun((current) => (current.state === 'running' ? IDLE : current))
  }, [])
  useEffect(() => stop, [stop])

  const start = useCallback(async (): Promise<void> => {
    stop()
    const mine = new AbortController()
    running.current = mine
    setRun({ ...IDLE, state: 'running' })
    try {
      for await (const event of await api.expiry.trial({ routerId }, { signal: mine.signal })) {
        if (mine.signal.aborted) return
        setRun((current) => withEvent(current, event))
      }
    } catch (error) {
      if (!mine.signal.aborted) setRun((current) => ({ ...current, state: 'failed', problem: toProblem(error) }))
    }
  }, [routerId, stop])
  return { run, start, stop }
}
