// Owns: the few sentences a take-over speaks with a router: finding users, who is just logging in, ending sessions.
// Must never: remove a user, or read a refusal as an empty list.
import { attributeWords, type RouterConnection, type RouterError, type RouterRow } from '../../platform/routeros'
import { parseRouterDate, routerEpochSeconds } from '../../platform/routeros/values'
import { clockOf } from './read-router'
import type { RouterTime } from './steps'

const USERS = '/ip/hotspot/user'
const PROPERTIES = ['name', 'comment', 'profile', 'server', 'disabled', 'uptime']
const NAMES_A_SENTENCE = 32
/** More are found faster by reading everything once. */
const WHOLE_TABLE = 128

/** By name. Throws RouterError. */
export async function usersNamed(
  connection: RouterConnection,
  names: readonly string[],
): Promise<Map<string, RouterRow[]>> {
  if (names.length > WHOLE_TABLE) return byName(await connection.print(USERS, { proplist: PROPERTIES }))
  return byName(await printBy(connection, USERS, 'name', names, PROPERTIES))
}

const byName = (rows: readonly RouterRow[]): Map<string, RouterRow[]> => Map.groupBy(rows, (row) => row.name ?? '')

async function printBy(
  connection: RouterConnection,
  menu: string,
  property: string,
  names: readonly string[],
  proplist: readonly string[],
): Promise<RouterRow[]> {
  const rows: RouterRow[] = []
  for (let at = 0; at < names.length; at += NAMES_A_SENTENCE) {
    const some = names.slice(at, at + NAMES_A_SENTENCE)
    const queries = some.map((name) => `?${property}=${name}`)
    if (some.length > 1) queries.push(`?#${'|'.repeat(some.length - 1)}`)
    rows.push(...(await connection.print(menu, { proplist, queries })))
  }
  return rows
}

export async function readTime(connection: RouterConnection, fallback: number): Promise<RouterTime> {
  const { rows } = await connection.run('/system/clock/print')
  const { epoch, gmtOffset } = clockOf(rows[0] ?? {})
  return { now: epoch ?? Math.floor(fallback / 1000), gmtOffset }
}

export const onlineNames = async (connection: RouterConnection): Promise<Set<string>> =>
  new Set((await connection.print('/ip/hotspot/active', { proplist: ['user'] })).flatMap((row) => row.user ?? []))

/** Mikhmon's script needs about ten seconds; what is older was left behind by a power cut. */
const STAMPING_SECONDS = 60

/** Users whose login Mikhmon is writing down this moment: it keeps a scheduler of their name meanwhile, without an event. */
export async function namesBeingStamped(connection: RouterConnection, time: RouterTime): Promise<Set<string>> {
  const rows = await connection.print('/system/scheduler', {
    proplist: ['name', 'on-event', 'start-date', 'start-time', 'disabled'],
  })
  return new Set(
    rows.flatMap((row) => {
      if ((row['on-event'] ?? '') !== '' || row.name === undefined) return []
      const date = parseRouterDate(`${row['start-date'] ?? ''} ${row['start-time'] ?? ''}`)
      const age = date ? time.now - routerEpochSeconds(date, time.gmtOffset) : Number.POSITIVE_INFINITY
      return age < STAMPING_SECONDS ? [row.name] : []
    }),
  )
}

/** `set` for many; one result per command, in their order. */
export const setAll = (
  connection: RouterConnection,
  menu: string,
  changes: readonly { readonly id: string; readonly values: Readonly<Record<string, string>> }[],
  signal: AbortSignal,
) =>
  connection.runMany(
    changes.map(({ id, values }) => ({ command: `${menu}/set`, params: attributeWords({ '.id': id, ...values }) })),
    { signal },
  )

/** Cookies first, or the device is back at once. The names are unique on the router. */
export async function endSessions(connection: RouterConnection, names: readonly string[]): Promise<void> {
  for (const menu of ['/ip/hotspot/cookie', '/ip/hotspot/active']) {
    const rows = await printBy(connection, menu, 'user', names, ['user'])
    const results = await connection.runMany(
      rows.map((row) => ({ command: `${menu}/remove`, params: [`=.id=${row['.id']}`] })),
    )
    const problem = results.find((result) => !result.ok && !isGone(result.error))
    if (problem && !problem.ok) throw problem.error
  }
}

const isGone = (error: RouterError): boolean => error.trap === 'gone'

export { USERS }
