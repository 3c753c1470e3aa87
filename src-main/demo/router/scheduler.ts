// Owns: when each /system/scheduler entry runs next, by the router's own idea of the date (routeros.md §3.2).
// Must never: run a script itself; scripts.ts does.

import type { RouterCore } from './core'
import { parseDate, parseDuration, parseTime } from './router-time'
import type { Row } from './table'

const menu = '/system/scheduler'

export class Scheduler {
  readonly #router: RouterCore
  /** Row id to true time in ms. */
  readonly #next = new Map<string, number>()

  constructor(router: RouterCore) {
    this.#router = router
    router.agenda.add({ nextDue: () => this.#nextDue(), run: () => this.#runDue() })
    router.db.onChange((change) => {
      if (change.menu === menu && !change.runtime) this.#plan(change.id, change.after)
    })
  }

  /** The clock jumped, or the router booted. */
  replan(options: { readonly booted?: boolean } = {}): void {
    for (const row of this.#router.db.rows(menu)) this.#plan(row['.id'], row, options.booted)
  }

  /** Time leapt ahead: what should have run a thousand times meanwhile runs once, now. Not what a router does; for the demo's days. */
  skipMissed(): void {
    const now = this.#router.clock.now()
    for (const [id, at] of this.#next) if (at < now) this.#next.set(id, now)
    this.#router.agenda.touch()
  }

  /** Wall time of the next run, ms; undefined when there is none. */
  nextRun(id: string): number | undefined {
    const at = this.#next.get(id)
    return at === undefined ? undefined : at - this.#router.clock.now() + this.#router.clock.wall()
  }

  #plan(id: string, row: Row | undefined, booted = false): void {
    const at = row === undefined || row.disabled === 'true' ? undefined : this.#firstRun(row, booted)
    if (at === undefined) this.#next.delete(id)
    else this.#next.set(id, at)
    this.#router.agenda.touch()
  }

  /** `startup` with an interval: one interval after boot, then every interval [DOC 2026-10-06]. */
  #firstRun(row: Row, booted: boolean): number | undefined {
    const { clock } = this.#router
    const now = clock.now()
    const interval = intervalOf(row)
    if (row['start-time'] === 'startup') {
      if (interval > 0) return now + interval
      return booted ? now : undefined
    }
    const day = parseDate(row['start-date'] ?? '') ?? 0
    const start = (day + (parseTime(row['start-time'] ?? '') ?? 0) - clock.offsetMinutes * 60) * 1000
    const wait = start - clock.wall()
    if (wait > 0) return now + wait
    return interval > 0 ? now + wait + (Math.floor(-wait / interval) + 1) * interval : undefined
  }

  #nextDue(): number | undefined {
    let first: number | undefined
    for (const at of this.#next.values()) if (first === undefined || at < first) first = at
    return first
  }

  #runDue(): void {
    const router = this.#router
    const now = router.clock.now()
    for (const [id, at] of [...this.#next]) {
      if (at > now) continue
      const row = router.db.table(menu).rows.get(id)
      const interval = row ? intervalOf(row) : 0
      if (row && interval > 0) this.#next.set(id, at + interval)
      else this.#next.delete(id)
      if (!row || !router.deviceMode.allows('scheduler')) continue
      const count = String(Number(row['run-count'] ?? 0) + 1)
      router.db.patch(menu, id, { 'run-count': count }, { by: 'router', runtime: true })
      const policies = new Set((row.policy ?? '').split(','))
      router.scripts.runText('scheduler', row['on-event'] ?? '', {}, policies)
    }
  }
}

const intervalOf = (row: Row): number => (parseDuration(row.interval ?? '0s') ?? 0) * 1000
