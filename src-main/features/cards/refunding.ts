// Owns: giving a customer his saldo back for a voucher that he bought with it and the shop takes back.
// Must never: pay twice for one voucher; its state ends with it.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { post } from '../ledger'
import { purchaseOfVoucher } from './purchase-store'

/** Null: no customer bought it from his saldo. Called in the transaction that voids the voucher. */
export function refundPurchase(
  tx: Tx,
  ctx: CommandContext,
  { voucherId, reason }: { readonly voucherId: number; readonly reason: string },
): Rupiah | null {
  const row = purchaseOfVoucher(tx, voucherId)
  if (!row) return null
  const amount = rupiah(row.amount)
  post(tx, ctx, {
    sourceType: 'balance-refund-voucher',
    sourceId: row.id,
    memo: `Batal ${row.packageName} dari ${row.number}`,
    transfers: [{ debit: 'voucher-revenue', credit: 'customer-balance', amount, party: row.customerId }],
  })
  recordAudit(tx, ctx, {
    action: 'saldo.refund',
    subjectType: 'customer',
    subjectId: row.customerId,
    detail: { number: row.number, amount, reason },
  })
  tx.publish('customers', 'payments')
  return amount
}
