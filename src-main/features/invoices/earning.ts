// Owns: revenue of bills over several months: posted month by month, when the month has come.
// Must never: post a month twice, or the month of a cancelled bill.
import { asc, eq, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { calendarDate, firstOfMonth, formatMonth } from '../../shared/calendar-date'
import { rupiah } from '../../shared/money'
import { post } from '../ledger'
import { invoice, recognition } from './tables'

const due = reading((q) =>
  q
    .select({ id: recognition.id, month: recognition.month, amount: recognition.amount, number: invoice.number })
    .from(recognition)
    .innerJoin(invoice, eq(invoice.id, recognition.invoiceId))
    .where(sql`posted_at is null and ${recognition.month} <= ${sql.placeholder('month')}`)
    .orderBy(asc(recognition.month), asc(recognition.id))
    .limit(sql.placeholder('limit'))
    .prepare(),
)

const markPosted = writing((q) =>
  q
    .update(recognition)
    .set({ postedAt: sql`${sql.placeholder('at')}` })
    .where(eq(recognition.id, sql.placeholder('id')))
    .prepare(),
)

/** True when there may be more. */
export function earnMonths(tx: Tx, ctx: CommandContext, limit: number): boolean {
  const rows = due(tx).all({ month: firstOfMonth(ctx.businessDay), limit })
  for (const { id, month, amount, number } of rows) {
    markPosted(tx).run({ id, at: ctx.now })
    post(tx, ctx, {
      sourceType: 'recognition',
      sourceId: String(id),
      memo: `Pendapatan ${formatMonth(calendarDate(month))} dari ${number}`,
      transfers: [{ debit: 'unearned-revenue', credit: 'subscription-revenue', amount: rupiah(amount) }],
    })
  }
  return rows.length === limit
}
