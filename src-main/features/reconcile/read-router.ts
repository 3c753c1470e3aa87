// Owns: reading everything of a router that is compared: users, profiles, pools, scripts, schedulers.
// Must never: write, or take an error for an empty list.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import { checkExpiry, type ExpiryPlan } from '../expiry'
import { isOurProfile } from '../routers'

export interface RouterContents {
  readonly users: readonly RouterRow[]
  readonly profiles: readonly RouterRow[]
  readonly pools: readonly RouterRow[]
  readonly scripts: readonly RouterRow[]
  readonly schedulers: readonly RouterRow[]
  /** What the guards of the active period still need here. */
  readonly expiry: ExpiryPlan
}

export const USER_PROPERTIES = [
  'name',
  'password',
  'profile',
  'server',
  'disabled',
  'comment',
  'limit-uptime',
  'limit-bytes-total',
  'default',
  'dynamic',
] as const

/** Without what the router made by itself. Throws RouterError. */
export async function readUsers(connection: RouterConnection): Promise<readonly RouterRow[]> {
  const rows = await connection.print('/ip/hotspot/user', { proplist: USER_PROPERTIES })
  return rows.filter((row) => !parseFlag(row.default) && !parseFlag(row.dynamic))
}

/** Throws RouterError, also when one of the lists is refused: what nobody could read must not look empty. */
export async function readContents(connection: RouterConnection): Promise<RouterContents> {
  const users = await readUsers(connection)
  const [profiles = [], pools = [], scripts = [], schedulers = []] = await Promise.all([
    connection.print('/ip/hotspot/user/profile', { proplist: ['name', 'default'] }),
    connection.print('/ip/pool', { proplist: ['name', 'ranges'] }),
    connection.print('/system/script', { proplist: ['name', 'comment'] }),
    connection.print('/system/scheduler', { proplist: ['name', 'comment'] }),
  ])
  const { plan } = await checkExpiry(connection, isOurProfile)
  return { users, profiles, pools, scripts, schedulers, expiry: plan }
}
