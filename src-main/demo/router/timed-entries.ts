// Owns: address-list entries with a timeout going away by themselves.
// Must never: touch an entry without one: those are how a customer is isolated for good.

import type { RouterCore } from './core'
import { parseDuration } from './router-time'

const menu = '/ip/firewall/address-list'

export class TimedEntries {
  readonly #router: RouterCore
  readonly #ends = new Map<string, number>()

  constructor(router: RouterCore) {
    this.#router = router
    router.agenda.add({ nextDue: () => this.#nextDue(), run: () => this.#runDue() })
  }

  /** Looks at the list again; an entry counts from when it was first seen with its timeout. */
  replan(): void {
    const timed = this.#router.db.rows(menu).filter((row) => row.timeout !== undefined)
    const known = new Set(timed.map((row) => row['.id']))
    for (const id of this.#ends.keys()) if (!known.has(id)) this.#ends.delete(id)
    for (const row of timed) {
      const seconds = parseDuration(row.timeout ?? '') ?? 0
      if (!this.#ends.has(row['.id'])) this.#ends.set(row['.id'], this.#router.clock.now() + seconds * 1000)
    }
    this.#router.agenda.touch()
  }

  #nextDue(): number | undefined {
    const ends = [...this.#ends.values()]
    return ends.length > 0 ? Math.min(...ends) : undefined
  }

  #runDue(): void {
    const now = this.#router.clock.now()
    for (const [id, end] of [...this.#ends]) {
      if (end > now) continue
      this.#ends.delete(id)
      this.#router.db.remove(menu, id, { by: 'router', runtime: true })
    }
  }
}
