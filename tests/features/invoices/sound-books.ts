// Owns: what must hold of bills and books after anything that happened.
// Must never: repair what it finds.
import { expect } from 'vitest'
import { findBrokenPosting, trialBalance } from '../../../src-main/features/ledger'
import type { Db } from '../../../src-main/platform/db/open'

/** No period twice, no gap between the periods of a subscription, books whole, tally true. */
export function expectSoundBooks({ db }: { readonly db: Db }): void {
  const one = <T>(text: string) => db.connection.prepare<[], T>(text).all()
  expect(
    one(
      `select subscription_id, period_start, count(*) from invoice where kind = 'period' group by 1, 2 having count(*) > 1`,
    ),
  ).toEqual([])
  expect(
    one(`select a.id from invoice a join invoice b on a.subscription_id = b.subscription_id and a.id < b.id
      and a.kind = 'period' and b.kind = 'period' and a.period_start < b.period_end and b.period_start < a.period_end`),
  ).toEqual([])
  expect(
    one(
      `select i.id from invoice i where i.total <> (select sum(amount) from invoice_line l where l.invoice_id = i.id)`,
    ),
  ).toEqual([])
  expect(findBrokenPosting(db)).toBeNull()
  const rows = trialBalance(db)
  expect(rows.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0)
  const receivable = rows.find(({ code }) => code === 'receivable')
  const open = one<{ open: number }>(
    `select coalesce(sum(total - paid), 0) as open from invoice where state in ('unpaid', 'pending')`,
  )
  expect((receivable?.debit ?? 0) - (receivable?.credit ?? 0)).toBe(open[0]?.open)
  const tally = one(
    `select month, state, sum(count) as count, sum(total) as total, sum(paid) as paid from invoice_tally group by 1, 2 having sum(count) > 0 order by 1, 2`,
  )
  const real = one(
    `select substr(issue_day, 1, 7) as month, state, count(*) as count, sum(total) as total, sum(paid) as paid from invoice group by 1, 2 order by 1, 2`,
  )
  expect(tally).toEqual(real)
}

/** Both sides of the account, credit minus debit. */
export const creditOf = ({ db }: { readonly db: Db }, account: string): number => {
  const row = trialBalance(db).find(({ code }) => code === account)
  return (row?.credit ?? 0) - (row?.debit ?? 0)
}
