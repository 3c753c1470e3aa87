// Owns: the modems of the houses around the warkop: each PPP secret has one, dialling by itself as modems do.
// Must never: be a customer of the books; those come with the bills.
import type { Seed, SimRouter } from '../router'
import { seededChance } from './story'

/** Two houses that the owner set up by hand before LoketNet came: "Cocokkan" shows them, and they can be taken over. */
const HOMES = [
  { name: 'rumah-bu-tini', password: 'tini-2026', comment: 'Bu Tini' },
  { name: 'kos-melati', password: 'melati-2026', comment: 'Kos Melati' },
] as const

export const homes: Seed = {
  '/ppp/profile': [
    { name: 'rumah-10M', 'local-address': '10.10.0.1', 'remote-address': 'ppp-pool', 'rate-limit': '5M/10M' },
  ],
  '/ppp/secret': HOMES.map((home) => ({ ...home, service: 'pppoe', profile: 'rumah-10M' })),
}

const SECRETS = '/ppp/secret'
/** A new customer has plugged his modem in by then. */
const PLUG_IN_MS = 4_000

/** Every secret has a modem; one whose secret comes later, or gets another password, is plugged in a moment after. */
export function dialHomes(sim: SimRouter): () => void {
  for (const row of sim.db.rows(SECRETS)) dial(sim, row)
  const timers = new Set<NodeJS.Timeout>()
  const unsubscribe = sim.db.onChange(({ menu, before, after, runtime }) => {
    if (menu !== SECRETS || runtime || !after) return
    if (before && before.name === after.name && before.password === after.password) return
    const timer = setTimeout(() => {
      timers.delete(timer)
      const row = sim.db.table(SECRETS).byName(after.name ?? '')
      if (row && !isOnline(sim, row.name)) dial(sim, row)
    }, PLUG_IN_MS)
    timers.add(timer.unref())
  })
  return () => {
    unsubscribe()
    for (const timer of timers) clearTimeout(timer)
  }
}

const isOnline = (sim: SimRouter, name: string | undefined): boolean =>
  sim.db.rows('/ppp/active').some((row) => row.name === name)

/** The same house has the same modem and the same habits. */
function dial(sim: SimRouter, { name = '', password = '' }: Readonly<Record<string, string>>): void {
  const chance = seededChance([...name].reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) | 0, 7))
  const part = () =>
    Math.floor(chance() * 256)
      .toString(16)
      .padStart(2, '0')
  const callerId = ['4C', '5E', '0C', part(), part(), part()].join(':').toUpperCase()
  const out = Math.floor(4_000 + chance() ** 3 * 500_000)
  const redialAfter = 3 + Math.floor(chance() * 5)
  sim.dial({ name, password, callerId, redialAfter, bytesPerSecond: { in: Math.floor(out / 12), out } })
}
