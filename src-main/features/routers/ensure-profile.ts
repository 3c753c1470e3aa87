// Owns: making a hotspot user profile on a router what its Paket Induk says.
// Must never: touch a profile that is not ours, or set what is already right (every set is a flash write).
import { attributeWords, type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { DomainError } from '../../shared/errors'
import type { ProfileDrift } from './contract'
import { isOurProfile, missingProfile, type ProfileSpec, profileDrift } from './profile'

const MENU = '/ip/hotspot/user/profile'

/** Looks, adds or sets only what differs, and looks again. Returns what still differs: empty when all is well. Throws RouterError. */
export async function ensureProfileOn(
  connection: RouterConnection,
  spec: ProfileSpec,
  routerName: string,
): Promise<ProfileDrift[]> {
  const name = spec.name ?? ''
  if (!isOurProfile(name)) throw new DomainError('PROFILE_NOT_OURS', { profile: name, name: routerName })
  const before = await findProfileOn(connection, spec)
  if (!before) await addProfile(connection, spec)
  else {
    const drift = profileDrift(spec, before)
    if (drift.length === 0) return []
    const changes = Object.fromEntries(drift.map(({ property, wanted }) => [property, wanted]))
    await connection.run(`${MENU}/set`, attributeWords({ '.id': before['.id'] ?? '', ...changes }))
  }
  const after = await findProfileOn(connection, spec)
  return after ? profileDrift(spec, after) : missingProfile(spec)
}

async function findProfileOn(connection: RouterConnection, spec: ProfileSpec): Promise<RouterRow | undefined> {
  const queries = [`?name=${spec.name}`]
  const [row] = await connection.print(MENU, { proplist: Object.keys(spec), queries })
  return row
}

async function addProfile(connection: RouterConnection, spec: ProfileSpec): Promise<void> {
  const given = Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== ''))
  try {
    await connection.run(`${MENU}/add`, attributeWords(given))
  } catch (error) {
    // Somebody (or our own add whose answer was lost) was faster; the look that follows tells what is there.
    if (!(error instanceof RouterError && error.trap === 'duplicate')) throw error
  }
}

/** One print for all of them: the light check. Keyed by profile name; null = not on the router. */
export async function readProfiles(
  connection: RouterConnection,
  specs: readonly ProfileSpec[],
): Promise<Map<string, RouterRow>> {
  const proplist = [...new Set(specs.flatMap((spec) => Object.keys(spec)))]
  const rows = specs.length === 0 ? [] : await connection.print(MENU, { proplist })
  return new Map(rows.map((row) => [row.name ?? '', row]))
}
