// Owns: the shapes of bills and billing runs on the wire, and who may ask for them.
// Must never: carry a customer's password.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { type CalendarDate, isCalendarDate } from '../../shared/calendar-date'
import { command, Done, Id, Instant, Line, Nothing, Page, PageRequest, query, stream } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'

export const InvoiceId = z.int().min(1)
export const BillState = z.enum(['unpaid', 'pending', 'paid', 'cancelled'])
export type BillState = z.infer<typeof BillState>
/** What a list is narrowed to; overdue is unpaid past its due day, and then no longer among `unpaid`. */
export const BillStatus = z.enum(['unpaid', 'pending', 'overdue', 'paid', 'cancelled'])
export type BillStatus = z.infer<typeof BillStatus>

export const BILL_STATUS_NAMES: Readonly<Record<BillStatus, string>> = {
  unpaid: 'Belum Dibayar',
  pending: 'Menunggu Konfirmasi',
  overdue: 'Jatuh Tempo',
  paid: 'Lunas',
  cancelled: 'Batal',
}

const Day = z.custom<CalendarDate>(isCalendarDate, 'Tanggal tidak dikenal.')
const Month = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'Bulan tidak dikenal.')

export const BillFilter = z.object({
  status: BillStatus.nullable().default(null),
  /** Month of issue, `2026-11`. */
  month: Month.nullable().default(null),
  /** A bill's number or its beginning, or a customer: name, number, phone. */
  search: z.string().max(100).default(''),
})
export type BillFilter = z.infer<typeof BillFilter>

export const BillItem = z.object({
  id: InvoiceId,
  number: z.string(),
  customerId: Id,
  customerNumber: z.string(),
  customerName: z.string(),
  customerPhone: z.string(),
  subscriptionId: Id.nullable(),
  packageName: z.string(),
  kind: z.enum(['period', 'manual', 'order']),
  periodStart: Day.nullable(),
  periodEnd: Day.nullable(),
  issueDay: Day,
  dueDay: Day,
  total: z.int(),
  paid: z.int(),
  state: BillState,
  isOverdue: z.boolean(),
  note: z.string(),
})
export type BillItem = z.infer<typeof BillItem>

export const BillSums = z.object({ count: z.int(), total: z.int(), paid: z.int() })
export type BillSums = z.infer<typeof BillSums>

export const BillCounts = z.object({
  all: BillSums,
  unpaid: BillSums,
  pending: BillSums,
  overdue: BillSums,
  paid: BillSums,
  cancelled: BillSums,
  /** The search fits more customers than are looked through: list and sums are about the first of them only. */
  isCut: z.boolean(),
})
export type BillCounts = z.infer<typeof BillCounts>

export const BillDetail = z.object({
  bill: BillItem,
  customerAddress: z.string(),
  lines: z.array(z.object({ kind: z.string(), description: z.string(), amount: z.int() })),
  /** What paid it, newest first; a payment that was taken back stays in the list. */
  payments: z.array(
    z.object({ paymentId: Id, number: z.string(), at: Instant, amount: z.int(), isReversed: z.boolean() }),
  ),
  issuedAt: Instant,
  /** Empty: by itself. */
  issuedByName: z.string(),
  /** Rupiah of it that became saldo while it stands. */
  toSaldo: z.int(),
  paidAt: Instant.nullable(),
  cancelledAt: Instant.nullable(),
  cancelReason: z.string(),
  /** Where to pay; and the QRIS of exactly what is left, as one SVG path. */
  payTo: z.string(),
  qris: z.object({ merchant: z.string(), path: z.string(), size: z.int() }).nullable(),
  waText: z.string(),
  canCancel: z.boolean(),
  /** Papers asked for so far. */
  copies: z.int(),
  hasPrinter: z.boolean(),
})
export type BillDetail = z.infer<typeof BillDetail>

const Approval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN-nya.').max(100) })

