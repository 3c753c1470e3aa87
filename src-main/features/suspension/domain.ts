// Owns: the rules of isolir: when the shop looks, on which days nobody is cut, when a person is asked first.
// Must never: read a clock or a table.
import { type CalendarDate, formatDate, instantOf, type ShopZone, weekdayOf } from '../../shared/calendar-date'
import { formatRupiah, rupiah } from '../../shared/money'
import type { CAUTIONS } from './tables'

export type Caution = (typeof CAUTIONS)[number]

/** Hour of the shop's morning: before it nobody is there to take a payment or a complaint. */
export const MORNING_HOUR = 9
/** A longer gap between two looks is a PC that was off for days, or a clock that jumped ahead. */
const USUAL_GAP_MS = 3 * 86_400_000
/** A computer clock further behind the books than this is not believed. */
const BEHIND_MS = 5 * 60_000

export interface ClosedDays {
  /** 0 = Senin ... 6 = Minggu. */
  readonly closedWeekdays: readonly number[]
  readonly closedDays: readonly string[]
}

export const isClosedDay = ({ closedWeekdays, closedDays }: ClosedDays, day: CalendarDate): boolean =>
  closedWeekdays.includes(weekdayOf(day)) || closedDays.includes(day)

export const isMorningOver = (now: number, day: CalendarDate, zone: ShopZone): boolean =>
  now >= instantOf(day, zone, MORNING_HOUR)

/** Of the brake: exactly the share is still allowed, "lebih dari 20%" is not. */
export const isAboveBrake = (cut: number, active: number, brakePercent: number): boolean =>
  cut * 100 > active * brakePercent

export interface ClockFacts {
  /** Of the books; never before the newest thing in them. */
  readonly now: number
  readonly day: string
  /** Of the computer. */
  readonly computer: number
  readonly lastLook: { readonly at: number; readonly day: string } | null
  /** A router that was just looked at has the same day. */
  readonly isVouched: boolean
}

export const isGap = ({ now, lastLook }: Pick<ClockFacts, 'now' | 'lastLook'>): boolean =>
  lastLook !== null && Math.abs(now - lastLook.at) > USUAL_GAP_MS

export function isClockDoubtful(facts: ClockFacts): boolean {
  const { now, day, computer, lastLook, isVouched } = facts
  if (now - computer > BEHIND_MS) return true
  if (isVouched) return false
  return isGap(facts) || (lastLook !== null && lastLook.day > day)
}

export interface Judging {
  readonly mode: 'auto' | 'ask'
  readonly brakePercent: number
  readonly cut: number
  readonly active: number
  readonly isClockDoubtful: boolean
  readonly isAskedByPerson: boolean
}

/** `done` = cut at once; everything else waits for a person. The brake comes before all other reasons to ask. */
export function judge(facts: Judging): { readonly state: 'done' | 'proposed' | 'held'; readonly caution: Caution } {
  if (isAboveBrake(facts.cut, facts.active, facts.brakePercent)) return { state: 'held', caution: 'brake' }
  if (facts.isAskedByPerson) return { state: 'proposed', caution: 'person' }
  if (facts.isClockDoubtful) return { state: 'proposed', caution: 'clock' }
  if (facts.mode === 'ask') return { state: 'proposed', caution: 'ask' }
  return { state: 'done', caution: 'none' }
}

export const TEXTS = {
  cut: (arrears: number, oldestDueDay: CalendarDate): string =>
    `Tunggakan ${formatRupiah(rupiah(arrears))}, jatuh tempo ${formatDate(oldestDueDay)}.`,
  paid: 'Tagihan sudah dibayar.',
  promised: (untilDay: CalendarDate): string => `Janji bayar sampai ${formatDate(untilDay)}.`,
  sparedPaid: 'Sudah dibayar.',
  sparedGone: 'Langganannya sudah tidak aktif.',
} as const
