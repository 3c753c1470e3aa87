// Owns: who is logged in at which connection, and when the till locks by itself.
// Must never: survive a restart: after one, people log in again.
import type { Clock } from '../../platform/clock'
import { type Random, randomText } from '../../platform/random'

export interface Session {
  readonly token: string
  readonly userId: string
  lastTouch: number
  isLocked: boolean
}

const TOKEN_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
const LONGEST_MS = 16 * 3_600_000

export interface Sessions {
  open(userId: string): Session
  /** Null = unknown or over. A locked session is returned: the screen shows the lock. */
  find(token: string | null): Session | null
  touch(token: string | null): void
  lock(token: string | null): void
  close(token: string | null): void
  closeAllOf(userId: string): void
}

export function makeSessions(clock: Clock, random: Random, idleLockMs: () => number): Sessions {
  const sessions = new Map<string, Session & { readonly openedAt: number }>()
  const find = (token: string | null) => {
    const session = token === null ? undefined : sessions.get(token)
    if (!session) return null
    const now = clock.now()
    if (now - session.openedAt > LONGEST_MS) {
      sessions.delete(session.token)
      return null
    }
    if (now - session.lastTouch > idleLockMs()) session.isLocked = true
    return session
  }
  return {
    open(userId) {
      const now = clock.now()
      const session = {
        token: randomText(random, TOKEN_ALPHABET, 43),
        userId,
        lastTouch: now,
        openedAt: now,
        isLocked: false,
      }
      sessions.set(session.token, session)
      return session
    },
    find,
    touch(token) {
      const session = find(token)
      if (session && !session.isLocked) session.lastTouch = clock.now()
    },
    lock(token) {
      const session = find(token)
      if (session) session.isLocked = true
    },
    close(token) {
      if (token !== null) sessions.delete(token)
    },
    closeAllOf(userId) {
      for (const session of [...sessions.values()]) if (session.userId === userId) sessions.delete(session.token)
    },
  }
}
