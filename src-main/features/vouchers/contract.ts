// Owns: the shapes of vouchers, batches and stock on the wire, and who may ask for them.
// Must never: carry the code of an unsold voucher to a Kasir; the queries hide it, whatever a screen asks.
import { eventIterator } from '@orpc/contract'
import * as z from 'zod'
import { type CalendarDate, isCalendarDate } from '../../shared/calendar-date'
import { command, Done, Id, Instant, Line, Nothing, Page, PageRequest, query, stream } from '../../shared/contract'
import { EVERYONE, MANAGERS } from '../../shared/roles'
import { CodeFormat } from '../catalog/contract'

export const VoucherState = z.enum(['stock', 'sold', 'active', 'finished', 'lapsed', 'void'])
export type VoucherState = z.infer<typeof VoucherState>
export const RouterState = z.enum(['waiting', 'present', 'failed', 'missing', 'removed'])
export type RouterState = z.infer<typeof RouterState>
export const BatchState = z.enum(['running', 'done', 'cancelled'])
export type BatchState = z.infer<typeof BatchState>

export const VOUCHER_STATE_NAMES: Readonly<Record<VoucherState, string>> = {
  stock: 'Tersedia',
  sold: 'Terjual',
  active: 'Aktif',
  finished: 'Habis',
  lapsed: 'Hangus',
  void: 'Batal',
}

export const ROUTER_STATE_NAMES: Readonly<Record<RouterState, string>> = {
  waiting: 'Belum di router',
  present: 'Di router',
  failed: 'Gagal',
  missing: 'Hilang dari router',
  removed: 'Sudah dicabut',
}

const VoucherId = z.int().min(1)
const Day = z.custom<CalendarDate>(isCalendarDate, 'Tanggal tidak dikenal.')

/** What the list is narrowed to; null = everything. Days are the shop's, both included. */
export const VoucherFilter = z.object({
  /** The beginning of a code, or the whole tag of a batch, as typed. */
  code: z.string().max(60).default(''),
  packageId: Id.nullable().default(null),
  batchId: Id.nullable().default(null),
  state: VoucherState.nullable().default(null),
  routerState: RouterState.nullable().default(null),
  soldBy: Id.nullable().default(null),
  madeFrom: Day.nullable().default(null),
  madeTo: Day.nullable().default(null),
  soldFrom: Day.nullable().default(null),
  soldTo: Day.nullable().default(null),
})
export type VoucherFilter = z.infer<typeof VoucherFilter>

export const VoucherItem = z.object({
  id: VoucherId,
  /** Dots instead of the code where `isHidden`. */
  code: z.string(),
  isHidden: z.boolean(),
  /** Null = the same as the code, or hidden. */
  password: z.string().nullable(),
  batchId: Id,
  packageId: Id,
  packageName: z.string(),
  routerName: z.string(),
  state: VoucherState,
  routerState: RouterState,
  routerError: z.string().nullable(),
  madeAt: Instant,
  useBefore: Instant.nullable(),
  soldAt: Instant.nullable(),
  sellerName: z.string().nullable(),
  saleId: z.string().nullable(),
})
export type VoucherItem = z.infer<typeof VoucherItem>

export const VoucherEventItem = z.object({
  at: Instant,
  actorName: z.string(),
  fromState: VoucherState,
  toState: VoucherState,
  reason: z.string(),
})

export const VoucherDetail = VoucherItem.extend({
  batchTag: z.string(),
  makerName: z.string(),
  firstLoginAt: Instant.nullable(),
  expiresAt: Instant.nullable(),
  endedAt: Instant.nullable(),
  /** Oldest first; the making itself is `madeAt`. */
  events: z.array(VoucherEventItem),
  /** May be taken out of the stock here; a sold one is taken back through its sale. */
  canVoid: z.boolean(),
  /** The router refused it, and it can be sent there again. */
  canResend: z.boolean(),
})
export type VoucherDetail = z.infer<typeof VoucherDetail>

/** `isExact` false: at least so many. */
export const Count = z.object({ value: z.int(), isExact: z.boolean() })
export type Count = z.infer<typeof Count>

export const BatchProgress = z.object({
  made: z.int(),
  present: z.int(),
  waiting: z.int(),
  failed: z.int(),
})
export type BatchProgress = z.infer<typeof BatchProgress>

/** The outbox job that carries the batch to its router. */
export const BatchJob = z.object({
  isRunning: z.boolean(),
  /** 0 = at once. */
  dueAt: Instant,
  attempts: z.int(),
  needsAttention: z.boolean(),
  error: z.string().nullable(),
})
export type BatchJob = z.infer<typeof BatchJob>

