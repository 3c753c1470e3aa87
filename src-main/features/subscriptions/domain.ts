// Owns: the pure rules of subscriptions: what each type needs, periods, and what a change of package costs.
// Must never: read the database or the clock, or make a password without the random source that was passed in.
import { type Random, randomText } from '../../platform/random'
import { addDays, addMonths, type CalendarDate, daysBetween, makeDate, splitDate } from '../../shared/calendar-date'
import { type Rupiah, rupiah } from '../../shared/money'
import type { ServiceType } from '../../shared/service-type'

/** What a subscription's password is sealed for: it cannot be pasted into another row. */
export const passwordPurpose = (subscriptionId: string): string => `subscription:${subscriptionId}`

/** Without look-alikes: it is read out on the phone. */
const PASSWORD_ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789'
export const PASSWORD_LENGTH = 12
/** A typed one may be shorter than ours, for a modem that is already set. */
export const SHORTEST_PASSWORD = 4

export const makePassword = (random: Random): string => randomText(random, PASSWORD_ALPHABET, PASSWORD_LENGTH)

export const isOnRouter = (serviceType: ServiceType): boolean => serviceType !== 'other'
export const hasLogin = (serviceType: ServiceType): boolean => serviceType === 'pppoe' || serviceType === 'hotspot'

const OCTET = '(25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)'
const IPV4 = new RegExp(`^${OCTET}(?:\\.${OCTET}){3}$`)
/** No leading zeros: routers disagree about them. */
export const isIPv4 = (text: string): boolean => IPV4.test(text)

/** "4c-5e-0c-12-34-56" -> "4C:5E:0C:12:34:56"; null when it is none. */
export function normalizeMac(text: string): string | null {
  const digits = text.replace(/[\s:.-]/g, '').toUpperCase()
  return /^[0-9A-F]{12}$/.test(digits) ? (digits.match(/../g) ?? []).join(':') : null
}

// --- periods --------------------------------------------------------------------------------------------------------

/** The first billing day after `day` (never `day` itself). Billing days are 1-28, so every month has one. */
export function nextBillingDay(day: CalendarDate, billingDay: number): CalendarDate {
  const { year, month, day: today } = splitDate(day)
  const own = makeDate(year, month, billingDay)
  if (own === null) throw new RangeError(`not a billing day: ${billingDay}`)
  return today < billingDay ? own : addMonths(own, 1)
}

/** `amount` for `days` of `whole` days, to the nearest rupiah; whole numbers only, so it is the same on every machine. */
export const shareOf = (amount: Rupiah, days: number, whole: number): Rupiah =>
  rupiah(Number((BigInt(amount) * BigInt(days) * 2n + BigInt(whole)) / (BigInt(whole) * 2n)))

// --- a change of package --------------------------------------------------------------------------------------------

export interface ChangeTerms {
  /** The new package runs from this day. */
  readonly day: CalendarDate
  /** Bills are made up to here (exclusive). */
  readonly billedUntil: CalendarDate
  readonly cycleMonths: number
  readonly oldMonthly: Rupiah
  readonly newMonthly: Rupiah
}

export interface ChangeAmounts {
  /** Days that are billed at the old price and will be served at the new one. */
  readonly days: number
  readonly wholeDays: number
  /** Given back of the old package; 0 or more. */
  readonly credit: Rupiah
  /** Asked for the new package; 0 or more. */
  readonly charge: Rupiah
  /** charge - credit: what the customer pays (or gets, below zero). */
  readonly net: Rupiah
}

/** Pro-rata of the days that are already billed. What is not billed yet simply gets the new price. */
export function changeAmounts({ day, billedUntil, cycleMonths, oldMonthly, newMonthly }: ChangeTerms): ChangeAmounts {
  const wholeDays = daysBetween(addMonths(billedUntil, -cycleMonths), billedUntil)
  const days = Math.max(0, Math.min(daysBetween(day, billedUntil), wholeDays))
  const credit = shareOf(rupiah(oldMonthly * cycleMonths), days, wholeDays)
  const charge = shareOf(rupiah(newMonthly * cycleMonths), days, wholeDays)
  return { days, wholeDays, credit, charge, net: rupiah(charge - credit) }
}

/** Prepaid: from the later of now and the first day, for the active period. */
export const paidUntilAfter = (from: number, activeSeconds: number | null): number | null =>
  activeSeconds === null ? null : from + activeSeconds * 1000

/** The last day of a period, as people read it. */
export const lastDayOf = (until: CalendarDate): CalendarDate => addDays(until, -1)
