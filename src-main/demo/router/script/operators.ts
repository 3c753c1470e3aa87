// Owns: what the operators make of two values, and their refusals.
// Must never: turn text into numbers behind the script's back: whether the router does is not established, so it fails here.

import type { BinaryOperator } from './ast'
import { posixRegex } from './posix-regex'
import { NotLearnt, runtimeError } from './script-error'
import { array, bool, isEmpty, nil, num, str, textOf, time, typeName, type Value } from './value'

export function operate(operator: BinaryOperator, left: Value, right: Value): Value {
  switch (operator) {
    case '+':
    case '-':
    case '*':
    case '/':
    case '%':
      return calculate(operator, left, right)
    case '.':
      return concatenate(left, right)
    case ',':
      return array([...itemsOf(left), ...itemsOf(right)])
    case '=':
      return bool(isSame(left, right))
    case '!=':
      return bool(!isSame(left, right))
    case '<':
      return bool(isLess(left, right))
    case '>':
      return bool(isLess(right, left))
    case '<=':
      return bool(comparable(left, right) && !isLess(right, left))
    case '>=':
      return bool(comparable(left, right) && !isLess(left, right))
    case '~':
      return bool(posixRegex(textOf(right)).test(textOf(left)))
    case 'in':
      return bool(itemsOf(right).some((item) => isSame(item, left)))
    case 'and':
      return bool(truth(left) && truth(right))
    case 'or':
      return bool(truth(left) || truth(right))
  }
}

/** A condition that is no boolean is false (guessed); an empty one is too. */
export const truth = (value: Value): boolean => value.type === 'bool' && value.value

const itemsOf = (value: Value): readonly Value[] =>
  value.type === 'array' ? value.items : value.type === 'nothing' ? [] : [value]

const verbs = { '+': ['add', 'to'], '-': ['subtract', 'from'], '*': ['multiply', 'by'], '/': ['divide', 'by'] } as const

function calculate(operator: '+' | '-' | '*' | '/' | '%', left: Value, right: Value): Value {
  if (left.type === 'num' && right.type === 'num') return num(whole(arithmetic(operator, left.value, right.value)))
  if (left.type === 'time' && right.type === 'time' && (operator === '+' || operator === '-'))
    return time(arithmetic(operator, left.value, right.value))
  if (left.type === 'time' && right.type === 'num' && (operator === '*' || operator === '/'))
    return time(arithmetic(operator, left.value, right.value))
  if (left.type === 'ip' || right.type === 'ip') throw new NotLearnt(`${operator} with addresses`)
  if (operator === '%') throw runtimeError(`cannot calculate ${typeName(left)} modulo ${typeName(right)}`)
  const [verb, preposition] = verbs[operator]
  const [one, other] = operator === '-' ? [right, left] : [left, right]
  throw runtimeError(`cannot ${verb} ${typeName(one)} ${preposition} ${typeName(other)}`)
}

/** Whole numbers throughout: `/` cuts off, `%` keeps the sign of the left side. */
function arithmetic(operator: '+' | '-' | '*' | '/' | '%', left: number, right: number): number {
  if ((operator === '/' || operator === '%') && right === 0) throw runtimeError('division by zero')
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return Math.trunc(left / right)
    case '%':
      return left % right
  }
}

function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new NotLearnt('numbers beyond 53 bits')
  // JavaScript's negative zero would print as 0 and compare as 0, but is none of the router's values.
  return value === 0 ? 0 : value
}

/** A text joined to an array joins to each of its elements (manual, Tips and Tricks). */
function concatenate(left: Value, right: Value): Value {
  if (left.type === 'array') return array(left.items.map((item) => concatenate(item, right)))
  if (right.type === 'array') return array(right.items.map((item) => concatenate(left, item)))
  return str(textOf(left) + textOf(right))
}

/** Values of different types are different: `1` is not `"1"` (manual, Tips and Tricks, for addresses; the rest guessed). */
function isSame(left: Value, right: Value): boolean {
  if (isEmpty(left) || isEmpty(right)) return isEmpty(left) && isEmpty(right)
  if (left.type === 'array' && right.type === 'array')
    return (
      left.items.length === right.items.length && left.items.every((item, at) => isSame(item, right.items[at] ?? nil))
    )
  // An item's `.id` and an id in quotes are the same thing.
  if (left.type === 'id' || right.type === 'id') return textOf(left) === textOf(right)
  return left.type === right.type && textOf(left) === textOf(right)
}

function isLess(left: Value, right: Value): boolean {
  if (!comparable(left, right)) return false
  if (left.type === 'num' && right.type === 'num') return left.value < right.value
  if (left.type === 'time' && right.type === 'time') return left.value < right.value
  // Texts too: that `<` orders them is nowhere written (routeros.md §3.2).
  throw runtimeError(`cannot compare if ${typeName(left)} is less than ${typeName(right)}`)
}

/** Nothing is neither less nor more than anything (manual, `:nothing`). */
const comparable = (left: Value, right: Value): boolean => !isEmpty(left) && !isEmpty(right)
