// Owns: what print, getall, get and listen show of an item: live values, secrets by policy, .proplist, order.
// Must never: change anything.

import type { RouterCore } from './core'
import type { Answer, Call, Caller, Menu } from './menu'
import { compileQuery } from './query'
import type { Row } from './table'
import { traps } from './trap'
import { existsIn, itemsOf } from './write'

/** Words that print takes and that change nothing here. */
const printWords = ['detail', 'stats', 'without-paging', 'terse', 'brief', 'value-list', 'all', 'active', 'follow-only']

type Shown = Readonly<Record<string, string | undefined>>

/** The item with its live values. */
const shownOf = (router: RouterCore, menu: Menu, row: Row): Shown =>
  menu.computed ? { ...row, ...menu.computed(row, router) } : row

/** Names this caller may see, in print order. */
function visibleNames(router: RouterCore, menu: Menu, by: Caller): readonly string[] {
  const names = Object.entries(menu.properties)
    .filter(
      ([, property]) =>
        existsIn(property, router) &&
        property.secret !== 'always' &&
        (property.secret !== 'sensitive' || by.policies.has('sensitive')),
    )
    .map(([name]) => name)
  return menu.kind === 'settings' ? names : ['.id', ...names]
}

export function print(call: Call, router: RouterCore): Answer {
  const { menu, args } = call
  for (const name of args.keys()) {
    if (!['.id', 'numbers', '.proplist', 'count-only', ...printWords].includes(name)) throw traps.unknownParameter(name)
  }
  const visible = visibleNames(router, menu, call.by)
  const allowed = new Set(visible)
  const query = compileQuery(call.queries)
  const proplist = args.get('.proplist')
  const names =
    proplist === undefined || proplist === '' ? visible : proplist.split(',').filter((name) => allowed.has(name))
  const rows: (readonly string[])[] = []
  for (const row of candidates(call, router, query.required)) {
    const shown = shownOf(router, menu, row)
    if (call.queries.length > 0 && !query.matches((name) => (allowed.has(name) ? shown[name] : undefined))) continue
    rows.push(attributes(shown, names))
  }
  router.db.counters.prints += 1
  return args.has('count-only') ? { rows: [], done: [`=ret=${rows.length}`] } : { rows, done: [], isList: true }
}

/** Only the rows an index leaves over, where the query has an equality on an indexed property; else all of them. */
function candidates(call: Call, router: RouterCore, required: readonly (readonly [string, string])[]): Iterable<Row> {
  if (call.args.has('.id') || call.args.has('numbers')) return itemsOf(router, call.menu, call.args)
  const table = router.db.table(call.menu.path)
  for (const [name, value] of required) {
    if (name === '.id') return [...(table.rows.get(value) ? [table.rows.get(value)] : [])].flatMap((row) => row ?? [])
    if (name === 'name' && table.hasIndex('name')) return table.lookUp('name', value)
  }
  return table.rows.values()
}

function attributes(shown: Shown, names: readonly string[]): string[] {
  const words: string[] = []
  for (const name of names) {
    const value = shown[name]
    if (value !== undefined) words.push(`=${name}=${value}`)
  }
  return words
}

/** One item as the caller would see it. */
export const describeItem = (router: RouterCore, menu: Menu, row: Row, by: Caller): string[] =>
  attributes(shownOf(router, menu, row), visibleNames(router, menu, by))

/** `get`: one value, in `=ret=`. */
export function get(call: Call, router: RouterCore): Answer {
  const { menu, args, by } = call
  for (const name of args.keys()) {
    if (!['.id', 'numbers', 'value-name'].includes(name)) throw traps.unknownParameter(name)
  }
  const [first] = router.db.rows(menu.path)
  const row = menu.kind === 'settings' ? first : itemsOf(router, menu, args)[0]
  if (!row) throw traps.noSuchItem()
  const wanted = args.get('value-name')
  if (wanted === undefined) return { rows: [], done: [`=ret=${describeItem(router, menu, row, by).join(';')}`] }
  if (!visibleNames(router, menu, by).includes(wanted)) throw traps.unknownParameter(wanted)
  return { rows: [], done: [`=ret=${shownOf(router, menu, row)[wanted] ?? ''}`] }
}

/** `listen`: every change of the menu as it happens, until cancelled. */
export function listen(call: Call, router: RouterCore): Answer {
  const query = compileQuery(call.queries)
  return {
    rows: [],
    done: [],
    stream: {
      start: (emit) =>
        router.db.onChange((change) => {
          if (change.menu !== call.menu.path) return
          if (!change.after) {
            emit([`=.id=${change.id}`, '=.dead=true'])
            return
          }
          const shown = shownOf(router, call.menu, change.after)
          if (query.matches((name) => shown[name])) emit(describeItem(router, call.menu, change.after, call.by))
        }),
    },
  }
}
