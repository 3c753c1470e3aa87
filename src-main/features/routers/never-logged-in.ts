// Owns: asking the router now whether a code was ever used.
// Must never: answer "never" from anything but the router's own words.
import { parseCount, parseRouterOsDuration } from '../../platform/routeros/values'
import { isMarkedAs, type VoucherMark } from '../../shared/voucher-comment'
import type { ShopRouterLinks } from './links'
import { askRouter } from './links'

export type LoginTrace = 'never' | 'used' | 'missing'

/** The mark says whose user it is: a stranger's of the same name tells nothing about our voucher. */
interface AskedVoucher extends VoucherMark {
  readonly code: string
}

/**
 * `missing`: the router has no user of this voucher. Throws DomainError ROUTER_UNREACHABLE, ROUTER_STRANGER or the router's
 * refusal. Counters are written at logout only, so the live list and the cookies are asked too (routeros.md §2.2).
 */
export function neverLoggedIn(links: ShopRouterLinks, routerId: string, voucher: AskedVoucher): Promise<LoginTrace> {
  return askRouter(links, routerId, async (connection) => {
    const ofUser = (...proplist: string[]) => ({ proplist, queries: [`?user=${voucher.code}`] })
    const [users, sessions, cookies] = await Promise.all([
      connection.print('/ip/hotspot/user', {
        proplist: ['name', 'server', 'uptime', 'bytes-in', 'bytes-out', 'comment'],
        queries: [`?name=${voucher.code}`],
      }),
      connection.print('/ip/hotspot/active', ofUser('user', 'server')),
      connection.print('/ip/hotspot/cookie', ofUser('user')),
    ])
    const own = users.find(({ comment }) => isMarkedAs(comment, voucher))
    const strangers = users.filter((user) => user !== own)
    if (own && hasTrace(own)) return 'used'
    if (!own && strangers.length > 0) return 'missing'
    // Nobody's user, or ours: what is logged in by this name is ours, unless it is on the very server of a stranger.
    const isStrangers = (server: string | undefined) =>
      server !== undefined && strangers.some((stranger) => stranger.server === server)
    if (sessions.some(({ server }) => !isStrangers(server)) || cookies.length > 0) return 'used'
    return own ? 'never' : 'missing'
  })
}

/** A figure that cannot be read counts as a trace: money is given back only for what is certain. */
function hasTrace(user: Readonly<Record<string, string>>): boolean {
  const isZero = (value: number | null | undefined) => value === 0
  const counters = [user['bytes-in'], user['bytes-out']].every((text) => text === undefined || isZero(parseCount(text)))
  const uptime = user.uptime === undefined || isZero(parseRouterOsDuration(user.uptime))
  return !counters || !uptime || /^lk1;(?!x=0{10};f=0{10};)/.test(user.comment ?? '')
}
