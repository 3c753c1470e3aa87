// Owns: taking money of a customer, and taking a payment back: each one transaction.
// Must never: take money for a bill that somebody else has just been paid for, or let a saldo fall below zero.
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { DomainError } from '../../shared/errors'
import { formatRupiah, type Rupiah, rupiah, subtractRupiah, sumRupiah } from '../../shared/money'
import { paymentDoc } from '../../shared/paper/payment'
import { recordAudit } from '../audit'
import { findCustomer } from '../customers'
import { findInvoice, givenBackOf, isOfRunningOrder, openInvoicesOf, settleInvoice, unsettleInvoice } from '../invoices'
import { customerBalance, post, postingsOf } from '../ledger'
import { dropWaitingPapers, enqueuePaper, type Reprinted, reprintPaper } from '../printing'
import { getSetting } from '../settings'
import { requireShift } from '../shifts'
import { closeClaim, followClaim, linkClaim } from './claims'
import {
  type Allocation,
  allocate,
  handedBack,
  type OpenBill,
  PAYMENT_SERIES,
  type PayPart,
  type RefundWay,
  reversedTransfers,
  settleParts,
  transfersOf,
} from './domain'
import { keepPromise } from './promises'
import { paymentDataOf } from './receipt'
import {
  allocationsOf,
  findPayment,
  findReversal,
  insertAllocation,
  insertPart,
  insertPayment,
  insertReversal,
  type PaymentRow,
  partsOf,
} from './store'

/** Document type of a bukti bayar. */
export const PAYMENT = 'payment'

/** Told in the payment's own transaction, when nothing may be late any more: isolir opens at once. */
export type Paid = (tx: Tx, ctx: CommandContext, customerId: string) => void
const nobody: Paid = () => undefined

export interface PayInput {
  readonly customerId: string
  readonly parts: readonly PayPart[]
  /** Left out: every open bill, oldest first, denda last. Empty: a deposit into the saldo. */
  readonly invoiceIds?: readonly number[]
  /** Rupiah that may go to the saldo; left out: whatever is too much. */
  readonly toBalance?: number
  readonly note?: string
  /** Nobody stands at the counter: no struk is printed there. */
  readonly isQuiet?: boolean
}

export interface PayResult {
  readonly paymentId: string
  readonly number: string
  readonly allocations: readonly Allocation[]
  readonly toBalance: Rupiah
  readonly change: Rupiah
  readonly printJobId: number | null
}

function billsToPay(db: ReadDb, today: string, { customerId, invoiceIds }: PayInput): OpenBill[] {
  if (invoiceIds === undefined)
    return openInvoicesOf(db, customerId, today).map((bill) => ({
      ...bill,
      isOrder: bill.kind === 'order',
      open: subtractRupiah(bill.total, bill.paid),
    }))
  return [...new Set(invoiceIds)].map((id) => {
    const bill = findInvoice(db, id, today)
    if (!bill) throw new DomainError('INVOICE_NOT_FOUND')
    if (bill.customerId !== customerId) throw new DomainError('PAYMENT_OTHERS_BILL', { number: bill.number })
    if (bill.state !== 'unpaid' && bill.state !== 'pending')
      throw new DomainError('PAYMENT_BILL_SETTLED', { number: bill.number })
    const { number, dueDay, kind, isLateFee } = bill
    return { id, number, dueDay, isLateFee, isOrder: kind === 'order', open: subtractRupiah(bill.total, bill.paid) }
  })
}

/** Payment, parts, allocations, bills, ledger, audit, struk, isolir: all or nothing. */
export function pay(tx: Tx, ctx: CommandContext, input: PayInput, paid: Paid = nobody): PayResult {
  const customer = findCustomer(tx, input.customerId)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  const shiftId = requireShift(tx, ctx)
  const { parts, total, change } = settleParts(input.parts, customerBalance(tx, customer.id))
  const { allocations, toBalance } = allocate(total, billsToPay(tx, ctx.businessDay, input))
  if (input.toBalance !== undefined && toBalance > input.toBalance)
    throw new DomainError('PAYMENT_BILLS_CHANGED', { extra: formatRupiah(toBalance) })
  const toBills = sumRupiah(allocations.map(({ amount }) => amount))
  const transfers = transfersOf(parts, toBills, toBalance, customer.id)

  const paymentId = ctx.newId()
  const number = nextNumberOfDay(tx, ctx, PAYMENT_SERIES)
  const { outletId, deviceId } = ctx.device
  insertPayment(tx, {
    id: paymentId,
    number,
    outletId,
    deviceId,
    at: ctx.now,
    businessDay: ctx.businessDay,
    customerId: customer.id,
    cashierId: ctx.actor?.id ?? null,
    shiftId,
    total,
    toBalance,
    note: input.note ?? '',
  })
  for (const part of parts) insertPart(tx, { paymentId, ...part })
  post(tx, ctx, { sourceType: PAYMENT, sourceId: paymentId, memo: `Bayar ${number} ${customer.name}`, transfers })
  for (const { invoiceId, amount } of allocations) {
    insertAllocation(tx, { paymentId, invoiceId, amount })
    settleInvoice(tx, ctx, { invoiceId, amount })
    followClaim(tx, ctx, invoiceId)
  }
  keepPromise(tx, ctx, customer.id)
  recordAudit(tx, ctx, {
    action: 'payment.pay',
    subjectType: 'customer',
    subjectId: customer.id,
    detail: { number, total, toBalance, bills: allocations.length, methods: parts.map(({ method }) => method) },
  })
  tx.publish('payments', 'customers')
  paid(tx, ctx, customer.id)

  const openDrawer = parts.some(({ method }) => method === 'cash')
  const { jobId } =
    getSetting(tx, 'policy').autoPrint && !input.isQuiet
      ? enqueuePaper(tx, ctx, {
          documentType: PAYMENT,
          documentId: paymentId,
          document: paymentDoc(paymentDataOf(tx, ctx, paymentId, null)),
          openDrawer,
        })
      : { jobId: null }
  return { paymentId, number, allocations, toBalance, change, printJobId: jobId }
}

