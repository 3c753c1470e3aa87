// Owns: how often passwords may be tried at the LAN door, by address, by account and in all.
// Must never: let strangers who guess keep a person out of his own account.
import { type GuessAlarm, makeLimiter } from '../../platform/limits'
import { DomainError } from '../../shared/errors'

/**
 * reliability.md §2.6: 5 a minute and address, 20 an hour and account, 60 a minute in all. What is there at once and what comes
 * back in the first minute (hour) together are no more than that.
 */
const BY_ADDRESS = { burst: 3, refillMs: 30_000 }
const BY_ACCOUNT = { burst: 10, refillMs: 360_000 }
const IN_ALL = { burst: 20, refillMs: 1_500 }
/** Each costs a hash, also with the right password, which gives back the others. */
const RIGHT = { burst: 20, refillMs: 60_000 }

/**
 * Whose tries are counted together. All strangers share the bucket of the account, so many phones guess no faster than one; but
 * an address from which this account has logged in before has a bucket of its own, and so has somebody who is logged in: guessing
 * from elsewhere empties neither. Counting every (account, address) by itself was the other way, and multiplies the guesses of
 * whoever has many addresses; a looser bucket above it could still be emptied against the owner.
 */
export type Trier = 'stranger' | 'known' | 'inside'

export interface LoginTry {
  readonly address: string
  /** Kind and folded name, whether or not there is such an account. */
  readonly account: string
  readonly trier: Trier
}

const bucketOf = ({ address, account, trier }: LoginTry): string =>
  trier === 'known' ? `${account} at ${address}` : `${account} ${trier}`

export function makeLoginLimits(alarm: Pick<GuessAlarm, 'guessed'>, elapsed?: () => number) {
  const byAddress = makeLimiter(BY_ADDRESS, elapsed)
  const byAccount = makeLimiter(BY_ACCOUNT, elapsed)
  const inAll = makeLimiter(IN_ALL, elapsed)
  const hashes = makeLimiter(RIGHT, elapsed)
  return {
    /** Before the costly hash. The account's bucket is asked last: an address that has to wait takes nothing out of it. */
    take(one: LoginTry): void {
      const crowd = one.trier === 'stranger' ? () => inAll.take('all') : () => 0
      const wait =
        byAddress.take(one.address) ||
        crowd() ||
        byAccount.take(bucketOf(one)) ||
        hashes.take(`${one.account} at ${one.address}`)
      if (wait === 0) return
      alarm.guessed()
      throw new DomainError('TOO_MANY_TRIES', { seconds: Math.ceil(wait / 1000) })
    },
    /** The password was right. */
    giveBack(one: LoginTry): void {
      byAddress.giveBack(one.address)
      byAccount.giveBack(bucketOf(one))
    },
  }
}
