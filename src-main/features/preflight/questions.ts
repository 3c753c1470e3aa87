// Owns: what "Periksa router" asks beyond "Tes koneksi".
// Must never: write to the router, or take a refusal for an empty list.
import { type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { parseCount } from '../../platform/routeros/values'

export interface CheckAnswers {
  /** Each null when the router would not show that menu. */
  readonly services: readonly RouterRow[] | null
  readonly servers: readonly RouterRow[] | null
  readonly serverProfiles: readonly RouterRow[] | null
  readonly pools: readonly RouterRow[] | null
  readonly resource: RouterRow | null
  readonly license: RouterRow | null
  readonly deviceMode: RouterRow | null
  readonly clock: RouterRow | null
  readonly ntp: RouterRow | null
  /** Who is logged in to the router itself: tells our own address as the router sees it. */
  readonly logins: readonly RouterRow[] | null
  readonly users: readonly RouterRow[] | null
  readonly groups: readonly RouterRow[] | null
  /** Customers on the hotspot now. */
  readonly online: number | null
}

/** A refusal is an answer; throws RouterError when the link broke. */
async function rowsOf(connection: RouterConnection, menu: string): Promise<readonly RouterRow[] | null> {
  try {
    return (await connection.run(`${menu}/print`)).rows
  } catch (error) {
    if (error instanceof RouterError && error.trap !== undefined) return null
    throw error
  }
}

async function countOnline(connection: RouterConnection): Promise<number | null> {
  try {
    const { rows, ret } = await connection.run('/ip/hotspot/active/print', ['=count-only='])
    return parseCount(ret) ?? rows.length
  } catch (error) {
    if (error instanceof RouterError && error.trap !== undefined) return null
    throw error
  }
}

export async function askAll(connection: RouterConnection): Promise<CheckAnswers> {
  const one = async (menu: string) => (await rowsOf(connection, menu))?.[0] ?? null
  const [services, servers, serverProfiles, pools, logins, users, groups] = await Promise.all(
    ['/ip/service', '/ip/hotspot', '/ip/hotspot/profile', '/ip/pool', '/user/active', '/user', '/user/group'].map(
      (menu) => rowsOf(connection, menu),
    ),
  )
  const [resource, license, deviceMode, clock, ntp] = await Promise.all(
    ['/system/resource', '/system/license', '/system/device-mode', '/system/clock', '/system/ntp/client'].map(one),
  )
  return {
    services: services ?? null,
    servers: servers ?? null,
    serverProfiles: serverProfiles ?? null,
    pools: pools ?? null,
    logins: logins ?? null,
    users: users ?? null,
    groups: groups ?? null,
    resource: resource ?? null,
    license: license ?? null,
    deviceMode: deviceMode ?? null,
    clock: clock ?? null,
    ntp: ntp ?? null,
    online: await countOnline(connection),
  }
}
