// Owns: how a billed period is written: "November 2026", "November 2026 - Januari 2027", "21/11/2026 - 30/11/2026".
// Must never: decide where a period begins or ends; that is features/invoices/periods.ts.
import {
  addDays,
  type CalendarDate,
  calendarDate,
  firstOfMonth,
  formatDate,
  formatMonth,
  splitDate,
} from './calendar-date'

/** `end` is the first day after the period; the last day is what people read. */
export function periodText(start: string, end: string): string {
  const from = calendarDate(start)
  const until = calendarDate(end)
  const last = addDays(until, -1)
  if (from === firstOfMonth(from) && until === firstOfMonth(until)) {
    const [first, second] = [formatMonth(from), formatMonth(last)]
    return first === second ? first : `${first} - ${second}`
  }
  return `${formatDate(from)} - ${formatDate(last)}`
}

const SHORT_MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'Mei', 'Jun', 'Jul', 'Agt', 'Sep', 'Okt', 'Nov', 'Des'] as const

const dayAndMonth = (day: CalendarDate): string => {
  const { month, day: date } = splitDate(day)
  return `${date} ${SHORT_MONTHS[month - 1]}`
}

/** For a narrow column: "November 2026", "20 Nov - 19 Des 2026". */
export function periodTextShort(start: string, end: string): string {
  const from = calendarDate(start)
  const last = addDays(calendarDate(end), -1)
  const whole = periodText(start, end)
  if (!whole.includes('/') && !whole.includes('-')) return whole
  return `${dayAndMonth(from)} - ${dayAndMonth(last)} ${last.slice(0, 4)}`
}

/** For bills about no period: the month of issue. */
export const billedText = (bill: {
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly issueDay: string
}): string =>
  bill.periodStart !== null && bill.periodEnd !== null
    ? periodText(bill.periodStart, bill.periodEnd)
    : formatMonth(calendarDate(bill.issueDay) satisfies CalendarDate)
