// Owns: what the commands with a colon do.
// Must never: reach the router's menus.

import type { Block, ConsoleStatement, Expression } from './ast'
import { lengthOf, toArray, toNumber, toTime } from './conversion'
import type { Interpreter } from './interpreter'
import { truth } from './operators'
import type { Variables } from './scope'
import { NotLearnt, runtimeError } from './script-error'
import { array, isEmpty, nil, nothing, num, str, textOf, type Value } from './value'

const severities = ['debug', 'info', 'warning', 'error']

export function runConsole(interpreter: Interpreter, statement: ConsoleStatement, variables: Variables): Value {
  const { name, positional, named, blocks } = statement
  const value = (expression: Expression | undefined): Value =>
    expression === undefined ? nothing : interpreter.evaluate(expression, variables)
  const [first, second, third] = positional
  const target = (): string => (first?.kind === 'literal' ? textOf(first.value) : '')
  switch (name) {
    case 'local':
      variables.declare(target(), value(second))
      return nothing
    case 'global':
      variables.declareGlobal(target(), second && value(second))
      return nothing
    case 'set':
      variables.set(target(), value(second))
      return nothing
    case 'if': {
      const block = truth(value(first)) ? blocks.get('do') : blocks.get('else')
      if (block) interpreter.runBlock(block, variables)
      return nothing
    }
    case 'while':
      while (truth(value(first))) interpreter.runBlock(bodyOf(statement), variables)
      return nothing
    case 'do':
      runDo(interpreter, statement, variables)
      return nothing
    case 'for':
      runFor(interpreter, statement, variables)
      return nothing
    case 'foreach':
      runForeach(interpreter, statement, variables)
      return nothing
    case 'pick':
      return pick(value(first), value(second), third && value(third))
    case 'find':
      return find(value(first), value(second), third && value(third))
    case 'len':
      return num(lengthOf(value(first)))
    case 'tonum':
      return toNumber(value(first), interpreter.options.guesses)
    case 'tostr':
      return str(textOf(value(first)))
    case 'totime':
      return toTime(value(first))
    case 'toarray':
      return toArray(value(first))
    case 'typeof':
      return str(value(first).type)
    case 'nothing':
      return nothing
    case 'put':
      interpreter.options.record.output.push(textOf(value(first)))
      return nothing
    case 'error':
      throw runtimeError(textOf(value(first)))
    case 'delay':
      interpreter.pass(secondsOf(value(first)) * 1000)
      return nothing
    case 'log': {
      const severity = textOf(value(first))
      if (!severities.includes(severity)) throw runtimeError(`bad command name ${severity}`)
      interpreter.options.host.log(severity, textOf(value(second ?? named.get('message'))))
      return nothing
    }
    default:
      throw new NotLearnt(`:${name}`, statement.at)
  }
}

function bodyOf({ blocks, at, name }: ConsoleStatement): Block {
  const body = blocks.get('do')
  if (!body) throw new NotLearnt(`:${name} without do=`, at)
  return body
}

function runDo(interpreter: Interpreter, statement: ConsoleStatement, variables: Variables): void {
  const onError = statement.blocks.get('on-error')
  const condition = statement.named.get('while')
  const body = () => interpreter.runBlock(bodyOf(statement), variables)
  const again = () => condition !== undefined && truth(interpreter.evaluate(condition, variables))
  const loop = () => {
    do body()
    while (again())
  }
  if (onError) interpreter.catching(loop, () => interpreter.runBlock(onError, variables))
  else loop()
}

function runFor(interpreter: Interpreter, statement: ConsoleStatement, variables: Variables): void {
  const bound = (name: string, otherwise: number): number => {
    const expression = statement.named.get(name)
    if (!expression) return otherwise
    const value = interpreter.evaluate(expression, variables)
    if (value.type !== 'num') throw runtimeError(`invalid value for argument ${name}`)
    return value.value
  }
  const [from, to] = [bound('from', 0), bound('to', 0)]
  const step = bound('step', from <= to ? 1 : -1)
  if (step === 0) throw runtimeError('invalid value for argument step')
  for (let at = from; step > 0 ? at <= to : at >= to; at += step) {
    interpreter.runBlock(bodyOf(statement), variables, (inner) => inner.declare(loopNames(statement)[0], num(at)))
  }
}

function runForeach(interpreter: Interpreter, statement: ConsoleStatement, variables: Variables): void {
  const list = statement.named.get('in')
  const value = list ? interpreter.evaluate(list, variables) : nothing
  const items = isEmpty(value) ? [] : value.type === 'array' ? value.items : [value]
  const [first, second] = loopNames(statement)
  for (const [at, item] of items.entries()) {
    interpreter.runBlock(bodyOf(statement), variables, (inner) => {
      if (second !== undefined) inner.declare(first, num(at))
      inner.declare(second ?? first, item)
    })
  }
}

/** `v`, or key and value of `k,v`. */
function loopNames({ positional: [first] }: ConsoleStatement): readonly [string, string | undefined] {
  const [one = '', other] = (first?.kind === 'literal' ? textOf(first.value) : '').split(',')
  return [one, other]
}

/** `end` is not included. Without it: one character or element. */
function pick(from: Value, start: Value, end: Value | undefined): Value {
  if (start.type !== 'num') throw runtimeError('invalid value for argument begin')
  if (end !== undefined && end.type !== 'num') throw runtimeError('invalid value for argument end')
  const to = end?.value ?? start.value + 1
  if (start.value < 0 || to < 0) throw new NotLearnt(':pick from the end')
  if (from.type === 'array') return end ? array(from.items.slice(start.value, to)) : (from.items[start.value] ?? nil)
  const text = textOf(from).slice(start.value, to)
  return text === '' && to > start.value ? nil : str(text)
}

/** The first position after `start`; -1 to look from the beginning. Nothing found is nil. */
function find(within: Value, wanted: Value, start: Value | undefined): Value {
  if (start !== undefined && start.type !== 'num') throw runtimeError('invalid value for argument from')
  const from = (start?.value ?? -1) + 1
  const at =
    within.type === 'array'
      ? within.items.findIndex((item, index) => index >= from && textOf(item) === textOf(wanted))
      : textOf(within).indexOf(textOf(wanted), from)
  return at < 0 ? nil : num(at)
}

function secondsOf(value: Value): number {
  if (value.type !== 'num' && value.type !== 'time') throw runtimeError('invalid value for argument delay-time')
  return value.value
}
