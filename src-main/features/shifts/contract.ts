// Owns: the shapes of cash shifts: opening, cash in and out, counting, closing, the slip, the lock of a day.
// Must never: show what the books expect before the drawer was counted.
import * as z from 'zod'
import { command, Done, Id, Instant, Line, Nothing, Page, PageRequest, query, Rupiah } from '../../shared/contract'
import { EVERYONE, MANAGERS, OWNER } from '../../shared/roles'
import { PreviewRow } from '../printing/contract'
import { Approval } from '../vouchers/contract'

export const CashKind = z.enum(['in', 'out'])
export const CashPurpose = z.enum(['safe', 'expense', 'other-income'])
export type CashPurpose = z.infer<typeof CashPurpose>

const Pieces = z.int('Isi bilangan bulat.').min(0, 'Tidak boleh kurang dari nol.').max(100_000, 'Terlalu banyak.')
const Denomination = z.enum(['100000', '50000', '20000', '10000', '5000', '2000', '1000', '500', '200', '100'])

export const CashMove = z.object({
  id: Id,
  at: Instant,
  kind: CashKind,
  purpose: CashPurpose,
  amount: Rupiah,
  reason: z.string(),
})
export type CashMove = z.infer<typeof CashMove>

export const ShiftItem = z.object({
  id: Id,
  number: z.string(),
  cashierId: Id,
  cashierName: z.string(),
  openedAt: Instant,
  businessDay: z.string(),
  openingCash: Rupiah,
  closedAt: Instant.nullable(),
  closedByName: z.string(),
  /** Null until the drawer was counted. */
  expectedCash: z.int().nullable(),
  countedCash: z.int().nullable(),
  difference: z.int().nullable(),
  /** Setoran; null while it is open. */
  deposit: z.int().nullable(),
  counts: z.int(),
  approverName: z.string(),
  note: z.string(),
  /** It was opened on an earlier day and is still open. */
  isFromBefore: z.boolean(),
})
export type ShiftItem = z.infer<typeof ShiftItem>

const Sum = z.object({ key: z.string(), name: z.string(), count: z.int(), amount: z.int() })

export const ShiftReport = z.object({
  shift: ShiftItem,
  /** What moved the drawer, the opening left out; empty until it was counted. */
  cash: z.array(Sum),
  /** Money of the shift that is in no drawer: QRIS, bank. Empty until it was counted. */
  other: z.array(Sum),
  moves: z.array(CashMove),
  counted: z.array(z.object({ value: z.int(), pieces: z.int() })),
  /** Stays in the drawer for the next modal awal; null while it is open. */
  left: z.int().nullable(),
  copies: z.int(),
})
export type ShiftReport = z.infer<typeof ShiftReport>

export const BusinessDay = z.object({
  day: z.string(),
  shifts: z.int(),
  openShifts: z.int(),
  /** Rupiah of vouchers, refunds taken off. */
  voucherSales: z.int(),
  /** Handed to the owner, what was brought from there taken off. */
  deposit: z.int(),
  /** Selisih kas; below zero = missing. */
  difference: z.int(),
  lockedAt: Instant.nullable(),
  lockedBy: z.string(),
  /** Empty: may be locked now; else why not, in words. */
  refusal: z.string(),
})
export type BusinessDay = z.infer<typeof BusinessDay>

export const shiftsContract = {
  /** The own shift, and what a new one would begin with. */
  mine: query(
    EVERYONE,
    Nothing,
    z.object({
      shift: ShiftItem.nullable(),
      moves: z.array(CashMove),
      /** Rupiah that by the books lie in the drawer outside of any open shift. */
      loose: z.int(),
      usualOpening: Rupiah,
      isRequired: z.boolean(),
      allowedDifference: Rupiah,
      hasPrinter: z.boolean(),
    }),
  ),
  open: command(EVERYONE, z.object({ openingCash: Rupiah }), ShiftItem),
  /** Cash in or out of the own shift for another reason than a sale or a bill. */
  move: command(
    EVERYONE,
    z.object({
      kind: CashKind,
      purpose: CashPurpose,
      amount: Rupiah.min(1, 'Isi jumlahnya.'),
      reason: Line(120, 3),
    }),
    Done,
  ),
  /** Books the count, and only then tells what the books expect. */
  count: command(EVERYONE, z.object({ shiftId: Id, counted: z.partialRecord(Denomination, Pieces) }), ShiftReport),
  /** Closes what was counted. A cashier's difference above the allowed one takes a manager's PIN. */
  close: command(
    EVERYONE,
    z.object({ shiftId: Id, deposit: Rupiah, note: Line(200), approval: Approval.nullable() }),
    z.object({ shift: ShiftItem, printJobId: z.int().nullable() }),
  ),
  /** Newest first; a cashier sees the own ones. */
  list: query(
    EVERYONE,
    z.object({ ...PageRequest, cashierId: Id.nullable().default(null), openOnly: z.boolean().default(false) }),
    Page(ShiftItem),
  ),
  report: query(EVERYONE, z.object({ id: Id }), ShiftReport),
  preview: query(EVERYONE, z.object({ id: Id }), z.object({ columns: z.int(), rows: z.array(PreviewRow) })),
  print: command(EVERYONE, z.object({ id: Id }), z.object({ printJobId: z.int(), copyNumber: z.int() })),
  /** Money in the drawer that belongs to no shift, handed to the owner. */
  depositLoose: command(MANAGERS, z.object({ amount: Rupiah.min(1, 'Isi jumlahnya.') }), Done),
  /** The last days with money, newest first. */
  days: query(MANAGERS, Nothing, z.object({ days: z.array(BusinessDay), today: z.string() })),
  /** Kunci hari: nothing more is booked on it. */
  lockDay: command(OWNER, z.object({ day: z.iso.date() }), Done),
  /** Only while the day is still running. */
  unlockDay: command(OWNER, z.object({ day: z.iso.date() }), Done),
}