export const ManualBill = z.object({
  customerId: Id,
  subscriptionId: Id.nullable().default(null),
  lines: z
    .array(
      z.object({
        kind: z.enum(['install', 'manual', 'discount']),
        description: Line(80, 1),
        /** Rupiah above zero; a discount is taken off. */
        amount: z.int('Isi jumlah rupiah bulat.').min(1, 'Isi lebih dari nol.').max(1_000_000_000),
      }),
    )
    .min(1, 'Isi paling sedikit satu baris.')
    .max(20),
  /** Days until it is due; null = as always. */
  graceDays: z.int().min(0).max(365).nullable().default(null),
  note: Line(200).default(''),
})
export type ManualBill = z.infer<typeof ManualBill>

export const RunItem = z.object({
  id: Id,
  day: Day,
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  state: z.enum(['running', 'held', 'done', 'cancelled']),
  heldReason: z.string(),
  /** Bills that were expected, and those that were made. */
  due: z.int(),
  made: z.int(),
  amount: z.int(),
  skipped: z.array(
    z.object({ subscriptionId: z.string(), customerName: z.string(), packageName: z.string(), reason: z.string() }),
  ),
  /** Empty: by itself. */
  actorName: z.string(),
})
export type RunItem = z.infer<typeof RunItem>

export const RunPreview = z.object({
  day: Day,
  subscriptions: z.int(),
  bills: z.int(),
  amount: z.int(),
  free: z.int(),
  many: z.int(),
  manyBills: z.int(),
  rows: z.array(
    z.object({
      subscriptionId: z.string(),
      customerId: z.string(),
      customerName: z.string(),
      packageName: z.string(),
      periodStart: Day,
      periodEnd: Day,
      amount: z.int(),
    }),
  ),
  skipped: z.array(
    z.object({
      subscriptionId: z.string(),
      customerName: z.string(),
      packageName: z.string(),
      periods: z.int(),
    }),
  ),
  /** Why the owner is asked first: first-run, clock-behind, clock-leapt, many-periods; null when nobody has to be asked. */
  asks: z.string().nullable(),
})
export type RunPreview = z.infer<typeof RunPreview>

export const invoicesContract = {
  list: query(EVERYONE, BillFilter.extend(PageRequest), Page(BillItem)),
  /** True counts and sums of each status, for the same month and search. */
  counts: query(EVERYONE, BillFilter.omit({ status: true }), BillCounts),
  detail: query(EVERYONE, z.object({ id: InvoiceId }), BillDetail),
  /** Newest first. */
  ofCustomer: query(
    EVERYONE,
    z.object({ customerId: Id, limit: z.int().min(1).max(200).default(24) }),
    z.object({ rows: z.array(BillItem), open: z.int() }),
  ),
  make: command(MANAGERS, ManualBill, z.object({ id: InvoiceId, number: z.string() })),
  /** What was paid for it becomes the customer's saldo. */
  cancel: command(
    MANAGERS,
    z.object({ id: InvoiceId, reason: Line(200, 3), approval: Approval }),
    z.object({ toBalance: z.int() }),
  ),
  /** The thermal paper: the original first, marked copies after. */
  print: command(EVERYONE, z.object({ id: InvoiceId }), z.object({ jobId: z.int(), copyNumber: z.int() })),
  /** A4; base64. */
  pdf: query(EVERYONE, z.object({ id: InvoiceId }), z.object({ fileName: z.string(), pdf: z.string() })),
  /** CSV in pieces; XLSX as base64 in the last piece. */
  exportFile: stream(
    MANAGERS,
    BillFilter.extend({ format: z.enum(['csv', 'xlsx']) }),
    eventIterator(z.object({ rows: z.int(), text: z.string() })),
  ),
  /** The run under way or held, and the last ones. */
  runs: query(MANAGERS, Nothing, z.object({ rows: z.array(RunItem), isApproved: z.boolean(), autoRun: z.boolean() })),
  preview: query(MANAGERS, Nothing, RunPreview),
  /** `isSure`: the owner saw why it asks and said yes. `includeMany`: also those with more than two periods at once; the owner only. */
  run: command(MANAGERS, z.object({ isSure: z.boolean(), includeMany: z.boolean() }), RunItem),
  cancelRun: command(MANAGERS, Nothing, Done),
}
