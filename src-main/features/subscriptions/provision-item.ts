// Owns: small deeds on one item of a router menu: what differs, add that may have happened already, remove that may be done already.
// Must never: touch an item whose mark was not checked by the caller.
import { attributeWords, type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import { DomainError } from '../../shared/errors'
import { isSameRate, parseRouterRateLimit } from '../../shared/rate-limit'
import { readSubscriptionComment, shortIdOf } from '../../shared/subscription-comment'

export type Values = Readonly<Record<string, string>>

const FLAGS = new Set(['disabled', 'block-access'])
const RATES = new Set(['rate-limit', 'max-limit', 'limit-at', 'burst-limit', 'burst-threshold'])

/** Absent, `none` and empty mean the same; flags and rates have several spellings. */
export function isSameValue(property: string, wanted: string, actual: string | undefined): boolean {
  if (FLAGS.has(property)) return parseFlag(wanted) === parseFlag(actual)
  const [one, other] = [nothing(wanted), nothing(actual ?? '')]
  if (one === other) return true
  if (!RATES.has(property) || one === '' || other === '') return false
  const [left, right] = [parseRouterRateLimit(one), parseRouterRateLimit(other)]
  return left.ok && right.ok && isSameRate(left.rate, right.rate)
}

const nothing = (text: string): string => (text === 'none' || text === '0.0.0.0' ? '' : text)

/** The wanted values that the router does not have. */
export const differing = (wanted: Values, actual: RouterRow): Record<string, string> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([property, value]) => !isSameValue(property, value, actual[property])),
  )

export const isOurs = (row: RouterRow, subscriptionId: string): boolean =>
  readSubscriptionComment(row.comment) === shortIdOf(subscriptionId)

export const isSomebodys = (row: RouterRow): boolean => readSubscriptionComment(row.comment) === null

/** Items by several properties at once: `?a=1 ?b=2 ?#|`. */
export async function findAny(
  connection: RouterConnection,
  menu: string,
  proplist: readonly string[],
  by: readonly (readonly [property: string, value: string])[],
): Promise<readonly RouterRow[]> {
  const queries = by.map(([property, value]) => `?${property}=${value}`)
  if (queries.length > 1) queries.push(`?#${'|'.repeat(queries.length - 1)}`)
  return connection.print(menu, { proplist, queries })
}

/** Ours among rows of one name: the one that is called right, else the first. */
export const ownOf = (rows: readonly RouterRow[], subscriptionId: string, name?: string): RouterRow | undefined => {
  const own = rows.filter((row) => isOurs(row, subscriptionId))
  return own.find((row) => row.name === name) ?? own[0]
}

/** What has no empty value: it is unset. Not tried on hardware (FIDELITY.md), so both ways are known. */
const ADDRESSES = new Set(['remote-address', 'local-address'])

export async function setItem(
  connection: RouterConnection,
  menu: string,
  row: RouterRow,
  values: Values,
): Promise<void> {
  const id = { '.id': row['.id'] ?? '' }
  const isCleared = ([property, value]: readonly [string, string]) => value === '' && ADDRESSES.has(property)
  const entries = Object.entries(values)
  const given = entries.filter((entry) => !isCleared(entry))
  if (given.length > 0) await connection.run(`${menu}/set`, attributeWords({ ...id, ...Object.fromEntries(given) }))
  for (const [property] of entries.filter(isCleared)) {
    try {
      await connection.run(`${menu}/unset`, attributeWords({ ...id, 'value-name': property }))
    } catch (error) {
      if (!(error instanceof RouterError && error.trap === 'unknown-command')) throw error
      await connection.run(`${menu}/set`, attributeWords({ ...id, [property]: '0.0.0.0' }))
    }
  }
}

const filled = (values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))

/** A twin that came meanwhile (or our own add whose answer was lost) is left to the look that follows. */
export async function addItem(
  connection: RouterConnection,
  menu: string,
  values: Values,
  place?: string,
): Promise<void> {
  const words = attributeWords({
    ...filled(values),
    ...(place === undefined ? {} : { 'place-before': place }),
  })
  try {
    await connection.run(`${menu}/add`, words)
  } catch (error) {
    if (!(error instanceof RouterError && error.trap === 'duplicate')) throw error
  }
}

/** Null: it has none, or our user on the router may not see it. */
export async function readPassword(connection: RouterConnection, menu: string, row: RouterRow): Promise<string | null> {
  const [shown] = await connection.print(menu, { proplist: ['password'], queries: [`?.id=${row['.id']}`] })
  return shown?.password || null
}

/** One that went by itself meanwhile is what was wanted. */
export async function removeItem(connection: RouterConnection, menu: string, row: RouterRow): Promise<void> {
  try {
    await connection.run(`${menu}/remove`, [`=.id=${row['.id']}`])
  } catch (error) {
    if (!(error instanceof RouterError) || error.trap !== 'gone') throw error
  }
}

/** A router that says yes and keeps something else: nobody may believe that it is done. */
export function assertAsWished(wanted: Values, actual: RouterRow | undefined, what: string, name: string): void {
  const missing = actual ? Object.keys(differing(wanted, actual)) : ['.id']
  if (missing.length > 0) throw new DomainError('ROUTER_NOT_AS_WISHED', { what, name, property: missing.join(', ') })
}
