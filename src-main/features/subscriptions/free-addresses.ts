// Owns: addresses of a router that nobody in the books has, to begin with when a new IP Statis is made.
// Must never: promise that an address is free on the wire; only that no running subscription holds it.
import { and, eq, sql } from 'drizzle-orm'
import type { ReadDb } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { subscription } from './tables'

const held = reading((q) =>
  q
    .select({ address: subscription.address, serviceType: subscription.serviceType })
    .from(subscription)
    // As the index says it, so that it is used.
    .where(and(eq(subscription.routerId, sql.placeholder('routerId')), sql`address is not null and state <> 'stopped'`))
    .prepare(),
)

const LAST = 254

/** The next ones beside the addresses of the shop's IP Statis customers there; none while it has none to go by. */
export function freeAddresses(db: ReadDb, routerId: string, most: number): string[] {
  const rows = held(db).all({ routerId })
  const used = new Set(rows.flatMap(({ address }) => address ?? []))
  const nets = new Map<string, number[]>()
  for (const { address, serviceType } of rows) {
    const [, net, host] = /^(\d+\.\d+\.\d+)\.(\d+)$/.exec(address ?? '') ?? []
    if (serviceType === 'static' && net && host) nets.set(net, [...(nets.get(net) ?? []), Number(host)])
  }
  const [busiest] = [...nets].toSorted(([, one], [, other]) => other.length - one.length)
  if (!busiest) return []
  const [net, hosts] = busiest
  const first = Math.min(...hosts)
  // after the last one given, then the gaps: what stands before the first may be the router and its own devices
  const order = [
    ...Array.from({ length: LAST - Math.max(...hosts) }, (_, index) => Math.max(...hosts) + 1 + index),
    ...Array.from({ length: Math.max(...hosts) - first }, (_, index) => first + 1 + index),
  ]
  return order
    .map((host) => `${net}.${host}`)
    .filter((address) => !used.has(address))
    .slice(0, most)
}
