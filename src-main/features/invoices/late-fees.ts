// Owns: denda: a bill of its own for a bill that is late, once.
// Must never: ask a denda for a denda, or for bills that were late long before the denda was switched on.
import { sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { addDays, type CalendarDate, calendarDate, formatDate } from '../../shared/calendar-date'
import { type Rupiah, rupiah } from '../../shared/money'
import { getSetting } from '../settings'
import { writeBill } from './bills'
import { roundRupiah } from './periods'

export interface LateFeeRule {
  readonly kind: 'none' | 'fixed' | 'percent'
  readonly amount: number
  readonly afterDays: number
}

/** Rupiah for a bill of `total`. */
export const lateFeeOf = (rule: LateFeeRule, total: number): Rupiah =>
  rule.kind === 'none'
    ? rupiah(0)
    : rule.kind === 'fixed'
      ? rupiah(rule.amount)
      : roundRupiah((total * rule.amount) / 100)

/** Bills that became late within this many days: switching the denda on does not fine the past. */
const LOOKS_BACK_DAYS = 31

const lateBills = (db: ReadDb, today: CalendarDate, afterDays: number, limit: number) =>
  db.read
    .select({
      id: sql<number>`i.id`,
      number: sql<string>`i.number`,
      customerId: sql<string>`i.customer_id`,
      subscriptionId: sql<string | null>`i.subscription_id`,
      packageName: sql<string>`i.package_name`,
      total: sql<number>`i.total`,
      dueDay: sql<string>`i.due_day`,
    })
    .from(sql`invoice i`)
    .where(
      sql`i.state in ('unpaid', 'pending') and i.state = 'unpaid' and i.kind = 'period'
        and i.due_day < ${addDays(today, -afterDays)} and i.due_day >= ${addDays(today, -afterDays - LOOKS_BACK_DAYS)}
        and not exists (select 1 from invoice fee where fee.late_fee_of = i.id)`,
    )
    .orderBy(sql`i.due_day, i.id`)
    .limit(limit)
    .all()

/** True when there may be more. */
export function makeLateFees(tx: Tx, ctx: CommandContext, limit: number): boolean {
  const { lateFee } = getSetting(tx, 'billing')
  if (lateFee.kind === 'none' || lateFee.amount === 0) return false
  const late = lateBills(tx, ctx.businessDay, lateFee.afterDays, limit)
  for (const bill of late) {
    const amount = lateFeeOf(lateFee, bill.total)
    writeBill(tx, ctx, {
      customerId: bill.customerId,
      subscriptionId: bill.subscriptionId,
      kind: 'manual',
      packageName: bill.packageName,
      lateFeeOf: bill.id,
      periodStart: null,
      periodEnd: null,
      dueDay: ctx.businessDay,
      lines: [
        {
          kind: 'late-fee',
          description: `Denda telat ${bill.number}, jatuh tempo ${formatDate(calendarDate(bill.dueDay))}`,
          amount,
          packageId: null,
        },
      ],
      note: `Denda ${bill.number}`,
    })
  }
  if (late.length > 0) tx.publish('invoices')
  return late.length === limit
}
