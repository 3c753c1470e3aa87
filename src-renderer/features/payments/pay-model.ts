// Owns: what the money on the desk pays: ticked bills, saldo, cash and proof, and what would go to the saldo.
// Must never: ask the core or the screen; the core counts again by itself.
import type { CounterBill, PayMethod } from '../../../src-main/features/payments/shapes'

export interface Desk {
  readonly bills: readonly CounterBill[]
  readonly ticked: ReadonlySet<number>
  /** Rupiah of the customer's saldo. */
  readonly balance: number
  readonly usesBalance: boolean
}

export interface DeskSum {
  /** Rupiah of the ticked bills. */
  readonly owed: number
  readonly fromBalance: number
  /** Rupiah that money has to pay. */
  readonly due: number
}

export const sumOf = ({ bills, ticked, balance, usesBalance }: Desk): DeskSum => {
  const owed = bills.reduce((sum, { id, open }) => sum + (ticked.has(id) ? open : 0), 0)
  const fromBalance = usesBalance ? Math.min(balance, owed) : 0
  return { owed, fromBalance, due: owed - fromBalance }
}

/**
 * Everything open; who says that a bill was transferred already is not asked for it twice. An order is no debt: it is ticked when it
 * was asked for, or when there is nothing else.
 */
export function firstTicks(bills: readonly CounterBill[], wantedId: number | null): ReadonlySet<number> {
  const wanted = bills.find(({ id }) => id === wantedId)
  if (wanted?.isOrder) return new Set([wanted.id])
  const asked = bills.filter(({ claim }) => claim === null)
  const debts = asked.filter(({ isOrder }) => !isOrder)
  const meant = wanted
    ? [wanted, ...debts.filter(({ dueDay }) => dueDay <= wanted.dueDay)]
    : debts.length > 0
      ? debts
      : asked
  return new Set(meant.map(({ id }) => id))
}

export interface Money {
  /** Rupiah of notes that pay; the rest of what was handed over is change. */
  readonly cash?: { readonly amount: number; readonly received: number }
  readonly proof?: { readonly method: 'qris' | 'transfer'; readonly amount: number; readonly reference: string }
}

export interface PayIntent {
  readonly parts: { method: PayMethod; amount: number; received: number; reference: string }[]
  readonly invoiceIds: number[]
  readonly toBalance: number
}

/** The saldo pays only what the money leaves open. */
export function intentOf(desk: Desk, { cash, proof }: Money): PayIntent {
  const { owed } = sumOf(desk)
  const money = (cash?.amount ?? 0) + (proof?.amount ?? 0)
  const left = Math.max(0, owed - money)
  const fromBalance = desk.usesBalance ? Math.min(desk.balance, left) : 0
  const parts: PayIntent['parts'] = []
  if (fromBalance > 0) parts.push({ method: 'balance', amount: fromBalance, received: fromBalance, reference: '' })
  if (cash && cash.amount > 0) parts.push({ method: 'cash', ...cash, reference: '' })
  if (proof && proof.amount > 0) parts.push({ ...proof, received: proof.amount })
  return {
    parts,
    invoiceIds: desk.bills.filter(({ id }) => desk.ticked.has(id)).map(({ id }) => id),
    toBalance: Math.max(0, money - owed),
  }
}
