// Owns: letting a customer onto the hotspot, or not, with the sentences of the router's own login page (errors.txt).
// Must never: count or end sessions; that is hotspot-sessions.ts.

import type { RouterCore } from './core'
import { loginVariables } from './hotspot-sessions'
import { parseDuration } from './router-time'
import type { Row } from './table'
import { parseRate } from './values'

export type LoginMethod = 'http-chap' | 'http-pap' | 'https' | 'cookie' | 'mac-cookie' | 'mac' | 'admin'

export type HotspotLogin = {
  readonly user: string
  readonly password?: string
  readonly mac: string
  /** From the pool when absent. */
  readonly address?: string
  readonly server?: string
  /** Default http-chap, as the stock login page does. `admin` is /ip/hotspot/active/login. */
  readonly by?: LoginMethod
  /** Traffic that flows by itself from now on. */
  readonly bytesPerSecond?: { readonly in: number; readonly out: number }
}

export type LoginAnswer =
  | { readonly ok: true; readonly id: string; readonly address: string }
  | { readonly ok: false; readonly error: string }

const refused = (error: string): LoginAnswer => ({ ok: false, error })
const byRouter = { by: 'router', runtime: true } as const

/** Sessions a licence level allows at once [DOC]. */
const licenceSessions: Readonly<Record<string, number>> = { '0': 1, '1': 1, '3': 1, '4': 200, '5': 500 }

/** A customer types a code, or his device comes back. */
export function loginHotspot(router: RouterCore, login: HotspotLogin): LoginAnswer {
  router.agenda.settle()
  const mac = login.mac.toUpperCase()
  const server = findServer(router, login.server)
  if (!server) return refused('no hotspot server')
  const named = router.db.table('/ip/hotspot/user').lookUp('name', login.user)
  // The same name may exist once per server and once for all.
  const user = named.find((row) => row.server === server.name) ?? named[0]
  const problem = whyNot(router, login, mac, server, user)
  if (problem !== undefined || !user) {
    router.log('hotspot,info,debug', `${login.user} (${login.address ?? mac}): login failed: ${problem ?? ''}`)
    // A failed cookie login takes the cookie away [DOC].
    if (login.by === 'mac-cookie') router.hotspot.dropCookies((row) => row['mac-address'] === mac)
    return refused(problem ?? 'invalid username or password')
  }
  return admit(router, login, mac, server, user)
}

/** The device is back in range: its MAC cookie logs it in without a page, or nothing happens. */
export function returnDevice(router: RouterCore, mac: string): LoginAnswer {
  router.agenda.settle()
  const cookie = router.db.rows('/ip/hotspot/cookie').find((row) => row['mac-address'] === mac.toUpperCase())
  if (!cookie) return refused('no cookie')
  return loginHotspot(router, { user: cookie.user ?? '', mac, by: 'mac-cookie' })
}

function findServer(router: RouterCore, name: string | undefined): Row | undefined {
  const servers = router.db.rows('/ip/hotspot').filter((row) => row.disabled !== 'true')
  if (!router.deviceMode.allows('hotspot')) return undefined
  return name === undefined ? servers[0] : servers.find((row) => row.name === name)
}

function whyNot(
  router: RouterCore,
  login: HotspotLogin,
  mac: string,
  server: Row,
  user: Row | undefined,
): string | undefined {
  const methods = (router.db.table('/ip/hotspot/profile').byName(server.profile ?? '')?.['login-by'] ?? '').split(',')
  const by = login.by ?? 'http-chap'
  if (by !== 'admin' && !methods.includes(by)) return `login by ${by} is not enabled`
  // A disabled user, a wrong password and a stranger get the same sentence.
  if (!user || user.disabled === 'true') return 'invalid username or password'
  if (user.server !== undefined && user.server !== server.name) return 'invalid username or password'
  const byPassword = by === 'http-chap' || by === 'http-pap' || by === 'https'
  if (byPassword && (user.password ?? '') !== (login.password ?? '')) return 'invalid username or password'
  if (user['mac-address'] !== undefined && user['mac-address'] !== mac)
    return `user ${login.user} is not allowed to log in from this MAC address`
  const limits = limitsOf(router, user)
  if (limits.maxSeconds === 0) return `user ${login.user} has reached uptime limit`
  if (limits.maxIn === 0 || limits.maxOut === 0 || limits.maxTotal === 0)
    return `user ${login.user} has reached traffic limit`
  const shared = profileOf(router, user)?.['shared-users'] ?? '1'
  if (shared !== 'unlimited' && router.hotspot.sessionsOf(login.user).length >= Number(shared))
    return `no more sessions are allowed for user ${login.user}`
  const level = router.db.rows('/system/license')[0]?.nlevel ?? '6'
  if (router.hotspot.size >= (licenceSessions[level] ?? Number.POSITIVE_INFINITY)) return 'session limit reached ()'
  return undefined
}

