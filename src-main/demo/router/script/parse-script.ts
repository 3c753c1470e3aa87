// Owns: a whole script from text to statements, before anything runs: one mistake and no line of it is executed (routeros.md §3.2).
// Must never: look at the router's items.

import type { RouterVersion } from '../version'
import type { Block, ConsoleStatement, Expression, Statement } from './ast'
import { checkVariables } from './check-variables'
import { type ConsoleCommand, consoleCommand } from './console-commands'
import type { Guesses } from './guesses'
import { MenuKnowledge } from './menu-knowledge'
import { ExpressionParser } from './parse-expression'
import { parseMenuStatement } from './parse-menu'
import { Scanner } from './scanner'
import { badCommand, expectedEnd, type Position } from './script-error'

/** Parsing does not depend on the other guesses. */
export type ParseOptions = Pick<Guesses, 'unknownCommand'> & {
  readonly version: RouterVersion
  /** Variables the router itself provides: `user`, `mac-address` ... */
  readonly provided: readonly string[]
}

export function parseScript(source: string, options: ParseOptions): Block {
  const script = new ScriptParser(source, options).parse()
  checkVariables(script, options.provided)
  return script
}

export class ScriptParser {
  readonly scanner: Scanner
  readonly menus: MenuKnowledge
  readonly version: RouterVersion
  readonly #unknownCommand: Guesses['unknownCommand']

  constructor(source: string, options: ParseOptions) {
    this.scanner = new Scanner(source)
    this.menus = new MenuKnowledge(options.version)
    this.version = options.version
    this.#unknownCommand = options.unknownCommand
  }

  parse(): Block {
    const block = this.#parseStatements('')
    if (!this.scanner.isAtEnd) throw this.scanner.error()
    return block
  }

  /** Expressions whose `[...]` are relative to `path`. */
  expressions(path: string, properties?: ReadonlySet<string>): ExpressionParser {
    return new ExpressionParser(this.scanner, { readCommand: () => this.parseStatement(path), properties })
  }

  /** One command; `path` is the menu it stands in. */
  parseStatement(path: string): Statement {
    const { scanner } = this
    const at = scanner.position()
    if (scanner.next === '{') return { kind: 'block', block: this.#parseBlock(path), at }
    if (scanner.next === ':') return this.#parseConsole(path, at)
    if (scanner.next === '/' || /[a-z.]/.test(scanner.next)) return parseMenuStatement(this, path)
    throw scanner.error()
  }

  /** Refuses the script, or keeps the command as a step that fails: see guesses.ts. */
  unknown(word: string, at: Position): Statement {
    if (this.#unknownCommand === 'whole-script') throw badCommand(word, at)
    this.#skipUnknown()
    return { kind: 'unknown', word, at }
  }

  /** A command ends here, or somebody wrote too much. */
  expectEnd(): void {
    this.scanner.skipSpaces()
    if (!this.scanner.isAtEnd && !/[;\n\]}]/.test(this.scanner.next)) throw expectedEnd(this.scanner.position())
  }

  #parseBlock(path: string): Block {
    this.scanner.expect('{')
    const block = this.#parseStatements(path)
    this.scanner.expect('}')
    return block
  }

  #parseStatements(path: string): Block {
    const statements: Statement[] = []
    for (;;) {
      this.scanner.skipBetweenStatements()
      if (this.scanner.isAtEnd || this.scanner.next === '}') return { statements }
      statements.push(this.parseStatement(path))
      this.expectEnd()
    }
  }

  #parseConsole(path: string, at: Position): Statement {
    this.scanner.expect(':')
    const name = this.scanner.take(/[a-z]+/) ?? ''
    const command = consoleCommand(name, this.version)
    if (!command) return this.unknown(name, at)
    const statement = { name, at, ...this.#parseParameters(path, name, command) }
    const [least, most] = command.unnamed
    const { positional } = statement
    if (positional.length < least || positional.length > most) throw this.scanner.error()
    return { kind: 'console', ...statement }
  }

  #parseParameters(
    path: string,
    name: string,
    { named = [], blocks = [] }: ConsoleCommand,
  ): Pick<ConsoleStatement, 'positional' | 'named' | 'blocks'> {
    const { scanner } = this
    const result = {
      positional: [] as Expression[],
      named: new Map<string, Expression>(),
      blocks: new Map<string, Block>(),
    }
    const expressions = this.expressions(path)
    // `:do {...}`: the one command whose first parameter is a block.
    scanner.skipSpaces()
    if (name === 'do') result.blocks.set('do', this.#parseBlock(path))
    if (['local', 'global', 'set', 'for', 'foreach'].includes(name)) result.positional.push(this.#parseName())
    for (;;) {
      scanner.skipSpaces()
      if (scanner.isAtEnd || /[;\n\]}]/.test(scanner.next)) return result
      const parameter = scanner.look(/([a-z-]+)=/)?.[1]
      if (parameter !== undefined && (named.includes(parameter) || blocks.includes(parameter))) {
        scanner.at += parameter.length + 1
        scanner.skipSpaces()
        if (blocks.includes(parameter)) result.blocks.set(parameter, this.#parseBlock(path))
        else result.named.set(parameter, expressions.parseArgument())
      } else {
        if (!scanner.isAfterSpace) throw expectedEnd(scanner.position())
        result.positional.push(expressions.parseArgument())
      }
    }
  }

  /** The name after `:local`, `:set` ...; `k,v` after `:foreach`. */
  #parseName(): Expression {
    const start = this.scanner.at
    const at = this.scanner.position()
    const first = this.scanner.takeVariableName()
    if (first === undefined || ['and', 'or', 'in'].includes(first)) throw this.scanner.error(start)
    const second = this.scanner.take(/,[A-Za-z0-9]+/) ?? ''
    return { kind: 'literal', value: { type: 'str', value: first + second }, at }
  }

  /** What belongs to an unknown command cannot be told; everything up to its end, brackets in pairs. */
  #skipUnknown(): void {
    const { scanner } = this
    let depth = 0
    while (!scanner.isAtEnd) {
      if (depth === 0 && /[;\n\]}]/.test(scanner.next)) return
      if (scanner.take(/"(?:[^"\\]|\\.)*"/) !== undefined) continue
      if (/[[{(]/.test(scanner.next)) depth += 1
      if (/[\]})]/.test(scanner.next)) depth -= 1
      scanner.at += 1
    }
  }
}
