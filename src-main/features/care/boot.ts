// Owns: noticing that a router was off: its uptime went back, or grew less than the time that passed. Pure.
// Must never: take a first look for a restart.

export interface Seen {
  readonly uptimeSeconds: number
  /** Epoch ms. */
  readonly seenAt: number
}

/** Uptimes are whole seconds, and answers take a moment. */
const SLACK_MS = 15_000

export const bootOf = ({ uptimeSeconds, seenAt }: Seen): number => seenAt - uptimeSeconds * 1000

/**
 * True when the router started again between two looks. A computer whose clock jumped ahead may see a start that was none:
 * that costs one examination and does no harm. One that jumped back sees none, unless the uptime itself went back.
 */
export const isRestarted = (before: Seen | null, now: Seen): boolean =>
  before !== null && (now.uptimeSeconds < before.uptimeSeconds || bootOf(now) > bootOf(before) + SLACK_MS)
