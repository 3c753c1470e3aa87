// Owns: reading everything a take-over needs from a router in one look. Only `print`.
// Must never: write, ask for PPP passwords, or take an error for an empty list: what is refused is named as refused.
import { type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import {
  parseCount,
  parseFlag,
  parseGmtOffset,
  parseRouterDate,
  parseRouterOsDuration,
  routerEpochSeconds,
} from '../../platform/routeros/values'
import type { RouterScan, ScannedProfile, ScannedScheduler, ScannedUser } from './scan'

/** What the owner may have set on a profile of his own and which LoketNet does not manage (routeros.md §2.2). */
export const EXTRA_PROPERTIES = [
  'parent-queue',
  'insert-queue-before',
  'queue-type',
  'address-list',
  'incoming-filter',
  'outgoing-filter',
  'incoming-packet-mark',
  'outgoing-packet-mark',
  'session-timeout',
  'transparent-proxy',
  'open-status-page',
] as const

const PROFILE_PROPERTIES = ['name', 'on-login', 'rate-limit', 'shared-users', 'address-pool', ...EXTRA_PROPERTIES]
const USER_PROPERTIES = [
  'name',
  'server',
  'profile',
  'password',
  'comment',
  'limit-uptime',
  'limit-bytes-total',
  'uptime',
  'bytes-in',
  'bytes-out',
  'disabled',
  'default',
  'dynamic',
]

export const SALE_COMMENT = 'mikhmon'
export const PRESET_COMMENT = 'QuickPrintMikhmon'

/** Throws RouterError when the hotspot or the clock cannot be read: without them nothing can be judged. */
export async function readRouter(connection: RouterConnection, now: number): Promise<RouterScan> {
  const refused: RouterScan['refused'] = []
  const optional = async (menu: string, proplist: readonly string[], queries: readonly string[] = []) => {
    try {
      return await connection.print(menu, { proplist, queries })
    } catch (error) {
      if (!(error instanceof RouterError) || (error.trap !== 'permission' && error.trap !== 'unknown-command'))
        throw error
      refused.push({ menu, text: error.message })
      return []
    }
  }
  const [clock, users, sessions, profiles] = await Promise.all([
    connection.run('/system/clock/print'),
    connection.print('/ip/hotspot/user', { proplist: USER_PROPERTIES }),
    connection.print('/ip/hotspot/active', { proplist: ['user'] }),
    connection.print('/ip/hotspot/user/profile', { proplist: PROFILE_PROPERTIES }),
  ])
  const ofMikhmon = [`?comment=${SALE_COMMENT}`, `?comment=${PRESET_COMMENT}`, '?#|']
  const [scripts, schedulers, pppProfiles, secrets, pools] = await Promise.all([
    optional('/system/script', ['name', 'owner', 'source', 'comment'], ofMikhmon),
    optional('/system/scheduler', ['name', 'comment', 'disabled', 'on-event']),
    optional('/ppp/profile', ['name', 'rate-limit', 'remote-address', 'default']),
    optional('/ppp/secret', ['name', 'profile', 'service', 'disabled']),
    optional('/ip/pool', ['name', 'ranges']),
  ])
  const online = new Set(sessions.map((row) => row.user))
  return {
    at: now,
    clock: clockOf(clock.rows[0] ?? {}),
    seesPasswords: users.some((row) => row.password !== undefined),
    users: users.map((row) => userOf(row, online)),
    profiles: profiles.map(profileOf),
    scripts: scripts.map(({ name = '', owner = '', source = '', comment = '' }) => ({ name, owner, source, comment })),
    schedulers: schedulers.map(schedulerOf),
    pppProfiles: pppProfiles.map((row) => ({
      name: row.name ?? '',
      rateLimit: row['rate-limit'] ?? '',
      pool: row['remote-address'] ?? '',
      isBuiltIn: parseFlag(row.default),
    })),
    secrets: secrets.map((row) => ({
      name: row.name ?? '',
      profile: row.profile ?? '',
      service: row.service ?? 'any',
      isDisabled: parseFlag(row.disabled),
    })),
    pools: pools.map(({ name = '', ranges = '' }) => ({ name, ranges })),
    refused,
  }
}

export function clockOf(row: Readonly<Record<string, string>>): RouterScan['clock'] {
  const date = parseRouterDate(`${row.date ?? ''} ${row.time ?? ''}`)
  const gmtOffset = parseGmtOffset(row['gmt-offset'] ?? '') ?? 0
  return { epoch: date ? routerEpochSeconds(date, gmtOffset) : null, gmtOffset }
}

function userOf(row: RouterRow, online: ReadonlySet<string | undefined>): ScannedUser {
  return {
    name: row.name ?? '',
    server: serverOf(row),
    profile: row.profile ?? 'default',
    password: row.password ?? null,
    comment: row.comment ?? '',
    limitUptime: row['limit-uptime'] ?? '',
    limitBytes: row['limit-bytes-total'] ?? '',
    uptime: row.uptime ?? '',
    wasUsed: hasUse(row),
    isOnline: online.has(row.name),
    isDisabled: parseFlag(row.disabled),
    isBuiltIn: parseFlag(row.default) || parseFlag(row.dynamic),
  }
}

/** Versions print `all` or leave it out. */
export const serverOf = (row: RouterRow): string | null =>
  row.server === undefined || row.server === 'all' ? null : row.server

/** A figure that cannot be read counts as use: what is uncertain is never called new. */
export function hasUse(row: Readonly<Record<string, string>>): boolean {
  const isZero = (value: number | null | undefined) => value === 0
  const traffic = [row['bytes-in'], row['bytes-out']].every((text) => text === undefined || isZero(parseCount(text)))
  const uptime = row.uptime === undefined || row.uptime === '' || isZero(parseRouterOsDuration(row.uptime))
  return !traffic || !uptime
}

function profileOf(row: RouterRow): ScannedProfile {
  const extras = EXTRA_PROPERTIES.flatMap((property) => {
    const value = row[property]
    return value === undefined || value === '' || value === 'none' ? [] : [[property, value] as const]
  })
  return {
    name: row.name ?? '',
    onLogin: row['on-login'] ?? '',
    rateLimit: row['rate-limit'] ?? '',
    sharedUsers: row['shared-users'] ?? '1',
    pool: row['address-pool'] ?? '',
    extras: Object.fromEntries(extras),
  }
}

const schedulerOf = (row: RouterRow): ScannedScheduler => ({
  name: row.name ?? '',
  comment: row.comment ?? '',
  isDisabled: parseFlag(row.disabled),
  isAboutUsers: /ip[ /]+hotspot[ /]+user/.test(row['on-event'] ?? ''),
  hasEvent: (row['on-event'] ?? '').trim() !== '',
})
