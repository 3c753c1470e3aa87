// Owns: the rows of one account between two days, with the running balance and the marks of reversals.
// Must never: read more than a page.
import type { ReadDb, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import { DomainError } from '../../shared/errors'
import { ACCOUNTS, type AccountCode } from './accounts'
import { accountBalance } from './balances'
import type { StatementLine } from './contract'

interface Asked {
  readonly account: string
  readonly from: string
  readonly until: string
  readonly day: string
  readonly seq: number
  readonly id: number
  readonly limit: number
}

type Found = Omit<StatementLine, 'balance' | 'debit' | 'credit' | 'actorName'> & {
  readonly amount: number
  readonly isDebit: number
  readonly actorName: string | null
}

// The index on the business day holds the seq behind it, so the order of the pages is the order of the index.
const rowsOfAccount = plain<Asked, Found>(
  `select t.id, p.seq, p.at, p.business_day as businessDay, p.memo, a.name as otherName, t.amount,
          t.debit_account = :account as isDebit, u.name as actorName, r.seq as reversesSeq,
          (select b.seq from ledger_posting b where b.reverses_id = p.id limit 1) as reversedBySeq
   from ledger_posting p
     cross join ledger_transfer t on t.posting_seq = p.seq
     join ledger_account a on a.code = case when t.debit_account = :account then t.credit_account else t.debit_account end
     left join user u on u.id = p.actor_id
     left join ledger_posting r on r.id = p.reverses_id
   where p.business_day between :from and :until
     and (p.business_day > :day or (p.business_day = :day and (p.seq > :seq or (p.seq = :seq and t.id > :id))))
     and (t.debit_account = :account or t.credit_account = :account)
   order by p.business_day, p.seq, t.id
   limit :limit`,
)

const nameOf = plain<{ code: string }, { name: string }>('select name from ledger_account where code = :code')

const isAccount = (code: string): code is AccountCode => (ACCOUNTS as readonly string[]).includes(code)

export interface StatementRequest {
  readonly account: string
  readonly from: string
  readonly until: string
  /** `day|seq|transfer|balance` of the last row that was shown. */
  readonly after: string | null
  readonly limit: number
}

export function accountStatement(db: ReadDb & Pick<Tx, 'connection'>, request: StatementRequest) {
  const { account, from, until, after, limit } = request
  if (!isAccount(account)) throw new DomainError('ACCOUNT_NOT_FOUND')
  const opening = accountBalance(db, account, from)
  const [day = '', seq = '0', id = '0', balance = String(opening)] = after?.split('|') ?? []
  const cursor = { day, seq: Number(seq), id: Number(id) }
  const found = rowsOfAccount(db).all({ account, from, until, ...cursor, limit: limit + 1 })
  let running = Number(balance)
  const rows = found.slice(0, limit).map(({ amount, isDebit, actorName, ...row }): StatementLine => {
    running += isDebit ? amount : -amount
    const sides = isDebit ? { debit: amount, credit: 0 } : { debit: 0, credit: amount }
    return { ...row, ...sides, balance: running, actorName: actorName ?? '' }
  })
  const last = found.length > limit ? rows.at(-1) : undefined
  return {
    name: nameOf(db).get({ code: account })?.name ?? account,
    opening,
    rows,
    next: last ? `${last.businessDay}|${last.seq}|${last.id}|${last.balance}` : null,
  }
}
