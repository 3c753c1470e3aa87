// Owns: the pure rules of paying: which bill gets what, what goes to the saldo, the change, and both sides of the books.
// Must never: read a table or a clock, or let a rupiah be lost or made: allocations + toBalance = what was paid.
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah, subtractRupiah, sumRupiah } from '../../shared/money'
import { type AccountCode, MONEY_PLACES, type Transfer } from '../ledger'
import type { PayMethod } from './shapes'

export const METHOD_NAMES: Readonly<Record<PayMethod, string>> = {
  cash: 'TUNAI',
  qris: 'QRIS',
  transfer: 'TRANSFER',
  balance: 'SALDO',
}

/** Where the money of a method comes to lie. */
export const ACCOUNT_OF: Readonly<Record<PayMethod, AccountCode>> = {
  ...MONEY_PLACES,
  balance: 'customer-balance',
}

export interface PayPart {
  readonly method: PayMethod
  /** Rupiah that this part pays. */
  readonly amount: number
  /** Rupiah handed over; only cash may be more than the amount. */
  readonly received: number
  readonly reference: string
}

export interface OpenBill {
  readonly id: number
  readonly number: string
  readonly dueDay: string
  /** Of an order: no debt, so debts go first. */
  readonly isOrder?: boolean
  /** Denda isolates nobody, so what keeps the service up is paid before it. */
  readonly isLateFee?: boolean
  /** Rupiah still to pay. */
  readonly open: number
}

export interface Allocation {
  readonly invoiceId: number
  readonly amount: Rupiah
}

/** The service before denda, debts before orders; of each the oldest due day first, of one day the older bill. */
export const oldestFirst = (one: OpenBill, other: OpenBill): number => rankOf(one) - rankOf(other) || byDay(one, other)

const rankOf = ({ isOrder = false, isLateFee = false }: OpenBill): number => (isOrder ? 2 : isLateFee ? 1 : 0)

const byDay = (one: OpenBill, other: OpenBill): number =>
  one.dueDay === other.dueDay ? one.id - other.id : one.dueDay < other.dueDay ? -1 : 1

/** Fills bill after bill; what is left goes to the saldo. */
export function allocate(
  amount: Rupiah,
  bills: readonly OpenBill[],
): { readonly allocations: Allocation[]; readonly toBalance: Rupiah } {
  let left: number = amount
  const allocations: Allocation[] = []
  for (const { id, open } of bills.toSorted(oldestFirst)) {
    const share = Math.min(left, open)
    if (share <= 0) continue
    allocations.push({ invoiceId: id, amount: rupiah(share) })
    left -= share
  }
  return { allocations, toBalance: rupiah(left) }
}

export interface Settled {
  readonly parts: readonly (PayPart & { readonly amount: Rupiah; readonly received: Rupiah })[]
  readonly total: Rupiah
  readonly change: Rupiah
}

/** Only cash gives change; money that cannot be seen needs its proof; the saldo is never overdrawn. */
export function settleParts(raw: readonly PayPart[], balance: Rupiah): Settled {
  const parts = raw.map((part, index) => {
    const amount = rupiah(part.amount)
    const received = part.method === 'cash' ? rupiah(part.received) : amount
    if (amount <= 0) throw fieldError(`parts.${index}.amount`, 'PAYMENT_NOTHING')
    if (received < amount)
      throw fieldError(`parts.${index}.received`, 'PAYMENT_SHORT', {
        missing: formatRupiah(subtractRupiah(amount, received)),
      })
    if ((part.method === 'qris' || part.method === 'transfer') && part.reference === '')
      throw fieldError(`parts.${index}.reference`, 'PAYMENT_REFERENCE_NEEDED')
    return { method: part.method, amount, received, reference: part.reference }
  })
  const fromBalance = sumOf(parts.filter(({ method }) => method === 'balance'))
  if (fromBalance > balance) throw new DomainError('BALANCE_SHORT', { balance: formatRupiah(balance) })
  const total = sumOf(parts)
  return { parts, total, change: subtractRupiah(sumRupiah(parts.map(({ received }) => received)), total) }
}

const sumOf = (parts: readonly { readonly amount: Rupiah }[]): Rupiah => sumRupiah(parts.map(({ amount }) => amount))

/**
 * Both sides of a payment. The saldo pays bills only: paying it into itself would move nothing and look like money.
 * Its parts go first, so that the remainder for the saldo always comes from real money.
 */
export function transfersOf(
  parts: readonly { readonly method: PayMethod; readonly amount: Rupiah }[],
  toBills: Rupiah,
  toBalance: Rupiah,
  party: string,
): Transfer[] {
  if (toBalance > 0 && parts.some(({ method }) => method === 'balance')) throw new DomainError('BALANCE_NOT_NEEDED')
  const sources = parts
    .toSorted((one, other) => Number(other.method === 'balance') - Number(one.method === 'balance'))
    .map(({ method, amount }) => ({ account: ACCOUNT_OF[method], left: amount as number }))
  const transfers: Transfer[] = []
  for (const [credit, wanted] of [
    ['receivable', toBills],
    ['customer-balance', toBalance],
  ] as const) {
    let missing: number = wanted
    for (const source of sources) {
      const amount = Math.min(missing, source.left)
      if (amount <= 0) continue
      transfers.push({ debit: source.account, credit, amount: rupiah(amount), party })
      source.left -= amount
      missing -= amount
    }
  }
  return transfers
}

/** The opposite of what was posted; `cash` hands QRIS and transfer back from the drawer. */
export const reversedTransfers = (transfers: readonly Transfer[], way: RefundWay): Transfer[] =>
  transfers.map(({ debit, credit, amount, party = null }) => ({
    debit: credit,
    credit: way === 'cash' && (debit === 'qris' || debit === 'bank') ? 'cash-drawer' : debit,
    amount,
    party,
  }))

export type RefundWay = 'same' | 'cash'

/** What a reversal gives back by hand, per account, for the sentence on the screen. */
export function handedBack(
  parts: readonly { readonly method: PayMethod; readonly amount: number }[],
  way: RefundWay,
): { readonly method: PayMethod; readonly amount: number }[] {
  const sums = new Map<PayMethod, number>()
  for (const { method, amount } of parts) {
    const back = way === 'cash' && method !== 'balance' ? 'cash' : method
    sums.set(back, (sums.get(back) ?? 0) + amount)
  }
  return [...sums].map(([method, amount]) => ({ method, amount }))
}

/** Before the number of a payment: `BYR-261121-0042`. */
export const PAYMENT_SERIES = 'BYR'

/** Before the number of saldo that was handed back: `KS-261121-0001`. */
export const PAYOUT_SERIES = 'KS'

/** Days ahead that a promise may reach: a cashier grants a week, a manager two months. */
export const PROMISE_DAYS = { cashier: 7, manager: 60 } as const
