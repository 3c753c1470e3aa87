// Owns: what a subscription pays every month beside its package ("IP Publik"): added with an order, ended by staff.
// Must never: change what was billed; an extra that ended is in no later bill.
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { DomainError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { livingRow } from './commands'
import { recordEvent } from './store'
import { subscriptionExtra } from './tables'

export interface ExtraView {
  readonly id: string
  readonly label: string
  /** Rupiah. */
  readonly monthlyAmount: Rupiah
}

const living = reading((q) =>
  q
    .select({
      id: subscriptionExtra.id,
      label: subscriptionExtra.label,
      monthlyAmount: subscriptionExtra.monthlyAmount,
    })
    .from(subscriptionExtra)
    .where(
      and(eq(subscriptionExtra.subscriptionId, sql.placeholder('subscriptionId')), isNull(subscriptionExtra.endedAt)),
    )
    .orderBy(asc(subscriptionExtra.createdAt), sql`subscription_extra.rowid`)
    .prepare(),
)

/** Those that the next bill holds, oldest first. */
export const extrasOf = (db: ReadDb, subscriptionId: string): ExtraView[] =>
  living(db)
    .all({ subscriptionId })
    .map((row) => ({ ...row, monthlyAmount: rupiah(row.monthlyAmount) }))

export interface AddExtras {
  readonly subscriptionId: string
  readonly extras: readonly { readonly label: string; readonly monthlyAmount: number }[]
}

/** From the next bill on. One of nothing is left out: it is no part of a price. */
export function addExtras(tx: Tx, ctx: CommandContext, { subscriptionId, extras }: AddExtras): void {
  livingRow(tx, subscriptionId)
  for (const { label, monthlyAmount } of extras) {
    if (monthlyAmount === 0) continue
    tx.write
      .insert(subscriptionExtra)
      .values({ id: ctx.newId(), subscriptionId, label, monthlyAmount: rupiah(monthlyAmount), createdAt: ctx.now })
      .run()
    const words = `${label}, ${formatRupiah(rupiah(monthlyAmount))} sebulan`
    recordEvent(tx, ctx, subscriptionId, 'changed', `Ditambah: ${words}.`)
  }
  tx.publish('subscriptions', 'customers')
}

/** The days that are billed already stay as they were billed. */
export function endExtra(tx: Tx, ctx: CommandContext, id: string): void {
  const extra = tx.read
    .select()
    .from(subscriptionExtra)
    .where(and(eq(subscriptionExtra.id, id), isNull(subscriptionExtra.endedAt)))
    .get()
  if (!extra) throw new DomainError('EXTRA_NOT_FOUND')
  const { subscriptionId, label, monthlyAmount } = extra
  tx.write.update(subscriptionExtra).set({ endedAt: ctx.now }).where(eq(subscriptionExtra.id, id)).run()
  const words = `${label}, ${formatRupiah(rupiah(monthlyAmount))} sebulan`
  recordEvent(tx, ctx, subscriptionId, 'changed', `Dilepas: ${words}.`)
  recordAudit(tx, ctx, {
    action: 'subscription.endExtra',
    subjectType: 'subscription',
    subjectId: subscriptionId,
    detail: { label, monthlyAmount },
  })
  tx.publish('subscriptions', 'customers')
}
