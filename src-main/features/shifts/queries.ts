// Owns: shifts as screens and slips show them.
// Must never: write, or tell what the books expect of a drawer that nobody has counted.
import * as z from 'zod'
import type { Actor, CommandContext } from '../../platform/context'
import type { ReadDb } from '../../platform/db/open'
import { countedRows } from '../../shared/denominations'
import { DomainError } from '../../shared/errors'
import { accountBalance, movementOfShift } from '../ledger'
import { countPapersOf, hasPrinter } from '../printing'
import { getSetting } from '../settings'
import { findUser } from '../users'
import type { CashMove, ShiftItem, ShiftReport } from './contract'
import { cashSums, DRAWER, expectedOf, otherSums } from './domain'
import { findShift, listShifts, movesOf, openShiftOf, openShifts, type ShiftFilter, type ShiftRow } from './store'

/** Document type of the slip. */
export const SHIFT = 'shift'

type Today = Pick<CommandContext, 'businessDay'>

export function toShiftItem(db: ReadDb, row: ShiftRow, { businessDay }: Today): ShiftItem {
  const { expectedCash, countedCash } = row
  const nameOf = (id: string | null) => (id === null ? '' : (findUser(db, id)?.name ?? ''))
  return {
    id: row.id,
    number: row.number,
    cashierId: row.cashierId,
    cashierName: nameOf(row.cashierId),
    openedAt: row.openedAt,
    businessDay: row.businessDay,
    openingCash: row.openingCash,
    closedAt: row.closedAt,
    closedByName: nameOf(row.closedBy),
    expectedCash,
    countedCash,
    difference: expectedCash === null || countedCash === null ? null : countedCash - expectedCash,
    deposit: row.deposit,
    counts: row.counts,
    approverName: nameOf(row.approverId),
    note: row.note,
    isFromBefore: row.closedAt === null && row.businessDay < businessDay,
  }
}

const movesFor = (db: ReadDb, shiftId: string): CashMove[] =>
  movesOf(db, shiftId).map(({ id, at, kind, purpose, amount, reason }) => ({ id, at, kind, purpose, amount, reason }))

/** Rupiah that by the books lie in the drawer outside of any open shift. */
export const looseCash = (db: ReadDb): number =>
  openShifts(db).reduce(
    (rest, { id, openingCash }) => rest - expectedOf(openingCash, movementOfShift(db, id)),
    accountBalance(db, DRAWER),
  )

export function mineOf(db: ReadDb, actor: Actor, today: Today) {
  const id = openShiftOf(db, actor.id)
  const row = id === null ? undefined : findShift(db, id)
  const { usualOpening, isRequired, allowedDifference } = getSetting(db, 'shiftPolicy')
  return {
    shift: row ? toShiftItem(db, row, today) : null,
    moves: row ? movesFor(db, row.id) : [],
    loose: looseCash(db),
    usualOpening,
    isRequired,
    allowedDifference,
    hasPrinter: hasPrinter(db),
  }
}

const Pieces = z.record(z.string(), z.int())

export function shiftReport(db: ReadDb, today: Today, id: string): ShiftReport {
  const row = findShift(db, id)
  if (!row) throw new DomainError('SHIFT_NOT_FOUND')
  const shift = toShiftItem(db, row, today)
  const movements = row.countedCash === null ? [] : movementOfShift(db, id)
  const { countedCash, deposit } = row
  return {
    shift,
    cash: cashSums(movements),
    other: otherSums(movements),
    moves: movesFor(db, id),
    counted: row.denominations === null ? [] : countedRows(Pieces.parse(JSON.parse(row.denominations))),
    left: countedCash === null || deposit === null ? null : countedCash - deposit,
    copies: countPapersOf(db, SHIFT, id),
  }
}

export function pageOfShifts(db: ReadDb, filter: ShiftFilter, today: Today) {
  const rows = listShifts(db, { ...filter, limit: filter.limit + 1 })
  const page = rows.slice(0, filter.limit)
  const last = rows.length > filter.limit ? page.at(-1) : undefined
  return {
    rows: page.map((row) => toShiftItem(db, row, today)),
    next: last ? `${last.openedAt}|${last.id}` : null,
  }
}
