// Owns: payments as one looks for them from outside: those of a bill with what proved them, and a customer's own by its number.
// Must never: show a payment to another customer.
import { desc, eq } from 'drizzle-orm'
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { DomainError } from '../../shared/errors'
import { filesOf } from '../files'
import { claimSubject, claimsOfBill } from './claims'
import { paymentReceiptOf } from './receipt'
import type { PaymentOfBill, PaymentReceipt } from './shapes'
import { findPaymentByNumber, findReversal, partsOf } from './store'
import { payment, paymentAllocation } from './tables'

/** Newest first; one that was taken back stays in the list. */
export function paymentsOfBill(db: ReadDb, invoiceId: number): PaymentOfBill[] {
  const claims = claimsOfBill(db, invoiceId)
  return db.read
    .select({
      id: payment.id,
      number: payment.number,
      at: payment.at,
      amount: paymentAllocation.amount,
    })
    .from(paymentAllocation)
    .innerJoin(payment, eq(payment.id, paymentAllocation.paymentId))
    .where(eq(paymentAllocation.invoiceId, invoiceId))
    .orderBy(desc(payment.at), desc(payment.id))
    .all()
    .map((row) => {
      const claim = claims.find(({ paymentId }) => paymentId === row.id)
      return {
        ...row,
        parts: partsOf(db, row.id).map(({ method, amount, reference }) => ({ method, amount, reference })),
        isReversed: findReversal(db, row.id) !== undefined,
        fileIds: claim ? filesOf(db, claimSubject(claim.id)).map(({ id }) => id) : [],
      }
    })
}

/** Another customer's payment is as unknown as one that does not exist. */
export function ownReceipt(
  db: ReadDb,
  ctx: Pick<CommandContext, 'zone' | 'businessDay'>,
  customerId: string,
  number: string,
): PaymentReceipt {
  const row = findPaymentByNumber(db, number)
  if (row?.customerId !== customerId) throw new DomainError('PAYMENT_NOT_FOUND')
  return paymentReceiptOf(db, ctx, row.id)
}
