// Owns: add, set and remove on any declared menu: argument checks, defaults, uniqueness, references (routeros.md §2.5).
// Must never: know a menu by name; what is special about one stands in its declaration.

import type { RouterCore } from './core'
import type { Caller, GenericCommand, Menu, Property, ValueContext } from './menu'
import type { Row } from './table'
import { traps } from './trap'

export type Values = ReadonlyMap<string, string>

export const existsIn = (property: Property, router: RouterCore): boolean =>
  (property.since === undefined || router.version.atLeast(property.since)) &&
  (property.before === undefined || !router.version.atLeast(property.before))

/** The declared property of an argument; throws `unknown parameter` as the console does. */
function settable(menu: Menu, name: string, router: RouterCore): Property {
  const property = Object.hasOwn(menu.properties, name) ? menu.properties[name] : undefined
  if (!property || property.readOnly || !existsIn(property, router)) throw traps.unknownParameter(name)
  return property
}

const contextOf = (router: RouterCore, argument: string): ValueContext => ({
  argument,
  table: (path) => router.db.table(path),
  version: router.version,
  clock: router.clock,
  durations: router.durations,
})

/** Adds an item; returns its row. */
export function addItem(router: RouterCore, menu: Menu, values: Values, by: Caller): Row {
  menu.guard?.('add', undefined, router, by)
  for (const name of values.keys()) settable(menu, name, router)
  const row: Record<string, string> = {}
  for (const [name, property] of Object.entries(menu.properties)) {
    const given = property.readOnly ? undefined : values.get(name)
    if (given === undefined && property.required) throw traps.missing(name)
    const value = given === undefined ? initialValue(router, menu, name, by) : accept(property, given, name, router)
    if (value !== undefined) row[name] = value
  }
  menu.settle?.(row, router, by, undefined)
  refuseClash(router, menu, { ...row, '.id': '' })
  const stored = router.db.insert(menu.path, row, { by: by.name })
  menu.changed?.({ after: stored }, router, by)
  return stored
}

/** The value a property has when nobody gave one. */
export function initialValue(router: RouterCore, menu: Menu, name: string, by: Caller): string | undefined {
  const property = menu.properties[name]
  if (!property || !existsIn(property, router)) return undefined
  return typeof property.initial === 'function'
    ? property.initial({ ...contextOf(router, name), by })
    : property.initial
}

const accept = (property: Property, value: string, name: string, router: RouterCore): string | undefined =>
  property.type.accept(value, contextOf(router, name))

/** Changes items. All of them are found before the first is written. */
export function setItems(
  router: RouterCore,
  menu: Menu,
  rows: readonly Row[],
  values: Values,
  by: Caller,
  command: GenericCommand = 'set',
): void {
  for (const name of values.keys()) settable(menu, name, router)
  for (const row of rows) {
    menu.guard?.(command, row, router, by)
    const next: Record<string, string> = { ...row }
    for (const [name, value] of values) {
      const stored = accept(settable(menu, name, router), value, name, router)
      if (stored === undefined) delete next[name]
      else next[name] = stored
    }
    storeChanged(router, menu, row, next, by)
  }
}

/** `unset`: back to the initial value, or gone. */
export function unsetItems(router: RouterCore, menu: Menu, rows: readonly Row[], name: string, by: Caller): void {
  settable(menu, name, router)
  for (const row of rows) {
    menu.guard?.('unset', row, router, by)
    const next: Record<string, string> = { ...row }
    const value = initialValue(router, menu, name, by)
    if (value === undefined) delete next[name]
    else next[name] = value
    storeChanged(router, menu, row, next, by)
  }
}

function storeChanged(router: RouterCore, menu: Menu, row: Row, next: Record<string, string>, by: Caller): void {
  menu.settle?.(next, router, by, row['.id'])
  const after: Row = { ...next, '.id': row['.id'] }
  refuseClash(router, menu, after)
  router.db.put(menu.path, after, { by: by.name })
  const [oldName, newName] = [row.name, after.name]
  if (oldName !== undefined && newName !== undefined && oldName !== newName) relink(router, menu, oldName, newName)
  menu.changed?.({ before: row, after }, router, by)
}

export function removeItems(router: RouterCore, menu: Menu, rows: readonly Row[], by: Caller): void {
  for (const row of rows) menu.guard?.('remove', row, router, by)
  for (const row of rows) {
    router.db.remove(menu.path, row['.id'], { by: by.name, runtime: isVolatile(menu, row) })
    if (row.name !== undefined) relink(router, menu, row.name, row['.id'])
    menu.changed?.({ before: row }, router, by)
  }
}

export const isVolatile = (menu: Menu, row: Row): boolean =>
  typeof menu.volatile === 'function' ? menu.volatile(row) : (menu.volatile ?? false)

function refuseClash(router: RouterCore, menu: Menu, row: Row): void {
  const table = router.db.table(menu.path)
  for (const rule of menu.unique ?? []) {
    const key = rule.key(row)
    if (key === undefined) continue
    if (table.lookUp(rule.index, key).some((other) => other['.id'] !== row['.id'])) throw traps.failure(rule.refusal)
  }
}

/** Whoever pointed at the old name now reads the new one, or the dead item's `*1` (Lab REST contract, probe 5). */
function relink(router: RouterCore, menu: Menu, from: string, to: string): void {
  for (const { path, property } of router.referrers(menu.path)) {
    for (const row of router.db.rows(path)) {
      if (row[property] === from) router.db.patch(path, row['.id'], { [property]: to }, { by: 'router', runtime: true })
    }
  }
}

/** The items that `.id` or `numbers` names: ids, or names where the menu has them, comma separated. */
export function itemsOf(router: RouterCore, menu: Menu, args: Values): Row[] {
  const wanted = args.get('.id') ?? args.get('numbers')
  if (wanted === undefined || wanted === '') throw traps.missing('.id')
  const table = router.db.table(menu.path)
  return wanted.split(',').map((key) => {
    const row = key.startsWith('*') ? table.rows.get(`*${key.slice(1).toUpperCase()}`) : table.byName(key)
    if (!row) throw traps.noSuchItem()
    return row
  })
}
