// Owns: taking a bill back: a reversal in the books, and what was paid for it becomes saldo.
// Must never: delete a bill or free its period; a cancelled period is not billed again by itself.
import { sql } from 'drizzle-orm'
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { customerBalance, type FoundPosting, post, postingsOf, reversed } from '../ledger'
import { coveredBy } from './covered'
import { PACKAGE_CHANGE, transfersOfBill } from './domain'
import { givenBackOf } from './given-back'
import { deleteUnearned, earnedOf } from './period-bill'
import { findRow, type InvoiceRow, linesOf, markCancelled } from './store'

export interface CancelBill {
  readonly id: number
  readonly reason: string
  /** Null: an order that lapsed or was cancelled; nobody's PIN is needed for it. */
  readonly approverId: string | null
}

/** By a person. The bill of an order that still runs is taken back with its order, or the service would be given for nothing. */
export function cancelBill(tx: Tx, ctx: CommandContext, input: CancelBill): { toBalance: number } {
  requireActor(ctx)
  const bill = findRow(tx, input.id)
  if (bill && isOfRunningOrder(tx, bill)) throw new DomainError('INVOICE_OF_ORDER', { number: bill.number })
  return takeBack(tx, ctx, input)
}

/** Read here by SQL: the orders know the bills, so the bills cannot import the orders. */
export const isOfRunningOrder = (db: ReadDb, { id, kind }: Pick<InvoiceRow, 'id' | 'kind'>): boolean =>
  kind === 'order' &&
  db.read
    .select({ one: sql<number>`1` })
    .from(sql`service_order o`)
    .where(sql`o.invoice_id = ${id} and o.state in ('unpaid', 'processing')`)
    .get() !== undefined

/**
 * What was paid moves to the customer's saldo in the same transaction: nobody has to take a payment back first, the money stays the
 * customer's, and the payment's own paper still says what it said.
 */
export function takeBack(tx: Tx, ctx: CommandContext, { id, reason, approverId }: CancelBill): { toBalance: number } {
  const bill = findRow(tx, id)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  if (bill.state === 'cancelled') throw new DomainError('INVOICE_NOT_OPEN', { number: bill.number })
  const { hasShares, earned } = earnedOf(tx, id)
  const { customerId } = bill
  markCancelled(tx, id, ctx.now, reason)
  deleteUnearned(tx, id)
  post(tx, ctx, {
    sourceType: 'invoice-cancel',
    sourceId: String(id),
    memo: `Batal ${bill.number}: ${reason}`,
    transfers: [
      // Lines of an order say themselves which of them wait to be earned.
      ...reversed(
        transfersOfBill({ customerId, lines: linesOf(tx, id), isDeferred: hasShares && bill.kind !== 'order' }),
      ),
      { debit: 'subscription-revenue', credit: 'unearned-revenue', amount: rupiah(earned) },
      { debit: 'receivable', credit: 'customer-balance', amount: rupiah(bill.paid), party: customerId },
    ],
  })
  takeBackGiven(tx, ctx, bill)
  recordAudit(tx, ctx, {
    action: 'invoice.cancel',
    subjectType: 'invoice',
    subjectId: String(id),
    detail: {
      number: bill.number,
      total: bill.total,
      toBalance: bill.paid,
      reason,
      actorId: ctx.actor?.id ?? null,
      approverId,
    },
  })
  tx.publish('invoices', 'payments', 'customers')
  return { toBalance: bill.paid }
}

interface PaidDays {
  readonly subscriptionId: string
  readonly periodStart: string
  readonly periodEnd: string
}

function paidDaysOf(tx: Tx, bill: InvoiceRow): readonly PaidDays[] {
  if (bill.kind === 'order') return coveredBy(tx, bill.id)
  const { subscriptionId, periodStart, periodEnd } = bill
  if (bill.kind !== 'period' || subscriptionId === null || periodStart === null || periodEnd === null) return []
  return [{ subscriptionId, periodStart, periodEnd }]
}

/**
 * A cheaper package inside the period had made its rest to saldo, and so did a voucher or a service of an order that was taken back.
 * Now that the whole bill comes back, that would be given twice. Throws INVOICE_CHANGE_SPENT when it was used up.
 */
function takeBackGiven(tx: Tx, ctx: CommandContext, bill: InvoiceRow): void {
  const { number, customerId } = bill
  const changes = paidDaysOf(tx, bill).flatMap(({ subscriptionId, periodStart, periodEnd }) =>
    postingsOf(tx, PACKAGE_CHANGE, subscriptionId).filter(
      ({ businessDay }) => businessDay >= periodStart && businessDay < periodEnd,
    ),
  )
  const refunds = givenBackOf(tx, bill)
  const undo = (what: string, given: readonly FoundPosting[]): void => {
    for (const { id, transfers } of given)
      post(tx, ctx, {
        sourceType: 'invoice-cancel',
        sourceId: String(bill.id),
        memo: `Batal ${number}: ${what} ditarik kembali`,
        transfers: reversed(transfers),
        reversesId: id,
      })
  }
  undo('sisa paket lama', changes)
  undo('uang yang dibatalkan lebih dulu', refunds)
  if (changes.length + refunds.length > 0 && customerBalance(tx, customerId) < 0)
    throw new DomainError('INVOICE_CHANGE_SPENT', { number })
}
