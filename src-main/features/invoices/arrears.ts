// Owns: who owes the shop, since when and how much: for isolir, reminders and reports.
// Must never: decide what happens to them; that is features/suspension and features/reminders.
import { sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { addDays, calendarDate } from '../../shared/calendar-date'
import { type Rupiah, rupiah } from '../../shared/money'

export interface OverdueSubscription {
  readonly subscriptionId: string
  readonly customerId: string
  /** Rupiah of its bills past their due day, denda included, and the oldest of those days, denda left out. */
  readonly arrears: Rupiah
  readonly oldestDueDay: string
}

export interface Overdue {
  readonly day: string
  readonly afterDays: number
  /** Bills of Menunggu Konfirmasi that do not count yet; left out: none of them counts. */
  readonly heldBills?: readonly number[]
}

/** Of a bill that is no denda: denda alone makes nobody late, the service itself is paid. */
const oldestDue = sql<string>`min(case when i.late_fee_of is null then i.due_day end)`

/**
 * Subscriptions with a bill whose due day lies more than `afterDays` days back, oldest first. A bill that waits for a confirmation
 * (Menunggu Konfirmasi) does not count while it is held: the customer says that it is paid.
 */
export function overdueSubscriptions(db: ReadDb, { day, afterDays, heldBills }: Overdue): OverdueSubscription[] {
  const cutDay = addDays(calendarDate(day), -afterDays)
  const isCounted = heldBills
    ? sql`i.id not in (select value from json_each(${JSON.stringify(heldBills)}))`
    : sql`i.state = 'unpaid'`
  return db.read
    .select({
      subscriptionId: sql<string>`i.subscription_id`,
      customerId: sql<string>`min(i.customer_id)`,
      arrears: sql<number>`sum(i.total - i.paid)`,
      oldestDueDay: oldestDue,
    })
    .from(sql`invoice i`)
    .where(
      sql`i.state in ('unpaid', 'pending') and ${isCounted} and i.due_day < ${day} and i.subscription_id is not null`,
    )
    .groupBy(sql`i.subscription_id`)
    .having(sql`${oldestDue} < ${cutDay}`)
    .orderBy(sql`${oldestDue}, i.subscription_id`)
    .all()
    .map((row) => ({ ...row, arrears: rupiah(row.arrears) }))
}

export interface CustomerArrears {
  readonly customerId: string
  readonly customerName: string
  readonly arrears: Rupiah
  readonly oldestDueDay: string
  readonly bills: number
}

/** Customers with bills past their due day, the largest debt first. */
export function customersWithArrears(
  db: ReadDb,
  { day, limit = 200 }: { readonly day: string; readonly limit?: number },
): CustomerArrears[] {
  return db.read
    .select({
      customerId: sql<string>`i.customer_id`,
      customerName: sql<string>`c.name`,
      arrears: sql<number>`sum(i.total - i.paid)`,
      oldestDueDay: sql<string>`min(i.due_day)`,
      bills: sql<number>`count(*)`,
    })
    .from(sql`invoice i join customer c on c.id = i.customer_id`)
    .where(sql`i.state in ('unpaid', 'pending') and i.state = 'unpaid' and i.kind <> 'order' and i.due_day < ${day}`)
    .groupBy(sql`i.customer_id`)
    .orderBy(sql`3 desc, 1`)
    .limit(limit)
    .all()
    .map((row) => ({ ...row, arrears: rupiah(row.arrears) }))
}

/**
 * The bill that the customer should have paid first, at that moment: of all that were open then the oldest due one. Orders are no
 * debt and denda isolates nobody: neither counts. Null = there was none.
 */
export const oldestBillAt = (db: ReadDb, customerId: string, at: number): { id: number; number: string } | null =>
  db.read
    .select({ id: sql<number>`i.id`, number: sql<string>`i.number` })
    .from(sql`invoice i`)
    .where(
      sql`i.customer_id = ${customerId} and i.kind <> 'order' and i.late_fee_of is null and i.issued_at <= ${at}
        and (i.paid_at is null or i.paid_at > ${at}) and (i.cancelled_at is null or i.cancelled_at > ${at})`,
    )
    .orderBy(sql`i.due_day, i.id`)
    .limit(1)
    .get() ?? null
