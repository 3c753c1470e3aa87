// Owns: one customer's PPP secret: there, right, with its line dialled anew where the old one would lie; or taken away.
// Must never: touch a secret without our mark unless a person said "Ambil alih", or set a password the router was given already.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import { parseRouterRateLimit } from '../../shared/rate-limit'
import { ensureIsolirProfile, ISOLIR_LIST, ISOLIR_PROFILE } from './isolir-profile'
import { ensurePppProfile } from './ppp-profile'
import type { Applied, Place } from './provision-apply'
import {
  addItem,
  assertAsWished,
  differing,
  findAny,
  isOurs,
  isSomebodys,
  ownOf,
  readPassword,
  removeItem,
  setItem,
} from './provision-item'
import type { Want } from './provision-want'

export const SECRETS = '/ppp/secret'
const ACTIVE = '/ppp/active'
export const SECRET_PROPERTIES = ['name', 'service', 'profile', 'remote-address', 'disabled', 'comment'] as const

/** Throws RouterError, DomainError. */
export async function applySecret(connection: RouterConnection, want: Want, place: Place): Promise<Applied> {
  const rows = await look(connection, want)
  const own = ownOf(rows, want.id, want.username)
  if (want.access === 'gone') {
    for (const row of rows.filter((one) => isOurs(one, want.id))) {
      await removeItem(connection, SECRETS, row)
      await hangUp(connection, row.name ?? '')
    }
    return { access: 'off', passwordMark: null }
  }
  const namesake = rows.find((row) => row.name === want.username && row !== own)
  if (namesake && (own || !place.adopt || !isSomebodys(namesake)))
    throw new DomainError('SECRET_FOREIGN', { username: want.username, name: place.routerName })
  const subject = own ?? namesake
  const address = want.address ?? (place.adopt ? (subject?.['remote-address'] ?? '') : '')
  const profile = await profileFor(connection, want, place, address !== '')
  const service = subject?.service === 'any' ? 'any' : 'pppoe'
  const wanted = {
    name: want.username,
    service,
    profile,
    'remote-address': address,
    disabled: want.access === 'off' ? 'yes' : 'no',
    ...(subject && isOurs(subject, want.id) ? {} : { comment: want.mark }),
  }
  // Also when an earlier attempt put the mark on it and was cut: its password is still the modem's.
  const adopted = subject && place.adopt ? await readAdopted(connection, subject) : undefined
  const isChanged = await write(connection, want, wanted, subject, place)
  const after = ownOf(await look(connection, want), want.id, want.username)
  assertAsWished(wanted, after, `PPP secret ${want.username}`, place.routerName)
  const oldName = subject?.name
  if (oldName !== undefined && oldName !== want.username) await hangUp(connection, oldName)
  await endStaleLines(connection, want, isChanged)
  const { access } = want
  return adopted ? { access, passwordMark: null, adopted } : { access, passwordMark: want.passwordMark }
}

const readAdopted = async (connection: RouterConnection, subject: RouterRow) => ({
  address: subject['remote-address'] ?? null,
  password: await readPassword(connection, SECRETS, subject),
})

const look = (connection: RouterConnection, want: Want): Promise<readonly RouterRow[]> =>
  findAny(connection, SECRETS, SECRET_PROPERTIES, [
    ['name', want.username],
    ['comment', want.mark],
  ])

async function profileFor(
  connection: RouterConnection,
  want: Want,
  { routerName }: Place,
  hasOwnAddress: boolean,
): Promise<string> {
  if (want.access === 'isolated') {
    await ensureIsolirProfile(connection, want.isolirRate, routerName)
    return ISOLIR_PROFILE
  }
  return ensurePppProfile(connection, want.master, { routerName, hasOwnAddress })
}

/** True when something was written that a live line does not have yet. */
async function write(
  connection: RouterConnection,
  want: Want,
  wanted: Readonly<Record<string, string>>,
  subject: RouterRow | undefined,
  { routerName, adopt }: Place,
): Promise<boolean> {
  if (!subject) {
    if (want.password === null)
      throw new DomainError('SUBSCRIPTION_NO_PASSWORD', { username: want.username, name: routerName })
    await addItem(connection, SECRETS, { ...wanted, password: want.password })
    return true
  }
  const changes = differing(wanted, subject)
  // What is taken over keeps the password that its modem knows.
  const isNew = want.newPassword !== null && !adopt
  const news = isNew ? { ...changes, password: want.newPassword } : changes
  if (Object.keys(news).length > 0) await setItem(connection, SECRETS, subject, news)
  return Object.keys(news).some((property) => property !== 'comment' && property !== 'service')
}

/**
 * A router leaves a line as it was dialled. It is ended when the secret was changed just now, and when it shows that it was
 * dialled before: an earlier attempt may have been cut between the two. The modem dials again by itself.
 */
async function endStaleLines(connection: RouterConnection, want: Want, isChanged: boolean): Promise<void> {
  const lines = await linesOf(connection, want.username)
  for (const line of lines) {
    const isStale = isChanged || want.access === 'off' || (await wasDialledBefore(connection, want, line))
    if (isStale) await removeItem(connection, ACTIVE, line)
  }
}

async function wasDialledBefore(connection: RouterConnection, want: Want, line: RouterRow): Promise<boolean> {
  const queries = [`?list=${ISOLIR_LIST}`, `?address=${line.address ?? '0.0.0.0'}`]
  const listed = await connection.print('/ip/firewall/address-list', { proplist: ['dynamic'], queries })
  if (want.access === 'isolated') return listed.length === 0
  if (listed.some((row) => row.dynamic === 'true')) return true
  if (!want.isNews || want.master.rateLimit === null || want.master.pppProfile !== null) return false
  const name = `?name=<${line.service ?? 'pppoe'}-${want.username}>`
  const [queue] = await connection.print('/queue/simple', { proplist: ['max-limit'], queries: [name] })
  const [is, should] = [parseRouterRateLimit(queue?.['max-limit'] ?? ''), parseRouterRateLimit(want.master.rateLimit)]
  if (!is.ok || !should.ok) return false
  return is.rate.upload !== should.rate.upload || is.rate.download !== should.rate.download
}

const linesOf = (connection: RouterConnection, name: string): Promise<readonly RouterRow[]> =>
  connection.print(ACTIVE, { proplist: ['name', 'service', 'address'], queries: [`?name=${name}`] })

async function hangUp(connection: RouterConnection, name: string): Promise<void> {
  if (name === '') return
  for (const line of await linesOf(connection, name)) await removeItem(connection, ACTIVE, line)
}
