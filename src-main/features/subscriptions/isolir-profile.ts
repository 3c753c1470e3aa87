// Owns: the pool and PPP profile that isolated customers dial into.
// Must never: take addresses that the router uses for something else.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import { ipRange, overlaps } from './ip-range'
import { besideRange, POOLS, PPP_PROFILES } from './ppp-profile'
import { addItem, assertAsWished, differing, setItem } from './provision-item'

/** Mark of everything that belongs to isolir and to no customer: name of pool and profile, comment of rules. */
export const ISOLIR_PROFILE = 'lk-isolir'
/** Address-list of everybody who is isolated. */
export const ISOLIR_LIST = 'isolir'

/** A thousand addresses each; the first that no pool and no network of the router overlaps. */
const CANDIDATES = ['10.64.0', '10.65.0', '10.66.0', '10.67.0', '172.30.0', '172.31.0'] as const

export const profileWish = (rate: string) => ({
  name: ISOLIR_PROFILE,
  'remote-address': ISOLIR_PROFILE,
  'rate-limit': rate,
  'address-list': ISOLIR_LIST,
})

export const findIsolirPool = async (connection: RouterConnection): Promise<RouterRow | undefined> =>
  (await connection.print(POOLS, { proplist: ['name', 'ranges'], queries: [`?name=${ISOLIR_PROFILE}`] }))[0]

export const findIsolirProfile = async (connection: RouterConnection): Promise<RouterRow | undefined> => {
  const proplist = ['name', 'local-address', 'remote-address', 'rate-limit', 'address-list']
  return (await connection.print(PPP_PROFILES, { proplist, queries: [`?name=${ISOLIR_PROFILE}`] }))[0]
}

/** Looks, adds or sets only what differs, looks again. Throws RouterError, DomainError. */
export async function ensureIsolirProfile(
  connection: RouterConnection,
  rate: string,
  routerName: string,
): Promise<void> {
  const wanted = profileWish(rate)
  const found = await findIsolirProfile(connection)
  if (found && Object.keys(differing(wanted, found)).length === 0) return
  const pool = (await findIsolirPool(connection)) ?? (await addPool(connection, routerName))
  if (found) await setItem(connection, PPP_PROFILES, found, differing(wanted, found))
  else {
    const local = besideRange(pool.ranges ?? '')
    await addItem(connection, PPP_PROFILES, local === null ? wanted : { ...wanted, 'local-address': local })
  }
  assertAsWished(wanted, await findIsolirProfile(connection), `profil ${ISOLIR_PROFILE}`, routerName)
}

async function addPool(connection: RouterConnection, routerName: string): Promise<RouterRow> {
  const ranges = await freeRanges(connection)
  if (ranges === null) throw new DomainError('ISOLIR_NO_ADDRESSES', { name: routerName })
  await addItem(connection, POOLS, { name: ISOLIR_PROFILE, ranges })
  const pool = await findIsolirPool(connection)
  assertAsWished({ name: ISOLIR_PROFILE }, pool, `pool ${ISOLIR_PROFILE}`, routerName)
  return pool ?? {}
}

/** Networks that the router itself stands in: its LAN, its way out, other towers. */
const ADDRESSES = '/ip/address'

/** `10.64.0.2-10.64.3.254`; null when every candidate is in use. Its whole /16 must be free of pools and of the router's own networks. */
export async function freeRanges(connection: RouterConnection): Promise<string | null> {
  const pools = await connection.print(POOLS, { proplist: ['ranges'] })
  const addresses = await connection.print(ADDRESSES, { proplist: ['address', 'network'] })
  const used = [
    ...pools.flatMap(({ ranges = '' }) => ranges.split(',')),
    // The network beside the address: of a line from point to point it is the other end.
    ...addresses.flatMap(({ address = '', network = '' }) => [address, network]),
  ].flatMap((text) => ipRange(text) ?? [])
  const free = CANDIDATES.find((candidate) => {
    const whole = ipRange(`${candidate}.0/16`)
    return whole !== null && !used.some((range) => overlaps(range, whole))
  })
  return free === undefined ? null : `${free}.2-${free.replace(/\.0$/, '.3')}.254`
}
