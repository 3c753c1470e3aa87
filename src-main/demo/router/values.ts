// Owns: what RouterOS accepts for an argument, how it stores it, and its words when it does not.
// Must never: look at other properties of the same item; that is a menu's `settle`.

import type { ValueContext, ValueType } from './menu'
import { formatDuration, parseDate, parseDuration, parseTime } from './router-time'
import type { Row } from './table'
import { traps } from './trap'

/** Any text, kept as it is. */
export const text: ValueType = { accept: (value) => value }

/** Text that print leaves out when it is empty, as `comment` does. */
export const optionalText: ValueType = { accept: (value) => value || undefined }

/** `yes/no` and `true/false` in, `true/false` out (Lab REST contract; terraform dumps). */
export const flag: ValueType = {
  accept(value, { argument }) {
    if (value === 'yes' || value === 'true') return 'true'
    if (value === 'no' || value === 'false') return 'false'
    throw traps.invalidValue(argument)
  },
}

/**
 * A length of time. `words` are the names it takes beside one (`none`); without them even `none` and '' are refused, which is
 * what real routers do for limit-uptime and session-timeout. `zeroUnsets`: 0 means no limit and is not printed.
 */
export function duration(
  options: { readonly words?: readonly string[]; readonly zeroUnsets?: boolean } = {},
): ValueType {
  return {
    accept(value, { argument, durations }) {
      if (options.words?.includes(value)) return value
      const seconds = parseDuration(value)
      if (seconds === null) throw traps.invalidTime(argument)
      if (seconds === 0 && options.zeroUnsets) return undefined
      return seconds === 0 && options.words?.includes('none') ? 'none' : formatDuration(seconds, durations)
    },
  }
}

export function integer(
  low: number,
  high: number,
  options: { readonly words?: readonly string[]; readonly zeroUnsets?: boolean } = {},
): ValueType {
  return {
    accept(value, { argument }) {
      if (options.words?.includes(value)) return value
      if (!/^\d+$/.test(value)) throw traps.invalidValue(argument)
      const number = Number(value)
      if (number < low || number > high) throw traps.outOfRange(argument, low, high)
      return number === 0 && options.zeroUnsets ? undefined : String(number)
    },
  }
}

const suffixes: Readonly<Record<string, number>> = { '': 1, k: 1024, K: 1024, M: 1024 ** 2, G: 1024 ** 3, T: 1024 ** 4 }

/** Bytes, plain or with k/M/G/T (1024, guessed). */
export function bytes(options: { readonly zeroUnsets?: boolean } = {}): ValueType {
  return {
    accept(value, { argument }) {
      const match = /^(\d+)([kKMGT]?)$/.exec(value)
      if (!match) throw traps.invalidValue(argument)
      const number = Number(match[1]) * (suffixes[match[2] ?? ''] ?? 1)
      return number === 0 && options.zeroUnsets ? undefined : String(number)
    },
  }
}

const rateSuffixes: Readonly<Record<string, number>> = { '': 1, k: 1000, K: 1000, M: 1_000_000, G: 1_000_000_000 }

/** `10M` to 10000000; null for anything else. */
export function parseRate(value: string): number | null {
  const match = /^(\d+)([kKMG]?)$/.exec(value)
  return match ? Number(match[1]) * (rateSuffixes[match[2] ?? ''] ?? 1) : null
}

/** `5M/10M` as /queue/simple takes it; one value counts for both; printed as plain numbers. */
export const ratePair: ValueType = {
  accept(value, { argument }) {
    const parts = value.split('/').map(parseRate)
    const [up, down = up] = parts
    if (parts.length > 2 || up === null || up === undefined || down === null || down === undefined)
      throw traps.invalidValue(argument)
    return `${up}/${down}`
  },
}

/** `5/5` style pairs that are kept as written, one value for both. */
export const pair: ValueType = { accept: (value) => (value.includes('/') ? value : `${value}/${value}`) }

/** One word of a list. A beginning that only one word has is enough, as on the console. */
export function oneOf(words: readonly string[]): ValueType {
  return { accept: (value, { argument }) => matchName(value, words, argument) }
}

/** A comma list of words, printed in the order of `words`. */
export function several(words: readonly string[]): ValueType {
  return {
    accept(value, { argument }) {
      const given = new Set(value === '' ? [] : value.split(',').map((word) => matchName(word, words, argument)))
      return words.filter((word) => given.has(word)).join(',')
    },
  }
}

function matchName(value: string, names: readonly string[], argument: string): string {
  if (names.includes(value)) return value
  const fitting = names.filter((name) => name.startsWith(value))
  const [only] = fitting
  if (only === undefined) throw traps.noMatch(argument)
  if (fitting.length > 1) throw traps.ambiguous(argument)
  return only
}

/** The name of an item of another menu; `words` stand beside the names, `absent` ones are not printed (lease `server=all`). */
export function reference(
  menu: string,
  options: { readonly words?: readonly string[]; readonly absent?: readonly string[] } = {},
): ValueType {
  const words = [...(options.words ?? []), ...(options.absent ?? [])]
  return {
    refersTo: menu,
    accept(value, { argument, table }) {
      if (options.absent?.includes(value)) return undefined
      if (words.includes(value)) return value
      const rows = table(menu)
      const byId = value.startsWith('*') ? rows.rows.get(value) : undefined
      const exact = rows.byName(value) ?? byId
      if (exact) return exact.name ?? exact['.id']
      const names = [...words, ...[...rows.rows.values()].map((row: Row) => row.name ?? '')]
      const found = matchName(value, names, argument)
      return options.absent?.includes(found) ? undefined : found
    },
  }
}

/** A calendar date in the router's own layout. */
export const date: ValueType = {
  accept(value, { argument, clock }: ValueContext) {
    const midnight = parseDate(value)
    if (midnight === null) throw traps.invalidValue(argument)
    return clock.date((midnight - clock.offsetMinutes * 60) * 1000)
  },
}

/** `HH:MM:SS`, or one of `words` (scheduler `startup`). */
export function timeOfDay(words: readonly string[] = []): ValueType {
  return {
    accept(value, { argument }) {
      if (words.includes(value)) return value
      const seconds = parseTime(value)
      if (seconds === null) throw traps.invalidTime(argument)
      return formatDuration(seconds, 'clock')
    },
  }
}
