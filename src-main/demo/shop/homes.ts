// Owns: the houses around the warkop that have PPPoE, so that the live view has them too.
// Must never: be a customer of the books; those come with the bills.
import type { Seed, SimRouter } from '../router'

const HOMES = [
  { name: 'rumah-bu-tini', password: 'tini-2026', callerId: '4C:5E:0C:11:20:01', in: 9_000, out: 180_000 },
  { name: 'kos-melati', password: 'melati-2026', callerId: '4C:5E:0C:11:20:02', in: 40_000, out: 620_000 },
] as const

export const homes: Seed = {
  '/ppp/profile': [
    { name: 'rumah-10M', 'local-address': '10.10.0.1', 'remote-address': 'ppp-pool', 'rate-limit': '5M/10M' },
  ],
  '/ppp/secret': HOMES.map(({ name, password }) => ({ name, password, service: 'pppoe', profile: 'rumah-10M' })),
}

/** Their modems dial again by themselves, as modems do. */
export function dialHomes(sim: SimRouter): void {
  for (const { name, password, callerId, in: into, out } of HOMES)
    sim.dial({ name, password, callerId, redialAfter: 8, bytesPerSecond: { in: into, out } })
}
