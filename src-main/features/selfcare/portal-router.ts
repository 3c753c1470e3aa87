// Owns: binds what customers and guests ask from the LAN.
// Must never: read a row of another person, or answer differently for a code that exists unsold and one that does not.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { type GuessAlarm, makeLimiter, makeWrongTries } from '../../platform/limits'
import { type PortalCall, partyCommand, partyOf, portalGuard, runPartyCommand } from '../../platform/portal-rpc'
import type { Secrets } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import { DomainError, fieldError } from '../../shared/errors'
import { normalizePhone, phoneInList } from '../../shared/phone'
import { normalizeCode } from '../../shared/voucher-code'
import { findPackage } from '../catalog'
import { findCustomer, updateCustomer } from '../customers'
import { findSubscription, noteReveal, readPassword } from '../subscriptions'
import { findUsage, findVoucherByCode } from '../vouchers'
import { selfcareContract } from './portal-contract'
import { billOf, billsOf, homeOf, paymentsMade, publicPackages, receiptOf, statementOf } from './queries'

const os = implement(selfcareContract).$context<PortalCall>().use(portalGuard)

/** Looking is cheap, guessing is not: as many looks as a person makes, and a lock after wrong ones. */
const LOOKS = { burst: 20, refillMs: 6_000 }
const WRONG = { free: 5, lockMs: 15 * 60_000 }
/** Wrong ones of all phones together: 60 in the first minute. */
const IN_ALL = { burst: 20, refillMs: 1_500 }

export interface SelfcareDeps {
  readonly secrets: Secrets
  readonly clock: Clock
  readonly alarm: Pick<GuessAlarm, 'guessed'>
}

export function makeSelfcareRouter({ clock, alarm, secrets }: SelfcareDeps) {
  const looks = makeLimiter(LOOKS)
  const inAll = makeLimiter(IN_ALL)
  const wrong = makeWrongTries(WRONG, clock)
  const today = ({ contextFor }: PortalCall): string => contextFor(null).businessDay

  const lookAtVoucher = ({ db, connection }: PortalCall, typed: string) => {
    const { address } = connection
    const wait = wrong.lockedFor(address) || looks.take(address) || inAll.take('all')
    if (wait > 0) throw new DomainError('TOO_MANY_TRIES', { seconds: Math.ceil(wait / 1000) })
    const row = findVoucherByCode(db, normalizeCode(typed))
    if (!row || row.state === 'stock') {
      wrong.wrong(address)
      alarm.guessed()
      throw fieldError('code', 'PORTAL_VOUCHER_UNKNOWN')
    }
    inAll.giveBack('all')
    const usage = findUsage(db, row.id)
    return {
      state: row.state,
      packageName: findPackage(db, row.packageId)?.name ?? '',
      expiresAt: row.expiresAt,
      useBefore: row.useBefore,
      usedSeconds: usage?.uptimeSeconds ?? 0,
      usedBytes: (usage?.bytesIn ?? 0) + (usage?.bytesOut ?? 0),
    }
  }

  /** Another's service, a modem's login, or none at all: all as unknown as each other. */
  const ownMember = (db: ReadDb, customerId: string, id: string) => {
    const item = findSubscription(db, id)
    const isMine = item?.customerId === customerId && item.state !== 'stopped'
    if (!isMine || item.serviceType !== 'hotspot' || item.username === null)
      throw new DomainError('SUBSCRIPTION_NOT_FOUND')
    return { id: item.id, username: item.username }
  }

  return os.router({
    packages: os.packages.handler(({ context }) => publicPackages(context.db)),
    voucher: os.voucher.handler(({ input, context }) => lookAtVoucher(context, input.code)),
    home: os.home.handler(({ context }) => homeOf(context.db, partyOf(context).id, today(context))),
    revealLogin: os.revealLogin.handler(({ input, context, path }) => {
      const { id, username } = ownMember(context.db, partyOf(context).id, input.subscriptionId)
      // The answer of a command is kept for its requestId; a kata sandi must not be.
      runPartyCommand(context, path.join('.'), input, (tx, ctx) => {
        noteReveal(tx, ctx, id)
        return DONE
      })
      return { username, password: readPassword(context.db, id, { secrets }) }
    }),
    bills: os.bills.handler(({ context }) => billsOf(context.db, partyOf(context).id, today(context))),
    bill: os.bill.handler(({ input, context }) => billOf(context.db, partyOf(context).id, input.id, today(context))),
    payments: os.payments.handler(({ context }) => paymentsMade(context.db, partyOf(context).id, today(context))),
    receipt: os.receipt.handler(({ input, context }) =>
      receiptOf(context.db, context.contextFor(null), partyOf(context).id, input.number),
    ),
    statement: os.statement.handler(({ input, context }) => statementOf(context.db, partyOf(context).id, input.before)),
    profile: os.profile.handler(({ context }) => {
      const customer = findCustomer(context.db, partyOf(context).id)
      if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
      const { number, name, phone, address } = customer
      return { number, name, phone: phoneInList(phone), address }
    }),
    saveProfile: os.saveProfile.handler(
      partyCommand((tx, ctx, { phone, address }) => {
        const known = findCustomer(tx, ctx.party.id)
        if (!known) throw new DomainError('CUSTOMER_NOT_FOUND')
        const stored = phone === '' ? '' : normalizePhone(phone)
        if (stored === null) throw fieldError('phone', 'PHONE_INVALID')
        updateCustomer(tx, ctx satisfies CommandContext, known.id, { ...known, phone: stored, address })
        return DONE
      }),
    ),
  })
}
