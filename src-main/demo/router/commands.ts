// Owns: from an API sentence to a command of a menu: path, arguments, rights, and the commands every menu shares.
// Must never: know what a menu is about.

import type { RouterCore } from './core'
import { type Answer, answered, type Call, type Caller, type Menu } from './menu'
import { get, listen, print } from './print'
import { traps } from './trap'
import { addItem, itemsOf, removeItems, setItems, unsetItems } from './write'

const reading: ReadonlySet<string> = new Set(['print', 'get', 'listen'])

/** Runs one sentence. Throws RouterTrap for every `!trap`. */
export function execute(words: readonly string[], by: Caller, router: RouterCore): Answer {
  const call = parseCall(words, by, router)
  const action = actionOf(call.menu, call.command)
  if (action && call.generic === undefined) {
    permit(by, action.policy)
    for (const name of call.args.keys()) if (!action.args.includes(name)) throw traps.unknownParameter(name)
    return action.run(call, router)
  }
  permit(by, reading.has(call.command) ? 'read' : 'write')
  return generic(call, router)
}

function permit(by: Caller, policy: string): void {
  if (!by.policies.has(policy)) throw traps.notEnoughPermissions()
}

function parseCall(words: readonly string[], by: Caller, router: RouterCore): Call {
  const [path = '', ...rest] = words
  const args = new Map<string, string>()
  const queries: string[] = []
  let tag: string | undefined
  for (const word of rest) {
    if (word.startsWith('=')) {
      const split = word.indexOf('=', 1)
      if (split < 0) args.set(word.slice(1), '')
      else args.set(word.slice(1, split), word.slice(split + 1))
    } else if (word.startsWith('?')) queries.push(word)
    else if (word.startsWith('.tag=')) tag = word.slice(5)
  }
  return { ...findCommand(path, router), args, queries, tag, by }
}

function findCommand(path: string, router: RouterCore): Pick<Call, 'menu' | 'command' | 'generic'> {
  const split = path.lastIndexOf('/')
  const [directory, written] = [path.slice(0, split), path.slice(split + 1)]
  const menu = router.menus.get(directory)
  if (menu) {
    const command = written === 'getall' ? 'print' : written
    const generic = menu.commands.find((name) => name === command)
    if (generic) return { menu, command, generic }
    const action = actionOf(menu, command)
    if (action && (action.since === undefined || router.version.atLeast(action.since)))
      return { menu, command, generic: undefined }
    throw traps.noSuchCommand()
  }
  throw unknownPath(path, router)
}

const actionOf = (menu: Menu, command: string) =>
  menu.actions && Object.hasOwn(menu.actions, command) ? menu.actions[command] : undefined

/** A directory alone is 'no such command'; a wrong word on the way is named from 7 on (Lab REST contract). */
function unknownPath(path: string, router: RouterCore): Error {
  const known = [...router.menus.keys()]
  const parts = path.split('/').slice(1)
  for (let length = 1; length <= parts.length; length++) {
    const prefix = `/${parts.slice(0, length).join('/')}`
    if (known.some((menu) => menu === prefix || menu.startsWith(`${prefix}/`))) continue
    if (length === parts.length && length > 1) return traps.noSuchCommand()
    return router.version.atLeast('7') ? traps.noSuchDirectory(parts[length - 1] ?? '') : traps.noSuchPrefix()
  }
  return traps.noSuchCommand()
}

function generic(call: Call, router: RouterCore): Answer {
  const { counters } = router.db
  switch (call.generic) {
    case undefined:
      throw traps.noSuchCommand()
    case 'print':
      return print(call, router)
    case 'get':
      return get(call, router)
    case 'listen':
      return listen(call, router)
    case 'add': {
      const { before, values } = placeOf(call, router)
      const row = addItem(router, call.menu, values, call.by)
      if (before !== undefined) router.db.reorder(call.menu.path, row['.id'], before)
      counters.adds += 1
      return { rows: [], done: [`=ret=${row['.id']}`] }
    }
    case 'remove':
      onlyItems(call)
      removeItems(router, call.menu, itemsOf(router, call.menu, call.args), call.by)
      counters.removes += 1
      return answered
    case 'set':
    case 'enable':
    case 'disable':
    case 'comment':
    case 'unset':
      change(call.generic, call, router)
      counters.sets += 1
      return answered
  }
}

/** `place-before` of an ordered menu: the item must be there before anything is added. */
function placeOf({ menu, args }: Call, router: RouterCore): { before: string | undefined; values: Call['args'] } {
  const wanted = menu.isOrdered ? args.get('place-before') : undefined
  if (wanted === undefined) return { before: undefined, values: args }
  const [row] = itemsOf(router, menu, new Map([['.id', wanted]]))
  return { before: row?.['.id'], values: new Map([...args].filter(([name]) => name !== 'place-before')) }
}

function change(command: 'set' | 'enable' | 'disable' | 'comment' | 'unset', call: Call, router: RouterCore): void {
  const { menu, args, by } = call
  const values = new Map([...args].filter(([name]) => name !== '.id' && name !== 'numbers'))
  if (menu.kind === 'settings') {
    setItems(router, menu, router.db.rows(menu.path), args, by)
    return
  }
  if (command === 'enable' || command === 'disable') {
    onlyItems(call)
    values.set('disabled', command === 'disable' ? 'yes' : 'no')
  }
  if (command === 'comment')
    for (const name of values.keys()) if (name !== 'comment') throw traps.unknownParameter(name)
  const rows = itemsOf(router, menu, args)
  if (command === 'unset') {
    const name = values.get('value-name')
    if (name === undefined || values.size > 1) throw traps.missing('value-name')
    unsetItems(router, menu, rows, name, by)
  } else setItems(router, menu, rows, values, by, command)
}

function onlyItems(call: Call): void {
  for (const name of call.args.keys()) if (name !== '.id' && name !== 'numbers') throw traps.unknownParameter(name)
}
