// Owns: the next bill of one subscription, as amounts (for the preview) and as rows (for the run): both from the same place.
// Must never: bill a period twice, whatever the subscription says about itself.
import { asc, desc, eq, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading, writing } from '../../platform/db/statement'
import { addDays, type CalendarDate, calendarDate } from '../../shared/calendar-date'
import { cyclePriceOf } from '../catalog'
import { getSetting } from '../settings'
import { type SubscriptionView, setBilledUntil } from '../subscriptions'
import { writeBill } from './bills'
import { coveredUntil } from './covered'
import { type BillLine, deferredOf } from './domain'
import { earnedByMonth, nextPeriod, type Period, shareOut } from './periods'
import { linesOfPeriod } from './pricing'
import { invoice, recognition } from './tables'
import { taxRuleOn, withTax } from './tax'

export type BillingTerms = ReturnType<typeof termsOf>

/** Read once a slice: what every bill of it shares. */
export const termsOf = (db: ReadDb, today: CalendarDate) => {
  const billing = getSetting(db, 'billing')
  const cyclePrice = ({ ownPrice, packageId, cycleMonths }: SubscriptionView): number | null =>
    ownPrice === null ? cyclePriceOf(db, packageId, cycleMonths) : null
  return { billing, tax: taxRuleOn(billing.tax, today), today, cyclePrice }
}

export interface PeriodBill {
  readonly period: Period
  /** Empty: nothing is to be paid for it, and no bill is made. */
  readonly lines: readonly BillLine[]
}

export function nextBillOf(item: SubscriptionView, billedUntil: CalendarDate, terms: BillingTerms): PeriodBill {
  const period = nextPeriod({ ...item, billedUntil })
  return {
    period,
    lines: withTax(linesOfPeriod({ ...item, cyclePrice: terms.cyclePrice(item) }, period, terms.billing), terms.tax),
  }
}

const newestPeriod = reading((q) =>
  q
    .select({ periodEnd: invoice.periodEnd })
    .from(invoice)
    .where(sql`${invoice.subscriptionId} = ${sql.placeholder('id')} and kind = 'period'`)
    .orderBy(desc(invoice.periodStart))
    .limit(1)
    .prepare(),
)

/** The first day that no bill of it covers yet, of a run or of an order; a cancelled bill's days stay billed. */
export function unbilledFrom(db: ReadDb, item: Pick<SubscriptionView, 'id' | 'billedUntil'>): CalendarDate {
  const ends = [newestPeriod(db).get({ id: item.id })?.periodEnd ?? '', coveredUntil(db, item.id) ?? '']
  const end = ends.reduce((one, other) => (one > other ? one : other))
  return end > item.billedUntil ? calendarDate(end) : item.billedUntil
}

const insertShare = writing((q) =>
  q
    .insert(recognition)
    .values({
      invoiceId: sql.placeholder('invoiceId'),
      month: sql.placeholder('month'),
      amount: sql.placeholder('amount'),
    })
    .prepare(),
)

/** What a deferred bill brings, month by month. */
export function planEarning(
  tx: Tx,
  invoiceId: number,
  amount: number,
  { start, end, billingDay }: Pick<Period, 'start' | 'end'> & { readonly billingDay: number },
): void {
  for (const share of earnedByMonth(amount, { start, end }, billingDay)) insertShare(tx).run({ invoiceId, ...share })
}

/** Takes up to `amount` off the months that are still to come, in proportion. Returns how much that was. */
export function takeFromEarning(tx: Tx, invoiceId: number, amount: number): number {
  const isOfBill = eq(recognition.invoiceId, invoiceId)
  const rows = tx.read
    .select()
    .from(recognition)
    .where(sql`${isOfBill} and posted_at is null`)
    .orderBy(asc(recognition.month))
    .all()
  const amounts = rows.map((row) => row.amount)
  const taken = Math.min(
    amount,
    amounts.reduce((sum, one) => sum + one, 0),
  )
  if (taken <= 0) return 0
  const shares = shareOut(taken, amounts)
  rows.forEach((row, index) => {
    const left = row.amount - (shares[index] ?? 0)
    tx.write.update(recognition).set({ amount: left }).where(eq(recognition.id, row.id)).run()
  })
  return taken
}

export const deleteUnearned = (tx: Tx, invoiceId: number): void => {
  tx.write
    .delete(recognition)
    .where(sql`${eq(recognition.invoiceId, invoiceId)} and posted_at is null`)
    .run()
}

/** Is the bill earned month by month, and how many rupiah of it were earned already. */
export function earnedOf(db: ReadDb, invoiceId: number): { readonly hasShares: boolean; readonly earned: number } {
  const rows = db.read.select().from(recognition).where(eq(recognition.invoiceId, invoiceId)).all()
  const posted = rows.filter(({ postedAt }) => postedAt !== null)
  return { hasShares: rows.length > 0, earned: posted.reduce((sum, { amount }) => sum + amount, 0) }
}

export interface Made {
  /** Rupiah; null when the period was free or already billed. */
  readonly amount: number | null
  readonly billedUntil: CalendarDate
}

export interface NextBill {
  readonly item: SubscriptionView
  /** `unbilledFrom` it. */
  readonly from: CalendarDate
  readonly terms: BillingTerms
}

/** Makes the next bill of one subscription and moves it on by one period. */
export function makeNextBill(tx: Tx, ctx: CommandContext, { item, from, terms }: NextBill): Made {
  if (from !== item.billedUntil) {
    setBilledUntil(tx, item.id, from)
    return { amount: null, billedUntil: from }
  }
  const { period, lines } = nextBillOf(item, from, terms)
  setBilledUntil(tx, item.id, period.end)
  if (lines.length === 0) return { amount: null, billedUntil: period.end }
  const isDeferred = period.months > 1
  const { id, total } = writeBill(tx, ctx, {
    customerId: item.customerId,
    subscriptionId: item.id,
    kind: 'period',
    packageName: item.packageName,
    periodStart: period.start,
    periodEnd: period.end,
    dueDay: addDays(terms.today, item.graceDays ?? terms.billing.graceDays),
    lines,
    isDeferred,
  })
  if (isDeferred) planEarning(tx, id, deferredOf(lines), { ...period, billingDay: item.billingDay })
  return { amount: total, billedUntil: period.end }
}
