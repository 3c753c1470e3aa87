// Owns: PPP secrets and profiles as "Cocokkan" shows them while no feature of the shop keeps any: all somebody else's.
// Must never: offer to touch one, or take a refusal for an empty list. A feature that keeps customers brings its own kind instead.
import { type RouterConnection, RouterError, type RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import type { RowObject } from './contract'
import { reconcileKind } from './kind'
import { LABELS, WHY } from './texts'

const MENUS = { secret: '/ppp/secret', 'ppp-profile': '/ppp/profile' } as const satisfies Partial<
  Record<RowObject, string>
>

const NO_SUCH_MENU = /no such command|bad command name/i

/** A RouterOS 6 whose ppp package is switched off has no such menu: that is an answer, and the only one that reads as "none". */
export async function readPpp(
  connection: RouterConnection,
  menu: string,
  proplist: readonly string[],
): Promise<readonly RouterRow[]> {
  try {
    return await connection.print(menu, { proplist })
  } catch (error) {
    if (error instanceof RouterError && error.kind === 'trap' && NO_SUCH_MENU.test(error.message)) return []
    throw error
  }
}

const foreignPpp = (object: keyof typeof MENUS, prefix: string) =>
  reconcileKind<never>({
    prefix,
    wanted: () => [],
    read: (connection) => readPpp(connection, MENUS[object], ['name', 'default', 'dynamic']),
    compare: (_wanted, found) => ({
      rows: found
        .filter((row) => !parseFlag(row.default) && !parseFlag(row.dynamic))
        .map((row) => ({
          key: `${prefix}${row['.id']}`,
          object,
          kind: 'foreign',
          name: row.name ?? '',
          label: LABELS[object],
          why: WHY.foreign,
          changes: [],
          action: null,
        })),
      checked: 0,
    }),
    fix: () => undefined,
  })

export const foreignSecrets = foreignPpp('secret', 's:')
export const foreignPppProfiles = foreignPpp('ppp-profile', 'q:')
