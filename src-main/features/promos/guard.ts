// Owns: how often a promo code may be guessed.
// Must never: let the tries of one person stop another's.
import { makeLimiter } from '../../platform/limits'
import { DomainError } from '../../shared/errors'

/** Ten wrong codes an hour: what is there at once and what comes back in the first hour together. */
const WRONG = { burst: 5, refillMs: 720_000 }

export interface PromoGuard {
  /** Throws TOO_MANY_TRIES before `work` looks a code up; only one that does not exist costs a try, of each key. */
  attempt<T>(keys: readonly string[], work: () => T): T
}

/** Runs by a stopwatch that nobody can turn back. */
export function makePromoGuard(elapsed?: () => number): PromoGuard {
  const wrong = makeLimiter(WRONG, elapsed)
  const take = (key: string): void => {
    const wait = wrong.take(key)
    if (wait > 0) throw new DomainError('TOO_MANY_TRIES', { seconds: Math.ceil(wait / 1000) })
  }
  return {
    attempt(keys, work) {
      const taken: string[] = []
      const undo = (): void => {
        for (const key of taken) wrong.giveBack(key)
      }
      try {
        for (const key of keys) {
          take(key)
          taken.push(key)
        }
        const answer = work()
        undo()
        return answer
      } catch (error) {
        if (!(error instanceof DomainError && error.code === 'PROMO_UNKNOWN')) undo()
        throw error
      }
    },
  }
}
