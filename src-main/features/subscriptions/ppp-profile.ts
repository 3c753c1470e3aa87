// Owns: the PPP profile of a Paket Induk on a router: made and kept as wished, or only looked for where the owner has his own.
// Must never: change a profile whose name is not ours, or guess a pool.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import type { MasterView } from '../catalog'
import { isOurProfile } from '../routers'
import { addItem, assertAsWished, differing, setItem } from './provision-item'

export const PPP_PROFILES = '/ppp/profile'
export const POOLS = '/ip/pool'

export const pppProfileName = (master: MasterView): string => master.pppProfile ?? master.profileName

/** Throws RouterError, or DomainError when a person has to do something at the router first. Returns the profile's name. */
export async function ensurePppProfile(
  connection: RouterConnection,
  master: MasterView,
  { routerName, hasOwnAddress }: { readonly routerName: string; readonly hasOwnAddress: boolean },
): Promise<string> {
  const name = pppProfileName(master)
  const found = await findProfile(connection, name)
  if (!isOurProfile(name)) {
    if (!found) throw new DomainError('PPP_PROFILE_MISSING', { profile: name, name: routerName, master: master.name })
    return name
  }
  const kept = { name, 'rate-limit': master.rateLimit ?? '' }
  const pool = await poolFor(connection, master, found, { routerName, hasOwnAddress })
  const wanted = pool === null ? kept : { ...kept, 'remote-address': pool }
  const changes = found ? differing(wanted, found) : wanted
  if (found && Object.keys(changes).length === 0 && found['local-address'] !== undefined) return name
  const local = found?.['local-address'] === undefined ? await localAddress(connection, pool) : null
  const all = local === null ? changes : { ...changes, 'local-address': local }
  if (found) await setItem(connection, PPP_PROFILES, found, all)
  else await addItem(connection, PPP_PROFILES, all)
  assertAsWished(wanted, await findProfile(connection, name), `profil ${name}`, routerName)
  return name
}

const findProfile = async (connection: RouterConnection, name: string): Promise<RouterRow | undefined> => {
  const proplist = ['name', 'rate-limit', 'local-address', 'remote-address', 'address-list']
  return (await connection.print(PPP_PROFILES, { proplist, queries: [`?name=${name}`] }))[0]
}

/**
 * Where a modem's address comes from: the pool of the Paket Induk, or what the profile or the router's own default profile has.
 * Null: nothing is needed, the customer has an address of his own.
 */
async function poolFor(
  connection: RouterConnection,
  master: MasterView,
  found: RouterRow | undefined,
  { routerName, hasOwnAddress }: { readonly routerName: string; readonly hasOwnAddress: boolean },
): Promise<string | null> {
  if (master.pool !== null) {
    const [pool] = await connection.print(POOLS, { proplist: ['name'], queries: [`?name=${master.pool}`] })
    if (!pool) throw new DomainError('PPP_POOL_MISSING', { pool: master.pool, name: routerName, master: master.name })
    return master.pool
  }
  if (hasOwnAddress || found?.['remote-address'] !== undefined) return null
  const fallback = (await findProfile(connection, 'default'))?.['remote-address']
  if (fallback === undefined) throw new DomainError('PPP_POOL_NEEDED', { name: routerName, master: master.name })
  return fallback
}

/** The router's own end of the line: as its other profiles have it, or the first address beside the pool. */
async function localAddress(connection: RouterConnection, pool: string | null): Promise<string | null> {
  const rows = await connection.print(PPP_PROFILES, { proplist: ['name', 'local-address', 'remote-address'] })
  const alike = rows.find((row) => row['local-address'] !== undefined && row['remote-address'] === pool)
  const usual = alike ?? rows.find((row) => row.name === 'default' && row['local-address'] !== undefined)
  if (usual) return usual['local-address'] ?? null
  if (pool === null) return null
  const [found] = await connection.print(POOLS, { proplist: ['ranges'], queries: [`?name=${pool}`] })
  return found?.ranges === undefined ? null : besideRange(found.ranges)
}

/** `10.10.0.2-10.10.3.254` -> `10.10.0.1`; null when the range begins at .0 or .1. */
export function besideRange(ranges: string): string | null {
  const [, network, last] = /^(\d+\.\d+\.\d+\.)(\d+)/.exec(ranges) ?? []
  return network === undefined || Number(last) < 2 ? null : `${network}1`
}
