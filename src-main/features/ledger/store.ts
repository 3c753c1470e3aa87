// Owns: writing postings and adding them up.
// Must never: change a posting; `reverse` writes the opposite.
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { FIRST_HASH, hashLink } from '../../platform/hash-chain'
import type { Rupiah } from '../../shared/money'
import type { AccountCode } from './accounts'
import { ledgerAccount, ledgerPosting, ledgerTransfer } from './tables'

/** Moves `amount` rupiah: the debit account grows, the credit account shrinks; one row, so it always balances. */
export interface Transfer {
  readonly debit: AccountCode
  readonly credit: AccountCode
  readonly amount: Rupiah
}

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
    })
    .prepare(),
)

const hashOf = (link: Link, transfers: readonly Transfer[]): string =>
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
    link.previousHash,
    transfers.map(({ debit, credit, amount }) => [debit, credit, amount]),
  ])

export function post(tx: Tx, ctx: CommandContext, posting: Posting): void {
  const transfers = posting.transfers.filter((transfer) => transfer.amount !== 0)
  if (transfers.length === 0) return
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
    previousHash: last?.hash ?? FIRST_HASH,
  }
  insertPosting(tx).run({ ...link, hash: hashOf(link, transfers) })
  for (const transfer of transfers) insertTransfer(tx).run({ postingSeq: link.seq, ...transfer })
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

/** The seq of the first posting that does not fit the chain, or null. */
export function findBrokenPosting(db: ReadDb): number | null {
  let previous = FIRST_HASH
  let expected = 1
  for (const link of db.read.select().from(ledgerPosting).orderBy(asc(ledgerPosting.seq)).all()) {
    const transfers = db.read
      .select({
        debit: ledgerTransfer.debitAccount,
        credit: ledgerTransfer.creditAccount,
        amount: ledgerTransfer.amount,
      })
      .from(ledgerTransfer)
      .where(eq(ledgerTransfer.postingSeq, link.seq))
      .orderBy(asc(ledgerTransfer.id))
      .all()
    const { hash, ...rest } = link
    const fits = link.seq === expected && link.previousHash === previous
    if (!fits || hash !== hashOf(rest, transfers as Transfer[])) return expected // codes come from ACCOUNTS by foreign key
    previous = hash
    expected++
  }
  return null
}
