// Owns: asking the router now whether a code was ever used.
// Must never: answer "never" from anything but the router's own words.
import { parseCount, parseRouterOsDuration } from '../../platform/routeros/values'
import type { ShopRouterLinks } from './links'
import { askRouter } from './links'

export type LoginTrace = 'never' | 'used' | 'missing'

/**
 * `missing`: the router has no such user. Throws DomainError ROUTER_UNREACHABLE, ROUTER_STRANGER or the router's refusal.
 * Counters are written at logout only, so the live list and the cookies are asked too (routeros.md §2.2).
 */
export function neverLoggedIn(
  links: ShopRouterLinks,
  routerId: string,
  voucher: { readonly code: string },
): Promise<LoginTrace> {
  return askRouter(links, routerId, async (connection) => {
    const ofUser = { proplist: ['user'], queries: [`?user=${voucher.code}`] }
    const [users, sessions, cookies] = await Promise.all([
      connection.print('/ip/hotspot/user', {
        proplist: ['name', 'uptime', 'bytes-in', 'bytes-out', 'comment'],
        queries: [`?name=${voucher.code}`],
      }),
      connection.print('/ip/hotspot/active', ofUser),
      connection.print('/ip/hotspot/cookie', ofUser),
    ])
    if (sessions.length > 0 || cookies.length > 0 || users.some(hasTrace)) return 'used'
    return users.length === 0 ? 'missing' : 'never'
  })
}

/** A figure that cannot be read counts as a trace: money is given back only for what is certain. */
function hasTrace(user: Readonly<Record<string, string>>): boolean {
  const isZero = (value: number | null | undefined) => value === 0
  const counters = [user['bytes-in'], user['bytes-out']].every((text) => text === undefined || isZero(parseCount(text)))
  const uptime = user.uptime === undefined || isZero(parseRouterOsDuration(user.uptime))
  return !counters || !uptime || /^lk1;(?!x=0{10};f=0{10};)/.test(user.comment ?? '')
}
