// Owns: which days a bill covers and what those days are worth. Pure.
// Must never: ask a clock; days come in and go out as calendar dates.
import { addDays, addMonths, type CalendarDate, daysBetween, firstOfMonth, splitDate } from '../../shared/calendar-date'
import { type Rupiah, rupiah } from '../../shared/money'

export interface Schedule {
  /** First day of the service. */
  readonly startDay: CalendarDate
  /** The next period begins here. */
  readonly billedUntil: CalendarDate
  /** 1-28: exists in every month. */
  readonly billingDay: number
  /** 1, 3 or 12. */
  readonly cycleMonths: number
  readonly firstPeriod: 'prorata' | 'full' | 'free'
}

export interface Period {
  readonly start: CalendarDate
  /** The first day after it. */
  readonly end: CalendarDate
  /** whole = complete cycles from billing day to billing day; days = a piece of one, paid by days; flat = a piece of one, paid as whole. */
  readonly kind: 'whole' | 'days' | 'flat' | 'free'
  /** Months that a whole or flat period is paid as. */
  readonly months: number
}

/** The first billing day after `day`. */
export function billingDayAfter(day: CalendarDate, billingDay: number): CalendarDate {
  const inMonth = addDays(firstOfMonth(day), billingDay - 1)
  return inMonth > day ? inMonth : addMonths(inMonth, 1)
}

/** The last billing day on or before `day`. */
export const billingDayUpTo = (day: CalendarDate, billingDay: number): CalendarDate =>
  addMonths(billingDayAfter(day, billingDay), -1)

/**
 * The period that begins at `billedUntil`. Before the first billing day stands a piece of a month: by days, as a whole cycle, or
 * free. The same piece by days follows a pause or another billing day. Free is always up to the next billing day, a whole month
 * when the service begins on it.
 */
export function nextPeriod(schedule: Schedule): Period {
  const { startDay, billedUntil: start, billingDay, cycleMonths, firstPeriod } = schedule
  const isFirst = start === startDay
  const nextDay = billingDayAfter(start, billingDay)
  if (isFirst && firstPeriod === 'free') return { start, end: nextDay, kind: 'free', months: 0 }
  if (splitDate(start).day === billingDay)
    return { start, end: addMonths(start, cycleMonths), kind: 'whole', months: cycleMonths }
  if (isFirst && firstPeriod === 'full')
    return { start, end: addMonths(nextDay, cycleMonths - 1), kind: 'flat', months: cycleMonths }
  return { start, end: nextDay, kind: 'days', months: 0 }
}

/** Every period that begins on or before `day`, oldest first; at most `limit`. */
export function periodsUpTo(schedule: Schedule, day: CalendarDate, limit: number): Period[] {
  const periods: Period[] = []
  let next = schedule
  while (next.billedUntil <= day && periods.length < limit) {
    const period = nextPeriod(next)
    periods.push(period)
    next = { ...next, billedUntil: period.end }
  }
  return periods
}

/** A month's price by days: from billing day to billing day is one month, a piece counts its days over the days of that month. */
export interface Piece {
  readonly start: CalendarDate
  readonly end: CalendarDate
  readonly days: number
  /** Days from billing day to billing day around the piece: 28 to 31. */
  readonly of: number
}

export function piecesOf(from: CalendarDate, until: CalendarDate, billingDay: number): Piece[] {
  const pieces: Piece[] = []
  let start = from
  while (start < until) {
    const monthEnd = billingDayAfter(start, billingDay)
    const end = monthEnd < until ? monthEnd : until
    pieces.push({
      start,
      end,
      days: daysBetween(start, end),
      of: daysBetween(billingDayUpTo(start, billingDay), monthEnd),
    })
    start = end
  }
  return pieces
}

/** Half away from zero, so that a credit rounds as the charge that it takes back. */
export const roundRupiah = (amount: number): Rupiah => rupiah(Math.sign(amount) * Math.round(Math.abs(amount)))

/** What the days are worth at a monthly price. Rounded once, to the nearest whole rupiah. */
export const worthOf = (price: number, from: CalendarDate, until: CalendarDate, billingDay: number): Rupiah =>
  roundRupiah(
    piecesOf(from, until, billingDay).reduce(
      (sum, { days, of }) => sum + (days === of ? price : (price * days) / of),
      0,
    ),
  )

/** Shares of `amount` in proportion to `weights`, whole rupiah that add up to it exactly. */
export function shareOut(amount: number, weights: readonly number[]): Rupiah[] {
  const all = weights.reduce((sum, weight) => sum + weight, 0)
  let before = 0
  let given = 0
  return weights.map((weight) => {
    before += weight
    const upTo = all === 0 ? 0 : roundRupiah((amount * before) / all)
    const share = rupiah(upTo - given)
    given = upTo
    return share
  })
}

export interface MonthShare {
  /** First day of the month. */
  readonly month: CalendarDate
  readonly amount: Rupiah
}

/** What each month of a period earns, by its pieces; a piece belongs to the month in which it begins. */
export function earnedByMonth(amount: number, period: Pick<Period, 'start' | 'end'>, billingDay: number): MonthShare[] {
  const pieces = piecesOf(period.start, period.end, billingDay)
  const shares = shareOut(
    amount,
    pieces.map(({ days, of }) => days / of),
  )
  const months = new Map<CalendarDate, number>()
  pieces.forEach((piece, index) => {
    const month = firstOfMonth(piece.start)
    months.set(month, (months.get(month) ?? 0) + (shares[index] ?? 0))
  })
  return [...months].map(([month, share]) => ({ month, amount: rupiah(share) }))
}
