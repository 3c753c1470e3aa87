// Owns: what the counter and the card may ask about payments, saldo, promises and transfers that nobody has seen yet.
// Must never: let money go to the saldo that the screen did not say would go there.
import * as z from 'zod'
import { command, Done, Id, Line, Page, PageRequest, query, Rupiah } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { PreviewRow } from '../printing/contract'
import {
  Claim,
  CounterBill,
  Customer,
  Day,
  FoundCustomer,
  HandedBack,
  InvoiceId,
  PayApproval,
  PayMethod,
  PaymentDetail,
  PaymentItem,
  PaymentOfBill,
  PaymentReceipt,
  PayPart,
  Promised,
  RefundWay,
  StatementRow,
} from './shapes'

export const paymentsContract = {
  /** Bill number, customer number, name, phone or username; the best matches, at most ten. */
  find: query(EVERYONE, z.object({ search: z.string().max(60) }), z.array(FoundCustomer)),
  /** Everything that the counter needs to take money of one customer. */
  counter: query(
    EVERYONE,
    z.object({ customerId: Id }),
    z.object({
      customer: Customer,
      bills: z.array(CounterBill),
      openTotal: Rupiah,
      balance: Rupiah,
      promise: Promised.nullable(),
      hasQris: z.boolean(),
      hasPrinter: z.boolean(),
      /** Money may be taken now; false = a shift has to be opened first. */
      isShiftReady: z.boolean(),
    }),
  ),
  pay: command(
    EVERYONE,
    z.object({
      customerId: Id,
      parts: z.array(PayPart).min(1, 'Pilih cara bayar dulu.').max(4),
      /** The ticked bills; none = a deposit into the saldo. */
      invoiceIds: z.array(InvoiceId).max(200),
      /** Rupiah that the screen said would go to the saldo. When it would be more, nothing is taken. */
      toBalance: Rupiah,
      note: Line(120),
    }),
    PaymentReceipt,
  ),
  receipt: query(EVERYONE, z.object({ paymentId: Id }), PaymentReceipt),
  /** Newest first; those that were taken back too. */
  ofBill: query(EVERYONE, z.object({ invoiceId: InvoiceId }), z.array(PaymentOfBill)),
  detail: query(EVERYONE, z.object({ paymentId: Id }), PaymentDetail),
  preview: query(EVERYONE, z.object({ paymentId: Id }), z.object({ columns: z.int(), rows: z.array(PreviewRow) })),
  reprint: command(EVERYONE, z.object({ paymentId: Id }), z.object({ printJobId: z.int(), copyNumber: z.int() })),
  /** Newest first. */
  list: query(
    EVERYONE,
    z.object({
      ...PageRequest,
      day: Day.nullable().default(null),
      cashierId: Id.nullable().default(null),
      method: PayMethod.nullable().default(null),
      customerId: Id.nullable().default(null),
      search: z.string().max(60).default(''),
    }),
    Page(PaymentItem),
  ),
  /** Money of a day by method; `total` and `reversed` without saldo, which came in before. */
  day: query(
    EVERYONE,
    z.object({ day: Day }),
    z.object({
      count: z.int(),
      /** Of them those that brought money in, and were not taken back the same day. */
      cameIn: z.int(),
      total: z.int(),
      reversed: z.int(),
      byMethod: z.array(z.object({ method: PayMethod, count: z.int(), amount: z.int() })),
    }),
  ),
  /** Takes a payment back: bills reopen, the saldo is corrected, the money goes back. */
  reverse: command(
    EVERYONE,
    z.object({ paymentId: Id, reason: Line(120, 3), refundWay: RefundWay, approval: PayApproval }),
    z.object({ handedBack: HandedBack }),
  ),
  /** Hands saldo back in cash. */
  refundBalance: command(
    EVERYONE,
    z.object({
      customerId: Id,
      amount: z.int().min(1, 'Isi jumlahnya.').max(1_000_000_000),
      reason: Line(120, 3),
      approval: PayApproval,
    }),
    z.object({ balance: Rupiah, printJobId: z.int().nullable() }),
  ),
  /** Its slip once more: marked, unless nothing of it was printed before. */
  reprintRefund: command(
    EVERYONE,
    z.object({ refundId: z.string().min(1).max(60) }),
    z.object({ printJobId: z.int(), copyNumber: z.int() }),
  ),
  /** For the customer's card. */
  account: query(
    EVERYONE,
    z.object({ customerId: Id }),
    z.object({
      balance: Rupiah,
      promise: Promised.nullable(),
      promises: z.array(Promised.extend({ outcome: z.enum(['kept', 'broken', 'withdrawn']).nullable() })),
    }),
  ),
  /** Rows of the saldo, newest first. */
  statement: query(EVERYONE, z.object({ ...PageRequest, customerId: Id }), Page(StatementRow)),
  promise: command(EVERYONE, z.object({ customerId: Id, untilDay: Day, note: Line(120) }), Done),
  withdrawPromise: command(EVERYONE, z.object({ customerId: Id }), Done),
  /** Promises that run, soonest first. */
  promises: query(
    EVERYONE,
    z.object({}),
    z.array(Promised.extend({ customerId: Id, customerName: z.string(), openTotal: Rupiah })),
  ),
  /** "Sudah transfer" of the customer, not seen yet: the bill waits for confirmation. */
  claim: command(
    EVERYONE,
    z.object({
      invoiceId: InvoiceId,
      method: z.enum(['qris', 'transfer']),
      amount: z.int().min(1, 'Isi jumlahnya.').max(1_000_000_000),
      reference: Line(40),
      note: Line(120),
      fileId: Id.nullable().default(null),
    }),
    Done,
  ),
  claims: query(
    EVERYONE,
    z.object({}),
    z.array(Claim.extend({ customerId: Id, customerName: z.string(), invoiceNumber: z.string(), open: Rupiah })),
  ),
  /** The money was seen: the bill is paid; what is too much goes to the saldo. */
  confirmClaim: command(
    MANAGERS,
    z.object({ claimId: z.int().positive(), amount: z.int().min(1).max(1_000_000_000), reference: Line(40, 1) }),
    PaymentReceipt,
  ),
  rejectClaim: command(MANAGERS, z.object({ claimId: z.int().positive(), reason: Line(120, 3) }), Done),
}
