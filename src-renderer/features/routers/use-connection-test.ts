// Owns: running "Tes koneksi" and gathering what it tells, one finding after the other.
// Must never: leave a test running after its dialog is gone.
import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { Finding, TestEvent, TestInput } from '../../../src-main/features/routers/contract'
import { api, type Problem, toProblem } from '../../api'

export interface ConnectionTest {
  readonly state: 'idle' | 'running' | 'done' | 'failed'
  readonly step: Extract<TestEvent, { type: 'step' }> | null
  readonly findings: readonly Finding[]
  readonly end: Extract<TestEvent, { type: 'end' }> | null
  readonly problem: Problem | null
}

const IDLE: ConnectionTest = { state: 'idle', step: null, findings: [], end: null, problem: null }

/** What one more event makes of a test. */
export function withEvent(test: ConnectionTest, event: TestEvent): ConnectionTest {
  switch (event.type) {
    case 'step':
      return { ...test, step: event }
    case 'finding':
      return { ...test, findings: [...test.findings, event.finding] }
    case 'end':
      return { ...test, end: event, state: 'done' }
  }
}

export function useConnectionTest() {
  const [test, setTest] = useState<ConnectionTest>(IDLE)
  const running = useRef<AbortController | null>(null)

  const stop = useCallback(() => {
    running.current?.abort()
    running.current = null
  }, [])
  useEffect(() => stop, [stop])

  const start = useCallback(
    async (input: z.input<typeof TestInput>): Promise<void> => {
      stop()
      const mine = new AbortController()
      running.current = mine
      setTest({ ...IDLE, state: 'running' })
      try {
        for await (const event of await api.routers.testConnection(input, { signal: mine.signal })) {
          if (mine.signal.aborted) return
          setTest((current) => withEvent(current, event))
        }
      } catch (error) {
        if (!mine.signal.aborted) setTest((current) => ({ ...current, state: 'failed', problem: toProblem(error) }))
      }
    },
    [stop],
  )
  return { test, start, stop }
}
