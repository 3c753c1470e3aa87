// Owns: what one subscription is due for today and was not billed for: asked and billed when it is paused or stopped.
// Must never: bill in another way than the run does, or so many periods at once that the owner has to see them first.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { type CalendarDate, formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { rupiah, sumRupiah } from '../../shared/money'
import { isDayLocked } from '../ledger'
import { type DueBilling, type DuePeriods, findSubscription, type SubscriptionView } from '../subscriptions'
import { makeNextBill, termsOf, unbilledFrom } from './period-bill'
import { isBilledMonthly, MANY_PERIODS, walk } from './preview'

/** What the run would bill too (`listDue`): monthly, running or isolated, not paid by renewal. */
const isBilled = (item: SubscriptionView): boolean =>
  isBilledMonthly(item) && item.paidUntil === null && (item.state === 'active' || item.state === 'suspended')

/** Null when nothing is to be paid. */
function quoteDue(db: ReadDb, today: CalendarDate, subscriptionId: string): DuePeriods | null {
  const item = findSubscription(db, subscriptionId)
  if (!item || !isBilled(item)) return null
  const { bills, free } = walk(db, item, termsOf(db, today))
  if (bills.length === 0) return null
  const since = unbilledFrom(db, item)
  return {
    since,
    bills: bills.length,
    amount: sumRupiah(bills.map(({ amount }) => rupiah(amount))),
    isMany: bills.length + free > MANY_PERIODS,
    isNew: since === item.startDay && since === today,
  }
}

/** A person saw what it comes to and said yes. */
function billDue(tx: Tx, ctx: CommandContext, subscriptionId: string): void {
  const { businessDay: today } = ctx
  const due = quoteDue(tx, today, subscriptionId)
  if (!due) return
  if (due.isMany) throw new DomainError('BILLING_ASKS_OWNER')
  if (isDayLocked(tx, today)) throw new DomainError('DAY_LOCKED', { day: formatDate(today) })
  const terms = termsOf(tx, today)
  for (;;) {
    const item = findSubscription(tx, subscriptionId)
    const from = item && unbilledFrom(tx, item)
    if (!item || !from || from > today) break
    makeNextBill(tx, ctx, { item, from, terms })
  }
  tx.publish('invoices', 'customers', 'subscriptions')
}

export const dueBilling: DueBilling = { quote: quoteDue, bill: billDue }