const profileOf = (router: RouterCore, user: Row): Row | undefined =>
  router.db.table('/ip/hotspot/user/profile').byName(user.profile ?? 'default')

const secondsIn = (value: string | undefined): number | undefined =>
  value === undefined || value === 'none' ? undefined : (parseDuration(value) ?? undefined)

/** What is left of the user's limits, and the profile's session-timeout; 0 is used up, undefined is no limit. */
function limitsOf(router: RouterCore, user: Row) {
  const left = (limit: string | undefined, used: number) =>
    limit === undefined ? undefined : Math.max(0, Number(limit) - used)
  const used = (name: string) => Number(user[name] ?? 0)
  const uptime = secondsIn(user['limit-uptime'])
  const uptimeLeft = uptime === undefined ? undefined : Math.max(0, uptime - (secondsIn(user.uptime) ?? 0))
  const timeout = secondsIn(profileOf(router, user)?.['session-timeout'])
  const ends = [uptimeLeft, timeout].filter((seconds) => seconds !== undefined)
  return {
    maxSeconds: ends.length > 0 ? Math.min(...ends) : undefined,
    maxIn: left(user['limit-bytes-in'], used('bytes-in')),
    maxOut: left(user['limit-bytes-out'], used('bytes-out')),
    maxTotal: left(user['limit-bytes-total'], used('bytes-in') + used('bytes-out')),
  }
}

function admit(router: RouterCore, login: HotspotLogin, mac: string, server: Row, user: Row): LoginAnswer {
  const profile = profileOf(router, user)
  const pool = [profile?.['address-pool'], server['address-pool']].find((name) => name !== undefined && name !== 'none')
  const address = user.address ?? login.address ?? (pool === undefined ? '10.5.50.2' : router.pools.take(pool, mac))
  if (address === undefined) return refused('cannot assign ip address - no more free addresses from pool')
  const { db, clock } = router
  const serverName = server.name ?? ''
  const by = login.by === undefined ? 'http-chap' : login.by
  const shown = {
    server: serverName,
    user: login.user,
    address,
    'mac-address': mac,
    'login-by': by === 'mac-cookie' ? 'mac-cookie' : by,
    'idle-timeout': profile?.['idle-timeout'] ?? 'none',
    'keepalive-timeout': profile?.['keepalive-timeout'] ?? 'none',
    radius: 'false',
    blocked: 'false',
  }
  const host = {
    'mac-address': mac,
    address,
    'to-address': address,
    server: serverName,
    authorized: 'true',
    bypassed: 'false',
  }
  const row = db.insert('/ip/hotspot/active', shown, byRouter)
  const hostId = db.insert('/ip/hotspot/host', host, byRouter)['.id']
  const session = {
    id: row['.id'],
    user: login.user,
    mac,
    address,
    startedAt: clock.now(),
    countedAt: clock.now(),
    ...limitsOf(router, user),
    queueId: addQueue(router, `<hotspot-${login.user}>`, address, profile?.['rate-limit']),
    hostId,
    rateIn: login.bytesPerSecond?.in ?? 0,
    rateOut: login.bytesPerSecond?.out ?? 0,
    bytesIn: 0,
    bytesOut: 0,
  }
  router.hotspot.begin(session)
  if (profile?.['add-mac-cookie'] === 'true' && by !== 'mac-cookie')
    router.hotspot.addCookie(login.user, mac, secondsIn(profile['mac-cookie-timeout']) ?? 259_200)
  router.log('hotspot,info,debug', `${login.user} (${address}): logged in`)
  const variables = { ...loginVariables(session), interface: server.interface ?? '' }
  router.onLogin?.({ user: login.user, mac, address, server: serverName, by })
  router.scripts.runProfileScript('on-login', login.user, variables)
  return { ok: true, id: row['.id'], address }
}

/** The dynamic queue of a session; rate-limit and queue pairs have the same order, upload first. */
export function addQueue(
  router: RouterCore,
  name: string,
  target: string,
  rateLimit: string | undefined,
): string | undefined {
  const [up = '', down = up] = (rateLimit?.split(' ')[0] ?? '').split('/')
  const [upload, download] = [parseRate(up), parseRate(down)]
  if (upload === null || download === null) return undefined
  const values = {
    name,
    target: `${target}/32`,
    'max-limit': `${upload}/${download}`,
    dynamic: 'true',
    disabled: 'false',
  }
  return router.db.insert('/queue/simple', values, byRouter)['.id']
}
