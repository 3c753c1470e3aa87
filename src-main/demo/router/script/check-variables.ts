// Owns: the rule that a variable is declared before its use, in this block or around it (manual, Variables).
// Must never: run anything. (`$x` that means an item's property inside `where` is no variable here; the parser has told them apart.)

import type { Block, Expression, Statement } from './ast'
import { partsOf } from './ast'
import { syntaxError } from './script-error'

class Scope {
  readonly #names: Set<string>
  readonly #around: Scope | undefined

  constructor(names: readonly string[], around?: Scope) {
    this.#names = new Set(names)
    this.#around = around
  }

  declare(name: string): void {
    this.#names.add(name)
  }

  knows(name: string): boolean {
    return this.#names.has(name) || (this.#around?.knows(name) ?? false)
  }
}

/** Throws the router's compile error at the first variable nobody declared. `provided` come from the router: `$user`. */
export function checkVariables(script: Block, provided: readonly string[]): void {
  checkBlock(script, new Scope(provided))
}

function checkBlock({ statements }: Block, scope: Scope): void {
  for (const statement of statements) checkStatement(statement, scope)
}

function checkStatement(statement: Statement, scope: Scope): void {
  switch (statement.kind) {
    case 'unknown':
      return
    case 'block':
      checkBlock(statement.block, new Scope([], scope))
      return
    case 'menu': {
      const { positional, named, where } = statement
      for (const part of [...positional, ...named.values(), ...(where ? [where] : [])]) checkExpression(part, scope)
      return
    }
    case 'console': {
      const { name, positional, named, blocks } = statement
      const [first, ...rest] = positional
      const target = first?.kind === 'literal' && first.value.type === 'str' ? first.value.value : ''
      const isNamed = ['local', 'global', 'set', 'for', 'foreach'].includes(name)
      for (const part of [...(isNamed ? rest : positional), ...named.values()]) checkExpression(part, scope)
      if (name === 'set' && !scope.knows(target)) throw syntaxError(statement.at)
      if (name === 'local' || name === 'global') scope.declare(target)
      const loop = name === 'for' || name === 'foreach' ? target.split(',') : []
      for (const block of blocks.values()) checkBlock(block, new Scope(loop, scope))
    }
  }
}

function checkExpression(expression: Expression, scope: Scope): void {
  if (expression.kind === 'variable' && !scope.knows(expression.name)) throw syntaxError(expression.at)
  for (const part of partsOf(expression)) {
    if (isStatement(part)) checkStatement(part, scope)
    else checkExpression(part, scope)
  }
}

const isStatement = (part: Expression | Statement): part is Statement =>
  part.kind === 'console' || part.kind === 'menu' || part.kind === 'block' || part.kind === 'unknown'
