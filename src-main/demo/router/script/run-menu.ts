// Owns: the commands of the router's menus as a script gives them: find, get, print, and everything the API also has.
// Must never: write by itself; every change goes through the host, with the script's own rights.

import { RouterTrap, traps } from '../trap'
import type { Expression, MenuStatement } from './ast'
import type { Interpreter, ReadItem } from './interpreter'
import { readProperty } from './menu-knowledge'
import { truth } from './operators'
import type { Variables } from './scope'
import { NotLearnt, runtimeError } from './script-error'
import { array, id, nothing, num, textOf, type Value } from './value'

const jobs = '/system/script/job'

export function runMenu(interpreter: Interpreter, statement: MenuStatement, variables: Variables): Value {
  const value = (expression: Expression): Value => interpreter.evaluate(expression, variables)
  switch (statement.command) {
    case 'find':
      return array(findIds(interpreter, statement, variables).map(id))
    case 'print':
      return print(interpreter, statement, variables)
    case 'get':
      return get(interpreter, statement, value)
    default:
      return change(interpreter, statement, value)
  }
}

/** `.id`s of the items that fit, in the router's order. */
function findIds(interpreter: Interpreter, statement: MenuStatement, variables: Variables): string[] {
  const { host, guesses, record, job } = interpreter.options
  const { path, where } = statement
  if (!job.policies.has('read')) throw traps.notEnoughPermissions()
  const rows = interpreter.atItsMoment(() => host.items(path))
  record.itemsRead += rows.length
  if (!where) return rows.map((row) => row['.id'])
  const condition = withoutCommands(interpreter, where, variables)
  return rows
    .filter((row) => {
      const read: ReadItem = (name) =>
        readProperty(name, path === jobs && guesses.jobs === 'nameless' && name === 'script' ? '' : row[name], guesses)
      return truth(interpreter.evaluate(condition, variables, read))
    })
    .map((row) => row['.id'])
}

/** `[...]` inside `where` is worked out once, not for every item (guessed). */
function withoutCommands(interpreter: Interpreter, expression: Expression, variables: Variables): Expression {
  const inner = (part: Expression) => withoutCommands(interpreter, part, variables)
  switch (expression.kind) {
    case 'command':
      return { kind: 'literal', value: interpreter.evaluate(expression, variables), at: expression.at }
    case 'group':
      return { ...expression, inner: inner(expression.inner) }
    case 'unary':
      return { ...expression, operand: inner(expression.operand) }
    case 'binary':
      return { ...expression, left: inner(expression.left), right: inner(expression.right) }
    case 'text':
      return { ...expression, parts: expression.parts.map((part) => (typeof part === 'string' ? part : inner(part))) }
    default:
      return expression
  }
}

function print(interpreter: Interpreter, statement: MenuStatement, variables: Variables): Value {
  const { flags, at, path } = statement
  if (interpreter.options.menus.isSettings(path)) throw new NotLearnt('print of settings', at)
  const found = findIds(interpreter, statement, variables)
  if (flags.includes('count-only')) return num(found.length)
  if (flags.includes('as-value')) throw new NotLearnt('print as-value', at)
  interpreter.options.record.output.push(...found)
  return nothing
}

function get(interpreter: Interpreter, statement: MenuStatement, value: (part: Expression) => Value): Value {
  const { options } = interpreter
  const { path, positional, named } = statement
  const words = [...positional]
  const name = textOf(value(named.get('value-name') ?? words.pop() ?? missing(statement)))
  const item = named.get('numbers') ?? words[0]
  const target: string[] = []
  if (!options.menus.isSettings(path)) {
    const ids = item === undefined ? [] : idsOf(value(item))
    const [only] = ids
    if (only === undefined || ids.length > 1) throw runtimeError('invalid internal item number')
    target.push(`=.id=${only}`)
  }
  const answer = interpreter.atItsMoment(() => options.host.command([`${path}/get`, ...target, `=value-name=${name}`]))
  const text = answer.done[0]?.replace(/^=ret=/, '') ?? ''
  // The API says '' for what the item does not have; no property that we read is ever really empty.
  return readProperty(name, text === '' ? undefined : text, options.guesses)
}

function change(interpreter: Interpreter, statement: MenuStatement, value: (part: Expression) => Value): Value {
  const { host, menus, guesses } = interpreter.options
  const { path, command, positional, named } = statement
  const words = [...named].map(([name, part]) => [name, textOf(value(part))] as const)
  const given = new Map(words)
  const numbers = given.get('numbers')
  given.delete('numbers')
  const args = [...given].map(([name, text]) => `=${name}=${text}`)
  const item = positional[0]
  if (command !== 'add' && !menus.isSettings(path) && (item !== undefined || numbers !== undefined)) {
    const ids = item === undefined ? (numbers ?? '').split(',') : idsOf(value(item))
    if (ids.length === 0 && guesses.nothingFound === 'error') throw traps.noSuchItem()
    if (ids.length === 0) return nothing
    args.unshift(`=.id=${ids.join(',')}`)
  }
  if (command === 'comment' && positional[1]) args.push(`=comment=${textOf(value(positional[1]))}`)
  const answer = interpreter.atItsMoment(() => host.command([`${path}/${command}`, ...args]))
  const added = answer.done[0]?.replace(/^=ret=/, '')
  return command === 'add' && added !== undefined ? id(added) : nothing
}

/** What stands for items: ids, names, an array of them. A bare number means a place in the last `print`, which a script has not. */
function idsOf(value: Value): string[] {
  switch (value.type) {
    case 'array':
      return value.items.flatMap(idsOf)
    case 'id':
    case 'str':
      return [value.value]
    case 'nothing':
    case 'nil':
      return []
    default:
      throw traps.noSuchItem()
  }
}

function missing({ at }: MenuStatement): never {
  throw new RouterTrap(`syntax error (line ${at.line} column ${at.column})`)
}
