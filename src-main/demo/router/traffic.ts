// Owns: bytes through the interfaces: the customers' traffic plus a steady murmur, so that a chart has something to show.
// Must never: be random; the same moment always shows the same rate.

import type { RouterCore } from './core'

export type Rate = { readonly rx: number; readonly tx: number }

export class Traffic {
  readonly #router: RouterCore
  readonly #counted = new Map<string, { rx: number; tx: number; at: number }>()

  constructor(router: RouterCore) {
    this.#router = router
  }

  /** Bits a second through an interface now. Seen from the router: rx is what customers send. */
  rate(name: string): Rate {
    const dialled = this.#router.ppp.interfaceRate(name)
    if (dialled) return { rx: dialled.in * 8, tx: dialled.out * 8 }
    const row = this.#router.db.table('/interface').byName(name)
    if (row?.running !== 'true' || row.disabled === 'true') return { rx: 0, tx: 0 }
    const hotspot = this.#router.hotspot.throughput()
    const ppp = this.#router.ppp.throughput()
    const [up, down] = [(hotspot.in + ppp.in) * 8 + this.#murmur(1), (hotspot.out + ppp.out) * 8 + this.#murmur(2)]
    // ether1 is the way to the internet: what customers download comes in there.
    return name === 'ether1'
      ? { rx: Math.round(down), tx: Math.round(up) }
      : { rx: Math.round(up), tx: Math.round(down) }
  }

  /** Bytes since boot. */
  counted(name: string): Rate {
    const now = this.#router.clock.now()
    const known = this.#counted.get(name) ?? { rx: 0, tx: 0, at: this.#router.clock.bootedAt }
    const rate = this.rate(name)
    const seconds = Math.max(0, now - known.at) / 1000
    const next = { rx: known.rx + (rate.rx / 8) * seconds, tx: known.tx + (rate.tx / 8) * seconds, at: now }
    this.#counted.set(name, next)
    return { rx: Math.floor(next.rx), tx: Math.floor(next.tx) }
  }

  clear(): void {
    this.#counted.clear()
  }

  /** 4 to 20 kbit/s, by the second. */
  #murmur(seed: number): number {
    const second = Math.floor(this.#router.clock.now() / 1000)
    return 12_000 + 8_000 * Math.sin(second / 7 + seed * 2)
  }
}
