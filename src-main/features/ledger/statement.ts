// Owns: looking postings up: what one document posted, and the rows of one customer or reseller with their running balance.
// Must never: write.
import { asc, eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain, reading } from '../../platform/db/statement'
import { rupiah } from '../../shared/money'
import { ACCOUNTS, type AccountCode } from './accounts'
import type { Transfer } from './store'
import { ledgerPosting, ledgerTransfer } from './tables'

const postingBySource = reading((q) =>
  q
    .select({ id: ledgerPosting.id, seq: ledgerPosting.seq, businessDay: ledgerPosting.businessDay })
    .from(ledgerPosting)
    .where(
      sql`${ledgerPosting.sourceType} = ${sql.placeholder('sourceType')} and ${ledgerPosting.sourceId} = ${sql.placeholder('sourceId')}`,
    )
    .orderBy(asc(ledgerPosting.seq))
    .prepare(),
)

const transfersBySeq = reading((q) =>
  q
    .select({
      debit: ledgerTransfer.debitAccount,
      credit: ledgerTransfer.creditAccount,
      amount: ledgerTransfer.amount,
      party: ledgerTransfer.partyId,
    })
    .from(ledgerTransfer)
    .where(eq(ledgerTransfer.postingSeq, sql.placeholder('seq')))
    .orderBy(asc(ledgerTransfer.id))
    .prepare(),
)

export interface FoundPosting {
  readonly id: string
  readonly businessDay: string
  readonly transfers: readonly Transfer[]
}

const isAccount = (code: string): code is AccountCode => ACCOUNTS.some((account) => account === code)

/** What a document posted, oldest first: a correction is its reversal. */
export const postingsOf = (db: ReadDb, sourceType: string, sourceId: string): FoundPosting[] =>
  postingBySource(db)
    .all({ sourceType, sourceId })
    .map(({ id, seq, businessDay }) => ({
      id,
      businessDay,
      transfers: transfersBySeq(db)
        .all({ seq })
        .map(({ debit, credit, amount, party }) => {
          if (!isAccount(debit) || !isAccount(credit)) throw new Error(`posting ${id} names an unknown account`)
          return { debit, credit, amount: rupiah(amount), party }
        }),
    }))

export interface StatementRow {
  readonly id: number
  readonly at: number
  readonly memo: string
  readonly sourceType: string
  readonly sourceId: string
  /** Credit less debit of the account: above zero = a saldo grew. */
  readonly amount: number
  /** Sum up to and with this row. */
  readonly balance: number
}

const partyRows = plain<{ party: string; account: string; before: number; limit: number }, StatementRow>(
  `select * from (
     select t.id, p.at, p.memo, p.source_type as sourceType, p.source_id as sourceId,
            case when t.credit_account = :account then t.amount else -t.amount end as amount,
            sum(case when t.credit_account = :account then t.amount else -t.amount end) over (order by t.id) as balance
     from ledger_transfer t join ledger_posting p on p.seq = t.posting_seq
     where t.party_id = :party and (t.credit_account = :account or t.debit_account = :account))
   where id < :before order by id desc limit :limit`,
)

/** Newest first; `before` is the id of the last row already shown. */
export const partyStatement = (
  db: ReadDb & Pick<Tx, 'connection'>,
  party: string,
  account: AccountCode,
  page: { readonly before: number | null; readonly limit: number },
): StatementRow[] =>
  partyRows(db).all({ party, account, before: page.before ?? Number.MAX_SAFE_INTEGER, limit: page.limit })

export interface FoundRow extends StatementRow {
  readonly party: string
  readonly actorId: string | null
}

const oneRow = plain<{ account: string; sourceType: string; sourceId: string }, FoundRow>(
  `select t.id, p.at, p.memo, p.source_type as sourceType, p.source_id as sourceId, p.actor_id as actorId, t.party_id as party,
          case when t.credit_account = :account then t.amount else -t.amount end as amount,
          (select sum(case when o.credit_account = :account then o.amount else -o.amount end) from ledger_transfer o
           where o.party_id = t.party_id and o.id <= t.id and (o.credit_account = :account or o.debit_account = :account)) as balance
   from ledger_posting p join ledger_transfer t on t.posting_seq = p.seq
   where p.source_type = :sourceType and p.source_id = :sourceId and t.party_id is not null
     and (t.credit_account = :account or t.debit_account = :account)
   order by t.id limit 1`,
)

/** The first row of a document in its party's statement, and the balance up to and with it. */
export const statementRowOf = (
  db: ReadDb & Pick<Tx, 'connection'>,
  account: AccountCode,
  sourceType: string,
  sourceId: string,
): FoundRow | undefined => oneRow(db).get({ account, sourceType, sourceId })
