// Owns: SQL about billed periods of a subscription.
// Must never: count a cancelled bill as billed money; its period stays taken all the same.
import { and, eq, gt, lte, ne, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { addMonths, calendarDate } from '../../shared/calendar-date'
import { orderCovering } from './covered'
import { invoice } from './tables'

const covering = reading((q) =>
  q
    .select({ invoiceId: invoice.id, periodStart: invoice.periodStart, periodEnd: invoice.periodEnd })
    .from(invoice)
    .where(
      and(
        sql`${invoice.kind} = 'period'`, // a literal: a bound value would not use the partial index
        eq(invoice.subscriptionId, sql.placeholder('subscriptionId')),
        lte(invoice.periodStart, sql.placeholder('day')),
        gt(invoice.periodEnd, sql.placeholder('day')),
        ne(invoice.state, 'cancelled'),
      ),
    )
    .prepare(),
)

export interface CoveringPeriod {
  readonly invoiceId: number
  readonly periodStart: string
  readonly periodEnd: string
  /** Several months paid at once, with their discount. */
  readonly isLong: boolean
  /** Paid with an order. */
  readonly isOrder: boolean
}

/** The bill that covers a day, of a run or of an order; undefined when that day was free, cancelled or not billed yet. */
export function coveringPeriod(db: ReadDb, subscriptionId: string, day: string): CoveringPeriod | undefined {
  const row = covering(db).get({ subscriptionId, day })
  if (!row?.periodStart || !row.periodEnd) {
    const ordered = orderCovering(db, subscriptionId, day)
    return ordered && { ...ordered, isLong: ordered.months > 1, isOrder: true }
  }
  const { invoiceId, periodStart, periodEnd } = row
  const isLong = addMonths(calendarDate(periodStart), 1) < periodEnd
  return { invoiceId, periodStart, periodEnd, isLong, isOrder: false }
}
