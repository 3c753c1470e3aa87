// Owns: a customer with an address of his own: simple queue, DHCP lease where he has one, and his place on the isolir list.
// Must never: touch a queue, lease or entry without our mark unless a person said "Ambil alih". There is no switch for an address
// on a router, so a paused one is held like an isolated one: slow, and on the list.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import { parseRouterRateLimit, toRouterOsRate } from '../../shared/rate-limit'
import { shortIdOf } from '../../shared/subscription-comment'
import { ISOLIR_LIST } from './isolir-profile'
import type { Applied, Place } from './provision-apply'
import {
  addItem,
  assertAsWished,
  differing,
  findAny,
  isOurs,
  isSomebodys,
  removeItem,
  setItem,
  type Values,
} from './provision-item'
import type { Want } from './provision-want'

export const QUEUES = '/queue/simple'
export const LEASES = '/ip/dhcp-server/lease'
export const LISTS = '/ip/firewall/address-list'
export const STATIC_MENUS = {
  [QUEUES]: [
    'name',
    'target',
    'max-limit',
    'burst-limit',
    'burst-threshold',
    'burst-time',
    'limit-at',
    'dynamic',
    'disabled',
    'comment',
  ],
  [LEASES]: ['address', 'mac-address', 'block-access', 'dynamic', 'disabled', 'comment'],
  [LISTS]: ['list', 'address', 'dynamic', 'disabled', 'comment'],
} as const

type StaticMenu = keyof typeof STATIC_MENUS

/** Throws RouterError, DomainError. */
export async function applyStatic(connection: RouterConnection, want: Want, place: Place): Promise<Applied> {
  if (want.access === 'gone') {
    // The queue last: while the entry or the lease is still there, nobody is faster than he was.
    for (const menu of [LISTS, LEASES, QUEUES] as const) await clear(connection, menu, want)
    return { access: 'off', passwordMark: null }
  }
  const { address } = want
  if (address === null) throw new DomainError('SUBSCRIPTION_NO_ADDRESS', { name: place.routerName })
  const isHeld = want.access !== 'open'
  if (isHeld) await keepListed(connection, want, address, place)
  await keepQueue(connection, want, address, isHeld ? want.isolirRate : want.master.rateLimit, place)
  if (want.staticKind === 'lease') await keepLease(connection, want, address, place)
  else await clear(connection, LEASES, want)
  if (!isHeld) await keepUnlisted(connection, want, address, place)
  return { access: isHeld ? 'isolated' : 'open', passwordMark: null }
}

const find = (
  connection: RouterConnection,
  menu: StaticMenu,
  want: Want,
  ...by: (readonly [string, string])[]
): Promise<readonly RouterRow[]> => findAny(connection, menu, STATIC_MENUS[menu], [['comment', want.mark], ...by])

async function clear(connection: RouterConnection, menu: StaticMenu, want: Want): Promise<void> {
  for (const row of await find(connection, menu, want))
    if (isOurs(row, want.id)) await removeItem(connection, menu, row)
}

/** `max-limit` and its company, from `5M/10M 10M/20M 5M/10M 8/8`. */
export function queueRates(rate: string | null): Values {
  const parsed = parseRouterRateLimit(rate ?? '')
  if (!parsed.ok) return { 'max-limit': '0/0' }
  const [max = '0/0', burst, threshold, seconds, , limitAt] = toRouterOsRate(parsed.rate).split(' ')
  const time = (seconds ?? '0/0').split('/').map((part) => `${part}s`)
  return {
    'max-limit': max,
    'burst-limit': burst ?? '0/0',
    'burst-threshold': threshold ?? '0/0',
    'burst-time': time.join('/'),
    'limit-at': limitAt ?? '0/0',
  }
}

