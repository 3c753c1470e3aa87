// Owns: a closed shift as its paper.
// Must never: print a shift that is still open.
import type { CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { formatInstant } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { rupiah } from '../../shared/money'
import type { PaperDoc } from '../../shared/paper/document'
import { shiftSlipDoc } from '../../shared/paper/shift-slip'
import { type Reprint, reprintMark } from '../../shared/paper/shop-head'
import { paperShop } from '../settings'
import { MOVE } from './domain'
import { shiftReport } from './queries'

export function slipOf(
  db: ReadDb,
  ctx: Pick<CommandContext, 'zone' | 'businessDay'>,
  shiftId: string,
  reprint: Reprint | null,
): PaperDoc {
  const { shift, cash, other, moves, counted } = shiftReport(db, ctx, shiftId)
  const { closedAt, expectedCash, countedCash, deposit } = shift
  if (closedAt === null || expectedCash === null || countedCash === null || deposit === null)
    throw new DomainError('SHIFT_STILL_OPEN')
  const sums = (rows: typeof cash) => rows.map(({ name, count, amount }) => ({ name, count, amount: rupiah(amount) }))
  return shiftSlipDoc({
    shop: { ...paperShop(db), footer: '', logo: null },
    number: shift.number,
    cashier: shift.cashierName,
    openedAt: formatInstant(shift.openedAt, ctx.zone),
    closedAt: formatInstant(closedAt, ctx.zone),
    closedBy: shift.closedByName === shift.cashierName ? '' : shift.closedByName,
    openingCash: rupiah(shift.openingCash),
    cash: sums(cash.filter(({ key }) => !key.startsWith(MOVE))),
    other: sums(other),
    moves: moves.map(({ kind, reason, amount }) => ({
      reason: `${kind === 'in' ? 'Masuk' : 'Keluar'}: ${reason}`,
      amount: rupiah(kind === 'in' ? amount : -amount),
    })),
    expected: rupiah(expectedCash),
    counted: rupiah(countedCash),
    pieces: counted,
    deposit: rupiah(deposit),
    note: shift.note,
    approver: shift.approverName,
    reprint: reprintMark(reprint, ctx.zone),
  })
}
