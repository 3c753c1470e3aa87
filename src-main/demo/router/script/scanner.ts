// Owns: the characters of a script: where we are, what comes next, names, words, spaces and comments.
// Must never: know the grammar; the parsers do.

import { type Position, type SyntaxTrap, syntaxError } from './script-error'

/** Ends an unquoted word. */
const wordEnd = /[\s;"$()[\]{}]/

export class Scanner {
  readonly text: string
  at = 0

  constructor(text: string) {
    this.text = text
  }

  get next(): string {
    return this.text[this.at] ?? ''
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length
  }

  /** Two words need a space between them. */
  get isAfterSpace(): boolean {
    return /\s/.test(this.text[this.at - 1] ?? ' ')
  }

  position(at: number = this.at): Position {
    const before = this.text.slice(0, at)
    return { line: before.split('\n').length, column: at - before.lastIndexOf('\n') }
  }

  sees(text: string): boolean {
    return this.text.startsWith(text, this.at)
  }

  /** What a sticky pattern matches here, without taking it. */
  look(pattern: RegExp): RegExpExecArray | null {
    const sticky = new RegExp(pattern.source, 'y')
    sticky.lastIndex = this.at
    return sticky.exec(this.text)
  }

  /** Takes what the pattern matches here; undefined when it does not. */
  take(pattern: RegExp): string | undefined {
    const match = this.look(pattern)
    if (!match) return undefined
    this.at += match[0].length
    return match[0]
  }

  expect(text: string): void {
    if (!this.sees(text)) throw this.error()
    this.at += text.length
  }

  error(at: number = this.at): SyntaxTrap {
    return syntaxError(this.position(at))
  }

  /** Spaces of one line, joined lines included (`\` at the end of a line). */
  skipSpaces(): void {
    while (this.take(/[ \t\r]+|\\\r?\n/) !== undefined);
  }

  /** Spaces and line ends: inside parentheses and lists. */
  skipSpacesAndLines(): void {
    while (this.take(/[ \t\r\n]+|\\\r?\n/) !== undefined);
  }

  /** What may stand between two commands. A comment runs to the end of its line, whatever is in it. */
  skipBetweenStatements(): void {
    while (this.take(/[ \t\r\n;]+|\\\r?\n|#[^\n]*/) !== undefined);
  }

  /** A command, a path part, a parameter or a property: `remove`, `hotspot`, `on-error`, `.id`. */
  takeName(): string | undefined {
    return this.take(/\.?[A-Za-z][A-Za-z0-9.-]*|\.\./)
  }

  /** `x` of `$x`, or of `:local x`: letters and digits, anything in quotes. */
  takeVariableName(): string | undefined {
    const quoted = this.look(/"([^"\n]+)"/)
    if (quoted?.[1] !== undefined) {
      this.at += quoted[0].length
      return quoted[1]
    }
    return this.take(/[A-Za-z0-9]+/)
  }

  takeWord(): string | undefined {
    const start = this.at
    while (!this.isAtEnd && !wordEnd.test(this.next)) this.at += 1
    return this.at > start ? this.text.slice(start, this.at) : undefined
  }
}