export const BatchItem = z.object({
  id: Id,
  tag: z.string(),
  packageId: Id,
  packageName: z.string(),
  routerId: Id,
  routerName: z.string(),
  quantity: z.int(),
  codeFormat: CodeFormat,
  state: BatchState,
  cancelledCount: z.int(),
  reason: z.string(),
  makerName: z.string(),
  createdAt: Instant,
  /** Only while it runs: counting a finished one again tells nothing new. */
  progress: BatchProgress.nullable(),
})
export type BatchItem = z.infer<typeof BatchItem>

export const BatchDetail = BatchItem.extend({
  progress: BatchProgress,
  /** By business state. */
  states: z.record(VoucherState, z.int()),
  useBefore: Instant.nullable(),
  job: BatchJob.nullable(),
  /** The first few that the router refused. */
  failures: z.array(z.object({ id: VoucherId, code: z.string(), error: z.string() })),
})
export type BatchDetail = z.infer<typeof BatchDetail>

export const StockOnRouter = z.object({
  routerId: Id,
  routerName: z.string(),
  present: z.int(),
  waiting: z.int(),
  failed: z.int(),
  runningBatchId: Id.nullable(),
})

export const StockItem = z.object({
  packageId: Id,
  packageName: z.string(),
  tileColor: z.string(),
  minimum: z.int(),
  /** How many "Isi stok" makes. */
  refillQuantity: z.int(),
  /** Refilled by itself when it falls below the minimum. */
  isAutomatic: z.boolean(),
  present: z.int(),
  waiting: z.int(),
  failed: z.int(),
  isLow: z.boolean(),
  /** Why it is not refilled by itself although it should be. */
  trouble: z.string().nullable(),
  routers: z.array(StockOnRouter),
})
export type StockItem = z.infer<typeof StockItem>

export const Choices = z.object({
  packages: z.array(
    z.object({
      id: Id,
      name: z.string(),
      isArchived: z.boolean(),
      codeFormat: CodeFormat,
      routerIds: z.array(Id),
      refillQuantity: z.int(),
    }),
  ),
  /** `outstanding`: codes that would let somebody in there now, for the odds. */
  routers: z.array(z.object({ id: Id, name: z.string(), outstanding: z.int() })),
  people: z.array(z.object({ id: Id, name: z.string() })),
})
export type Choices = z.infer<typeof Choices>

export const Approval = z.object({ userId: Id, secret: z.string().min(1, 'Ketik PIN-nya.').max(100) })

export const NewBatch = z.object({
  packageId: Id,
  routerId: Id,
  quantity: z.int('Isi angka bulat.').min(1, 'Paling sedikit 1.').max(10_000, 'Paling banyak 10.000 sekali buat.'),
  codeFormat: CodeFormat,
  /** Catatan, e.g. "untuk Warung Bu Siti". */
  reason: Line(60),
})

const Reason = Line(120, 1)
const ById = z.object({ id: Id })
const BatchMade = z.object({ batchId: Id })

export const vouchersContract = {
  list: query(EVERYONE, z.object({ ...PageRequest, filter: VoucherFilter }), Page(VoucherItem)),
  count: query(EVERYONE, z.object({ filter: VoucherFilter }), Count),
  detail: query(EVERYONE, z.object({ id: VoucherId }), VoucherDetail),
  choices: query(EVERYONE, Nothing, Choices),
  stock: query(EVERYONE, Nothing, z.array(StockItem)),

  /** `search`: the beginning of a tag, or words of the note. */
  batches: query(
    EVERYONE,
    z.object({
      ...PageRequest,
      state: BatchState.nullable().default(null),
      search: z.string().max(60).default(''),
    }),
    Page(BatchItem),
  ),
  batch: query(EVERYONE, ById, BatchDetail),

  /** `approval`: the Pemilik's PIN, needed when the codes would be guessed within a year. */
  createBatch: command(MANAGERS, NewBatch.extend({ approval: Approval.nullable() }), BatchMade),
  /** "Isi stok": as many as the package says, with its own code format. */
  refill: command(MANAGERS, z.object({ packageId: Id, routerId: Id, approval: Approval.nullable() }), BatchMade),
  /** What is on the router stays as stock; what is not there yet is given up. */
  cancelBatch: command(MANAGERS, z.object({ id: Id, reason: Reason }), Done),
  retryFailed: command(MANAGERS, ById, Done),
  /** "Kirim lagi": one that the router refused; the person at the counter may have a customer waiting for it. */
  resend: command(EVERYONE, z.object({ id: VoucherId }), Done),
  /** Takes an unsold voucher out of the stock. */
  voidStock: command(MANAGERS, z.object({ id: VoucherId, reason: Reason }), Done),

  /** CSV in pieces. Codes of unsold vouchers are only in it with the PIN of a Pemilik or Admin. */
  exportCsv: stream(
    MANAGERS,
    z.object({ filter: VoucherFilter, approval: Approval.nullable() }),
    eventIterator(z.object({ text: z.string() })),
  ),
}
