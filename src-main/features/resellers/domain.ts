// Owns: the pure rules of resellers: what a chain of prices costs and earns, how much may be spent, commission, numbers.
// Must never: read a table or a clock, or let anybody in the chain earn less than nothing.
import { type Rupiah, rupiah } from '../../shared/money'
import type { Transfer } from '../ledger'

/** The shop, and so many resellers below one another. */
export const DEEPEST = 5
/** A made-now sale that the router has not answered by then is given up; its saldo is free again. */
export const HOLD_MS = 30 * 60_000
export const MOST_PER_SALE = 20
export const MOST_OPEN_DEPOSITS = 5

export interface Level {
  readonly resellerId: string
  /** Rupiah in his own list; undefined = not assigned. */
  readonly operatorPrice: number | undefined
}

export interface Cost {
  /** Rupiah that the seller pays for one. */
  readonly operatorPrice: Rupiah
  /** Rupiah that each above him earns of one; zeros are left out. */
  readonly shares: readonly { readonly resellerId: string; readonly amount: Rupiah }[]
}

/**
 * `chain` from the seller up to the reseller of the shop. Null when one of them may not sell it. A price that was raised above
 * does not wait for the lists below: nobody pays less than the one above him.
 */
export function costOf(chain: readonly Level[]): Cost | null {
  let above = 0
  const shares: { resellerId: string; amount: Rupiah }[] = []
  for (const [index, { operatorPrice }] of chain.toReversed().entries()) {
    if (operatorPrice === undefined) return null
    const price = Math.max(operatorPrice, above)
    const earner = index === 0 ? undefined : chain[chain.length - index]
    if (earner && price > above) shares.push({ resellerId: earner.resellerId, amount: rupiah(price - above) })
    above = price
  }
  return chain.length === 0 ? null : { operatorPrice: rupiah(above), shares }
}

export interface Funds {
  /** Rupiah on the ledger; below zero = credit used. */
  readonly balance: number
  /** Rupiah reserved by sales that wait for the router. */
  readonly held: number
  readonly creditLimit: number
}

export const availableOf = ({ balance, held, creditLimit }: Funds): Rupiah => rupiah(balance - held + creditLimit)

/**
 * Of what the shop gets of it: a price that resellers set for one another would otherwise mint commission. Rounded down: the shop
 * never pays a rupiah more than the percentage.
 */
export const commissionOf = (sale: Pick<SaleMoney, 'amount' | 'shares'>, points: number): Rupiah => {
  const shop = sale.shares.reduce((rest, share) => rest - share.amount, Number(sale.amount))
  return rupiah(Math.floor((shop * points) / 10_000))
}

/** What leaves a saldo and what comes back into it for `quantity` of one cost; the phone is told by it beforehand, the books by it after. */
export const moneyOf = ({ operatorPrice, shares }: Cost, quantity: number, points: number) => {
  const amount = rupiah(operatorPrice * quantity)
  const all = shares.map((share) => ({ ...share, amount: rupiah(share.amount * quantity) }))
  return { amount, shares: all, commission: commissionOf({ amount, shares: all }, points) }
}

/** What stays with the seller of `price` rupiah that he collects: his commission with it. */
export const marginOf = (price: number, sale: { readonly amount: number; readonly commission: number }): Rupiah =>
  rupiah(price - sale.amount + sale.commission)

export interface SaleMoney {
  readonly resellerId: string
  readonly amount: Rupiah
  readonly commission: Rupiah
  readonly shares: readonly { readonly resellerId: string; readonly amount: Rupiah }[]
}

/** Both sides of a sale out of a saldo. What those above earn is taken out of the revenue in the same posting. */
export const saleTransfers = (sale: SaleMoney, revenue: 'voucher-revenue' | 'subscription-revenue'): Transfer[] => [
  { debit: 'reseller-balance', credit: revenue, amount: sale.amount, party: sale.resellerId },
  ...sale.shares.map(
    ({ resellerId, amount }): Transfer => ({ debit: revenue, credit: 'reseller-balance', amount, party: resellerId }),
  ),
  { debit: 'commission', credit: 'reseller-balance', amount: sale.commission, party: sale.resellerId },
]

/**
 * A bill that a reseller pays for his customer: the customer's saldo gets the whole bill, and the difference between it and
 * what the resellers pay is the shop's commission.
 */
export const renewalTransfers = (sale: SaleMoney, bill: { customerId: string; amount: Rupiah }): Transfer[] => [
  { debit: 'reseller-balance', credit: 'commission', amount: sale.amount, party: sale.resellerId },
  ...sale.shares.map(
    ({ resellerId, amount }): Transfer => ({
      debit: 'commission',
      credit: 'reseller-balance',
      amount,
      party: resellerId,
    }),
  ),
  { debit: 'commission', credit: 'reseller-balance', amount: sale.commission, party: sale.resellerId },
  { debit: 'commission', credit: 'customer-balance', amount: bill.amount, party: bill.customerId },
]

/** The part of a price that a bill of `open` rupiah is of a period of `period` rupiah; rounded up, never above the bill. */
export const shareOfBill = (price: number, open: number, period: number): Rupiah =>
  rupiah(period <= 0 ? open : Math.min(open, Math.ceil((price * open) / period)))

/** The cost of a bill: every price of the chain in the same proportion. */
export function billCost(chain: readonly Level[], open: number, period: number): Cost | null {
  const scaled = chain.map(({ resellerId, operatorPrice }) => ({
    resellerId,
    operatorPrice: operatorPrice === undefined ? undefined : shareOfBill(operatorPrice, open, period),
  }))
  return costOf(scaled)
}

export const resellerNumber = (next: number): string => `R-${String(next).padStart(4, '0')}`
