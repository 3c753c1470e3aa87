// Owns: API query words (`?name=x`, `?>`, `?#|`): from words to a test on one item (developer-guides/api, Queries).
// Must never: read a table; it is given one item at a time.

import { parseDuration } from './router-time'

/** Reads one property of the item under test; undefined when the item does not have it. */
export type Read = (name: string) => string | undefined
export type Query = {
  readonly matches: (read: Read) => boolean
  /** `name=x` tests that every matching item must pass: lets print use an index. */
  readonly required: readonly (readonly [name: string, value: string])[]
}

type Step = (stack: boolean[], read: Read) => void

export function compileQuery(words: readonly string[]): Query {
  const steps = words.map(stepOf)
  const plain = words.every((word) => !word.startsWith('?#'))
  return {
    matches(read) {
      const stack: boolean[] = []
      for (const step of steps) step(stack, read)
      return !stack.includes(false)
    },
    required: plain ? words.flatMap(equality) : [],
  }
}

function equality(word: string): [string, string][] {
  const match = /^\?=?([^-<>#=][^=]*)=(.*)$/s.exec(word)
  return match?.[1] === undefined ? [] : [[match[1], match[2] ?? '']]
}

function stepOf(word: string): Step {
  const body = word.slice(1)
  if (body.startsWith('#')) return (stack) => operate(stack, body.slice(1))
  if (body.startsWith('-')) return (stack, read) => stack.push(read(body.slice(1)) === undefined)
  const match = /^([<>=]?)([^=]*)(=?)(.*)$/s.exec(body)
  const [, sign = '', name = '', equals = '', value = ''] = match ?? []
  if (equals === '') return (stack, read) => stack.push(read(name) !== undefined)
  return (stack, read) => {
    const own = read(name)
    if (own === undefined) stack.push(false)
    else if (sign === '<') stack.push(compare(own, value) < 0)
    else if (sign === '>') stack.push(compare(own, value) > 0)
    else stack.push(own === value || own === asBoolean(value))
  }
}

/** A query may say `yes` where print says `true`. */
const asBoolean = (value: string): string => (value === 'yes' ? 'true' : value === 'no' ? 'false' : value)

/** Numbers and durations by size, the rest by text (guessed: the manual only says 'less' and 'greater'). */
function compare(left: string, right: string): number {
  const [a, b] = [sizeOf(left), sizeOf(right)]
  if (a !== null && b !== null) return a - b
  return left < right ? -1 : left > right ? 1 : 0
}

const sizeOf = (value: string): number | null => (/^-?\d+$/.test(value) ? Number(value) : parseDuration(value))

/** The stack begins with an endless supply of true. */
function operate(stack: boolean[], operations: string): void {
  const pop = () => stack.pop() ?? true
  const at = (index: number) => stack[stack.length - 1 - index] ?? true
  const tokens = operations.match(/\d+|./gs) ?? []
  let afterIndex = false
  for (const [position, token] of tokens.entries()) {
    if (/^\d+$/.test(token)) {
      const value = at(Number(token))
      if (position === tokens.length - 1) stack.splice(0, stack.length, value)
      else stack.push(value)
      afterIndex = true
      continue
    }
    if (token === '!') stack.push(!pop())
    else if (token === '&') stack.push([pop(), pop()].every(Boolean))
    else if (token === '|') stack.push([pop(), pop()].some(Boolean))
    else if (token === '.' && !afterIndex) stack.push(at(0))
    afterIndex = false
  }
}
