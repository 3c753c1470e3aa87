// Owns: what the comment of a hotspot user says on a router that Mikhmon (or a program like it) runs (peers.md §4.1).
// Must never: guess at a date that is not whole, or take somebody else's mark for Mikhmon's.
import { parseRouterDate, type RouterDate } from '../../platform/routeros/values'
import { type CalendarDate, makeDate } from '../../shared/calendar-date'
import { readSubscriptionComment } from '../../shared/subscription-comment'
import { readVoucherComment } from '../../shared/voucher-comment'

export type UserComment =
  | { readonly kind: 'empty' }
  /** `vc`: the code is name and password; `up`: a password of its own. `madeOn` where the comment says it. */
  | { readonly kind: 'unused'; readonly login: 'vc' | 'up'; readonly madeOn: CalendarDate | null }
  /** When it ends, by the router's own wall clock. */
  | { readonly kind: 'stamped'; readonly at: RouterDate }
  /** Looks like such a date and is not one that exists, or one that could be read in two ways. */
  | { readonly kind: 'broken-stamp' }
  | { readonly kind: 'ours' }
  /** Somebody else's program marks its users like this. */
  | { readonly kind: 'tool'; readonly name: string }
  | { readonly kind: 'other' }

const UNUSED = /^(vc|up)(?:-\d+)?(?:-(\d\d)\.(\d\d)\.(\d\d))?(?:-.*)?$/s
/** Later programs write their mode behind the moment: `... 16:05:11 N`. */
const STAMP = /^(\S+ \d\d:\d\d:\d\d)(?: [A-Z])?$/i
/** A fork for RouterOS 7 writes month/day/year in figures. */
const FIGURES = /^(\d\d)\/(\d\d)\/(\d{4}) (\d\d:\d\d:\d\d)$/

const TOOLS: readonly (readonly [RegExp, string])[] = [
  [/^lk\d*;/i, 'LoketNet (tandanya rusak)'],
  [/^salfanet:/i, 'Salfanet'],
  [/^SUSPENDED - /, 'Gembok'],
]

export function readUserComment(comment: string): UserComment {
  const text = comment.trim()
  if (text === '') return { kind: 'empty' }
  // A monthly member is a customer of the books, not a voucher of an old tool.
  if (readVoucherComment(comment) || readSubscriptionComment(comment)) return { kind: 'ours' }
  const tool = TOOLS.find(([mark]) => mark.test(text))
  if (tool) return { kind: 'tool', name: tool[1] }
  const unused = UNUSED.exec(text)
  if (unused) {
    const [, login, month, day, year] = unused
    const madeOn = month === undefined ? null : makeDate(2000 + Number(year), Number(month), Number(day))
    return { kind: 'unused', login: login === 'up' ? 'up' : 'vc', madeOn }
  }
  if (!/\d\d:\d\d:\d\d/.test(text)) return { kind: 'other' }
  const stamp = STAMP.exec(text)?.[1]
  const at = stamp === undefined ? undefined : (parseRouterDate(stamp) ?? readFigures(stamp))
  return at ? { kind: 'stamped', at } : { kind: 'broken-stamp' }
}

/** Only where the day cannot be a month: 05/23/2024 has one reading, 05/06/2024 has two. */
function readFigures(text: string): RouterDate | undefined {
  const match = FIGURES.exec(text)
  if (!match) return undefined
  const [, month, day, year, time] = match
  return Number(day) > 12 ? parseRouterDate(`${year}-${month}-${day} ${time}`) : undefined
}
