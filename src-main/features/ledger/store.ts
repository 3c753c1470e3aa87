// Owns: writing postings and adding them up.
// Must never: change a posting; `reverse` writes the opposite.
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { FIRST_HASH, hashLink } from '../../platform/hash-chain'
import { formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { type Rupiah, rupiah } from '../../shared/money'
import type { AccountCode } from './accounts'
import { dayLock, ledgerAccount, ledgerPosting, ledgerTransfer } from './tables'

/** Moves `amount` rupiah: the debit account grows, the credit account shrinks; one row, so it always balances. */
export interface Transfer {
  readonly debit: AccountCode
  readonly credit: AccountCode
  readonly amount: Rupiah
  /** Whose receivable or balance it moves: id of a customer or reseller. */
  readonly party?: string | null
}

/** The same money the other way round. */
export const reversed = (transfers: readonly Transfer[]): Transfer[] =>
  transfers.map((transfer) => ({ ...transfer, debit: transfer.credit, credit: transfer.debit }))

export interface Posting {
  readonly sourceType: string
  readonly sourceId: string
  readonly memo: string
  /** Zero amounts are left out; a posting without any transfer is not written. */
  readonly transfers: readonly Transfer[]
  readonly reversesId?: string
}

type Link = Omit<typeof ledgerPosting.$inferSelect, 'hash'>

const lastLink = reading((q) =>
  q
    .select({ seq: ledgerPosting.seq, hash: ledgerPosting.hash })
    .from(ledgerPosting)
    .orderBy(desc(ledgerPosting.seq))
    .limit(1)
    .prepare(),
)

const findLock = reading((q) =>
  q
    .select({ day: dayLock.businessDay })
    .from(dayLock)
    .where(eq(dayLock.businessDay, sql.placeholder('day')))
    .prepare(),
)

export const isDayLocked = (db: ReadDb, day: string): boolean => findLock(db).get({ day }) !== undefined

const insertPosting = writing((q) =>
  q
    .insert(ledgerPosting)
    .values({
      seq: sql.placeholder('seq'),
      id: sql.placeholder('id'),
      outletId: sql.placeholder('outletId'),
      deviceId: sql.placeholder('deviceId'),
      at: sql.placeholder('at'),
      businessDay: sql.placeholder('businessDay'),
      sourceType: sql.placeholder('sourceType'),
      sourceId: sql.placeholder('sourceId'),
      memo: sql.placeholder('memo'),
      actorId: sql.placeholder('actorId'),
      reversesId: sql.placeholder('reversesId'),
      shiftId: sql.placeholder('shiftId'),
      previousHash: sql.placeholder('previousHash'),
      hash: sql.placeholder('hash'),
    })
    .prepare(),
)

const insertTransfer = writing((q) =>
  q
    .insert(ledgerTransfer)
    .values({
      postingSeq: sql.placeholder('postingSeq'),
      debitAccount: sql.placeholder('debit'),
      creditAccount: sql.placeholder('credit'),
      amount: sql.placeholder('amount'),
      partyId: sql.placeholder('party'),
    })
    .prepare(),
)

/** Also for who reads the chain again (check.ts). */
export const hashOf = (link: Link, transfers: readonly Transfer[]): string =>
  hashLink([
    link.seq,
    link.id,
    link.outletId,
    link.deviceId,
    link.at,
    link.businessDay,
    link.sourceType,
    link.sourceId,
    link.memo,
    link.actorId,
    link.reversesId,
    link.shiftId,
    link.previousHash,
    transfers.map(({ debit, credit, amount, party }) => [debit, credit, amount, party ?? null]),
  ])

/** Throws DAY_LOCKED when the shop's day was closed for good. */
export function post(tx: Tx, ctx: CommandContext, posting: Posting): void {
  const transfers = posting.transfers.filter((transfer) => transfer.amount !== 0)
  if (transfers.length === 0) return
  if (isDayLocked(tx, ctx.businessDay)) throw new DomainError('DAY_LOCKED', { day: formatDate(ctx.businessDay) })
  const last = lastLink(tx).get()
  const link: Link = {
    seq: (last?.seq ?? 0) + 1,
    id: ctx.newId(),
    outletId: ctx.device.outletId,
    deviceId: ctx.device.deviceId,
    at: ctx.now,
    businessDay: ctx.businessDay,
    sourceType: posting.sourceType,
    sourceId: posting.sourceId,
    memo: posting.memo,
    actorId: ctx.actor?.id ?? null,
    reversesId: posting.reversesId ?? null,
    shiftId: ctx.shiftId,
    previousHash: last?.hash ?? FIRST_HASH,
  }
  insertPosting(tx).run({ ...link, hash: hashOf(link, transfers) })
  for (const transfer of transfers) insertTransfer(tx).run({ party: null, postingSeq: link.seq, ...transfer })
}

export interface TrialBalanceRow {
  readonly code: string
  readonly name: string
  readonly debit: number
  readonly credit: number
}

/** Sums of both sides of every account; the two totals are equal by construction. */
export function trialBalance(db: ReadDb): TrialBalanceRow[] {
  const debit = sql<number>`coalesce((select sum(amount) from ${ledgerTransfer} where debit_account = ${ledgerAccount.code}), 0)`
  const credit = sql<number>`coalesce((select sum(amount) from ${ledgerTransfer} where credit_account = ${ledgerAccount.code}), 0)`
  return db.read
    .select({ code: ledgerAccount.code, name: ledgerAccount.name, debit, credit })
    .from(ledgerAccount)
    .orderBy(asc(ledgerAccount.code))
    .all()
}

const partyTotals = reading((q) =>
  q
    .select({
      debit: sql<number>`coalesce(sum(case when ${ledgerTransfer.debitAccount} = ${sql.placeholder('account')} then ${ledgerTransfer.amount} end), 0)`,
      credit: sql<number>`coalesce(sum(case when ${ledgerTransfer.creditAccount} = ${sql.placeholder('account')} then ${ledgerTransfer.amount} end), 0)`,
    })
    .from(ledgerTransfer)
    .where(eq(ledgerTransfer.partyId, sql.placeholder('party')))
    .prepare(),
)

/** Rupiah on both sides of one account for one customer or reseller. A saldo is credit - debit, a receivable debit - credit. */
export const partyTotal = (db: ReadDb, party: string, account: AccountCode): { debit: number; credit: number } =>
  partyTotals(db).get({ party, account }) ?? { debit: 0, credit: 0 }

/** Saldo of a customer: what the shop owes. */
export function customerBalance(db: ReadDb, customerId: string): Rupiah {
  const { debit, credit } = partyTotal(db, customerId, 'customer-balance')
  return rupiah(credit - debit)
}
