// Owns: judging what a router answered: version, rights, device-mode, licence, hotspot, pools. Pure; tested as a table.
// Must never: ask the router, or know how it was asked.
import { parseBoolean } from '../../platform/routeros/values'
import type { Finding } from './contract'
import { quoteForRouter } from './domain'
import { finding } from './findings'
import { type Answers, type Asked, firstOf, menuOf, poolsOf, QUESTION_NAMES, serversOf } from './look'
import { isOurProfile } from './profile'

const OLDEST_VERSION = [6, 49] as const

export function judgeVersion(identity: Asked, resource: Asked, board: string): Finding {
  const version = firstOf(resource).version ?? ''
  const [major = 0, minor = 0] = version.split('.').map((part) => Number.parseInt(part, 10))
  const isFine = major > OLDEST_VERSION[0] || (major === OLDEST_VERSION[0] && minor >= OLDEST_VERSION[1])
  return isFine
    ? finding('ok', 'version-ok', { version, board: board || 'Router', identity: firstOf(identity).name ?? '' })
    : finding(
        'warn',
        'version-old',
        { version: version || '(tidak diketahui)' },
        '/system package update check-for-updates\n/system package update install',
      )
}

export function judgeSerial(known: string | null, seen: string | null): Finding[] {
  if (known === null || seen === null || known === seen) return []
  return [finding('bad', 'stranger', { serial: seen, known }, '/system routerboard print')]
}

const NEEDED_POLICIES = ['read', 'write', 'api'] as const
/** What nobody needs for selling vouchers, and a thief would like. */
const RISKY_POLICIES = ['policy', 'ftp', 'ssh', 'winbox', 'password', 'romon'] as const

/**
 * A user and a group of our own: changing the rights of the one that is used now could take them from a person (the owner's
 * own `admin` would be locked out of WinBox).
 */
const ownUser = (name: string): string =>
  `/user group add name=${name} policy=read,write,api,test\n/user add name=${name} group=${name} password="GANTI-DENGAN-KATA-SANDI-ANDA"`

/** Beside the one that is used now. */
const freeName = (username: string): string => (username === 'loketnet' ? 'loketnet-api' : 'loketnet')

export function judgePolicy(username: string, users: Asked, groups: Asked): Finding {
  const user = users.isAnswered ? users.rows.find((row) => row.name === username) : undefined
  const group = groups.isAnswered ? groups.rows.find((row) => row.name === user?.group) : undefined
  const own = freeName(username)
  if (group?.policy === undefined) return finding('warn', 'policy-unknown', { username }, ownUser(own))
  const policies = group.policy.split(',')
  const missing = NEEDED_POLICIES.filter((policy) => !policies.includes(policy))
  if (missing.length > 0)
    return finding('bad', 'policy-missing', { username, own, missing: missing.join(', ') }, ownUser(own))
  if (RISKY_POLICIES.some((policy) => policies.includes(policy)))
    return finding('warn', 'policy-wide', { username, own }, ownUser(own))
  return finding('ok', 'policy-ok', { username })
}

/** Menus that may not be read at all. */
export function judgeReading(answers: Answers): Finding[] {
  const menus = QUESTION_NAMES.filter((question) => {
    const asked = answers[question]
    return asked && !asked.isAnswered && asked.trap === 'permission'
  }).map(menuOf)
  return menus.length > 0 ? [finding('bad', 'read-refused', { menus: menus.join(', ') }, ownUser('loketnet'))] : []
}

/** RouterOS 6 has no device-mode and knows no such command: nothing to judge. */
export function judgeDeviceMode(deviceMode: Asked): Finding[] {
  if (!deviceMode.isAnswered) return []
  const row = firstOf(deviceMode)
  const mode = row.mode ?? ''
  const found: Finding[] = []
  const forbidden = (['hotspot', 'scheduler'] as const).filter((feature) => parseBoolean(row[feature]) === false)
  if (forbidden.length > 0) {
    const what = forbidden.map((feature) => (feature === 'hotspot' ? 'hotspot' : 'penjadwal (scheduler)')).join(' dan ')
    const fix = `/system/device-mode/update ${forbidden.map((feature) => `${feature}=yes`).join(' ')}`
    found.push(finding('bad', 'device-mode-hotspot', { mode, what }, fix))
  }
  if (parseBoolean(row.flagged) === true)
    found.push(finding('bad', 'device-mode-flagged', {}, '/system/device-mode/update flagged=no'))
  return found.length > 0 ? found : [finding('ok', 'device-mode-ok', { mode })]
}

