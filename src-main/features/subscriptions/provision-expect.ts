// Owns: what the books expect of a router about a subscription, item by item, for comparing without touching.
// Must never: differ from what the jobs write; both take their values from the same places.
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import type { MasterView } from '../catalog'
import { ISOLIR_LIST, ISOLIR_PROFILE } from './isolir-profile'
import { MEMBER_PROPERTIES, MEMBERS } from './member-user'
import { pppProfileName } from './ppp-profile'
import { SECRET_PROPERTIES, SECRETS } from './ppp-secret'
import type { Values } from './provision-item'
import type { Kept } from './provision-want'
import { LEASES, LISTS, QUEUES, queueRates, STATIC_MENUS } from './static-address'

export const MENUS = {
  secret: SECRETS,
  member: MEMBERS,
  queue: QUEUES,
  lease: LEASES,
  address: LISTS,
} as const
export type Item = keyof typeof MENUS

const PROPLISTS: Readonly<Record<Item, readonly string[]>> = {
  secret: [...SECRET_PROPERTIES, 'dynamic'],
  member: [...MEMBER_PROPERTIES, 'dynamic'],
  queue: STATIC_MENUS[QUEUES],
  lease: STATIC_MENUS[LEASES],
  address: STATIC_MENUS[LISTS],
}

export interface FoundItem {
  readonly item: Item
  readonly row: RouterRow
}

/** Without what the router made by itself. Throws RouterError; a router without PPP has no secrets. */
export async function readItems(
  connection: RouterConnection,
  readOrNone: (menu: string, proplist: readonly string[]) => Promise<readonly RouterRow[]>,
): Promise<FoundItem[]> {
  const found: FoundItem[] = []
  for (const item of ['secret', 'member', 'queue', 'lease', 'address'] as const) {
    const menu = MENUS[item]
    const rows =
      item === 'secret'
        ? await readOrNone(menu, PROPLISTS[item])
        : // Sessions have a queue each: those are left out by the router itself.
          await connection.print(menu, { proplist: PROPLISTS[item], queries: ['?dynamic=true', '?#!'] })
    found.push(...rows.filter((row) => row.dynamic !== 'true').map((row) => ({ item, row })))
  }
  return found
}

export interface ExpectedItem {
  readonly item: Item
  readonly name: string
  readonly values: Values
}

export function expectedItems(kept: Kept, master: MasterView, isolirRate: string): ExpectedItem[] {
  const isHeld = kept.state !== 'active'
  const name = kept.username ?? kept.address ?? ''
  switch (kept.serviceType) {
    case 'pppoe': {
      const values = {
        name,
        profile: kept.state === 'suspended' ? ISOLIR_PROFILE : pppProfileName(master),
        disabled: kept.state === 'paused' ? 'yes' : 'no',
        ...(kept.address === null ? {} : { 'remote-address': kept.address }),
      }
      return [{ item: 'secret', name, values }]
    }
    case 'hotspot': {
      const values = { name, profile: master.profileName, disabled: isHeld ? 'yes' : 'no' }
      return [{ item: 'member', name, values }]
    }
    case 'static':
      return staticItems(kept, kept.address ?? '', queueRates(isHeld ? isolirRate : master.rateLimit), isHeld)
    case 'other':
      return []
  }
}

function staticItems(kept: Kept, address: string, rates: Values, isHeld: boolean): ExpectedItem[] {
  const items: ExpectedItem[] = [
    { item: 'queue', name: address, values: { target: `${address}/32`, ...rates, disabled: 'no' } },
  ]
  const isBlocked = kept.state === 'paused' ? 'yes' : 'no'
  if (kept.staticKind === 'lease')
    items.push({ item: 'lease', name: address, values: { address, 'block-access': isBlocked, disabled: 'no' } })
  if (isHeld) items.push({ item: 'address', name: address, values: { list: ISOLIR_LIST, address, disabled: 'no' } })
  return items
}
