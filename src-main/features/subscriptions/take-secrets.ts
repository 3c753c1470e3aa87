// Owns: PPP secrets of an old router becoming customers with a subscription each.
// Must never: change a secret by itself: the job that takes it over keeps its password and address.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { RouterConnection, RouterRow } from '../../platform/routeros'
import { parseFlag } from '../../platform/routeros/values'
import { isSameRate, parseRouterRateLimit } from '../../shared/rate-limit'
import { listPackages } from '../catalog'
import { createCustomer } from '../customers'
import type { ForeignSecret } from '../provisioning'
import { createSubscription, type SubscriptionDeps } from './commands'
import { PPP_PROFILES, pppProfileName } from './ppp-profile'
import { SECRETS } from './ppp-secret'
import { isSomebodys } from './provision-item'
import { adoptOn } from './provision-wish'

/** Throws RouterError. */
export async function readForeign(
  connection: RouterConnection,
): Promise<{ secrets: RouterRow[]; profiles: RouterRow[] }> {
  const proplist = ['name', 'service', 'profile', 'remote-address', 'disabled', 'comment', 'dynamic']
  const rows = await connection.print(SECRETS, { proplist })
  const profiles = await connection.print(PPP_PROFILES, { proplist: ['name', 'rate-limit'] })
  const secrets = rows.filter(
    (row) =>
      !parseFlag(row.dynamic) && isSomebodys(row) && (row.service === undefined || /^(any|pppoe)$/.test(row.service)),
  )
  return { secrets, profiles: [...profiles] }
}

/** Names are proposed from the comment; the package by its profile, or by the same speed. */
export function proposeSecrets(
  db: ReadDb,
  routerId: string,
  { secrets, profiles }: { readonly secrets: readonly RouterRow[]; readonly profiles: readonly RouterRow[] },
): ForeignSecret[] {
  const packages = listPackages(db, { serviceType: 'pppoe' }).filter(
    ({ routerIds }) => routerIds.length === 0 || routerIds.includes(routerId),
  )
  const rateOf = new Map(profiles.map((row) => [row.name, row['rate-limit'] ?? '']))
  const packageOf = (profile: string): string | null => {
    const byName = packages.find(({ master }) => pppProfileName(master) === profile)
    const bySpeed = packages.find(({ master }) => isSameSpeed(master.rateLimit, rateOf.get(profile) ?? ''))
    return (byName ?? bySpeed)?.id ?? null
  }
  return secrets.map((row) => ({
    name: row.name ?? '',
    profile: row.profile ?? '',
    comment: row.comment ?? '',
    address: row['remote-address'] ?? null,
    isDisabled: parseFlag(row.disabled),
    suggestedName: suggestName(row),
    packageId: packageOf(row.profile ?? ''),
  }))
}

function isSameSpeed(wanted: string | null, actual: string): boolean {
  const [one, other] = [parseRouterRateLimit(wanted ?? ''), parseRouterRateLimit(actual)]
  return one.ok && other.ok && isSameRate(one.rate, other.rate)
}

/** "pak-budi_rt3" -> "Pak Budi Rt3"; a comment is taken as it is. */
function suggestName({ comment = '', name = '' }: RouterRow): string {
  const text = comment.trim()
  if (text !== '') return text.slice(0, 80)
  return name
    .replace(/@.*$/, '')
    .split(/[-_.\s]+/)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ')
    .trim()
}

export interface Taken {
  readonly username: string
  readonly customerName: string
  readonly packageId: string
  readonly billingDay: number
}

/** All or none: a name that another customer has on this router refuses the whole. */
export function takeSecrets(
  tx: Tx,
  ctx: CommandContext,
  routerId: string,
  rows: readonly Taken[],
  deps: SubscriptionDeps,
): { taken: number } {
  for (const { username, customerName, packageId, billingDay } of rows) {
    const customer = createCustomer(tx, ctx, { name: customerName })
    const input = { customerId: customer.id, packageId, routerId, username, billingDay }
    const made = createSubscription(tx, ctx, input, deps)
    adoptOn(tx, ctx, made.id, routerId)
  }
  return { taken: rows.length }
}