/** Active hotspot users by level (routeros.md §2.3). */
const HOTSPOT_USERS: Readonly<Record<string, number>> = { '0': 1, '1': 1, '3': 1, '4': 200, '5': 500 }

export function judgeLicence(license: Asked): Finding[] {
  const row = firstOf(license)
  const level = row.nlevel ?? row.level
  if (level === undefined) return []
  if (level === 'free') return [finding('warn', 'licence-free', {}, '/system license print')]
  const users = HOTSPOT_USERS[level]
  if (users === 1) return [finding('bad', 'licence-small', { level: `level ${level}`, users }, '/system license print')]
  const name = /^\d/.test(level) ? `level ${level}` : level
  return [finding('ok', 'licence-ok', { level: name, users: users ?? 'berapa pun' })]
}

/** `wanted` is the server that vouchers are bound to; `all` = any. */
export function judgeHotspot(servers: Asked, wanted: string): Finding[] {
  if (!servers.isAnswered) return []
  const all = serversOf(servers)
  const names = all.map((server) => server.name).join(', ')
  if (all.length === 0) return [finding('bad', 'hotspot-none', {}, '/ip hotspot setup')]
  if (wanted !== 'all' && !all.some((server) => server.name === wanted))
    return [finding('bad', 'hotspot-unknown', { wanted, servers: names }, '/ip hotspot print')]
  const stopped = all.filter((server) => !server.isRunning && (wanted === 'all' || server.name === wanted))
  const found = stopped.map((server) =>
    finding(
      'bad',
      'hotspot-stopped',
      { server: server.name },
      `/ip hotspot enable [find name=${quoteForRouter(server.name)}]`,
    ),
  )
  return found.length > 0 ? found : [finding('ok', 'hotspot-ok', { servers: names })]
}

/** The server profile that the wanted server uses; any when it is bound to none. */
function loginProfile(servers: Asked, profiles: Asked, wanted: string): Readonly<Record<string, string>> {
  const rows = servers.isAnswered ? servers.rows : []
  const server = rows.find((row) => row.name === wanted) ?? rows[0]
  return (profiles.isAnswered ? profiles.rows : []).find((row) => row.name === server?.profile) ?? {}
}

export const loginHostOf = (servers: Asked, profiles: Asked, wanted: string): string =>
  loginProfile(servers, profiles, wanted)['dns-name'] ?? ''

export function judgeLogin(servers: Asked, profiles: Asked, wanted: string): Finding[] {
  const { name, 'login-by': methods, 'dns-name': host } = loginProfile(servers, profiles, wanted)
  if (methods === undefined) return []
  if (!/http-chap|http-pap|https/.test(methods)) {
    const fix = `/ip hotspot profile set [find name=${quoteForRouter(name ?? '')}] login-by=${[...methods.split(','), 'http-chap', 'http-pap'].filter((method) => method !== '').join(',')}`
    return [finding('bad', 'login-methods', {}, fix)]
  }
  return host ? [finding('ok', 'login-page', { host, methods: methods.replaceAll(',', ', ') })] : []
}

export function judgeProfiles(userProfiles: Asked, pools: Asked): Finding[] {
  const found: Finding[] = []
  if (userProfiles.isAnswered) {
    const ours = userProfiles.rows.filter((row) => isOurProfile(row.name ?? '')).length
    found.push(finding('ok', 'user-profiles', { count: userProfiles.rows.length, ours }))
  }
  if (pools.isAnswered) {
    const names = poolsOf(pools).map((pool) => pool.name)
    found.push(
      names.length === 0
        ? finding('ok', 'pools-none')
        : finding('ok', 'pools', { count: names.length, names: names.join(', ') }),
    )
  }
  return found
}
