// Owns: what a parsed script is made of.
// Must never: hold a value of a run.

import type { Position } from './script-error'
import type { Value } from './value'

export type BinaryOperator =
  | '+'
  | '-'
  | '*'
  | '/'
  | '%'
  | '.'
  | ','
  | '='
  | '!='
  | '<'
  | '>'
  | '<='
  | '>='
  | '~'
  | 'in'
  | 'and'
  | 'or'

export type Expression =
  | { readonly kind: 'literal'; readonly value: Value; readonly at: Position }
  /** A quoted text with `$x`, `$(...)` or `$[...]` in it. */
  | { readonly kind: 'text'; readonly parts: readonly (string | Expression)[]; readonly at: Position }
  | { readonly kind: 'variable'; readonly name: string; readonly at: Position }
  /** A bare name inside `where`: the item's property. */
  | { readonly kind: 'property'; readonly name: string; readonly at: Position }
  | { readonly kind: 'command'; readonly statement: Statement; readonly at: Position }
  | { readonly kind: 'group'; readonly inner: Expression; readonly at: Position }
  | { readonly kind: 'list'; readonly items: readonly Expression[]; readonly at: Position }
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly operand: Expression; readonly at: Position }
  | {
      readonly kind: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
      readonly at: Position
    }

export type Block = { readonly statements: readonly Statement[] }

export type ConsoleStatement = {
  readonly kind: 'console'
  /** Without the colon. */
  readonly name: string
  readonly positional: readonly Expression[]
  readonly named: ReadonlyMap<string, Expression>
  readonly blocks: ReadonlyMap<string, Block>
  readonly at: Position
}

export type MenuStatement = {
  readonly kind: 'menu'
  readonly path: string
  readonly command: string
  /** Items, and for `get` the property's name at the end. */
  readonly positional: readonly Expression[]
  readonly named: ReadonlyMap<string, Expression>
  /** `count-only`, `as-value`. */
  readonly flags: readonly string[]
  readonly where: Expression | undefined
  readonly at: Position
}

export type Statement =
  | ConsoleStatement
  | MenuStatement
  | { readonly kind: 'block'; readonly block: Block; readonly at: Position }
  /** A command this version does not know, kept as a step that fails. */
  | { readonly kind: 'unknown'; readonly word: string; readonly at: Position }

/** Everything directly inside an expression; for checks that walk a whole script. */
export function partsOf(expression: Expression): readonly (Expression | Statement)[] {
  switch (expression.kind) {
    case 'literal':
    case 'variable':
    case 'property':
      return []
    case 'text':
      return expression.parts.filter((part) => typeof part !== 'string')
    case 'command':
      return [expression.statement]
    case 'group':
      return [expression.inner]
    case 'list':
      return expression.items
    case 'unary':
      return [expression.operand]
    case 'binary':
      return [expression.left, expression.right]
  }
}
