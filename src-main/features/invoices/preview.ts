// Owns: what a billing run would make today: count, sum, rows, what it would leave out and why.
// Must never: write; it walks in slices, with the event loop between them.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Db, ReadDb } from '../../platform/db/open'
import type { CalendarDate } from '../../shared/calendar-date'
import { listDue, type SubscriptionView } from '../subscriptions'
import { totalOf } from './domain'
import { type BillingTerms, nextBillOf, termsOf, unbilledFrom } from './period-bill'
import { periodsUpTo } from './periods'

export const SLICE = 100
/** More periods than these at once are asked about: a clock that jumped, or a start day typed wrong. */
export const MANY_PERIODS = 2
/** A walk that comes further than this is a broken date. */
const MOST_PERIODS = 400

export interface PreviewRow {
  readonly subscriptionId: string
  readonly customerId: string
  readonly customerName: string
  readonly packageName: string
  readonly periodStart: string
  readonly periodEnd: string
  readonly amount: number
}

export interface Preview {
  readonly day: string
  /** Subscriptions that are due. */
  readonly subscriptions: number
  readonly bills: number
  /** Rupiah. */
  readonly amount: number
  /** Periods that cost nothing: no bill. */
  readonly free: number
  /** Subscriptions with more than two periods at once: left out until the owner says yes. */
  readonly many: number
  readonly manyBills: number
  readonly rows: PreviewRow[]
  /** Those with many periods. */
  readonly skipped: {
    readonly subscriptionId: string
    readonly customerName: string
    readonly packageName: string
    readonly periods: number
  }[]
}

const SHOWN = 200

const emptyPreview = (day: string): Preview => ({
  day,
  subscriptions: 0,
  bills: 0,
  amount: 0,
  free: 0,
  many: 0,
  manyBills: 0,
  rows: [],
  skipped: [],
})

interface Walked {
  readonly bills: PreviewRow[]
  readonly free: number
}

/** All bills that one subscription is due for. */
export function walk(db: ReadDb, item: SubscriptionView, terms: BillingTerms): Walked {
  const bills: PreviewRow[] = []
  let free = 0
  let from = unbilledFrom(db, item)
  for (let count = 0; from <= terms.today && count < MOST_PERIODS; count++) {
    const { period, lines } = nextBillOf(item, from, terms)
    from = period.end
    if (lines.length === 0) free++
    else
      bills.push({
        subscriptionId: item.id,
        customerId: item.customerId,
        customerName: item.customerName,
        packageName: item.packageName,
        periodStart: period.start,
        periodEnd: period.end,
        amount: totalOf(lines),
      })
  }
  return { bills, free }
}

/** More than two periods are due at once. */
export const isFarBehind = (item: SubscriptionView, day: CalendarDate): boolean =>
  periodsUpTo(item, day, MANY_PERIODS + 1).length > MANY_PERIODS

export const isBilledMonthly = (item: SubscriptionView): boolean => item.billingType === 'monthly'

export async function previewRun(db: Db, today: CalendarDate, signal?: AbortSignal): Promise<Preview> {
  const preview = { ...emptyPreview(today) }
  let after: { billedUntil: string; id: string } | null = null
  for (;;) {
    const slice: SubscriptionView[] = listDue(db, { day: today, after, limit: SLICE })
    const terms = termsOf(db, today)
    for (const item of slice.filter(isBilledMonthly)) {
      const { bills, free } = walk(db, item, terms)
      if (bills.length + free === 0) continue
      preview.subscriptions++
      if (bills.length + free > MANY_PERIODS) {
        preview.many++
        preview.manyBills += bills.length
        const { id, customerName, packageName } = item
        if (preview.skipped.length < SHOWN)
          preview.skipped.push({ subscriptionId: id, customerName, packageName, periods: bills.length + free })
        continue
      }
      preview.free += free
      preview.bills += bills.length
      for (const bill of bills) {
        preview.amount += bill.amount
        if (preview.rows.length < SHOWN) preview.rows.push(bill)
      }
    }
    const last = slice.at(-1)
    if (!last || slice.length < SLICE || signal?.aborted) return preview
    after = { billedUntil: last.billedUntil, id: last.id }
    await nextTurn()
  }
}
