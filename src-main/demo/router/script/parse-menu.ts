// Owns: commands of menus: `/ip hotspot user set $x disabled=yes`, `find where ...` inside brackets.
// Must never: accept a path, command or property that the version does not have.

import type { Expression, Statement } from './ast'
import type { ScriptParser } from './parse-script'
import { badCommand, expectedEnd, NotLearnt, syntaxError } from './script-error'
import { str } from './value'

const printFlags = ['count-only', 'as-value', 'without-paging', 'detail', 'terse', 'brief', 'stats', 'value-list']

/** `path` is the menu that the command stands in: `[find]` belongs to the menu of the command around it. */
export function parseMenuStatement(parser: ScriptParser, path: string): Statement {
  const { scanner, menus } = parser
  const at = scanner.position()
  let menu = path
  if (scanner.next === '/') {
    scanner.at += 1
    menu = ''
  }
  for (;;) {
    scanner.skipSpaces()
    const wordAt = scanner.position()
    const word = scanner.take(/[a-z0-9-]+/)
    if (word === undefined) throw menu === path ? syntaxError(wordAt) : new NotLearnt('changing the menu', at)
    if (menus.isPath(`${menu}/${word}`) && !menus.hasCommand(menu, word)) {
      menu = `${menu}/${word}`
      // Slashes between the words came with version 7 (guessed for 6).
      if (scanner.next === '/') {
        if (!parser.version.atLeast('7')) throw syntaxError(scanner.position())
        scanner.at += 1
      }
      continue
    }
    if (!menus.hasCommand(menu, word)) return parser.unknown(word, wordAt)
    return parseParameters(parser, menu, word, at)
  }
}

function parseParameters(parser: ScriptParser, path: string, command: string, at: Statement['at']): Statement {
  const { scanner, menus } = parser
  const properties = menus.propertiesOf(path)
  const flags: string[] = []
  if (command === 'print') {
    for (;;) {
      scanner.skipSpaces()
      const flag = printFlags.find((name) => scanner.look(new RegExp(`${name}(?![\\w=-])`)))
      if (flag === undefined) break
      flags.push(flag)
      scanner.at += flag.length
    }
  }
  if (command === 'find' || command === 'print') {
    scanner.skipSpaces()
    scanner.take(/where(?![\w=-])/)
    const where = parser.expressions(path, properties).parseConditions()
    return { kind: 'menu', path, command, positional: [], named: new Map(), flags, where, at }
  }
  const expressions = parser.expressions(path)
  const positional: Expression[] = []
  const named = new Map<string, Expression>()
  const known = menus.parametersOf(path, command)
  for (;;) {
    scanner.skipSpaces()
    if (scanner.isAtEnd || /[;\n\]}]/.test(scanner.next)) break
    if (!scanner.isAfterSpace) throw expectedEnd(scanner.position())
    const name = scanner.look(/(\.?[a-z][a-z0-9.-]*)=/)?.[1]
    if (name === undefined) {
      positional.push(expressions.parseArgument())
      continue
    }
    if (!known.has(name)) throw expectedEnd(scanner.position())
    scanner.at += name.length + 1
    // `comment=` with nothing behind it is empty.
    const isNothing = scanner.isAtEnd || /[\s;\]}]/.test(scanner.next)
    named.set(
      name,
      isNothing ? { kind: 'literal', value: str(''), at: scanner.position() } : expressions.parseArgument(),
    )
  }
  if (command === 'get') checkGet(positional, named, properties)
  return { kind: 'menu', path, command, positional, named, flags, where: undefined, at }
}

/** The property's name stands last and is a plain word: the router knows at once whether there is such a thing. */
function checkGet(
  positional: readonly Expression[],
  named: ReadonlyMap<string, Expression>,
  properties: ReadonlySet<string>,
): void {
  const name = named.get('value-name') ?? positional.at(-1)
  if (name?.kind !== 'literal') throw new NotLearnt('get of a whole item', name?.at)
  if (name.value.type !== 'str' || !properties.has(name.value.value)) throw badCommand('value-name', name.at)
}
