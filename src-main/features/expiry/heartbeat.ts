// Owns: telling from two looks whether the sweep really runs. Pure.
// Must never: ask a clock or a router; both looks come in.
import type { ExpiryState } from './router-state'
import { SWEEP_SCRIPT } from './scripts'

export interface Heartbeat {
  /** Of the scheduler and of the script; null when it is missing or does not say. */
  readonly scheduled: number | null
  readonly ran: number | null
  /** Epoch ms of the look. */
  readonly at: number
}

/**
 * `running`; `refused`: the scheduler calls but the script does not run (rights, device-mode); `stopped`: nothing calls;
 * `unknown`: too early to tell, or the counters began anew.
 */
export type Pulse = 'running' | 'refused' | 'stopped' | 'unknown'

/** Two sweeps must have been due. */
const LONG_ENOUGH_MS = 150_000

export const heartbeatOf = (state: ExpiryState, at: number): Heartbeat => ({
  scheduled: state.schedulers.find(({ name }) => name === SWEEP_SCRIPT.name)?.runCount ?? null,
  ran: state.scripts.find(({ name }) => name === SWEEP_SCRIPT.name)?.runCount ?? null,
  at,
})

export function pulseOf(before: Heartbeat, now: Heartbeat): Pulse {
  if (now.scheduled === null || now.ran === null) return 'stopped'
  if (before.scheduled === null || before.ran === null) return 'unknown'
  if (now.ran < before.ran || now.scheduled < before.scheduled) return 'unknown'
  if (now.ran > before.ran) return 'running'
  if (now.at - before.at < LONG_ENOUGH_MS) return 'unknown'
  return now.scheduled > before.scheduled ? 'refused' : 'stopped'
}
