// Owns: who is late now, of one subscription and of the whole shop.
// Must never: decide to cut.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { type CalendarDate, calendarDate } from '../../shared/calendar-date'
import { openInvoicesOf, overdueSubscriptions } from '../invoices'
import { heldByClaims, promiseOf, promisesOn } from '../payments'
import { getSetting } from '../settings'
import { TEXTS } from './domain'
import { activeAmong, type ItemRow } from './store'

export interface Late {
  readonly arrears: number
  readonly oldestDueDay: string
}

interface Subscribed {
  readonly id: string
  readonly customerId: string
}

export type Now = Pick<CommandContext, 'businessDay' | 'now'>

/**
 * Bills past their due day, of one subscription; null when there is none, or nothing but denda. Who says that it is paid (Menunggu Konfirmasi) is not late,
 * for as long as such a word holds.
 */
export function lateOf(db: ReadDb, { id, customerId }: Subscribed, { businessDay: day, now }: Now): Late | null {
  const held = new Set(heldByClaims(db, now))
  const late = openInvoicesOf(db, customerId, day).filter(
    (bill) => bill.subscriptionId === id && bill.dueDay < day && !(bill.state === 'pending' && held.has(bill.id)),
  )
  const [first] = late.filter(({ isLateFee }) => !isLateFee) // the oldest due day first
  if (!first) return null
  return {
    arrears: late.reduce((sum, { total, paid }) => sum + total - paid, 0),
    oldestDueDay: first.dueDay,
  }
}

/** What keeps an isolated line closed: anything but denda past its due day whose money is not confirmed. */
export const isOwing = (db: ReadDb, { id, customerId }: Subscribed, day: string): boolean =>
  openInvoicesOf(db, customerId, day).some(
    ({ subscriptionId, dueDay, isLateFee }) => subscriptionId === id && dueDay < day && !isLateFee,
  )

/** Why nobody cuts this one today: a promise that still runs; null when there is none. */
export function promiseNote(db: ReadDb, customerId: string, day: CalendarDate): string | null {
  const promise = promiseOf(db, customerId)
  return promise && promise.untilDay >= day ? TEXTS.promised(calendarDate(promise.untilDay)) : null
}

/** Everyone late enough to be cut today; who promised to pay is in it, spared. Thousands may be late: asked of all at once. */
export function listLate(db: Pick<Tx, 'connection'> & ReadDb, ctx: Now): Omit<ItemRow, 'runId'>[] {
  const { businessDay: day } = ctx
  const { afterDays } = getSetting(db, 'suspension')
  const late = overdueSubscriptions(db, { day, afterDays, heldBills: heldByClaims(db, ctx.now) })
  const active = activeAmong(
    db,
    late.map(({ subscriptionId }) => subscriptionId),
  )
  const promised = promisesOn(db, day)
  return late.flatMap(({ subscriptionId, customerId, arrears, oldestDueDay }) => {
    if (!active.has(subscriptionId)) return []
    const untilDay = promised.get(customerId)
    const note = untilDay === undefined ? null : TEXTS.promised(calendarDate(untilDay))
    return [{ subscriptionId, arrears, oldestDueDay, state: note === null ? 'proposed' : 'spared', note: note ?? '' }]
  })
}