async function keepQueue(
  connection: RouterConnection,
  want: Want,
  address: string,
  rate: string | null,
  place: Place,
): Promise<void> {
  const target = `${address}/32`
  const rows = await find(connection, QUEUES, want, ['target', target])
  const own = rows.find((row) => isOurs(row, want.id))
  const stranger = rows.find((row) => row !== own && row.target === target && row.dynamic !== 'true')
  if (stranger) mayAdopt('QUEUE_FOREIGN', stranger, own, address, place)
  const subject = own ?? stranger
  const wanted = { target, ...queueRates(rate), disabled: 'no', ...markOn(subject, want) }
  if (!subject) await addItem(connection, QUEUES, { ...wanted, name: queueName(want) })
  else await setIfDifferent(connection, QUEUES, subject, wanted)
  const after = (await find(connection, QUEUES, want)).find((row) => isOurs(row, want.id))
  assertAsWished(wanted, after, `antrean ${address}`, place.routerName)
}

/** Readable in WinBox, and nobody else's name. */
function queueName(want: Want): string {
  const slug = want.customerName
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 24)
  return `lk-${slug || 'pelanggan'}-${shortIdOf(want.id)}`
}

async function keepLease(connection: RouterConnection, want: Want, address: string, place: Place): Promise<void> {
  const { mac } = want
  if (mac === null) throw new DomainError('SUBSCRIPTION_NO_MAC', { name: place.routerName, address })
  const rows = await find(connection, LEASES, want, ['address', address], ['mac-address', mac])
  const own = rows.find((row) => isOurs(row, want.id))
  const stranger = rows.find((row) => row !== own && row.dynamic !== 'true' && row.disabled !== 'true')
  if (stranger) mayAdopt('LEASE_FOREIGN', stranger, own, address, place)
  const subject = own ?? stranger
  const wanted = {
    address,
    'mac-address': mac,
    'block-access': want.access === 'off' ? 'yes' : 'no',
    disabled: 'no',
    ...markOn(subject, want),
  }
  if (!subject) await addItem(connection, LEASES, wanted)
  else await setIfDifferent(connection, LEASES, subject, wanted)
  const after = (await find(connection, LEASES, want)).find((row) => isOurs(row, want.id))
  assertAsWished(wanted, after, `lease ${address}`, place.routerName)
}

async function keepListed(connection: RouterConnection, want: Want, address: string, place: Place): Promise<void> {
  const rows = await find(connection, LISTS, want, ['address', address])
  const own = rows.find((row) => isOurs(row, want.id))
  const other = rows.find((row) => row !== own && isStanding(row, address))
  // Somebody else holds him there already; a second entry would be refused, and his is not ours to take away.
  if (!own && other) return
  const wanted = { list: ISOLIR_LIST, address, disabled: 'no', ...markOn(own, want) }
  if (!own) await addItem(connection, LISTS, wanted)
  else await setIfDifferent(connection, LISTS, own, wanted)
  const after = (await find(connection, LISTS, want)).find((row) => isOurs(row, want.id))
  assertAsWished(wanted, after, `daftar isolir ${address}`, place.routerName)
}

async function keepUnlisted(connection: RouterConnection, want: Want, address: string, place: Place): Promise<void> {
  const rows = await find(connection, LISTS, want, ['address', address])
  for (const row of rows) if (isOurs(row, want.id)) await removeItem(connection, LISTS, row)
  if (rows.some((row) => !isOurs(row, want.id) && isStanding(row, address)))
    throw new DomainError('ISOLIR_BY_HAND', { address, name: place.routerName })
}

const isStanding = (row: RouterRow, address: string): boolean =>
  row.list === ISOLIR_LIST && row.address === address && row.dynamic !== 'true' && row.disabled !== 'true'

const markOn = (subject: RouterRow | undefined, want: Want): Values =>
  subject && isOurs(subject, want.id) ? {} : { comment: want.mark }

async function setIfDifferent(
  connection: RouterConnection,
  menu: StaticMenu,
  subject: RouterRow,
  wanted: Values,
): Promise<void> {
  const changes = differing(wanted, subject)
  if (Object.keys(changes).length > 0) await setItem(connection, menu, subject, changes)
}

function mayAdopt(
  code: 'QUEUE_FOREIGN' | 'LEASE_FOREIGN',
  stranger: RouterRow,
  own: RouterRow | undefined,
  address: string,
  { adopt, routerName }: Place,
): void {
  if (own || !adopt || !isSomebodys(stranger)) throw new DomainError(code, { address, name: routerName })
}
