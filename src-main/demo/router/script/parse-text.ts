// Owns: quoted texts: escapes and what is put into them (manual, Constant Escape Sequences, Concatenation Operators).
// Must never: know what a variable or a command means; the expression parser reads those.

import type { Expression } from './ast'
import type { Scanner } from './scanner'
import { str } from './value'

const escapes: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  $: '$',
  '?': '?',
  n: '\n',
  r: '\r',
  t: '\t',
  _: ' ',
  a: '\u0007',
  b: '\b',
  f: '\f',
  v: '\v',
}

/** Reads `$x`, `$(...)` and `$[...]`, standing at the `$`. */
export type ReadSubstitution = (scanner: Scanner) => Expression

/** Stands at the opening quote. */
export function parseText(scanner: Scanner, readSubstitution: ReadSubstitution): Expression {
  const at = scanner.position()
  const start = scanner.at
  scanner.expect('"')
  const parts: (string | Expression)[] = []
  let plain = ''
  const flush = () => {
    if (plain !== '') parts.push(plain)
    plain = ''
  }
  while (scanner.next !== '"') {
    if (scanner.isAtEnd) throw scanner.error(start)
    if (scanner.next === '\\') plain += takeEscape(scanner)
    else if (scanner.next === '$') {
      flush()
      parts.push(readSubstitution(scanner))
    } else {
      plain += scanner.next
      scanner.at += 1
    }
  }
  scanner.expect('"')
  flush()
  if (parts.every((part) => typeof part === 'string')) return { kind: 'literal', value: str(parts.join('')), at }
  return { kind: 'text', parts, at }
}

function takeEscape(scanner: Scanner): string {
  // A text may run over line ends; what follows begins after its indentation.
  if (scanner.take(/\\\r?\n[ \t]*/) !== undefined) return ''
  const hex = scanner.look(/\\([0-9A-F]{2})/)?.[1]
  if (hex !== undefined) {
    scanner.at += 3
    return String.fromCharCode(Number.parseInt(hex, 16))
  }
  const known = escapes[scanner.text[scanner.at + 1] ?? '']
  if (known === undefined) throw scanner.error()
  scanner.at += 2
  return known
}
