// Owns: lengths of time as people choose them (3 jam, 30 hari) and as RouterOS writes them (3h, 4w2d). Seconds inside.
// Must never: know a clock or a calendar. A month here is 30 days, and the screen says so.

export const durationUnits = ['minute', 'hour', 'day', 'week', 'month'] as const
export type DurationUnit = (typeof durationUnits)[number]

/** What a form holds: a whole number above zero and its unit. */
export type Duration = { readonly amount: number; readonly unit: DurationUnit }

export const secondsPerUnit: Readonly<Record<DurationUnit, number>> = {
  minute: 60,
  hour: 3_600,
  day: 86_400,
  week: 604_800,
  month: 2_592_000,
}

export const durationUnitLabel: Readonly<Record<DurationUnit, string>> = {
  minute: 'Menit',
  hour: 'Jam',
  day: 'Hari',
  week: 'Minggu',
  month: 'Bulan',
}

/** The longest period the shop may sell or keep a voucher for: ten years. Longer is a slip of the finger. */
export const maxDurationSeconds = 3_650 * 86_400

export const durationToSeconds = ({ amount, unit }: Duration): number => amount * secondsPerUnit[unit]

/**
 * The unit a person would have used: 10800 -> 3 jam, 2592000 -> 30 hari, 5400 -> 90 menit. Weeks and months are never
 * chosen (7 hari and 30 hari are how paket are named). Null for zero, negatives and odd seconds.
 */
export function secondsToDuration(seconds: number): Duration | null {
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return null
  for (const unit of ['day', 'hour', 'minute'] as const) {
    const amount = seconds / secondsPerUnit[unit]
    if (Number.isInteger(amount)) return { amount, unit }
  }
  return null
}

const spoken = [
  ['hari', 86_400],
  ['jam', 3_600],
  ['menit', 60],
  ['detik', 1],
] as const

/** "3 jam", "30 hari", "1 jam 30 menit", "0 detik". `parts` keeps only the largest ones (rounded down): 2 for live screens. */
export function formatDuration(seconds: number, parts = 4): string {
  let left = Math.max(0, Math.floor(seconds))
  const words: string[] = []
  for (const [word, size] of spoken) {
    const amount = Math.floor(left / size)
    left -= amount * size
    if (amount > 0 && words.length < parts) words.push(`${amount} ${word}`)
  }
  return words.length > 0 ? words.join(' ') : '0 detik'
}

const routerUnits = [
  ['w', 604_800],
  ['d', 86_400],
  ['h', 3_600],
  ['m', 60],
  ['s', 1],
] as const

/** As RouterOS prints it back: 10800 -> "3h", 2592000 -> "4w2d", 0 -> "0s". */
export function toRouterOsDuration(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds < 0) throw new RangeError(`not a whole duration: ${seconds}`)
  let left = seconds
  let text = ''
  for (const [letter, size] of routerUnits) {
    const amount = Math.floor(left / size)
    left -= amount * size
    if (amount > 0) text += `${amount}${letter}`
  }
  return text || '0s'
}

const routerShape = /^(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+):(\d\d):(\d\d))?(?:(\d+)ms)?$/

/** "1w2d3h4m5s", "2d03:04:05", "00:30:00" -> seconds (parts of a second dropped). Null for "", "none" and anything else. */
export function parseRouterOsDuration(text: string): number | null {
  const match = routerShape.exec(text.trim())
  if (!match || text.trim() === '') return null
  const [, weeks, days, hours, minutes, seconds, clockHours, clockMinutes, clockSeconds] = match
  const of = (digits: string | undefined, size: number) => Number(digits ?? 0) * size
  const total =
    of(weeks, 604_800) +
    of(days, 86_400) +
    of(hours, 3_600) +
    of(minutes, 60) +
    of(seconds, 1) +
    of(clockHours, 3_600) +
    of(clockMinutes, 60) +
    of(clockSeconds, 1)
  return Number.isSafeInteger(total) ? total : null
}
