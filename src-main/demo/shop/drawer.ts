// Owns: the demo's cash drawer: each cashier opens a shift, counts it at the end and hands the day's money over.
// Must never: count what the books say; now and then a thousand is missing, as in life.
import { closeShift, countShift, openShift } from '../../features/shifts'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { type Counted, DENOMINATIONS, sumCounted } from '../../shared/denominations'

const OPENING = 200_000

/** Runs the work of a day inside a shift; `work` gets contexts that carry it. One transaction. */
export function inShift(
  tx: Tx,
  at: { readonly opening: CommandContext; readonly closing: CommandContext; readonly approverId: string },
  dice: () => number,
  work: (withShift: (ctx: CommandContext) => CommandContext) => void,
): void {
  const { id: shiftId } = openShift(tx, { ...at.opening, shiftId: null }, { openingCash: OPENING })
  const inside = (ctx: CommandContext): CommandContext => ({ ...ctx, shiftId })
  work(inside)
  const closing = inside(at.closing)
  const expected = OPENING + taken(tx, shiftId)
  const missing = dice() < 0.15 ? 1_000 * (1 + Math.floor(dice() * 2)) : 0
  const counted = inNotes(Math.max(0, expected - missing))
  countShift(tx, closing, { shiftId, counted })
  const deposit = Math.max(0, sumCounted(counted) - OPENING)
  closeShift(tx, closing, {
    shiftId,
    deposit,
    note: missing > 0 ? 'Salah kembalian' : '',
    approverId: missing > 0 ? at.approverId : null,
  })
}

/** Cash that came into the drawer in the shift. */
const taken = (tx: Tx, shiftId: string): number =>
  tx.connection
    .prepare<[string], number>(
      `select coalesce(sum(case when debit_account = 'cash-drawer' then amount when credit_account = 'cash-drawer' then -amount end), 0)
       from ledger_transfer join ledger_posting on seq = posting_seq where shift_id = ? and source_type in ('sale', 'payment')`,
    )
    .pluck()
    .get(shiftId) ?? 0

/** Greedy: as a drawer is emptied. What no coin makes stays uncounted. */
function inNotes(amount: number): Counted {
  const counted: Record<string, number> = {}
  let left = amount
  for (const value of DENOMINATIONS) {
    const count = Math.floor(left / value)
    if (count > 0) counted[String(value)] = count
    left -= count * value
  }
  return counted
}