export interface ConfirmInput {
  readonly claimId: number
  /** Rupiah that was seen. */
  readonly amount: number
  readonly reference: string
}

/** A transfer that was waited for has come: it becomes a payment of its bill; what is too much goes to the saldo. */
export function confirmClaim(tx: Tx, ctx: CommandContext, input: ConfirmInput, paid: Paid = nobody): PayResult {
  const claim = closeClaim(tx, ctx, input.claimId)
  const bill = findInvoice(tx, claim.invoiceId, ctx.businessDay)
  const { amount, reference } = input
  const result = pay(
    tx,
    ctx,
    {
      customerId: claim.customerId,
      parts: [{ method: claim.method, amount, received: amount, reference }],
      invoiceIds: bill?.state === 'unpaid' ? [bill.id] : [],
      note: claim.note,
    },
    paid,
  )
  linkClaim(tx, claim.id, result.paymentId)
  return result
}

/** The next paper of a payment: marked from the second on. */
export function reprintPayment(tx: Tx, ctx: CommandContext, paymentId: string): Reprinted {
  const by = requireActor(ctx).name
  const reprinted = reprintPaper(tx, ctx, {
    documentType: PAYMENT,
    documentId: paymentId,
    docOf: (number) => paymentDoc(paymentDataOf(tx, ctx, paymentId, number === 0 ? null : { number, at: ctx.now, by })),
  })
  tx.publish('payments')
  return reprinted
}

export interface ReverseInput {
  readonly paymentId: string
  readonly reason: string
  readonly refundWay: RefundWay
  readonly approverId: string
}

/** Null = it can be taken back. */
export function reverseRefusal(db: ReadDb, row: PaymentRow): DomainError | null {
  if (findReversal(db, row.id)) return new DomainError('PAYMENT_REVERSED', { number: row.number })
  for (const { invoiceId } of allocationsOf(db, row.id)) {
    const bill = findInvoice(db, invoiceId, row.businessDay)
    // it would ask the customer for what he does not get, while he keeps what he was given for it
    if (bill && bill.state !== 'cancelled' && givenBackOf(db, bill).length > 0)
      return new DomainError(isOfRunningOrder(db, bill) ? 'PAYMENT_GIVEN_BACK_WAITING' : 'PAYMENT_GIVEN_BACK', {
        number: bill.number,
      })
  }
  const balance = customerBalance(db, row.customerId)
  if (row.toBalance > balance)
    return new DomainError('BALANCE_SPENT', {
      amount: formatRupiah(rupiah(row.toBalance)),
      balance: formatRupiah(balance),
    })
  return null
}

/** Bills reopen, the saldo is corrected, the money goes back. The caller has checked the approver's PIN. */
export function reversePayment(tx: Tx, ctx: CommandContext, input: ReverseInput) {
  const actor = requireActor(ctx)
  const row = findPayment(tx, input.paymentId)
  if (!row) throw new DomainError('PAYMENT_NOT_FOUND')
  const shiftId = requireShift(tx, ctx)
  const parts = partsOf(tx, row.id)
  for (const { invoiceId, amount } of findReversal(tx, row.id) ? [] : allocationsOf(tx, row.id)) {
    unsettleInvoice(tx, ctx, { invoiceId, amount })
    followClaim(tx, ctx, invoiceId)
  }
  // After the bills: one that was cancelled takes what it had been paid out of the saldo too.
  const refusal = reverseRefusal(tx, row)
  if (refusal) throw refusal
  const [posting] = postingsOf(tx, PAYMENT, row.id)
  if (!posting) throw new Error(`payment ${row.id} has no posting`)
  const { reason, refundWay, approverId } = input
  post(tx, ctx, {
    sourceType: 'payment-reversal',
    sourceId: row.id,
    memo: `Batal ${row.number}: ${reason}`,
    transfers: reversedTransfers(posting.transfers, refundWay),
    reversesId: posting.id,
  })
  insertReversal(tx, {
    paymentId: row.id,
    at: ctx.now,
    businessDay: ctx.businessDay,
    actorId: actor.id,
    approverId,
    shiftId,
    reason,
    refundWay,
  })
  dropWaitingPapers(tx, ctx, PAYMENT, row.id)
  recordAudit(tx, ctx, {
    action: 'payment.reverse',
    subjectType: 'customer',
    subjectId: row.customerId,
    detail: { number: row.number, total: row.total, reason, refundWay, approverId },
  })
  tx.publish('payments', 'customers')
  return { handedBack: handedBack(parts, refundWay) }
}
