// Owns: the ranges of days that people ask for.
// Must never: ask a clock; today is given.
import {
  addDays,
  addMonths,
  type CalendarDate,
  firstOfMonth,
  lastOfMonth,
} from '../../../src-main/shared/calendar-date'

export const RANGES = [
  { id: 'hari-ini', label: 'Hari ini' },
  { id: 'kemarin', label: 'Kemarin' },
  { id: '7-hari', label: '7 hari terakhir' },
  { id: 'bulan-ini', label: 'Bulan ini' },
  { id: 'bulan-lalu', label: 'Bulan lalu' },
  { id: '12-bulan', label: '12 bulan terakhir' },
  { id: 'pilih', label: 'Pilih tanggal' },
] as const
export type RangeId = (typeof RANGES)[number]['id']

export interface DayRange {
  readonly from: CalendarDate
  readonly until: CalendarDate
}

export function rangeFor(id: Exclude<RangeId, 'pilih'>, today: CalendarDate): DayRange {
  switch (id) {
    case 'hari-ini':
      return { from: today, until: today }
    case 'kemarin':
      return { from: addDays(today, -1), until: addDays(today, -1) }
    case '7-hari':
      return { from: addDays(today, -6), until: today }
    case 'bulan-ini':
      return { from: firstOfMonth(today), until: today }
    case 'bulan-lalu': {
      const before = addMonths(firstOfMonth(today), -1)
      return { from: before, until: lastOfMonth(before) }
    }
    case '12-bulan':
      return { from: addMonths(firstOfMonth(today), -11), until: today }
  }
}
