// Owns: the days of a subscription that an order paid for, and when their money is earned.
// Must never: earn more than the bill holds back for them.
import { asc, eq, sql } from 'drizzle-orm'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  firstOfMonth,
  splitDate,
} from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { findSubscription, setBilledUntil } from '../subscriptions'
import { earnedByMonth } from './periods'
import { findRow, linesOf } from './store'
import { coveredPeriod, recognition } from './tables'

export interface OrderPeriod {
  readonly start: CalendarDate
  /** The first day after it. */
  readonly end: CalendarDate
  readonly billingDay: number
}

/**
 * What an order of so many months covers when it begins on `start`: from day to day, so nothing is broken by days. A start on the
 * 29th to 31st is billed on the 1st from then on; the days up to it are a gift.
 */
export function orderPeriod(start: CalendarDate, months: number): OrderPeriod {
  const { day } = splitDate(start)
  if (day <= 28) return { start, end: addMonths(start, months), billingDay: day }
  const first = firstOfMonth(addDays(firstOfMonth(start), 31))
  return { start, end: addMonths(first, months), billingDay: 1 }
}

export interface CoverPeriod {
  readonly invoiceId: number
  readonly subscriptionId: string
  readonly start: string
  /** The first day after it. */
  readonly end: string
  readonly billingDay: number
  /** Rupiah of this subscription's `isLong` lines as they stand on the bill (as `quoteOrderLines` gave them); 0 when there are none. */
  readonly amount: number
  /** 1, 3 or 12. */
  readonly months: number
}

/** At activation: bills of the subscription begin at `end`; what was paid for several months is earned month by month. */
export function coverPeriod(tx: Tx, input: CoverPeriod): void {
  const { invoiceId, subscriptionId, months } = input
  const bill = findRow(tx, invoiceId)
  if (bill?.kind !== 'order') throw new DomainError('INVOICE_NOT_FOUND')
  if (bill.state === 'cancelled') throw new DomainError('INVOICE_NOT_OPEN', { number: bill.number })
  const start = calendarDate(input.start)
  const end = calendarDate(input.end)
  tx.write.insert(coveredPeriod).values({ invoiceId, subscriptionId, periodStart: start, periodEnd: end, months }).run()
  const subscription = findSubscription(tx, subscriptionId)
  if (subscription && subscription.billedUntil < end) setBilledUntil(tx, subscriptionId, end)
  if (months > 1) planOrderEarning(tx, invoiceId, input.amount, { start, end, billingDay: input.billingDay })
  tx.publish('invoices', 'subscriptions')
}

const sharesOf = (db: ReadDb, invoiceId: number) =>
  db.read.select().from(recognition).where(eq(recognition.invoiceId, invoiceId)).orderBy(asc(recognition.month)).all()

/** A bill may pay for several subscriptions, begun on different days: their months add up in the same rows. */
function planOrderEarning(tx: Tx, invoiceId: number, amount: number, { start, end, billingDay }: OrderPeriod): void {
  const held = linesOf(tx, invoiceId).reduce((sum, line) => sum + (line.isLong ? line.amount : 0), 0)
  const known = new Map(sharesOf(tx, invoiceId).map((row) => [row.month, row]))
  const planned = [...known.values()].reduce((sum, row) => sum + row.amount, 0)
  const own = Math.max(0, Math.min(amount, held - planned))
  // A month that was posted for another service of the bill does not open again: its share is earned with the next one.
  let carried = 0
  for (const share of earnedByMonth(own, { start, end }, billingDay)) {
    const row = known.get(share.month)
    const plus = share.amount + carried
    if (row && row.postedAt !== null) {
      carried = plus
      continue
    }
    carried = 0
    if (row)
      tx.write
        .update(recognition)
        .set({ amount: row.amount + plus })
        .where(eq(recognition.id, row.id))
        .run()
    else tx.write.insert(recognition).values({ invoiceId, month: share.month, amount: plus }).run()
  }
  if (carried > 0)
    throw new Error(`order bill ${invoiceId}: every month of a service that begins now is earned already`)
}

const covering = reading((q) =>
  q
    .select({
      invoiceId: coveredPeriod.invoiceId,
      periodStart: coveredPeriod.periodStart,
      periodEnd: coveredPeriod.periodEnd,
      months: coveredPeriod.months,
    })
    .from(coveredPeriod)
    .innerJoin(sql`invoice i`, sql`i.id = ${coveredPeriod.invoiceId}`)
    .where(
      sql`${coveredPeriod.subscriptionId} = ${sql.placeholder('subscriptionId')}
        and ${coveredPeriod.periodStart} <= ${sql.placeholder('day')} and ${coveredPeriod.periodEnd} > ${sql.placeholder('day')}
        and i.state <> 'cancelled'`,
    )
    .prepare(),
)
export const orderCovering = (db: ReadDb, subscriptionId: string, day: string) =>
  covering(db).get({ subscriptionId, day })

const newestEnd = reading((q) =>
  q
    .select({ end: sql<string | null>`max(${coveredPeriod.periodEnd})` })
    .from(coveredPeriod)
    .where(eq(coveredPeriod.subscriptionId, sql.placeholder('subscriptionId')))
    .prepare(),
)
/** The first day after everything that orders paid for, cancelled or not; null = nothing. */
export const coveredUntil = (db: ReadDb, subscriptionId: string): string | null =>
  newestEnd(db).get({ subscriptionId })?.end ?? null

export const coveredBy = (db: ReadDb, invoiceId: number) =>
  db.read.select().from(coveredPeriod).where(eq(coveredPeriod.invoiceId, invoiceId)).all()
