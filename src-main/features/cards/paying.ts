// Owns: the ways to pay for recharge cards: money at the counter or a reseller's saldo; and how a sale was paid.
// Must never: overdraw a reseller, or tell from the row of a sale what only the books know.
import type { ReadDb } from '../../platform/db/open'
import { fieldError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah } from '../../shared/money'
import { type AccountCode, MONEY_PLACES, postingsOf } from '../ledger'
import { type ResellerRow, spendable } from '../resellers'
import type { CardMethod } from './contract'
import type { SaleRow } from './store'

/** Its posting and its papers are made for this. */
export const CARD_SALE = 'card-sale'

const SALDO = 'reseller-balance' satisfies AccountCode

/** What is debited. */
export const PLACES: Readonly<Record<CardMethod, AccountCode>> = { ...MONEY_PLACES, balance: SALDO }

interface Way<Method extends CardMethod = CardMethod> {
  readonly method: Method
  readonly reference: string
}

/**
 * The check of the table is older than paying by saldo and cannot change: such a row stands as a transfer that names the saldo.
 * What it really was is in its posting.
 */
export const keptAs = ({ method, reference }: Way): Way<SaleRow['method']> =>
  method === 'balance' ? { method: 'transfer', reference: 'Saldo reseller' } : { method, reference }

export function paidBy(db: ReadDb, sale: Pick<SaleRow, 'id' | 'method' | 'reference'>): Way {
  const [posting] = postingsOf(db, CARD_SALE, sale.id)
  const isSaldo = posting?.transfers.some(({ debit }) => debit === SALDO) ?? false
  return isSaldo ? { method: 'balance', reference: '' } : { method: sale.method, reference: sale.reference }
}

/** His credit counts, and what waits for a router does not: as when he sells vouchers. */
export function assertSaldo(db: ReadDb, reseller: ResellerRow | null, amount: Rupiah): void {
  if (!reseller) throw fieldError('method', 'CARD_SALDO_WHOSE')
  const available = spendable(db, reseller)
  if (amount > available)
    throw fieldError('method', 'CARD_RESELLER_SHORT', {
      name: reseller.name,
      missing: formatRupiah(rupiah(amount - available)),
      available: formatRupiah(available),
    })
}
