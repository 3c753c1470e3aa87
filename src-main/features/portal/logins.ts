// Owns: giving a customer or reseller a login, checking it with limits, and keeping sessions.
// Must never: tell whether the name or the password was wrong, or work for an address that tries too often.
import { createHash } from 'node:crypto'
import type { Clock } from '../../platform/clock'
import type { CommandContext, Party } from '../../platform/context'
import type { Db, ReadDb, Tx } from '../../platform/db/open'
import type { GuessAlarm } from '../../platform/limits'
import type { Passwords } from '../../platform/passwords'
import { type Random, randomText } from '../../platform/random'
import type { Secrets } from '../../platform/secrets'
import { DomainError, fieldError } from '../../shared/errors'
import { normalizePhone } from '../../shared/phone'
import type { PartyKind } from '../../shared/portal-contract'
import { recordAudit } from '../audit'
import { type LoginTry, makeLoginLimits } from './login-limits'
import {
  changeLogin,
  deleteSession,
  deleteSessionsBefore,
  deleteSessionsOf,
  findLogin,
  findLoginByName,
  findSession,
  insertSession,
  isKnownAddress,
  keepNewestSessions,
  type LoginRow,
  putLogin,
  touchSession,
} from './store'

/** Names of people by kind and id: the features that own them answer. Undefined: gone, archived or switched off. */
export type FindParty = (db: ReadDb, kind: PartyKind, partyId: string) => Party | undefined

export interface PortalDeps {
  readonly db: Db
  readonly clock: Clock
  readonly random: Random
  readonly passwords: Passwords
  readonly findParty: FindParty
  readonly alarm: Pick<GuessAlarm, 'guessed'>
  /** A stopwatch for the limits. */
  readonly elapsed?: () => number
}

const TOKEN_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
/** Without look-alikes: it is read out at the counter. */
const SECRET_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
const SECRET_LENGTH = 10
const DAY_MS = 86_400_000
/** A phone that was not used for so long logs in again. */
const FORGOTTEN_MS = 30 * DAY_MS
const TOUCH_EVERY_MS = 5 * 60_000
/** Phones of one person at once; the one that was not used for longest logs in again. */
const MOST_SESSIONS = 20

export const hashToken = (token: string): string => createHash('sha256').update(token).digest('base64url')

/** A phone in any spelling is the same login; a name folds to lower case. */
export function foldLoginName(typed: string): string {
  const text = typed.normalize('NFKC').trim().toLowerCase()
  return normalizePhone(text) ?? text
}

/** The first password of a login, from the request that asked for it: a second answer to the same press is the same. */
export function secretFrom(secrets: Secrets, requestId: string): string {
  const bytes = Buffer.from(secrets.fingerprint(requestId, 'portal-secret'), 'base64')
  // 31 symbols of 256 values: a bias of 1 in 60 costs less than a tenth of a bit of 49
  return [...bytes.subarray(0, SECRET_LENGTH)].map((byte) => SECRET_ALPHABET[byte % SECRET_ALPHABET.length]).join('')
}

export interface GiveLogin {
  readonly kind: PartyKind
  readonly partyId: string
  readonly loginName: string
  readonly secretHash: string
}

/** Gives or renews the login; sessions of the person end. */
export function giveLogin(tx: Tx, ctx: CommandContext, { kind, partyId, loginName, secretHash }: GiveLogin): void {
  const name = foldLoginName(loginName)
  const taken = findLoginByName(tx, kind, name)
  if (taken && taken.partyId !== partyId) throw fieldError('loginName', 'PORTAL_NAME_TAKEN', { name: loginName })
  const before = findLogin(tx, kind, partyId)
  putLogin(tx, {
    kind,
    partyId,
    loginName: name,
    secretHash,
    mustChange: true,
    failedTries: 0,
    lockedUntil: 0,
    lastLoginAt: before?.lastLoginAt ?? null,
    lastAddress: before?.lastAddress ?? null,
    createdAt: ctx.now,
    updatedAt: ctx.now,
    blockedAt: null,
  })
  deleteSessionsOf(tx, kind, partyId)
  recordAudit(tx, ctx, { action: 'portal.login-given', subjectType: kind, subjectId: partyId, detail: { name } })
  tx.publish('portal')
}

