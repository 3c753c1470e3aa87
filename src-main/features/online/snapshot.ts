// Owns: what was last read of one router: who is online, and the counters that sessions are added to.
// Must never: be written to the database; it is a moment.
import type { SessionSeen, UserSeen } from '../vouchers'
import type { PppSeen } from './ppp-reading'

export interface Snapshot {
  /** Epoch ms, by our clock. */
  readonly at: number
  readonly sessions: readonly SessionSeen[]
  /** Null: not asked, or not allowed to. */
  readonly ppp: readonly PppSeen[] | null
}

/** Names whose sessions came or went between two looks. */
export function comeAndGone(before: readonly SessionSeen[], after: readonly SessionSeen[]): Set<string> {
  const [first, last] = [before, after].map((sessions) => new Set(sessions.map(({ id }) => id)))
  return new Set([
    ...after.filter(({ id }) => !first?.has(id)).map(({ user }) => user),
    ...before.filter(({ id }) => !last?.has(id)).map(({ user }) => user),
  ])
}

/** The user's own counters, without the sessions that run: what quotas are reckoned from. */
export type Counters = ReadonlyMap<string, Pick<UserSeen, 'uptime' | 'bytesIn' | 'bytesOut'>>
