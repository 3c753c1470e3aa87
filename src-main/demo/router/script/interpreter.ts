// Owns: one run of one parsed script: its variables, its steps, its expressions.
// Must never: touch the router but through run-menu.ts, or run for ever.

import type { ScriptHost, ScriptJob } from '../scripts'
import { RouterTrap } from '../trap'
import type { Block, Expression, Statement } from './ast'
import type { Guesses } from './guesses'
import type { MenuKnowledge } from './menu-knowledge'
import { operate, truth } from './operators'
import { runConsole } from './run-console'
import { runMenu } from './run-menu'
import { Variables } from './scope'
import { runtimeError } from './script-error'
import { array, bool, num, str, textOf, time, typeName, type Value } from './value'

/** What a run cost and did: for tests, and for the question whether a small board can afford it. */
export type RunRecord = {
  readonly trigger: ScriptJob['trigger']
  /** Name in /system/script; undefined for inline source. */
  readonly name: string | undefined
  /** When it began, by the router's true clock, epoch ms. */
  readonly at: number
  /** Commands of menus: `find`, `get`, `set` ... */
  commands: number
  /** Items that `find` and `print` had to look at. */
  itemsRead: number
  /** Every statement, those inside blocks and brackets included. */
  steps: number
  /** What `:put` said. */
  readonly output: string[]
  /** The refusal that ended it. */
  error: string | undefined
}

export type RunOptions = {
  readonly host: ScriptHost
  readonly job: ScriptJob
  readonly menus: MenuKnowledge
  readonly guesses: Guesses
  readonly globals: Map<string, Value>
  /** Time that passes with every command of a menu, ms: a script on a real board is not over in an instant. */
  readonly commandMs: number
  readonly record: RunRecord
}

/** A script of ours takes a few hundred; a loop that does not end must not hang the shop's tests. */
const mostSteps = 2_000_000

/** Of the item that `where` is looking at. */
export type ReadItem = (property: string) => Value

export class Interpreter {
  readonly options: RunOptions
  readonly #start: number
  #elapsedMs = 0

  constructor(options: RunOptions) {
    this.options = options
    this.#start = options.host.clock.now()
  }

  run(script: Block): void {
    const variables = new Variables(this.options.globals)
    for (const [name, value] of Object.entries(this.options.job.variables)) variables.declare(name, str(value))
    for (const statement of script.statements) this.execute(statement, variables)
  }

  runBlock(block: Block, around: Variables, prepare?: (inner: Variables) => void): void {
    const inner = around.inner()
    prepare?.(inner)
    for (const statement of block.statements) this.execute(statement, inner)
  }

  /** The value is what `[...]` stands for. */
  execute(statement: Statement, variables: Variables): Value {
    const { record } = this.options
    record.steps += 1
    if (record.steps > mostSteps) throw new Error(`${record.name ?? record.trigger}: the script does not end`)
    switch (statement.kind) {
      case 'unknown':
        throw runtimeError(
          `bad command name ${statement.word} (line ${statement.at.line} column ${statement.at.column})`,
        )
      case 'block':
        this.runBlock(statement.block, variables)
        return { type: 'nothing' }
      case 'console':
        return runConsole(this, statement, variables)
      case 'menu':
        return runMenu(this, statement, variables)
    }
  }

  /** Runs `attempt`; a refusal of the router is caught, a gap of this interpreter is not. */
  catching(attempt: () => void, onError: () => void): void {
    try {
      attempt()
    } catch (error) {
      if (!(error instanceof RouterTrap)) throw error
      onError()
    }
  }

  evaluate(expression: Expression, variables: Variables, readItem?: ReadItem): Value {
    switch (expression.kind) {
      case 'literal':
        return expression.value
      case 'variable':
        return variables.get(expression.name)
      case 'property':
        if (!readItem) throw new Error(`${expression.name}: a property outside where`)
        return readItem(expression.name)
      case 'group':
        return this.evaluate(expression.inner, variables, readItem)
      case 'command':
        return this.execute(expression.statement, variables)
      case 'list':
        return array(expression.items.map((item) => this.evaluate(item, variables, readItem)))
      case 'text': {
        const parts = expression.parts.map((part) =>
          typeof part === 'string' ? part : textOf(this.evaluate(part, variables, readItem)),
        )
        return str(parts.join(''))
      }
      case 'unary':
        return this.#unary(expression.operator, this.evaluate(expression.operand, variables, readItem))
      case 'binary':
        return this.#binary(expression, variables, readItem)
    }
  }

  /** `:delay`: virtual, nothing waits. What follows sees a later clock. */
  pass(ms: number): void {
    this.#elapsedMs += ms
  }

  /** Runs one command of a menu at its own moment. */
  atItsMoment<T>(work: () => T): T {
    this.options.record.commands += 1
    this.pass(this.options.commandMs)
    if (this.#elapsedMs === 0) return work()
    return this.options.host.clock.pinnedAt(this.#start + this.#elapsedMs, work)
  }

  #unary(operator: '-' | '!', value: Value): Value {
    if (operator === '!') return bool(!truth(value))
    if (value.type === 'num') return num(value.value === 0 ? 0 : -value.value)
    if (value.type === 'time') return time(-value.value)
    throw runtimeError(`cannot negate ${typeName(value)}`)
  }

  #binary(expression: Expression & { kind: 'binary' }, variables: Variables, readItem: ReadItem | undefined): Value {
    const { operator } = expression
    const left = this.evaluate(expression.left, variables, readItem)
    if (this.options.guesses.logic === 'short-circuit') {
      if (operator === 'and' && !truth(left)) return bool(false)
      if (operator === 'or' && truth(left)) return bool(true)
    }
    return operate(operator, left, this.evaluate(expression.right, variables, readItem))
  }
}
