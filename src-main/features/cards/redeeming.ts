// Owns: a card becoming saldo, and how often a code may be guessed.
// Must never: tell a used, lapsed or unsold card from a code that never was, in words or in time; or credit a card twice.
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { ALARM_AT, makeLimiter, makeWrongTries } from '../../platform/limits'
import type { Secrets } from '../../platform/secrets'
import { DomainError, fieldError } from '../../shared/errors'
import { type Rupiah, rupiah } from '../../shared/money'
import { normalizeCode } from '../../shared/voucher-code'
import { recordAudit } from '../audit'
import { findCustomer } from '../customers'
import { customerBalance, post } from '../ledger'
import { CARD, isOver } from './domain'
import { findByHash, markUsed } from './store'

export interface Redeemed {
  readonly value: Rupiah
  readonly balance: Rupiah
}

export function redeemCard(
  tx: Tx,
  ctx: CommandContext,
  { customerId, code }: { readonly customerId: string; readonly code: string },
  secrets: Pick<Secrets, 'fingerprint'>,
): Redeemed {
  const customer = findCustomer(tx, customerId)
  if (!customer || customer.isArchived) throw new DomainError('CUSTOMER_NOT_FOUND')
  // The same work for every code: one fingerprint, one look into the index.
  const found = findByHash(tx, secrets.fingerprint(normalizeCode(code), CARD))
  if (!found || isOver(found.series.validUntil, ctx.businessDay)) throw fieldError('code', 'CARD_INVALID')
  if (!markUsed(tx, found.card.id, customerId, ctx.now)) throw fieldError('code', 'CARD_INVALID')
  const value = rupiah(found.series.value)
  post(tx, ctx, {
    sourceType: 'card-redeem',
    sourceId: String(found.card.id),
    memo: `Isi saldo kartu No. ${found.card.id} (...${found.card.tail})`,
    transfers: [{ debit: 'recharge-card', credit: 'customer-balance', amount: value, party: customerId }],
  })
  recordAudit(tx, ctx, {
    action: 'card.redeem',
    subjectType: 'customer',
    subjectId: customerId,
    detail: { card: found.card.id, series: found.series.name, value },
  })
  tx.publish('cards', 'customers', 'payments')
  return { value, balance: customerBalance(tx, customerId) }
}

/** Five wrong codes, then a quarter of an hour (reliability.md §2.6). */
const WRONG = { free: 5, lockMs: 15 * 60_000 }
/** All phones together, 60 in the first minute: a guesser with many addresses gets no further than this. */
const ALL = { burst: 20, refillMs: 1_500 }
export interface CardGuard {
  /** Throws TOO_MANY_TRIES before any work. */
  readonly attempt: <T>(address: string, account: string, work: () => T) => T
  readonly wrongInLastHour: () => number
}

export function makeCardGuard(clock: Clock, onAlarm: () => void, elapsed?: () => number): CardGuard {
  const byAddress = makeWrongTries(WRONG, clock, elapsed)
  const byAccount = makeWrongTries(WRONG, clock, elapsed)
  const all = makeLimiter(ALL, elapsed)
  return {
    wrongInLastHour: byAddress.wrongInLastHour,
    attempt(address, account, work) {
      const locked = Math.max(byAddress.lockedFor(address), byAccount.lockedFor(account))
      const wait = locked > 0 ? locked : all.take('all')
      if (wait > 0) throw new DomainError('TOO_MANY_TRIES', { seconds: Math.ceil(wait / 1000) })
      try {
        const answer = work()
        all.giveBack('all')
        return answer
      } catch (error) {
        if (error instanceof DomainError && error.code === 'CARD_INVALID') {
          const before = byAddress.wrongInLastHour()
          byAddress.wrong(address)
          byAccount.wrong(account)
          if (before <= ALARM_AT && byAddress.wrongInLastHour() > ALARM_AT) onAlarm()
        } else all.giveBack('all')
        throw error
      }
    },
  }
}
