// Owns: who is late now, of one subscription and of the whole shop.
// Must never: decide to cut.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import type { CalendarDate } from '../../shared/calendar-date'
import { openInvoicesOf, overdueSubscriptions } from '../invoices'
import { promiseOf } from '../payments'
import { getSetting } from '../settings'
import { findSubscription } from '../subscriptions'
import { TEXTS } from './domain'
import type { ItemRow } from './store'

export interface Late {
  readonly arrears: number
  readonly oldestDueDay: string
}

/** Bills past their due day, of one subscription; null when there is none. Money that is not confirmed yet pays nothing. */
export function lateOf(
  db: ReadDb,
  { id, customerId }: { readonly id: string; readonly customerId: string },
  day: string,
): Late | null {
  const late = openInvoicesOf(db, customerId).filter((bill) => bill.subscriptionId === id && bill.dueDay < day)
  const [first] = late
  if (!first) return null
  return {
    arrears: late.reduce((sum, { total, paid }) => sum + total - paid, 0),
    oldestDueDay: late.reduce((oldest, { dueDay }) => (dueDay < oldest ? dueDay : oldest), first.dueDay),
  }
}

/** Why nobody cuts this one today: a promise that still runs; null when there is none. */
export function promiseNote(db: ReadDb, customerId: string, day: CalendarDate): string | null {
  const promise = promiseOf(db, customerId)
  return promise && promise.untilDay >= day ? TEXTS.promised(promise.untilDay) : null
}

/** Everyone late enough to be cut today; who promised to pay is in it, spared. */
export function listLate(db: ReadDb, ctx: Pick<CommandContext, 'businessDay'>): Omit<ItemRow, 'runId'>[] {
  const { businessDay: day } = ctx
  const { afterDays } = getSetting(db, 'suspension')
  return overdueSubscriptions(db, { day, afterDays }).flatMap(
    ({ subscriptionId, customerId, arrears, oldestDueDay }) => {
      if (findSubscription(db, subscriptionId)?.state !== 'active') return []
      const note = promiseNote(db, customerId, day)
      return [{ subscriptionId, arrears, oldestDueDay, state: note === null ? 'proposed' : 'spared', note: note ?? '' }]
    },
  )
}
