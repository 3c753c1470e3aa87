// Owns: opening a shift, cash in and out of it, counting and closing it: each one transaction.
// Must never: change a shift that is closed, or post a difference that nobody counted.
import { type CommandContext, requireActor } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { nextNumberOfDay } from '../../platform/db/series'
import { formatInstant } from '../../shared/calendar-date'
import { type Counted, sumCounted } from '../../shared/denominations'
import { DomainError, fieldError } from '../../shared/errors'
import { formatRupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { movementOfShift, post } from '../ledger'
import { enqueuePaper, type Reprinted, reprintPaper } from '../printing'
import { getSetting } from '../settings'
import type { CashPurpose, ShiftItem, ShiftReport } from './contract'
import {
  broughtOf,
  CLOSING,
  closingRefusal,
  closingTransfers,
  expectedOf,
  LOOSE,
  MOVE,
  moveTransfer,
  OPENING,
} from './domain'
import { looseCash, SHIFT, shiftReport, toShiftItem } from './queries'
import { slipOf } from './slip'
import { changeShift, findShift, insertMove, insertShift, type ShiftRow } from './store'

/**
 * Modal awal lies in the drawer already (what the last shift left there) as far as the books know of it; the rest came out of
 * the safe and is booked so. What lies there beyond it stays outside of the shift.
 */
export function openShift(tx: Tx, ctx: CommandContext, input: { readonly openingCash: number }): ShiftItem {
  const { id: cashierId } = requireActor(ctx)
  const known = ctx.shiftId === null ? undefined : findShift(tx, ctx.shiftId)
  if (known) throw new DomainError('SHIFT_ALREADY_OPEN', { since: formatInstant(known.openedAt, ctx.zone) })
  const openingCash = rupiah(input.openingCash)
  const broughtCash = broughtOf(openingCash, looseCash(tx))
  const id = ctx.newId()
  const number = nextNumberOfDay(tx, ctx, 'SH', 2)
  const { outletId, deviceId } = ctx.device
  const { businessDay } = ctx
  insertShift(tx, {
    id,
    number,
    outletId,
    deviceId,
    cashierId,
    openedAt: ctx.now,
    businessDay,
    openingCash,
    broughtCash,
  })
  post(tx, ctx, {
    sourceType: OPENING,
    sourceId: id,
    memo: `Modal awal ${number}`,
    transfers: [{ debit: 'cash-drawer', credit: 'safe', amount: broughtCash }],
  })
  const detail = { number, openingCash, broughtCash }
  recordAudit(tx, ctx, { action: 'shift.open', subjectType: SHIFT, subjectId: id, detail })
  tx.publish('shifts')
  return itemOf(tx, ctx, id)
}

const itemOf = (tx: Tx, ctx: CommandContext, id: string): ShiftItem => toShiftItem(tx, rowOf(tx, id), ctx)

function rowOf(tx: Tx, id: string): ShiftRow {
  const row = findShift(tx, id)
  if (!row) throw new DomainError('SHIFT_NOT_FOUND')
  return row
}

/** The own one; a manager's hand may count and close somebody else's. */
function openRowOf(tx: Tx, ctx: CommandContext, id: string): ShiftRow {
  const actor = requireActor(ctx)
  const row = rowOf(tx, id)
  if (row.cashierId !== actor.id && actor.role === 'cashier') throw new DomainError('SHIFT_OF_ANOTHER')
  if (row.closedAt !== null) throw new DomainError('SHIFT_CLOSED', { number: row.number })
  return row
}

export interface MoveInput {
  readonly kind: 'in' | 'out'
  readonly purpose: CashPurpose
  readonly amount: number
  readonly reason: string
}

export function moveCash(tx: Tx, ctx: CommandContext, { kind, purpose, amount, reason }: MoveInput): void {
  const actor = requireActor(ctx)
  if (ctx.shiftId === null) throw new DomainError('SHIFT_NEEDED')
  const { id: shiftId, number } = rowOf(tx, ctx.shiftId)
  const id = ctx.newId()
  const transfer = moveTransfer(kind, purpose, rupiah(amount))
  insertMove(tx, { id, shiftId, at: ctx.now, kind, purpose, amount, reason, actorId: actor.id })
  const memo = `${kind === 'in' ? 'Uang masuk' : 'Uang keluar'} ${number}: ${reason}`
  post(tx, ctx, { sourceType: MOVE, sourceId: id, memo, transfers: [transfer] })
  const detail = { number, kind, purpose, amount, reason }
  recordAudit(tx, ctx, { action: 'shift.cash', subjectType: SHIFT, subjectId: shiftId, detail })
  tx.publish('shifts')
}

/** Blind: the answer is the first time that the books say what they expect, and it is booked how often that happened. */
export function countShift(
  tx: Tx,
  ctx: CommandContext,
  { shiftId, counted }: { readonly shiftId: string; readonly counted: Counted },
): ShiftReport {
  const row = openRowOf(tx, ctx, shiftId)
  const countedCash = sumCounted(counted)
  const expectedCash = expectedOf(row.openingCash, movementOfShift(tx, row.id))
  const counts = row.counts + 1
  changeShift(tx, row.id, { expectedCash, countedCash, denominations: JSON.stringify(counted), counts })
  const detail = { number: row.number, countedCash, expectedCash, counts }
  recordAudit(tx, ctx, { action: 'shift.count', subjectType: SHIFT, subjectId: row.id, detail })
  tx.publish('shifts')
  return shiftReport(tx, ctx, row.id)
}

export interface CloseInput {
  readonly shiftId: string
  readonly deposit: number
  readonly note: string
  /** Whose PIN was checked; null = nobody's. */
  readonly approverId: string | null
}

export function closeShift(tx: Tx, ctx: CommandContext, input: CloseInput) {
  const actor = requireActor(ctx)
  const row = openRowOf(tx, ctx, input.shiftId)
  const { deposit, note, approverId } = input
  const { expectedCash, countedCash } = row
  const refusal = closingRefusal({
    expectedNow: expectedOf(row.openingCash, movementOfShift(tx, row.id)),
    expectedCash,
    countedCash,
    deposit,
    note,
    role: actor.role,
    isApproved: approverId !== null,
    allowedDifference: getSetting(tx, 'shiftPolicy').allowedDifference,
  })
  if (refusal) throw refusal
  if (expectedCash === null || countedCash === null) throw new DomainError('SHIFT_NOT_COUNTED')
  post(
    tx,
    { ...ctx, shiftId: row.id },
    {
      sourceType: CLOSING,
      sourceId: row.id,
      memo: `Tutup shift ${row.number}`,
      transfers: closingTransfers(expectedCash, countedCash, deposit),
    },
  )
  changeShift(tx, row.id, { closedAt: ctx.now, closedBy: actor.id, deposit, note, approverId })
  const difference = countedCash - expectedCash
  const detail = { number: row.number, countedCash, expectedCash, difference, deposit, counts: row.counts, approverId }
  recordAudit(tx, ctx, { action: 'shift.close', subjectType: SHIFT, subjectId: row.id, detail })
  tx.publish('shifts')
  const document = slipOf(tx, ctx, row.id, null)
  const { jobId } = enqueuePaper(tx, ctx, { documentType: SHIFT, documentId: row.id, document })
  return { shift: itemOf(tx, ctx, row.id), printJobId: jobId }
}

export function printSlip(tx: Tx, ctx: CommandContext, id: string): Reprinted {
  const by = requireActor(ctx).name
  const docOf = (number: number) => slipOf(tx, ctx, id, number === 0 ? null : { number, at: ctx.now, by })
  const reprinted = reprintPaper(tx, ctx, { documentType: SHIFT, documentId: id, docOf })
  tx.publish('shifts')
  return reprinted
}

/** Money in the drawer of no shift: of a shop without shifts, or left over. */
export function depositLoose(tx: Tx, ctx: CommandContext, { amount }: { readonly amount: number }): void {
  const loose = looseCash(tx)
  if (amount > loose)
    throw fieldError('amount', 'LOOSE_CASH_SHORT', { loose: formatRupiah(rupiah(Math.max(0, loose))) })
  post(
    tx,
    { ...ctx, shiftId: null },
    {
      sourceType: LOOSE,
      sourceId: ctx.newId(),
      memo: 'Setoran uang laci di luar shift',
      transfers: [{ debit: 'safe', credit: 'cash-drawer', amount: rupiah(amount) }],
    },
  )
  recordAudit(tx, ctx, { action: 'drawer.deposit', subjectType: 'drawer', subjectId: '', detail: { amount, loose } })
  tx.publish('shifts')
}
