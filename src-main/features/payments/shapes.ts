// Owns: the shapes of payments, bills at the counter, transfers that nobody has seen yet and rows of a saldo.
// Must never: say who may ask for them; that is the contract's.
import * as z from 'zod'
import { Id, Instant, Line, Rupiah } from '../../shared/contract'
import { PrintJobItem, PrintState } from '../printing/contract'

/** balance = from the customer's own saldo. */
export const PayMethod = z.enum(['cash', 'qris', 'transfer', 'balance'])
export type PayMethod = z.infer<typeof PayMethod>

export const Day = z.iso.date()
export const InvoiceId = z.int().positive()

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

export const Customer = z.object({
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

export const Claim = z.object({
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
      /** Afterwards: what was paid of it became saldo. */
      isCancelled: z.boolean(),
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
export const HandedBack = z.array(z.object({ method: PayMethod, amount: Rupiah }))

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

export const StatementRow = z.object({
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
