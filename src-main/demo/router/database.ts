// Owns: every table of one simulated router, the log of every change in order, and the counters that tests read.
// Must never: check values or permissions; write.ts does, and the sessions write their own facts here.

import type { Menu } from './menu'
import type { RouterClock } from './router-clock'
import { type IndexKey, type Row, Table } from './table'

export type Change = {
  readonly seq: number
  /** True time, epoch ms. */
  readonly at: number
  /** `admin` (API user), `script:lk-sweep`, `router` (the router itself), `seed`. */
  readonly by: string
  readonly action: 'add' | 'set' | 'remove'
  readonly menu: string
  readonly id: string
  readonly before: Row | undefined
  readonly after: Row | undefined
  /** A fact of the running router (session, counter), not a write to the configuration. */
  readonly runtime: boolean
}

export type Counters = {
  connections: number
  logins: number
  failedLogins: number
  /** Commands that ran, login excluded. */
  commands: number
  prints: number
  adds: number
  sets: number
  removes: number
  traps: number
  /** Connections that a fault cut. */
  cuts: number
}

/** A demo that runs for weeks must not fill the memory; no test comes near. */
const maxChanges = 1_000_000

export type WriteNote = { readonly by: string; readonly runtime?: boolean }

export class Database {
  readonly tables = new Map<string, Table>()
  readonly changes: Change[] = []
  readonly counters: Counters = {
    connections: 0,
    logins: 0,
    failedLogins: 0,
    commands: 0,
    prints: 0,
    adds: 0,
    sets: 0,
    removes: 0,
    traps: 0,
    cuts: 0,
  }
  /** Writes to the configuration since the router was made: its flash wear. */
  configWrites = 0
  readonly #clock: RouterClock
  readonly #listeners = new Set<(change: Change) => void>()
  #seq = 0

  constructor(menus: Iterable<Menu>, clock: RouterClock) {
    this.#clock = clock
    for (const menu of menus) this.tables.set(menu.path, new Table(menu.path, indexesOf(menu)))
  }

  /** The table of a menu, e.g. `/ip/hotspot/user`. Throws for a menu the simulator does not have: a slip in a test, not a router's answer. */
  table(path: string): Table {
    const table = this.tables.get(path)
    if (!table) throw new Error(`the simulated router has no menu ${path}`)
    return table
  }

  /** Rows of a menu in router order. */
  rows(path: string): Row[] {
    return [...this.table(path).rows.values()]
  }

  /** The configuration writes, oldest first; the proof of 'exactly these, none twice'. */
  writes(filter: { readonly menu?: string; readonly action?: Change['action'] } = {}): Change[] {
    return this.changes.filter(
      (change) =>
        !change.runtime &&
        change.by !== 'seed' &&
        (filter.menu === undefined || change.menu === filter.menu) &&
        (filter.action === undefined || change.action === filter.action),
    )
  }

  put(path: string, row: Row, note: WriteNote): Row {
    const table = this.table(path)
    const before = table.rows.get(row['.id'])
    table.put(row)
    this.#note({ action: before ? 'set' : 'add', menu: path, id: row['.id'], before, after: row }, note)
    return row
  }

  /** Adds a row with a fresh `.id`. */
  insert(path: string, values: Readonly<Record<string, string>>, note: WriteNote): Row {
    return this.put(path, { ...values, '.id': this.table(path).nextId() }, note)
  }

  /** Changes some values of a row; undefined unsets. A row that is gone stays gone. */
  patch(path: string, id: string, values: Readonly<Record<string, string | undefined>>, note: WriteNote): void {
    const row = this.table(path).rows.get(id)
    if (!row) return
    const next: Record<string, string> = { ...row }
    for (const [name, value] of Object.entries(values)) {
      if (value === undefined) delete next[name]
      else next[name] = value
    }
    this.put(path, { ...next, '.id': id }, note)
  }

  remove(path: string, id: string, note: WriteNote): Row | undefined {
    const before = this.table(path).delete(id)
    if (before) this.#note({ action: 'remove', menu: path, id, before, after: undefined }, note)
    return before
  }

  /** A move among ordered rows (firewall): the row itself stays as it is. */
  reorder(path: string, id: string, before: string | undefined): void {
    this.table(path).reorder(id, before)
  }

  /** Takes back the configuration writes after `since` (true time): flash that had not caught up when the power went. */
  takeBack(since: number): readonly Change[] {
    const lost = this.changes.filter((change) => !change.runtime && change.by !== 'seed' && change.at > since)
    for (const change of lost.toReversed()) {
      if (change.before) this.table(change.menu).put(change.before)
      else this.table(change.menu).delete(change.id)
    }
    return lost
  }

  onChange(listener: (change: Change) => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  #note(change: Omit<Change, 'seq' | 'at' | 'by' | 'runtime'>, note: WriteNote): void {
    this.#seq += 1
    const full = { ...change, seq: this.#seq, at: this.#clock.now(), by: note.by, runtime: note.runtime ?? false }
    this.changes.push(full)
    if (this.changes.length > maxChanges) this.changes.splice(0, maxChanges / 2)
    if (!full.runtime) this.configWrites += 1
    for (const listener of this.#listeners) listener(full)
  }
}

function indexesOf(menu: Menu): Record<string, IndexKey> {
  const indexes: Record<string, IndexKey> = { ...menu.indexes }
  if (menu.properties.name) indexes.name = (row) => row.name
  for (const rule of menu.unique ?? []) indexes[rule.index] = rule.key
  return indexes
}
