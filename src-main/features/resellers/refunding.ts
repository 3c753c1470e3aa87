// Owns: giving a reseller his saldo back for a voucher that the shop takes back.
// Must never: pay twice for one voucher (its state ends with it), or leave those above with what they did not earn.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { post, type Transfer } from '../ledger'
import { availableOf } from './domain'
import { resellerOf } from './people'
import { findSale, saleOfVoucher, sharesOf } from './sale-store'
import { fundsOf } from './store'

export interface RefundInput {
  readonly voucherId: number
  readonly reason: string
  readonly approverId: string
}

/** Null: no reseller sold it. Called in the transaction that voids the voucher. */
export function refundVoucher(tx: Tx, ctx: CommandContext, input: RefundInput): Rupiah | null {
  const saleId = saleOfVoucher(tx, input.voucherId)
  const sale = saleId === undefined ? undefined : findSale(tx, saleId)
  if (sale?.state !== 'confirmed') return null
  const { resellerId, quantity } = sale
  const amount = rupiah(sale.unitPrice)
  const commission = rupiah(Math.floor(sale.commission / quantity))
  const shares = sharesOf(tx, sale.id).map((share) => ({ ...share, amount: rupiah(share.amount / quantity) }))
  for (const share of shares) {
    const earner = resellerOf(tx, share.resellerId)
    const available = availableOf(fundsOf(tx, earner))
    if (share.amount > available)
      throw new DomainError('RESELLER_SHARE_SPENT', { name: earner.name, amount: formatRupiah(share.amount) })
  }
  post(tx, ctx, {
    sourceType: 'reseller-refund',
    sourceId: String(input.voucherId),
    memo: `Batal 1 x ${sale.packageName} dari ${sale.number}`,
    transfers: [
      { debit: 'voucher-revenue', credit: 'reseller-balance', amount, party: resellerId },
      ...shares.map(
        (share): Transfer => ({
          debit: 'reseller-balance',
          credit: 'voucher-revenue',
          amount: share.amount,
          party: share.resellerId,
        }),
      ),
      { debit: 'reseller-balance', credit: 'commission', amount: commission, party: resellerId },
    ],
  })
  recordAudit(tx, ctx, {
    action: 'reseller.refund',
    subjectType: 'reseller',
    subjectId: resellerId,
    detail: { number: sale.number, amount, reason: input.reason, approverId: input.approverId },
  })
  tx.publish('resellers')
  return amount
}
