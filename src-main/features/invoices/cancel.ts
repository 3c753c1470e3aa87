// Owns: taking a bill back: a reversal in the books, and what was paid for it becomes saldo.
// Must never: delete a bill or free its period; a cancelled period is not billed again by itself.
import { type CommandContext, requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { customerBalance, post, postingsOf } from '../ledger'
import { PACKAGE_CHANGE, reversed, transfersOfBill } from './domain'
import { deleteUnearned, earnedOf } from './period-bill'
import { findRow, type InvoiceRow, linesOf, markCancelled } from './store'

export interface CancelBill {
  readonly id: number
  readonly reason: string
  readonly approverId: string
}

/**
 * What was paid moves to the customer's saldo in the same transaction: nobody has to take a payment back first, the money stays the
 * customer's, and the payment's own paper still says what it said.
 */
export function cancelBill(tx: Tx, ctx: CommandContext, { id, reason, approverId }: CancelBill): { toBalance: number } {
  const actor = requireActor(ctx)
  const bill = findRow(tx, id)
  if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
  if (bill.state === 'cancelled') throw new DomainError('INVOICE_NOT_OPEN', { number: bill.number })
  const { isDeferred, earned } = earnedOf(tx, id)
  const { customerId } = bill
  markCancelled(tx, id, ctx.now, reason)
  deleteUnearned(tx, id)
  post(tx, ctx, {
    sourceType: 'invoice-cancel',
    sourceId: String(id),
    memo: `Batal ${bill.number}: ${reason}`,
    transfers: [
      ...reversed(transfersOfBill({ customerId, lines: linesOf(tx, id), isDeferred })),
      { debit: 'subscription-revenue', credit: 'unearned-revenue', amount: rupiah(earned) },
      { debit: 'receivable', credit: 'customer-balance', amount: rupiah(bill.paid), party: customerId },
    ],
  })
  takeBackChanges(tx, ctx, bill)
  recordAudit(tx, ctx, {
    action: 'invoice.cancel',
    subjectType: 'invoice',
    subjectId: String(id),
    detail: { number: bill.number, total: bill.total, toBalance: bill.paid, reason, actorId: actor.id, approverId },
  })
  tx.publish('invoices', 'payments', 'customers')
  return { toBalance: bill.paid }
}

/**
 * A cheaper package inside the period had made its rest to saldo. Now that the whole period comes back, that rest would be given
 * twice. Throws INVOICE_CHANGE_SPENT when it was used up.
 */
function takeBackChanges(tx: Tx, ctx: CommandContext, bill: InvoiceRow): void {
  const { subscriptionId, periodStart, periodEnd, number, customerId } = bill
  if (bill.kind !== 'period' || subscriptionId === null || periodStart === null || periodEnd === null) return
  const changes = postingsOf(tx, PACKAGE_CHANGE, subscriptionId).filter(
    ({ businessDay }) => businessDay >= periodStart && businessDay < periodEnd,
  )
  for (const { id, transfers } of changes)
    post(tx, ctx, {
      sourceType: 'invoice-cancel',
      sourceId: String(bill.id),
      memo: `Batal ${number}: sisa paket lama ditarik kembali`,
      transfers: reversed(transfers),
      reversesId: id,
    })
  if (changes.length > 0 && customerBalance(tx, customerId) < 0)
    throw new DomainError('INVOICE_CHANGE_SPENT', { number })
}
