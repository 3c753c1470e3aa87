// Owns: POSIX extended regular expressions, what `~` takes (manual, Other operators), on top of JavaScript's.
// Must never: let a JavaScript-only pattern through: it would work here and nowhere else.

import { NotLearnt, runtimeError } from './script-error'

const classes: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ' \\t\\n\\r\\f\\v',
  blank: ' \\t',
  punct: '!-\\/:-@\\[-`{-~',
  xdigit: '0-9A-Fa-f',
}

const compiled = new Map<string, RegExp>()
/** Patterns with a time in them come anew every minute. */
const mostCompiled = 500

export function posixRegex(pattern: string): RegExp {
  const known = compiled.get(pattern)
  if (known) return known
  if (compiled.size >= mostCompiled) compiled.clear()
  const regex = compile(pattern)
  compiled.set(pattern, regex)
  return regex
}

function compile(pattern: string): RegExp {
  try {
    // In POSIX a dot matches a newline too.
    return new RegExp(translate(pattern), 's')
  } catch (error) {
    if (error instanceof SyntaxError) throw runtimeError(`invalid regular expression ${pattern}`)
    throw error
  }
}

function translate(pattern: string): string {
  let out = ''
  for (let at = 0; at < pattern.length; ) {
    const rest = pattern.slice(at)
    const bracket = /^\[\^?\]?(?:\[:[a-z]+:\]|[^\]])*\]/.exec(rest)?.[0]
    if (bracket) {
      out += bracketOf(bracket)
      at += bracket.length
      continue
    }
    if (/^\(\?|^[*+?}][*+?]/.test(rest)) throw new NotLearnt(`the pattern ${pattern}: not POSIX`)
    const escaped = /^\\(.)/s.exec(rest)?.[1]
    if (escaped !== undefined) {
      if (/[A-Za-z0-9]/.test(escaped)) throw new NotLearnt(`\\${escaped} in ${pattern}: not POSIX`)
      out += `\\${escaped}`
      at += 2
      continue
    }
    out += pattern[at]
    at += 1
  }
  return out
}

/** Inside brackets a backslash is a backslash. */
function bracketOf(bracket: string): string {
  const isNegated = bracket[1] === '^'
  const inner = bracket.slice(isNegated ? 2 : 1, -1)
  const parts = inner.split(/(\[:[a-z]+:\])/)
  const text = parts
    .map((part) => {
      const name = /^\[:([a-z]+):\]$/.exec(part)?.[1]
      if (name === undefined) return part.replace(/[\\\][]/g, '\\$&')
      const known = classes[name]
      if (known === undefined) throw runtimeError(`invalid regular expression ${bracket}`)
      return known
    })
    .join('')
  return `[${isNegated ? '^' : ''}${text}]`
}
