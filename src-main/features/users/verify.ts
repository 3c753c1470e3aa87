// Owns: checking a PIN with limits: at login, at the lock screen, and for an approval.
// Must never: tell whether the name or the PIN was wrong, or compute a hash for a locked account.

import type { Clock } from '../../platform/clock'
import type { Db } from '../../platform/db/open'
import type { Passwords } from '../../platform/passwords'
import { DomainError } from '../../shared/errors'
import type { Role } from '../../shared/roles'
import { changeUser, findUser, findUserByName, type UserRow } from './store'

export interface VerifyDeps {
  readonly db: Db
  readonly clock: Clock
  readonly passwords: Passwords
}

const FREE_TRIES = 5
const LONGEST_WAIT_MS = 15 * 60_000
/** NIST 800-63B 5.2.2: no more than 100 wrong tries in a row; then the Pemilik sets a new PIN. */
const HARD_STOP = 100

/**
 * Milliseconds of waiting after the n-th wrong try in a row. A Pemilik is never stopped for good: nobody could set a new PIN, and
 * whoever stands at the till could close the shop by typing. A try every quarter of an hour finds six figures in 28 years.
 */
function waitAfter(failures: number, role: Role): number {
  if (failures >= HARD_STOP && role !== 'owner') return Number.MAX_SAFE_INTEGER
  return failures < FREE_TRIES ? 0 : Math.min(30_000 * 2 ** (failures - FREE_TRIES), LONGEST_WAIT_MS)
}

/** Throws WRONG_SECRET or TOO_MANY_TRIES. A wrong name costs as much time as a wrong PIN. */
export async function verifySecret(deps: VerifyDeps, name: string, secret: string): Promise<UserRow> {
  return check(deps, findUserByName(deps.db, name), secret)
}

/** Step-up: a person of one of `roles` confirms with a PIN, e.g. a void. */
export async function verifyApproval(
  deps: VerifyDeps,
  approval: { readonly userId: string; readonly secret: string },
  roles: readonly Role[],
): Promise<UserRow> {
  const row = await check(deps, findUser(deps.db, approval.userId), approval.secret)
  if (!roles.includes(row.role)) throw new DomainError('APPROVAL_NEEDED')
  return row
}

async function check(deps: VerifyDeps, row: UserRow | undefined, secret: string): Promise<UserRow> {
  const { db, clock, passwords } = deps
  if (!row?.isActive) {
    await passwords.hash(secret)
    throw new DomainError('WRONG_SECRET')
  }
  const wait = waitOf(deps, row)
  if (wait > 0) throw new DomainError('TOO_MANY_TRIES', { seconds: Math.ceil(wait / 1000) })
  // The failure is booked before the slow hash: many tries sent at once are all counted.
  const failures = row.failedTries + 1
  const lockedUntil = Math.min(clock.now() + waitAfter(failures, row.role), Number.MAX_SAFE_INTEGER)
  db.transact((tx) => {
    changeUser(tx, row.id, { failedTries: failures, lockedUntil }, clock.now())
  })
  if (!(await passwords.verify(secret, row.secretHash))) throw new DomainError('WRONG_SECRET')
  // It took its time: meanwhile the PIN may have been changed, or the person let go.
  const now = findUser(db, row.id)
  if (!now?.isActive || now.secretHash !== row.secretHash) throw new DomainError('WRONG_SECRET')
  db.transact((tx) => {
    changeUser(tx, row.id, { failedTries: 0, lockedUntil: 0 }, clock.now())
  })
  return row
}

/** Milliseconds still to wait. More than these tries ever cost was noted while the computer's clock ran ahead: it begins again. */
function waitOf({ db, clock }: VerifyDeps, row: UserRow): number {
  const now = clock.now()
  const wait = row.lockedUntil - now
  const longest = waitAfter(row.failedTries, row.role)
  if (wait <= longest) return wait
  db.transact((tx) => {
    changeUser(tx, row.id, { lockedUntil: now + longest }, now)
  })
  return longest
}
