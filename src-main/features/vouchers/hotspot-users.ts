// Owns: how a voucher is written as a hotspot user, found again, and taken away with its sessions and cookies.
// Must never: touch a user whose comment is not exactly that of the voucher meant.
import { attributeWords, type RouterConnection, type RouterError, type RouterRow } from '../../platform/routeros'
import { toRouterOsDuration } from '../../shared/duration'
import { isMarkedAs, type VoucherMark } from '../../shared/voucher-comment'
import type { BatchRow } from './batch-store'
import { type Forgotten, wantedUser } from './on-router'

const USERS = '/ip/hotspot/user'
const SESSIONS = '/ip/hotspot/active'
const COOKIES = '/ip/hotspot/cookie'

export interface VoucherUser extends VoucherMark {
  readonly code: string
}

interface NewUser {
  readonly id: number
  readonly code: string
  readonly password: string | null
  readonly useBefore: number | null
  readonly firstLoginAt?: number | null
  readonly expiresAt?: number | null
}

/** `/ip/hotspot/user/add` for a voucher; `server` is the hotspot server's name or `all`. */
export function addCommand(
  voucher: NewUser,
  batch: Pick<BatchRow, 'tag' | 'terms'>,
  server: string,
  forgotten?: Forgotten,
) {
  const { profile, limitUptime, limitBytes, comment } = wantedUser(voucher, batch, forgotten)
  const params = attributeWords({
    server,
    name: voucher.code,
    password: voucher.password ?? voucher.code,
    profile,
    ...(limitUptime === 0 ? {} : { 'limit-uptime': toRouterOsDuration(limitUptime) }),
    ...(limitBytes === 0 ? {} : { 'limit-bytes-total': limitBytes }),
    comment,
  })
  return { command: `${USERS}/add`, params }
}

/** One sentence may ask for so many names; more than `WHOLE_TABLE` are found faster by reading everything once. */
const NAMES_A_SENTENCE = 32
const WHOLE_TABLE = 128

/** Users by these names, ours or not, in no order. Throws RouterError. */
export async function findUsers(
  connection: RouterConnection,
  names: readonly string[],
  properties: readonly string[] = [],
): Promise<readonly RouterRow[]> {
  const proplist = ['name', 'comment', 'server', 'disabled', ...properties]
  if (names.length > WHOLE_TABLE) {
    const wanted = new Set(names)
    return (await connection.print(USERS, { proplist })).filter((row) => wanted.has(row.name ?? ''))
  }
  return findBy(connection, USERS, 'name', names, proplist)
}

export const allUsers = (connection: RouterConnection): Promise<readonly RouterRow[]> =>
  connection.print(USERS, { proplist: ['name', 'comment', 'server', 'disabled'] })

export const findSessions = (
  connection: RouterConnection,
  names: readonly string[],
  properties: readonly string[] = [],
): Promise<readonly RouterRow[]> => findBy(connection, SESSIONS, 'user', names, ['user', 'server', ...properties])

async function findBy(
  connection: RouterConnection,
  menu: string,
  property: string,
  names: readonly string[],
  proplist: readonly string[],
): Promise<readonly RouterRow[]> {
  const rows: RouterRow[] = []
  for (let at = 0; at < names.length; at += NAMES_A_SENTENCE) {
    const some = names.slice(at, at + NAMES_A_SENTENCE)
    const queries = some.map((name) => `?${property}=${name}`)
    if (some.length > 1) queries.push(`?#${'|'.repeat(some.length - 1)}`)
    rows.push(...(await connection.print(menu, { proplist, queries })))
  }
  return rows
}

/** The user of this very voucher among rows of findUsers. */
export const ownUser = (rows: readonly RouterRow[], voucher: VoucherUser): RouterRow | undefined =>
  rows.find((row) => row.name === voucher.code && isMarkedAs(row.comment, voucher))

/**
 * Takes users away: disabled first, or the device would log straight in again by its cookie (routeros.md §2.2), then cookies
 * and sessions, then the user. Done twice it does nothing. Throws the first refusal that is not "no such item".
 */
export async function removeUsers(connection: RouterConnection, vouchers: readonly VoucherUser[]): Promise<void> {
  const names = vouchers.map(({ code }) => code)
  const rows = await findUsers(connection, names)
  const ours = vouchers.map((voucher) => ownUser(rows, voucher)).filter((row) => row !== undefined)
  if (ours.length === 0) return
  const enabled = ours.filter((row) => row.disabled !== 'true')
  await runAll(
    connection,
    enabled.map((row) => ({ command: `${USERS}/set`, params: [`=.id=${row['.id']}`, '=disabled=yes'] })),
  )
  await endLogins(connection, rows, ours)
  await runAll(connection, removals(USERS, ours))
}

/** Cookies first, or the device would be back at once. `rows`: all users of these names, strangers too. */
export async function endLogins(
  connection: RouterConnection,
  rows: readonly RouterRow[],
  ours: readonly RouterRow[],
): Promise<void> {
  const isOurs = loginsOf(rows, ours)
  const ownNames = ours.flatMap((row) => row.name ?? [])
  const cookies = await findBy(connection, COOKIES, 'user', ownNames, ['user'])
  const sessions = await findSessions(connection, ownNames)
  await runAll(connection, [
    ...removals(COOKIES, cookies.filter(isOurs)),
    ...removals(SESSIONS, sessions.filter(isOurs)),
  ])
}

/** Changes some properties of one of our users; nothing when there is nothing to change. */
export async function setUser(
  connection: RouterConnection,
  user: RouterRow,
  values: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const words = Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : `=${name}=${value}`))
  if (words.length > 0) await connection.run(`${USERS}/set`, [`=.id=${user['.id']}`, ...words])
}

/** A session or cookie only says a name: where somebody else's user has it too (on another server), only the server tells them apart. */
function loginsOf(rows: readonly RouterRow[], ours: readonly RouterRow[]): (login: RouterRow) => boolean {
  const ids = new Set(ours.map((row) => row['.id']))
  const strangers = new Set(rows.filter((row) => !ids.has(row['.id'])).map((row) => row.name))
  const serverOf = new Map(ours.map((row) => [row.name, row.server]))
  return (login) =>
    !strangers.has(login.user) || (login.server !== undefined && login.server === serverOf.get(login.user))
}

const removals = (menu: string, rows: readonly RouterRow[]) =>
  rows.map((row) => ({ command: `${menu}/remove`, params: [`=.id=${row['.id']}`] }))

async function runAll(
  connection: RouterConnection,
  commands: readonly { readonly command: string; readonly params: readonly string[] }[],
): Promise<void> {
  const results = await connection.runMany(commands)
  const problem = results.find((result) => !result.ok && !isGone(result.error))
  if (problem && !problem.ok) throw problem.error
}

const isGone = (error: RouterError): boolean => error.trap === 'gone'
