// Owns: reading what the doctor needs of a router: our users with their counters, and who is online.
// Must never: write, or take an error for an empty list.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { parseRouterOsDuration } from '../../platform/routeros/values'
import { findUsers } from '../vouchers'

const COUNTERS = ['uptime', 'bytes-in', 'bytes-out', 'limit-uptime', 'limit-bytes-total'] as const

export interface SessionRow {
  readonly id: string
  readonly user: string
  /** Seconds; null = not readable. */
  readonly uptime: number | null
}

export interface Ward {
  readonly users: readonly RouterRow[]
  readonly sessions: readonly SessionRow[]
}

/** `names` null reads everything. Throws RouterError. */
export async function readWard(connection: RouterConnection, names: readonly string[] | null): Promise<Ward> {
  const users =
    names === null
      ? await connection.print('/ip/hotspot/user', {
          proplist: ['name', 'comment', 'server', 'disabled', ...COUNTERS],
        })
      : await findUsers(connection, names, COUNTERS)
  const rows = await connection.print('/ip/hotspot/active', { proplist: ['user', 'uptime', 'login-by'] })
  const asked = names && new Set(names)
  return {
    users,
    sessions: rows
      .filter((row) => row['login-by'] !== 'trial' && (!asked || asked.has(row.user ?? '')))
      .map((row) => ({
        id: row['.id'] ?? '',
        user: row.user ?? '',
        uptime: parseRouterOsDuration(row.uptime ?? ''),
      })),
  }
}
