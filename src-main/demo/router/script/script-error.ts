// Owns: how a script fails: as the router says it, or because this interpreter has not learnt something.
// Must never: blur the two; a gap of ours must stop a test, not be caught by `on-error`.

import { RouterTrap, trapCategory } from '../trap'

export type Position = { readonly line: number; readonly column: number }

const placed = (text: string, { line, column }: Position) => `${text} (line ${line} column ${column})`

/** The script is refused as a whole, before its first line runs. */
export class SyntaxTrap extends RouterTrap {
  readonly at: Position

  constructor(text: string, at: Position) {
    super(placed(text, at), trapCategory.script)
    this.name = 'SyntaxTrap'
    this.at = at
  }
}

export const syntaxError = (at: Position) => new SyntaxTrap('syntax error', at)
export const expectedEnd = (at: Position) => new SyntaxTrap('expected end of command', at)
export const badCommand = (name: string, at: Position) => new SyntaxTrap(`bad command name ${name}`, at)

/** A step failed while the script ran; `on-error` catches it. */
export const runtimeError = (text: string) => new RouterTrap(text, trapCategory.script)

/** RouterOS knows this, the interpreter does not. Never a RouterTrap. */
export class NotLearnt extends Error {
  constructor(what: string, at?: Position) {
    super(`the script interpreter has not learnt ${at ? placed(what, at) : what}`)
    this.name = 'NotLearnt'
  }
}
