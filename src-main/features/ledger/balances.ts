// Owns: adding up the books by day: balances of accounts, what moved between two days, what moved in a shift.
// Must never: add up transfers where the sums of the days (`ledger_day`) say the same.
import { and, asc, between, eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import type { AccountCode } from './accounts'
import { dayLock, ledgerAccount, ledgerDay, ledgerPosting, ledgerTransfer } from './tables'

export interface Sides {
  readonly debit: number
  readonly credit: number
}

const accountTotals = reading((q) =>
  q
    .select({
      debit: sql<number>`coalesce(sum(${ledgerDay.debit}), 0)`,
      credit: sql<number>`coalesce(sum(${ledgerDay.credit}), 0)`,
    })
    .from(ledgerDay)
    .where(
      and(
        eq(ledgerDay.accountCode, sql.placeholder('account')),
        sql`${ledgerDay.businessDay} < ${sql.placeholder('before')}`,
      ),
    )
    .prepare(),
)
const FOR_EVER = '9999-12-31'

/** Both sides of an account over all days before `before`; of everything without it. */
export const accountTotal = (db: ReadDb, account: AccountCode, before: string = FOR_EVER): Sides =>
  accountTotals(db).get({ account, before }) ?? { debit: 0, credit: 0 }

/** Debit - credit, rupiah: what lies in a drawer, what customers owe. */
export function accountBalance(db: ReadDb, account: AccountCode, before?: string): number {
  const { debit, credit } = accountTotal(db, account, before)
  return debit - credit
}

export interface DaySides extends Sides {
  readonly day: string
  readonly account: string
}

/** What moved on every account on every day of the range: a few rows a day, however much was sold. */
export const movementByDay = (db: ReadDb, from: string, until: string): DaySides[] =>
  db.read
    .select({
      day: ledgerDay.businessDay,
      account: ledgerDay.accountCode,
      debit: ledgerDay.debit,
      credit: ledgerDay.credit,
    })
    .from(ledgerDay)
    .where(between(ledgerDay.businessDay, from, until))
    .orderBy(asc(ledgerDay.businessDay), asc(ledgerDay.accountCode))
    .all()

export interface AccountMovement extends Sides {
  readonly code: string
  readonly name: string
  /** Debit - credit before the range. */
  readonly opening: number
}

/** The trial balance of a range: every account with what it had, and both sides of what moved. */
export function movementByAccount(db: ReadDb, from: string, until: string): AccountMovement[] {
  const day = ledgerDay.businessDay
  return db.read
    .select({
      code: ledgerAccount.code,
      name: ledgerAccount.name,
      opening: sql<number>`coalesce(sum(case when ${day} < ${from} then ${ledgerDay.debit} - ${ledgerDay.credit} end), 0)`,
      debit: sql<number>`coalesce(sum(case when ${day} >= ${from} then ${ledgerDay.debit} end), 0)`,
      credit: sql<number>`coalesce(sum(case when ${day} >= ${from} then ${ledgerDay.credit} end), 0)`,
    })
    .from(ledgerAccount)
    .leftJoin(ledgerDay, and(eq(ledgerDay.accountCode, ledgerAccount.code), sql`${day} <= ${until}`))
    .groupBy(ledgerAccount.code, ledgerAccount.name)
    .orderBy(asc(ledgerAccount.code))
    .all()
}

export interface ShiftMovement {
  readonly sourceType: string
  readonly debit: string
  readonly credit: string
  readonly amount: number
  readonly postings: number
}

const movementOfOneShift = reading((q) =>
  q
    .select({
      sourceType: ledgerPosting.sourceType,
      debit: ledgerTransfer.debitAccount,
      credit: ledgerTransfer.creditAccount,
      amount: sql<number>`sum(${ledgerTransfer.amount})`,
      postings: sql<number>`count(distinct ${ledgerPosting.seq})`,
    })
    .from(ledgerPosting)
    .innerJoin(ledgerTransfer, eq(ledgerTransfer.postingSeq, ledgerPosting.seq))
    .where(eq(ledgerPosting.shiftId, sql.placeholder('shiftId')))
    .groupBy(ledgerPosting.sourceType, ledgerTransfer.debitAccount, ledgerTransfer.creditAccount)
    .prepare(),
)

/** Everything that was booked in a shift, by kind and by the two accounts. */
export const movementOfShift = (db: ReadDb, shiftId: string): ShiftMovement[] => movementOfOneShift(db).all({ shiftId })

export interface DayLock {
  readonly businessDay: string
  readonly at: number
  readonly actorId: string
}

export const locksBetween = (db: ReadDb, from: string, until: string): DayLock[] =>
  db.read
    .select()
    .from(dayLock)
    .where(between(dayLock.businessDay, from, until))
    .all()
