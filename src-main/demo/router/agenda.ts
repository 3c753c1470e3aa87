// Owns: what falls due while nobody looks (sessions at their limit, schedulers, expiring cookies), in order of time.
// Must never: use a timer; the router catches up when it is next asked or advanced, so a fake clock drives everything.

import type { RouterClock } from './router-clock'

export type AgendaSource = {
  /** When the next thing of this source is due, true time in ms; undefined when nothing is. */
  readonly nextDue: () => number | undefined
  /** Does what is due at `at`. Must move its own nextDue forward. */
  readonly run: (at: number) => void
}

/** A source that never moves on would hang the shop's tests; this many runs at one instant is a bug. */
const maxRunsAtOnce = 100_000

export class Agenda {
  readonly #clock: RouterClock
  readonly #sources: AgendaSource[] = []
  #next = Number.NEGATIVE_INFINITY

  constructor(clock: RouterClock) {
    this.#clock = clock
  }

  add(source: AgendaSource): void {
    this.#sources.push(source)
    this.touch()
  }

  /** Something changed: look again at the next occasion. */
  touch(): void {
    this.#next = Number.NEGATIVE_INFINITY
  }

  /** Everything due up to now, each at its own moment. Costs one comparison when nothing is. */
  settle(): void {
    const now = this.#clock.now()
    let runs = 0
    while (now >= this.#next) {
      const [source, due] = this.#earliest()
      this.#next = due
      if (!source || due > now) return
      if (++runs > maxRunsAtOnce)
        throw new Error('the simulated router runs in circles: an agenda source does not move on')
      this.#clock.pinnedAt(due, () => source.run(due))
      this.touch()
    }
  }

  #earliest(): readonly [AgendaSource | undefined, number] {
    let [first, at]: [AgendaSource | undefined, number] = [undefined, Number.POSITIVE_INFINITY]
    for (const source of this.#sources) {
      const due = source.nextDue()
      if (due !== undefined && due < at) [first, at] = [source, due]
    }
    return [first, at]
  }
}
