// Owns: the periods that are due and not billed when a subscription is paused or stopped: billed first or let go, as a person said.
// Must never: let them go unsaid; the history names the day.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { type CalendarDate, formatDate } from '../../shared/calendar-date'
import { formatRupiah, type Rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { recordEvent } from './store'

export interface DuePeriods {
  /** First day that no bill covers. */
  readonly since: CalendarDate
  readonly bills: number
  readonly amount: Rupiah
  /** So many at once that the owner bills them by the run, or nobody does. */
  readonly isMany: boolean
  /** The service began today: it may have been a mistake. */
  readonly isNew: boolean
}

/** Bills know the subscriptions, so they are wired in by office.ts. */
export interface DueBilling {
  readonly quote: (db: ReadDb, today: CalendarDate, subscriptionId: string) => DuePeriods | null
  readonly bill: (tx: Tx, ctx: CommandContext, subscriptionId: string) => void
}

export interface SettleDue {
  readonly id: string
  readonly billsDue: boolean
}

/** In the transaction of the pause or stop, before it: a paused or stopped one is never due. */
export function settleDue(tx: Tx, ctx: CommandContext, { id, billsDue }: SettleDue, billing?: DueBilling): void {
  const due = billing?.quote(tx, ctx.businessDay, id)
  if (!billing || !due) return
  if (billsDue) billing.bill(tx, ctx, id)
  const since = formatDate(due.since)
  const text = billsDue
    ? `Tagihan sejak ${since} (${formatRupiah(due.amount)}) dibuat dulu.`
    : `Periode sejak ${since} (${formatRupiah(due.amount)}) tidak ditagih.`
  recordEvent(tx, ctx, id, 'due', text)
  recordAudit(tx, ctx, {
    action: billsDue ? 'billing.due' : 'billing.letGo',
    subjectType: 'subscription',
    subjectId: id,
    detail: { since: due.since, amount: due.amount },
  })
}
