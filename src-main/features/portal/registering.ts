// Owns: a new customer who makes his own account from his phone.
// Must never: merge him with a customer of the same phone, or make two of one press.

import type { Clock } from '../../platform/clock'
import type { CommandContext, Party } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { type GuessAlarm, makeLimiter, makeWrongTries } from '../../platform/limits'
import type { Passwords } from '../../platform/passwords'
import { answerOnce, isAnswered } from '../../platform/requests'
import { DomainError, fieldError } from '../../shared/errors'
import { normalizePhone, type Phone } from '../../shared/phone'
import { recordAudit } from '../audit'
import type { Logins } from './logins'
import type { Registration } from './portal-contract'
import { findLoginByName, putLogin } from './store'

export interface NewPerson {
  readonly name: string
  readonly phone: Phone
  readonly address: string
}

/** The feature that owns customers makes one; never another's record, whatever the phone. */
export type MakeCustomer = (tx: Tx, ctx: CommandContext, person: NewPerson) => Party

export interface RegisteringDeps {
  readonly db: Db
  readonly clock: Clock
  readonly passwords: Passwords
  readonly logins: Logins
  readonly alarm: Pick<GuessAlarm, 'guessed'>
  readonly makeCustomer: MakeCustomer
  /** A stopwatch for the limits. */
  readonly elapsed?: () => number
}

const HOUR_MS = 3_600_000
/** Three an hour and address, made or refused: it also tells whether a phone has an account. */
const BY_ADDRESS = { free: 3, lockMs: HOUR_MS }
/** Thirty in the first hour, with what comes back in it. */
const IN_ALL = { burst: 15, refillMs: 240_000 }

export interface Register extends Registration {
  readonly requestId: string
}

const TAKEN = () => fieldError('phone', 'PORTAL_PHONE_TAKEN')

export function makeRegistering({ db, clock, passwords, logins, alarm, makeCustomer, elapsed }: RegisteringDeps) {
  const byAddress = makeWrongTries(BY_ADDRESS, clock, elapsed)
  const inAll = makeLimiter(IN_ALL, elapsed)

  const limit = (address: string): void => {
    const wait = byAddress.lockedFor(address) || inAll.take('all')
    if (wait > 0) {
      alarm.guessed()
      throw new DomainError('PORTAL_REGISTER_MANY', { minutes: Math.ceil(wait / 60_000) })
    }
    byAddress.wrong(address)
  }

  /**
   * The token of the new session. The second press of the same request logs in with the password it brings: whoever only repeats
   * a request that he overheard gets no further than any other stranger.
   */
  return async (input: Register, from: string, context: () => CommandContext): Promise<string> => {
    const { requestId, name, address, secret } = input
    const phone = normalizePhone(input.phone)
    if (phone === null) throw fieldError('phone', 'PHONE_INVALID')
    const again = async () => (await logins.enter('customer', phone, secret, from)).token
    if (isAnswered(db, requestId)) return again()
    limit(from)
    if (findLoginByName(db, 'customer', phone)) throw TAKEN()
    const secretHash = await passwords.hash(secret)
    const ctx = context()
    const token = db.transact((tx): string | null => {
      let made: string | null = null
      const request = { requestId, command: 'portal.session.register', actorId: null, input, at: ctx.now }
      answerOnce(tx, request, () => {
        if (findLoginByName(tx, 'customer', phone)) throw TAKEN()
        const party = makeCustomer(tx, ctx, { name, phone, address })
        putLogin(tx, {
          kind: 'customer',
          partyId: party.id,
          loginName: phone,
          secretHash,
          mustChange: false,
          failedTries: 0,
          lockedUntil: 0,
          lastLoginAt: null,
          lastAddress: null,
          createdAt: ctx.now,
          updatedAt: ctx.now,
          blockedAt: null,
        })
        made = logins.open(tx, party, from)
        recordAudit(
          tx,
          { ...ctx, party },
          { action: 'portal.registered', subjectType: 'customer', subjectId: party.id },
        )
        return { id: party.id }
      })
      return made
    })
    return token ?? again()
  }
}

export type Registering = ReturnType<typeof makeRegistering>
