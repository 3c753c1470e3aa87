// Owns: the inside of one simulated router: clock, tables, services, and running one command.
// Must never: know a socket, a fault or latency; server.ts and connection.ts put those around it.

import { machine } from './access'
import { Agenda } from './agenda'
import { execute } from './commands'
import { Database } from './database'
import { DeviceMode } from './device-mode'
import type { LoginMethod } from './hotspot-login'
import { HotspotSessions } from './hotspot-sessions'
import type { Answer, Caller, Menu } from './menu'
import { menus } from './menus'
import { Pools } from './pools'
import { PppSessions } from './ppp-sessions'
import type { RouterClock } from './router-clock'
import type { DurationStyle } from './router-time'
import { Scheduler } from './scheduler'
import { Scripts } from './scripts'
import type { Row } from './table'
import { TimedEntries } from './timed-entries'
import { Traffic } from './traffic'
import type { RouterVersion } from './version'
import { isVolatile } from './write'

/** Lines the memory log keeps (RouterOS default). */
const logLines = 1000

export type LoginEvent = {
  readonly user: string
  readonly mac: string
  readonly address: string
  readonly server: string
  readonly by: LoginMethod
}

export type Board = {
  readonly model: string
  readonly serial: string
  readonly architecture: string
  /** Bytes. */
  readonly flash: number
  readonly memory: number
}

export type CoreOptions = {
  readonly version: RouterVersion
  readonly clock: RouterClock
  readonly durations: DurationStyle
  readonly board: Board
  readonly onLogin?: (event: LoginEvent) => void
}

export class RouterCore {
  readonly version: RouterVersion
  readonly clock: RouterClock
  readonly durations: DurationStyle
  readonly board: Board
  readonly menus: ReadonlyMap<string, Menu>
  readonly db: Database
  readonly agenda: Agenda
  readonly pools: Pools
  readonly deviceMode: DeviceMode
  readonly hotspot: HotspotSessions
  readonly ppp: PppSessions
  readonly scripts: Scripts
  readonly scheduler: Scheduler
  readonly traffic: Traffic
  readonly timedEntries: TimedEntries
  onLogin: ((event: LoginEvent) => void) | undefined
  /** `db.configWrites` at the last boot. */
  writesAtBoot = 0
  /** Set by sim-router.ts: what /system/reboot does. */
  reboot: () => void = () => undefined
  readonly #referrers = new Map<string, { readonly path: string; readonly property: string }[]>()

  constructor(options: CoreOptions) {
    this.version = options.version
    this.clock = options.clock
    this.durations = options.durations
    this.board = options.board
    this.onLogin = options.onLogin
    const known = menus.filter((menu) => menu.since === undefined || options.version.atLeast(menu.since))
    this.menus = new Map(known.map((menu) => [menu.path, menu]))
    this.db = new Database(menus, options.clock)
    this.agenda = new Agenda(options.clock)
    this.pools = new Pools(this.db)
    this.deviceMode = new DeviceMode(this.db, options.version)
    this.hotspot = new HotspotSessions(this)
    this.ppp = new PppSessions(this)
    this.scripts = new Scripts(this)
    this.scheduler = new Scheduler(this)
    this.traffic = new Traffic(this)
    this.timedEntries = new TimedEntries(this)
    for (const menu of known) this.#noteReferences(menu)
  }

  /** Menus and properties that hold names of `path`'s items. */
  referrers(path: string): readonly { readonly path: string; readonly property: string }[] {
    return this.#referrers.get(path) ?? []
  }

  /** Runs one API sentence (without tag) for a caller; throws RouterTrap. */
  execute(words: readonly string[], by: Caller = machine('router')): Answer {
    this.agenda.settle()
    return execute(words, by, this)
  }

  /** Items of a menu with their live values. */
  items(path: string): Row[] {
    this.agenda.settle()
    const menu = this.menus.get(path)
    return this.db.rows(path).map((row) => {
      const live = Object.entries(menu?.computed?.(row, this) ?? {}).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      )
      return { ...row, ...Object.fromEntries(live), '.id': row['.id'] }
    })
  }

  log(topics: string, message: string): void {
    const table = this.db.table('/log')
    this.db.insert('/log', { time: this.clock.stamp(), topics, message }, { by: 'router', runtime: true })
    if (table.rows.size <= logLines) return
    const [oldest] = table.rows.keys()
    if (oldest !== undefined) table.delete(oldest)
  }

  /** What a power cut leaves: saved configuration and booked counters; sessions, leases in memory, jobs and the log are gone. */
  forgetMemory(): void {
    this.hotspot.forget()
    this.pools.clear()
    this.traffic.clear()
    for (const menu of this.menus.values()) {
      for (const row of this.db.rows(menu.path)) {
        if (isVolatile(menu, row)) this.db.remove(menu.path, row['.id'], { by: 'router', runtime: true })
      }
    }
    this.ppp.forget()
  }

  #noteReferences(menu: Menu): void {
    for (const [property, { type }] of Object.entries(menu.properties)) {
      if (type.refersTo === undefined) continue
      const known = this.#referrers.get(type.refersTo) ?? []
      this.#referrers.set(type.refersTo, [...known, { path: menu.path, property }])
    }
  }
}
