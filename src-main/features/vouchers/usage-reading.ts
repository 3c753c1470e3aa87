// Owns: what a router says about vouchers in use: their users with counters, and who is online.
// Must never: take an error for an empty list, or a figure that it cannot read for zero.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { parseCount, parseFlag, parseRouterOsDuration } from '../../platform/routeros/values'
import { readVoucherComment, type VoucherComment } from '../../shared/voucher-comment'
import { endLogins, findSessions, findUsers, ownUser, setUser } from './hotspot-users'

export interface SessionSeen {
  readonly id: string
  readonly user: string
  readonly server: string
  readonly address: string
  readonly mac: string
  /** `http-pap`, `mac-cookie` ... */
  readonly loginBy: string
  /** Seconds and bytes of this session alone; null = not readable. */
  readonly uptime: number | null
  readonly bytesIn: number | null
  readonly bytesOut: number | null
  /** Seconds until the router ends it; null = it has no end of its own. */
  readonly timeLeft: number | null
}

/** A hotspot user that carries the mark of a voucher. */
export interface UserSeen {
  readonly name: string
  /** Null = every server. */
  readonly server: string | null
  readonly mark: VoucherComment
  readonly isDisabled: boolean
  /** Of all sessions that have ended: the router counts at logout (routeros.md §2.2); null = not readable. */
  readonly uptime: number | null
  readonly bytesIn: number | null
  readonly bytesOut: number | null
  /** The only device that may log in; null = any. */
  readonly lockedMac: string | null
}

export interface UsageReading {
  /** Every user was read; else only `names` were asked for. */
  readonly isWhole: boolean
  readonly names: readonly string[]
  readonly users: readonly UserSeen[]
  /** Those of the names asked for that are online, or everybody when the table was read. */
  readonly sessions: readonly SessionSeen[]
  /** Users whose sessions came or went while we read: their figures do not fit together, the next round asks again. */
  readonly moving: ReadonlySet<string>
  /** `name server` of users that are not ours: a session of theirs is not a voucher's. */
  readonly strangers: ReadonlySet<string>
}

const SESSIONS = '/ip/hotspot/active'
const SESSION_PROPERTIES = [
  'user',
  'server',
  'address',
  'mac-address',
  'login-by',
  'uptime',
  'bytes-in',
  'bytes-out',
  'session-time-left',
]
const USER_PROPERTIES = ['uptime', 'bytes-in', 'bytes-out', 'mac-address']
const ANY_MAC = '00:00:00:00:00:00'

/** Everybody who is logged in, ours or not. Throws RouterError. */
export async function readSessions(connection: RouterConnection): Promise<SessionSeen[]> {
  return (await connection.print(SESSIONS, { proplist: SESSION_PROPERTIES })).map(toSession)
}

/**
 * `before`: the sessions as just read, to tell who came or went meanwhile; null = does not matter. `names` null reads the
 * whole table. Throws RouterError.
 */
export async function readUsage(
  connection: RouterConnection,
  before: readonly SessionSeen[] | null,
  names: readonly string[] | null,
): Promise<UsageReading> {
  const rows =
    names === null
      ? await connection.print('/ip/hotspot/user', {
          proplist: ['name', 'comment', 'server', 'disabled', ...USER_PROPERTIES],
        })
      : await findUsers(connection, names, USER_PROPERTIES)
  const sessions =
    names === null
      ? await readSessions(connection)
      : (await findSessions(connection, names, SESSION_PROPERTIES)).map(toSession)
  const asked = names && new Set(names)
  const earlier = before === null || !asked ? before : before.filter(({ user }) => asked.has(user))
  const users: UserSeen[] = []
  const strangers = new Set<string>()
  for (const row of rows) {
    const user = toUser(row)
    if (user) users.push(user)
    else strangers.add(`${row.name} ${row.server ?? ''}`)
  }
  return {
    isWhole: names === null,
    names: names ?? [],
    users,
    sessions,
    moving: earlier ? movedBetween(earlier, sessions) : new Set(),
    strangers,
  }
}

/** Lets the next device in: no lock, no cookie, no session of the old one. False: the router has no such user. */
export async function releaseDevice(
  connection: RouterConnection,
  voucher: { readonly id: number; readonly code: string; readonly tag: string },
): Promise<boolean> {
  const rows = await findUsers(connection, [voucher.code], ['mac-address'])
  const user = ownUser(rows, voucher)
  if (!user) return false
  await setUser(connection, user, { 'mac-address': lockedMac(user) === null ? undefined : ANY_MAC })
  await endLogins(connection, rows, [user])
  return true
}

function movedBetween(before: readonly SessionSeen[], after: readonly SessionSeen[]): Set<string> {
  const ids = (sessions: readonly SessionSeen[]) => new Set(sessions.map(({ id }) => id))
  const [first, last] = [ids(before), ids(after)]
  return new Set([
    ...before.filter(({ id }) => !last.has(id)).map(({ user }) => user),
    ...after.filter(({ id }) => !first.has(id)).map(({ user }) => user),
  ])
}

/** A session only says a name; where somebody else's user has it on that very server, it is his. */
export const sessionsOf = (user: UserSeen, reading: UsageReading): SessionSeen[] =>
  reading.sessions.filter(
    (session) =>
      session.user === user.name &&
      (user.server === null
        ? !reading.strangers.has(`${user.name} ${session.server}`)
        : user.server === session.server),
  )

function toSession(row: RouterRow): SessionSeen {
  return {
    id: row['.id'] ?? '',
    user: row.user ?? '',
    server: row.server ?? '',
    address: row.address ?? '',
    mac: row['mac-address'] ?? '',
    loginBy: row['login-by'] ?? '',
    uptime: secondsOf(row.uptime),
    bytesIn: countOf(row['bytes-in']),
    bytesOut: countOf(row['bytes-out']),
    timeLeft: row['session-time-left'] === undefined ? null : parseRouterOsDuration(row['session-time-left']),
  }
}

function toUser(row: RouterRow): UserSeen | null {
  const mark = readVoucherComment(row.comment)
  if (!mark) return null
  return {
    name: row.name ?? '',
    server: row.server === undefined || row.server === 'all' ? null : row.server,
    mark,
    isDisabled: parseFlag(row.disabled),
    uptime: secondsOf(row.uptime),
    bytesIn: countOf(row['bytes-in']),
    bytesOut: countOf(row['bytes-out']),
    lockedMac: lockedMac(row),
  }
}

function lockedMac(row: RouterRow): string | null {
  const mac = row['mac-address']
  return mac === undefined || mac === '' || mac === ANY_MAC ? null : mac
}

/** Left out means nothing yet; there but not readable means that nobody knows. */
const secondsOf = (text: string | undefined): number | null => (text === undefined ? 0 : parseRouterOsDuration(text))
const countOf = (text: string | undefined): number | null => (text === undefined ? 0 : (parseCount(text) ?? null))
