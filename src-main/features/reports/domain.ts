// Owns: ranges of days and how they are cut into days or months; building the table of a report.
// Must never: read a database or a clock.
import {
  addDays,
  addMonths,
  type CalendarDate,
  calendarDate,
  daysBetween,
  firstOfMonth,
  formatDate,
  formatDateLong,
  formatMonth,
  lastOfMonth,
  weekdayNames,
  weekdayOf,
} from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import type { Cell, Report, ReportColumn } from './contract'

/** Longer ranges are not asked of bills one by one. */
export const MOST_DAYS = 400
/** Up to here a row is a day, above it a month. */
const DAYWISE = 62

export interface Range {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

export function rangeOf(from: string, until: string): Range {
  const range = { from: calendarDate(from), until: calendarDate(until) }
  if (range.from > range.until) throw new DomainError('REPORT_RANGE_BACKWARDS')
  if (daysBetween(range.from, range.until) >= MOST_DAYS)
    throw new DomainError('REPORT_RANGE_TOO_LONG', { days: MOST_DAYS })
  return range
}

export const periodText = ({ from, until }: Range): string =>
  from === until ? formatDateLong(from) : `${formatDateLong(from)} s/d ${formatDateLong(until)}`

export interface Slot {
  /** First day of the month, or the day. */
  readonly key: string
  /** On an axis: "17/8" or "Agt". */
  readonly label: string
  /** In a row: "Senin 17/08/2026" or "Agustus 2026". */
  readonly name: string
}

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agt', 'Sep', 'Okt', 'Nov', 'Des']

const daySlot = (day: CalendarDate): Slot => ({
  key: day,
  label: `${Number(day.slice(8))}/${Number(day.slice(5, 7))}`,
  name: `${weekdayNames[weekdayOf(day)]} ${formatDate(day)}`,
})

const monthSlot = (month: CalendarDate): Slot => ({
  key: month,
  label: `${SHORT_MONTHS[Number(month.slice(5, 7)) - 1]} ${month.slice(2, 4)}`,
  name: formatMonth(month),
})

export const isDaywise = ({ from, until }: Range): boolean => daysBetween(from, until) < DAYWISE

/** Every day or month of the range, also those without anything. */
export function slotsOf(range: Range): Slot[] {
  if (!isDaywise(range)) return monthsOf(range).map(monthSlot)
  const days = daysBetween(range.from, range.until) + 1
  return Array.from({ length: days }, (_, index) => daySlot(addDays(range.from, index)))
}

export const slotKeyOf = (range: Range, day: string): string => (isDaywise(range) ? day : `${day.slice(0, 8)}01`)

/** First days of the months that the range touches. */
export function monthsOf({ from, until }: Range): CalendarDate[] {
  const months: CalendarDate[] = []
  for (let month = firstOfMonth(from); month <= until; month = addMonths(month, 1)) months.push(month)
  return months
}

/** At least twelve months, ending where the range ends: growth of a single month says nothing. */
export const yearBefore = ({ from, until }: Range): Range => {
  const early = firstOfMonth(addMonths(until, -11))
  return { from: from < early ? firstOfMonth(from) : early, until: lastOfMonth(until) }
}

export interface Table {
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly Cell[])[]
}

/** Sums of the columns of money and counts; the first cell says what it is. */
export const totalsOf = ({ columns, rows }: Table): Cell[] =>
  columns.map(({ kind }, index) => {
    if (index === 0) return 'Jumlah'
    if (kind === 'text' || kind === 'percent') return null
    return rows.reduce((sum, row) => sum + Number(row[index] ?? 0), 0)
  })

/** 125 = 12,5%. Null when there is nothing to compare with. */
export const tenthsOf = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((part / whole) * 1000)

export type ReportBody = Pick<Report, 'note' | 'figures' | 'chart'> & {
  readonly table: Table
  /** false where sums of the columns make no sense. */
  readonly hasTotals?: boolean
  /** Instead of the period that was asked for. */
  readonly period?: string
}

export const text = (header: string): ReportColumn => ({ header, kind: 'text' })
export const money = (header: string): ReportColumn => ({ header, kind: 'money' })
export const count = (header: string): ReportColumn => ({ header, kind: 'count' })
export const percent = (header: string): ReportColumn => ({ header, kind: 'percent' })
