// Owns: the rows of one menu, their `.id`s (never reused) and look-ups by key.
// Must never: check a value or know who writes; that is write.ts.

/** One item. Immutable: a change replaces it, so the change log can keep both sides for nothing. */
export type Row = Readonly<Record<string, string>> & { readonly '.id': string }

export type IndexKey = (row: Row) => string | undefined

export class Table {
  readonly path: string
  /** In router order: insertion. */
  readonly rows = new Map<string, Row>()
  readonly #indexes = new Map<string, { readonly key: IndexKey; readonly ids: Map<string, Set<string>> }>()
  #lastId = 0

  constructor(path: string, indexes: Readonly<Record<string, IndexKey>>) {
    this.path = path
    for (const [name, key] of Object.entries(indexes)) this.#indexes.set(name, { key, ids: new Map() })
  }

  /** `*1`, `*2` ... `*1A`: hexadecimal, counting up for the life of the router. */
  nextId(): string {
    this.#lastId += 1
    return `*${this.#lastId.toString(16).toUpperCase()}`
  }

  put(row: Row): void {
    const before = this.rows.get(row['.id'])
    if (before) this.#forget(before)
    this.rows.set(row['.id'], row)
    for (const { key, ids } of this.#indexes.values()) {
      const value = key(row)
      if (value === undefined) continue
      const known = ids.get(value)
      if (known) known.add(row['.id'])
      else ids.set(value, new Set([row['.id']]))
    }
  }

  delete(id: string): Row | undefined {
    const row = this.rows.get(id)
    if (!row) return undefined
    this.#forget(row)
    this.rows.delete(id)
    return row
  }

  /** Puts a row before another one, or at the end. */
  reorder(id: string, before: string | undefined): void {
    const row = this.rows.get(id)
    if (!row || id === before) return
    this.rows.delete(id)
    const order = [...this.rows]
    const at = before === undefined ? -1 : order.findIndex(([other]) => other === before)
    this.rows.set(id, row)
    if (at < 0) return
    for (const [other, value] of order.slice(at)) {
      this.rows.delete(other)
      this.rows.set(other, value)
    }
  }

  clear(): void {
    for (const id of [...this.rows.keys()]) this.delete(id)
  }

  hasIndex(name: string): boolean {
    return this.#indexes.has(name)
  }

  /** Rows whose index key is exactly `value`, without looking at any other row. */
  lookUp(index: string, value: string): Row[] {
    const ids = this.#indexes.get(index)?.ids.get(value)
    if (!ids) return []
    return [...ids].flatMap((id) => this.rows.get(id) ?? [])
  }

  /** The item of that name, where the menu has names. */
  byName(name: string): Row | undefined {
    return this.lookUp('name', name)[0]
  }

  #forget(row: Row): void {
    for (const { key, ids } of this.#indexes.values()) {
      const value = key(row)
      if (value === undefined) continue
      const known = ids.get(value)
      known?.delete(row['.id'])
      if (known?.size === 0) ids.delete(value)
    }
  }
}
