// Owns: lines of CSV that a spreadsheet in Indonesia opens in columns and never runs as a formula.
// Must never: trust a cell: a customer's name may begin with `=HYPERLINK`.

/** Excel in Indonesian takes the semicolon (the comma is its decimal mark); the mark at the start says UTF-8. */
export const CSV_START = '\uFEFF'
const SEPARATOR = ';'

/** What makes a spreadsheet read a cell as a formula (OWASP CSV injection): also behind blanks or quotes, also in full width. */
const FORMULA = /^[\s"']*[=+\-@\t\r＝＋－＠]/

export function csvCell(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = value.toWellFormed().replaceAll('\0', '')
  // A line break inside a cell starts a new line, and perhaps a formula, for every reader that knows no quotes.
  const oneLine = text.replace(/[\r\n\u2028\u2029]+/g, ' ')
  const safe = FORMULA.test(text) ? `'${oneLine}` : oneLine
  return /[;,"\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly (string | number | null)[]): string =>
  `${cells.map(csvCell).join(SEPARATOR)}\r\n`
