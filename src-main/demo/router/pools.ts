// Owns: which address of which pool is in whose hands.
// Must never: be saved; a reboot forgets every lease of it.

import type { Database } from './database'
import { formatIp, type IpRange, parseIp, parseRange } from './values-net'

export class Pools {
  readonly #db: Database
  /** Pool name to address number to owner. */
  readonly #taken = new Map<string, Map<number, string>>()

  constructor(db: Database) {
    this.#db = db
  }

  /** A free address, from the pool or the ones behind it (`next-pool`); undefined when all are full or the pool is gone. */
  take(pool: string, owner: string): string | undefined {
    const seen = new Set<string>()
    for (let name: string | undefined = pool; name !== undefined && !seen.has(name); name = this.#nextOf(name)) {
      seen.add(name)
      const taken = this.#takenOf(name)
      for (const range of this.#ranges(name)) {
        for (let address = range.first; address <= range.last; address++) {
          if (taken.has(address)) continue
          taken.set(address, owner)
          return formatIp(address)
        }
      }
    }
    return undefined
  }

  give(address: string): void {
    const number = parseIp(address)
    if (number === null) return
    for (const taken of this.#taken.values()) taken.delete(number)
  }

  clear(): void {
    this.#taken.clear()
  }

  usage(pool: string): { readonly total: number; readonly used: number } {
    const total = this.#ranges(pool).reduce((sum, range) => sum + range.last - range.first + 1, 0)
    return { total, used: this.#takenOf(pool).size }
  }

  #takenOf(pool: string): Map<number, string> {
    const known = this.#taken.get(pool)
    if (known) return known
    const fresh = new Map<number, string>()
    this.#taken.set(pool, fresh)
    return fresh
  }

  #ranges(pool: string): IpRange[] {
    const ranges = this.#db.table('/ip/pool').byName(pool)?.ranges ?? ''
    return ranges.split(',').flatMap((part) => parseRange(part) ?? [])
  }

  #nextOf(pool: string): string | undefined {
    const next = this.#db.table('/ip/pool').byName(pool)?.['next-pool']
    return next === 'none' ? undefined : next
  }
}
