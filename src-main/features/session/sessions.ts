// Owns: who is logged in at which connection, and when the till locks by itself.
// Must never: survive a restart: after one, people log in again.
import { type Clock, elapsedMs } from '../../platform/clock'
import { type Random, randomText } from '../../platform/random'

export interface Session {
  readonly token: string
  readonly userId: string
  lastTouch: Moment
  isLocked: boolean
}

/** By the computer's clock, which also counts while it sleeps, and by a stopwatch that nobody can turn back. */
interface Moment {
  readonly clock: number
  readonly elapsed: number
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

export function makeSessions(
  clock: Clock,
  random: Random,
  idleLockMs: () => number,
  elapsed: () => number = elapsedMs,
): Sessions {
  const sessions = new Map<string, Session & { readonly openedAt: Moment }>()
  const moment = (): Moment => ({ clock: clock.now(), elapsed: elapsed() })
  const since = (then: Moment): number => Math.max(clock.now() - then.clock, elapsed() - then.elapsed)

  const find = (token: string | null) => {
    const session = token === null ? undefined : sessions.get(token)
    if (!session) return null
    if (since(session.openedAt) > LONGEST_MS) {
      sessions.delete(session.token)
      return null
    }
    if (since(session.lastTouch) > idleLockMs()) session.isLocked = true
    return session
  }
  return {
    open(userId) {
      const now = moment()
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
      if (session && !session.isLocked) session.lastTouch = moment()
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
