// Owns: folding any text to printable ASCII (0x20-0x7E), the only characters that reach a receipt printer.
// Must never: let a control byte through; a customer's name must not open the drawer (printing.md §1.2 no. 8).

/** What NFKD does not take apart by itself. Everything else that is left over is either dropped or becomes `?`. */
const replacements: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201a': "'",
  '\u201b': "'",
  '\u2032': "'",
  '\u02bc': "'",
  '\u02b9': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u201e': '"',
  '\u201f': '"',
  '\u2033': '"',
  '\u00ab': '"',
  '\u00bb': '"',
  '\u2039': "'",
  '\u203a': "'",
  '\u2010': '-',
  '\u2011': '-',
  '\u2012': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2015': '-',
  '\u2212': '-',
  '\u2022': '*',
  '\u25cf': '*',
  '\u00b7': '.',
  '\u2219': '.',
  '\u00d7': 'x',
  '\u00f7': '/',
  '\u2044': '/',
  '\u2215': '/',
  '\u00b0': 'o',
  '\u00b1': '+/-',
  '\u2190': '<-',
  '\u2192': '->',
  '\u2264': '<=',
  '\u2265': '>=',
  '\u20ac': 'EUR',
  '\u00a3': 'GBP',
  '\u00a5': 'JPY',
  '\u00a9': '(c)',
  '\u00ae': '(R)',
  '\u2122': '(TM)',
  '\u00df': 'ss',
  '\u00e6': 'ae',
  '\u00c6': 'AE',
  '\u0153': 'oe',
  '\u0152': 'OE',
  '\u00f8': 'o',
  '\u00d8': 'O',
  '\u0111': 'd',
  '\u0110': 'D',
  '\u00f0': 'd',
  '\u00d0': 'D',
  '\u00fe': 'th',
  '\u00de': 'Th',
  '\u0142': 'l',
  '\u0141': 'L',
  '\u0131': 'i',
}

/** Signs that only make sense in colour or between other letters: emoji, flags, joiners, bidi marks, variation selectors. */
const silent = /[\p{Extended_Pictographic}\p{Regional_Indicator}\p{Emoji_Modifier}\p{M}\p{Cf}\p{Cc}\p{Co}\p{Cn}]/u

const plain = /^[\x20-\x7e]*$/

/**
 * Printable ASCII for any input, lone surrogates and NUL included: é -> e, “ -> ", — -> -, NBSP -> space, tab and line
 * breaks -> space, emoji and control bytes dropped, letters of other scripts -> `?`. Widths are computed on the result.
 */
export function foldToAscii(text: string): string {
  if (plain.test(text)) return text
  let folded = ''
  for (const sign of text.toWellFormed().replace(/[\t\n\v\f\r\u0085]/g, ' ')) folded += foldSign(sign)
  return folded
}

function foldSign(sign: string): string {
  if (plain.test(sign)) return sign
  const direct = replacements[sign]
  if (direct !== undefined) return direct
  let folded = ''
  for (const part of sign.normalize('NFKD')) {
    if (plain.test(part)) folded += part
    else if (/\p{Z}/u.test(part)) folded += ' '
    else folded += replacements[part] ?? (silent.test(part) ? '' : '?')
  }
  return folded
}

/** One line of paper text: folded, runs of spaces joined, ends trimmed, cut to `limit` so that a pasted novel is not printed. */
export function foldToLine(text: string, limit = 240): string {
  // The slice before the fold keeps 100 KB of input cheap; four times the limit leaves room for joiners and marks.
  const folded = foldToAscii(text.slice(0, limit * 4))
    .replace(/ +/g, ' ')
    .trim()
  return folded.length > limit ? `${folded.slice(0, limit - 3)}...` : folded
}
