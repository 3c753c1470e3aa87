// Owns: expressions: in parentheses, and the conditions after `where`, where a bare name is the item's property.
// Must never: read a command by itself; `[...]` is handed back to the script parser.

import type { BinaryOperator, Expression, Statement } from './ast'
import { wordValue } from './conversion'
import { parseText } from './parse-text'
import type { Scanner } from './scanner'
import { NotLearnt, type Position } from './script-error'

export type ExpressionContext = {
  /** Reads the command inside `[...]`, brackets excluded. */
  readonly readCommand: (scanner: Scanner) => Statement
  /** Inside `where`: the properties of the menu's items. */
  readonly properties?: ReadonlySet<string>
}

/**
 * Loosest first, as in C; the manual has no table (FIDELITY.md). Scripts of ours always put parentheses, and a test sees to it.
 * The words need letters around them to be told from names, the signs do not.
 */
const levels: readonly (readonly (readonly [RegExp, BinaryOperator])[])[] = [
  [[/\|\||or(?![\w-])/, 'or']],
  [[/&&|and(?![\w-])/, 'and']],
  [
    [/!=/, '!='],
    [/<=/, '<='],
    [/>=/, '>='],
    [/</, '<'],
    [/>/, '>'],
    [/=/, '='],
    [/~/, '~'],
    [/in(?![\w-])/, 'in'],
  ],
  [
    // `.id` is a name.
    [/\.(?![a-z])/, '.'],
    [/,/, ','],
  ],
  [
    [/\+/, '+'],
    [/-(?!>)/, '-'],
  ],
  [
    [/\*/, '*'],
    [/\//, '/'],
    [/%/, '%'],
  ],
]
const comparison = 2

export class ExpressionParser {
  readonly #scanner: Scanner
  readonly #context: ExpressionContext
  /** Open parentheses: inside them a line end is a space. */
  #depth = 0

  constructor(scanner: Scanner, context: ExpressionContext) {
    this.#scanner = scanner
    this.#context = context
  }

  /** `(...)`, standing at the parenthesis. */
  parseGroup(): Expression {
    const at = this.#scanner.position()
    this.#scanner.expect('(')
    this.#depth += 1
    const inner = this.#parseLevel(0)
    this.#skip()
    this.#depth -= 1
    this.#scanner.expect(')')
    return { kind: 'group', inner, at }
  }

  /** The rest of a `find`: conditions side by side count as `and`. Ends where the command ends. */
  parseConditions(): Expression | undefined {
    let all: Expression | undefined
    for (;;) {
      this.#scanner.skipSpaces()
      if (this.#scanner.isAtEnd || /[;\n\]})]/.test(this.#scanner.next)) return all
      const at = this.#scanner.position()
      const one = this.#parseLevel(0)
      all = all === undefined ? one : { kind: 'binary', operator: 'and', left: all, right: one, at }
    }
  }

  /** One argument of a command: a text, a variable, `(...)`, `[...]`, a list, or a word. */
  parseArgument(): Expression {
    switch (this.#scanner.next) {
      case '"':
        return parseText(this.#scanner, () => this.#parseSubstitution())
      case '$':
        return this.#parseVariable()
      case '(':
        return this.parseGroup()
      case '[':
        return this.#parseCommand()
      case '{':
        return this.#parseList()
    }
    return this.#parseWord()
  }

  get #isWhere(): boolean {
    return this.#context.properties !== undefined
  }

  #skip(): void {
    if (this.#depth > 0) this.#scanner.skipSpacesAndLines()
    else this.#scanner.skipSpaces()
  }

  #parseLevel(level: number): Expression {
    const operators = levels[level]
    if (!operators) return this.#parseUnary(false)
    let left = this.#parseLevel(level + 1)
    for (;;) {
      const before = this.#scanner.at
      this.#skip()
      const at = this.#scanner.position()
      if (this.#scanner.sees('->')) throw new NotLearnt('the operator ->', at)
      const found = operators.find(([sign]) => this.#scanner.look(sign))
      if (!found) {
        this.#scanner.at = before
        return left
      }
      const [sign, operator] = found
      this.#scanner.take(sign)
      this.#skip()
      // After `name=` a bare word is a value, not another property.
      const isValue = this.#isWhere && level === comparison
      const right = isValue ? this.#parseUnary(true) : this.#parseLevel(level + 1)
      left = { kind: 'binary', operator, left, right, at }
    }
  }

  #parseUnary(isValue: boolean): Expression {
    this.#skip()
    const scanner = this.#scanner
    const at = scanner.position()
    if (scanner.take(/!(?!=)|not(?![\w-])/) !== undefined)
      return { kind: 'unary', operator: '!', operand: this.#parseUnary(isValue), at }
    if (scanner.next === '-' && !/\d/.test(scanner.text[scanner.at + 1] ?? '')) {
      scanner.expect('-')
      return { kind: 'unary', operator: '-', operand: this.#parseUnary(isValue), at }
    }
    if (scanner.next === '~') throw new NotLearnt('bit inversion', at)
    return this.#parsePrimary(isValue)
  }

  #parsePrimary(isValue: boolean): Expression {
    const scanner = this.#scanner
    const at = scanner.position()
    if (/["$([{]/.test(scanner.next)) return this.parseArgument()
    if (isValue) return this.#parseWord()
    // `10/2` without spaces is an address prefix (manual, Arithmetic Operators).
    const number = scanner.take(/-?\d[0-9A-Za-z:.]*(?:\/\d+)?|\*[0-9A-Fa-f]+/)
    if (number !== undefined) return { kind: 'literal', value: wordValue(number), at }
    const start = scanner.at
    const name = scanner.takeName()
    if (name !== undefined && this.#context.properties?.has(name)) return { kind: 'property', name, at }
    const word = wordValue(name ?? '')
    if (word.type !== 'bool') throw scanner.error(start)
    return { kind: 'literal', value: word, at }
  }

  #parseWord(): Expression {
    const at = this.#scanner.position()
    const word = this.#scanner.takeWord()
    if (word === undefined) throw this.#scanner.error()
    return { kind: 'literal', value: wordValue(word), at }
  }

  #parseList(): Expression {
    const scanner = this.#scanner
    const at = scanner.position()
    scanner.expect('{')
    const items: Expression[] = []
    for (;;) {
      scanner.skipSpacesAndLines()
      // `{}` is refused (manual, Tips and Tricks): an empty array is `[:toarray ""]`.
      if (scanner.next === '}') {
        if (items.length === 0) throw scanner.error()
        scanner.expect('}')
        return { kind: 'list', items, at }
      }
      items.push(this.parseArgument())
      scanner.skipSpacesAndLines()
      if (scanner.next === '=') throw new NotLearnt('arrays with keys', scanner.position())
      if (scanner.next !== '}') scanner.expect(';')
    }
  }

  #parseVariable(): Expression {
    const at = this.#scanner.position()
    this.#scanner.expect('$')
    const name = this.#scanner.takeVariableName()
    if (name === undefined) throw this.#scanner.error()
    return this.#named(name, at)
  }

  /**
   * The trap of the manual's "Reserved variable names": inside `where`, `$name` is the item's own name, whatever a variable of
   * that name holds, so `where name=$name` is true for every item. That it holds inside quotes too is guessed.
   */
  #named(name: string, at: Position): Expression {
    return this.#context.properties?.has(name) ? { kind: 'property', name, at } : { kind: 'variable', name, at }
  }

  #parseCommand(): Expression {
    const scanner = this.#scanner
    const at = scanner.position()
    scanner.expect('[')
    scanner.skipSpacesAndLines()
    const statement = this.#context.readCommand(scanner)
    scanner.skipBetweenStatements()
    scanner.expect(']')
    return { kind: 'command', statement, at }
  }

  /** In a text a name ends at the first character that is not a letter or a digit; quotes would end the text. */
  #parseSubstitution(): Expression {
    const scanner = this.#scanner
    const at = scanner.position()
    scanner.expect('$')
    if (scanner.next === '(') return this.parseGroup()
    if (scanner.next === '[') return this.#parseCommand()
    const name = scanner.take(/[A-Za-z0-9]+/)
    if (name === undefined) throw scanner.error()
    return this.#named(name, at)
  }
}
