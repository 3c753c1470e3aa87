// Owns: the days of the books as the owner locks them.
// Must never: lock a day on which somebody still has a drawer open.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { addDays, calendarDate, formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { isDayLocked, lockDay, locksBetween, movementByDay, unlockDay } from '../ledger'
import { findUser } from '../users'
import type { BusinessDay } from './contract'
import { openShiftsUpTo, shiftsPerDay } from './store'

const SHOWN_DAYS = 35

/** Null = may be locked. */
export function lockRefusal(db: ReadDb, day: string, today: string): DomainError | null {
  if (day > today) return new DomainError('DAY_NOT_YET')
  if (isDayLocked(db, day)) return new DomainError('DAY_IS_LOCKED', { day: formatDate(calendarDate(day)) })
  const open = openShiftsUpTo(db, day)
  if (open.length === 0) return null
  const names = open.map(({ cashierId, number }) => `${findUser(db, cashierId)?.name ?? ''} (${number})`)
  return new DomainError('DAY_HAS_OPEN_SHIFTS', { names: names.join(', ') })
}

export function lock(tx: Tx, ctx: CommandContext, { day }: { readonly day: string }): void {
  const refusal = lockRefusal(tx, day, ctx.businessDay)
  if (refusal) throw refusal
  lockDay(tx, ctx, day)
  recordAudit(tx, ctx, { action: 'day.lock', subjectType: 'day', subjectId: day, detail: { day } })
  tx.publish('shifts')
}

/** A day that is over stays locked: its figures may have been handed on. */
export function unlock(tx: Tx, ctx: CommandContext, { day }: { readonly day: string }): void {
  if (day !== ctx.businessDay) throw new DomainError('DAY_OVER', { day: formatDate(calendarDate(day)) })
  if (!isDayLocked(tx, day)) return
  unlockDay(tx, day)
  recordAudit(tx, ctx, { action: 'day.unlock', subjectType: 'day', subjectId: day, detail: { day } })
  tx.publish('shifts')
}

/** Newest first: today, and every day of the last weeks with money or a shift. */
export function daysOf(db: ReadDb, { businessDay: today }: Pick<CommandContext, 'businessDay'>): BusinessDay[] {
  const from = addDays(today, -SHOWN_DAYS)
  const movements = movementByDay(db, from, today)
  const shifts = new Map(shiftsPerDay(db, from).map((row) => [row.day, row]))
  const locks = new Map(locksBetween(db, from, today).map((row) => [row.businessDay, row]))
  const days = [...new Set([today, ...movements.map(({ day }) => day), ...shifts.keys(), ...locks.keys()])]
  const side = (day: string, account: string, sign: 1 | -1) =>
    movements
      .filter((row) => row.day === day && row.account === account)
      .reduce((sum, { debit, credit }) => sum + sign * (debit - credit), 0)
  return days
    .sort((a, b) => (a < b ? 1 : -1))
    .map((day) => {
      const lockRow = locks.get(day)
      return {
        day,
        shifts: shifts.get(day)?.shifts ?? 0,
        openShifts: shifts.get(day)?.openShifts ?? 0,
        voucherSales: side(day, 'voucher-revenue', -1),
        deposit: side(day, 'safe', 1),
        difference: side(day, 'cash-difference', -1),
        lockedAt: lockRow?.at ?? null,
        lockedBy: lockRow ? (findUser(db, lockRow.actorId)?.name ?? '') : '',
        refusal: lockRow ? '' : (lockRefusal(db, day, today)?.message ?? ''),
      }
    })
}