export function makeLogins({ db, clock, random, passwords, findParty, alarm, elapsed }: PortalDeps) {
  const limits = makeLoginLimits(alarm, elapsed)

  const wrong = (): DomainError => {
    alarm.guessed()
    return new DomainError('PORTAL_WRONG_SECRET')
  }

  const verify = async (row: LoginRow | undefined, secret: string): Promise<LoginRow> => {
    // A name that does not exist costs the same time as a wrong password.
    if (!row) await passwords.hash(secret)
    const isRight = row !== undefined && (await passwords.verify(secret, row.secretHash))
    if (!row || !isRight || row.blockedAt !== null) throw wrong()
    return row
  }

  /** Checking took its time: meanwhile the counter may have given another password or blocked the login. */
  const assertStill = (tx: Tx, row: LoginRow): void => {
    const now = findLogin(tx, row.kind, row.partyId)
    if (now?.secretHash !== row.secretHash || now.blockedAt !== null) throw wrong()
  }

  /** A new session; the token goes into the cookie, only its hash is kept. */
  const open = (tx: Tx, { kind, id: partyId }: Party, address: string): string => {
    const token = randomText(random, TOKEN_ALPHABET, 43)
    const now = clock.now()
    keepNewestSessions(tx, kind, partyId, MOST_SESSIONS - 1)
    insertSession(tx, { tokenHash: hashToken(token), kind, partyId, address, createdAt: now, lastSeenAt: now })
    changeLogin(tx, kind, partyId, { lastLoginAt: now, lastAddress: address })
    deleteSessionsBefore(tx, now - FORGOTTEN_MS)
    tx.publish('portal')
    return token
  }

  return {
    open,
    /** Throws PORTAL_WRONG_SECRET or TOO_MANY_TRIES. The token goes into the cookie; only its hash is kept. */
    async enter(
      kind: PartyKind,
      typedName: string,
      secret: string,
      address: string,
    ): Promise<{ party: Party; token: string; mustChange: boolean }> {
      const name = foldLoginName(typedName)
      const known = findLoginByName(db, kind, name)
      const trier = known && isKnownAddress(db, known, address) ? 'known' : 'stranger'
      const one: LoginTry = { address, account: `${kind}:${name}`, trier }
      limits.take(one)
      const row = await verify(known, secret)
      const party = findParty(db, kind, row.partyId)
      if (!party) throw wrong()
      limits.giveBack(one)
      const token = db.transact((tx) => {
        assertStill(tx, row)
        return open(tx, party, address)
      })
      return { party, token, mustChange: row.mustChange }
    },
    /** Whose token it is; null when it is unknown, old, or the person is gone. */
    partyOfToken(token: string | null): Party | null {
      if (token === null) return null
      const session = findSession(db, hashToken(token))
      const now = clock.now()
      if (!session || now - session.lastSeenAt > FORGOTTEN_MS) return null
      const login = findLogin(db, session.kind, session.partyId)
      if (!login || login.blockedAt !== null) return null
      if (now - session.lastSeenAt > TOUCH_EVERY_MS)
        db.transact((tx) => {
          touchSession(tx, session.tokenHash, now)
        })
      return findParty(db, session.kind, session.partyId) ?? null
    },
    leave(token: string | null): void {
      if (token === null) return
      db.transact((tx) => {
        deleteSession(tx, hashToken(token))
      })
    },
    /** The person chooses another password; other phones are logged out. */
    async changeSecret(party: Party, old: string, next: string, address: string): Promise<string> {
      // the counter knows the one it gave
      if (next.normalize('NFC') === old.normalize('NFC')) throw fieldError('next', 'PORTAL_SAME_SECRET')
      const known = findLogin(db, party.kind, party.id)
      const one: LoginTry = { address, account: `${party.kind}:${known?.loginName ?? ''}`, trier: 'inside' }
      limits.take(one)
      const row = await verify(known, old)
      limits.giveBack(one)
      const secretHash = await passwords.hash(next)
      return db.transact((tx) => {
        assertStill(tx, row)
        changeLogin(tx, party.kind, party.id, { secretHash, mustChange: false, updatedAt: clock.now() })
        deleteSessionsOf(tx, party.kind, party.id)
        return open(tx, party, address)
      })
    },
    mustChange: (party: Party): boolean => findLogin(db, party.kind, party.id)?.mustChange ?? false,
  }
}

export type Logins = ReturnType<typeof makeLogins>
