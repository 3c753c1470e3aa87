// Owns: what the counter and the card may ask about payments, saldo, promises and transfers that nobody has seen yet.
// Must never: let money go to the saldo that the screen did not say would go there.
import * as z from 'zod'
import { command, Done, Id, Instant, Line, Page, PageRequest, query, Rupiah } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { PreviewRow, PrintJobItem, PrintState } from '../printing/contract'

/** balance = from the customer's own saldo. */
export const PayMethod = z.enum(['cash', 'qris', 'transfer', 'balance'])
export type PayMethod = z.infer<typeof PayMethod>

const Day = z.iso.date()
const InvoiceId = z.int().positive()

export const PayPart = z.object({
  method: PayMethod,
  /** Rupiah that this part pays. */
  amount: Rupiah,
  /** Rupiah handed over; only cash may be more than the amount. */
  received: Rupiah,
  /** Bukti dana masuk, for QRIS and transfer. */
  reference: Line(40),
})

export const PayApproval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN.').max(100) })

const Customer = z.object({
  id: Id,
  number: z.string(),
  name: z.string(),
  /** 62..., or empty. */
  phone: z.string(),
  address: z.string(),
  areaName: z.string(),
})

export const FoundCustomer = Customer.extend({
  openCount: z.int(),
  openTotal: Rupiah,
  /** The bill whose number was typed; null when the person was meant. */
  invoiceId: z.int().nullable(),
})
export type FoundCustomer = z.infer<typeof FoundCustomer>

export const Promised = z.object({ id: z.int(), untilDay: Day, note: z.string(), at: Instant, actorName: z.string() })

const Claim = z.object({
  id: z.int(),
  invoiceId: z.int(),
  method: z.enum(['qris', 'transfer']),
  amount: Rupiah,
  reference: z.string(),
  note: z.string(),
  at: Instant,
  /** Who of the shop noted it; empty = the customer himself, through the portal. */
  actorName: z.string(),
  paidOn: Day.nullable(),
  bank: z.string(),
  sender: z.string(),
  /** Pictures of the proof. */
  fileIds: z.array(Id),
})

export const CounterBill = z.object({
  id: z.int(),
  number: z.string(),
  /** "Rumahan 20 Mbps, November 2026" */
  title: z.string(),
  dueDay: Day,
  /** Of an order: no debt; who does not pay gets nothing. */
  isOrder: z.boolean(),
  /** Days past its due day; 0 = not due yet. */
  daysLate: z.int(),
  total: Rupiah,
  open: Rupiah,
  claim: Claim.nullable(),
})
export type CounterBill = z.infer<typeof CounterBill>

export const PaymentReceipt = z.object({
  id: Id,
  number: z.string(),
  at: Instant,
  cashierName: z.string(),
  customer: Customer,
  total: Rupiah,
  change: Rupiah,
  toBalance: Rupiah,
  /** Saldo of the customer now. */
  balance: Rupiah,
  parts: z.array(z.object({ method: PayMethod, amount: Rupiah, received: Rupiah, reference: z.string() })),
  bills: z.array(
    z.object({
      invoiceId: z.int(),
      number: z.string(),
      title: z.string(),
      amount: Rupiah,
      /** Rupiah still open of that bill after this payment. */
      left: Rupiah,
    }),
  ),
  /** Rupiah of all open bills now. */
  stillOpen: Rupiah,
  printJobId: z.int().nullable(),
  waText: z.string(),
  isReversed: z.boolean(),
})
export type PaymentReceipt = z.infer<typeof PaymentReceipt>

export const PaymentItem = z.object({
  id: Id,
  number: z.string(),
  at: Instant,
  businessDay: Day,
  cashierName: z.string(),
  customerId: Id,
  customerName: z.string(),
  total: Rupiah,
  toBalance: Rupiah,
  methods: z.array(PayMethod),
  /** "INV-2611-00042, INV-2612-00040"; empty for a deposit. */
  bills: z.string(),
  isReversed: z.boolean(),
  paper: z.object({ jobId: z.int(), state: PrintState }).nullable(),
})
export type PaymentItem = z.infer<typeof PaymentItem>

/** What a payment brought to one bill, and what proved it. */
export const PaymentOfBill = z.object({
  id: Id,
  number: z.string(),
  at: Instant,
  /** Rupiah of this bill. */
  amount: Rupiah,
  parts: z.array(z.object({ method: PayMethod, amount: Rupiah, reference: z.string() })),
  isReversed: z.boolean(),
  /** Pictures that its customer had sent. */
  fileIds: z.array(Id),
})
export type PaymentOfBill = z.infer<typeof PaymentOfBill>

export const RefundWay = z.enum(['same', 'cash'])
const HandedBack = z.array(z.object({ method: PayMethod, amount: Rupiah }))

export const PaymentDetail = PaymentReceipt.extend({
  note: z.string(),
  papers: z.array(PrintJobItem),
  reversal: z
    .object({
      at: Instant,
      actorName: z.string(),
      approverName: z.string(),
      reason: z.string(),
      handedBack: HandedBack,
    })
    .nullable(),
  /** Empty: it can be taken back; else why not, in words. */
  reverseRefusal: z.string(),
})
export type PaymentDetail = z.infer<typeof PaymentDetail>

const StatementRow = z.object({
  id: z.int(),
  at: Instant,
  memo: z.string(),
  /** Above zero = the saldo grew. */
  amount: z.int(),
  /** Saldo after this row. */
  balance: z.int(),
  /** The payment behind it, when it is one. */
  paymentId: Id.nullable(),
  /** Saldo handed back in cash: the slip behind it, when it is one, and how often that was asked for. */
  refundId: z.string().nullable(),
  slips: z.int(),
})

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
