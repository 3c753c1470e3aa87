// Owns: laying a PaperDoc out in columns: folding, wrapping, aligning. After it nothing is wider than the paper.
// Must never: ask which printer it is; only the number of columns counts.
import { foldToLine } from './ascii'
import type { PaperAlign, PaperDoc, PaperLine, PaperRow, PaperSize } from './document'

/** Longest run of rows that one line may take: hostile names must not empty the paper roll. */
const MAX_ROWS = 6

/** Text in rows of at most `width`: at words, and inside a word only when it is longer than a row. */
export function wrapText(text: string, room: number, maxRows = MAX_ROWS): string[] {
  const width = Math.max(4, room)
  const rows: string[] = []
  let row = ''
  for (const word of foldToLine(text, width * maxRows + 1).split(' ')) {
    let rest = word
    if (row !== '' && row.length + 1 + rest.length <= width) {
      row += ` ${rest}`
      continue
    }
    if (row !== '') rows.push(row)
    while (rest.length > width) {
      rows.push(rest.slice(0, width))
      rest = rest.slice(width)
    }
    row = rest
  }
  rows.push(row)
  if (rows.length <= maxRows) return rows
  const kept = rows.slice(0, maxRows)
  const last = kept[maxRows - 1] ?? ''
  kept[maxRows - 1] = `${last.slice(0, width - 3)}...`
  return kept
}

export function alignText(text: string, width: number, align: PaperAlign): string {
  const room = Math.max(0, width - text.length)
  if (align === 'left') return text
  return ' '.repeat(align === 'right' ? room : Math.floor(room / 2)) + text
}

/** The rows of a document on paper of `columns` (32, 42 or 48): the source of bytes, preview and tests alike. */
export const layoutDoc = (doc: PaperDoc, columns: number): PaperRow[] =>
  doc.lines.flatMap((line) => layoutLine(line, columns))

/** What a person reads on the paper, one row a line; double characters shown spaced out, a QR as `[QR]`. */
export function plainText(doc: PaperDoc, columns: number): string {
  const shown = layoutDoc(doc, columns).map((row) => {
    if (row.kind === 'text')
      return row.spans.map((span) => (span.size === 'double' ? [...span.text].join(' ') : span.text)).join('')
    return row.kind === 'qr' ? alignText('[QR]', columns, 'center') : ''
  })
  return `${shown.join('\n')}\n`
}

const textRow = (text: string, bold = false, size: PaperSize = 'normal'): PaperRow => ({
  kind: 'text',
  spans: text === '' ? [] : [{ text, bold, size }],
})

function layoutLine(line: PaperLine, columns: number): PaperRow[] {
  switch (line.kind) {
    case 'text': {
      const { align = 'left', bold = false, size = 'normal' } = line
      const width = size === 'double' ? Math.floor(columns / 2) : columns
      return wrapText(line.text, width).map((text) => placedRow(text, columns, align, bold, size))
    }
    case 'pair':
      return layoutPair(foldToLine(line.left), foldToLine(line.right), columns - (line.indent ?? 0)).map((text) =>
        textRow(' '.repeat(line.indent ?? 0) + text, line.bold),
      )
    case 'field': {
      const head = `${foldToLine(line.label).slice(0, line.labelWidth).padEnd(line.labelWidth)}: `
      return wrapText(line.value, columns - head.length).map((text, index) =>
        textRow((index === 0 ? head : ' '.repeat(head.length)) + text),
      )
    }
    case 'rule':
      return [textRow('-'.repeat(columns))]
    case 'code':
      return layoutCode(line.text, columns)
    case 'qr':
      return [{ kind: 'qr', payload: line.payload, mode: line.mode ?? 'profile' }]
    case 'bar':
      return [{ kind: 'bar', rows: line.rows }]
    case 'blank':
      return Array.from({ length: line.lines }, () => textRow(''))
    case 'picture':
    case 'cut':
    case 'drawer':
      return [line]
  }
}

/** The indent is printed in normal size: with double spaces an odd number of columns cannot be centred. */
function placedRow(text: string, columns: number, align: PaperAlign, bold: boolean, size: PaperSize): PaperRow {
  if (text === '') return textRow('')
  if (size !== 'double') return textRow(alignText(text, columns, align), bold, size)
  const indent = alignText('x'.repeat(text.length * 2), columns, align).length - text.length * 2
  const spans = [{ text, bold, size }]
  return {
    kind: 'text',
    spans: indent > 0 ? [{ text: ' '.repeat(indent), bold: false, size: 'normal' }, ...spans] : spans,
  }
}

function layoutPair(left: string, right: string, columns: number): string[] {
  const room = columns - right.length - 1
  if (left.length <= room) return [left.padEnd(columns - right.length) + right]
  // A value that leaves no useful room for its name goes on a row of its own.
  if (room < 8)
    return [...wrapText(left, columns), ...wrapText(right, columns).map((row) => alignText(row, columns, 'right'))]
  const rows = wrapText(left, room)
  const last = rows.pop() ?? ''
  return [...rows, last.padEnd(columns - right.length) + right]
}

function layoutCode(text: string, columns: number): PaperRow[] {
  const code = foldToLine(text, columns * 3)
  if (code.length * 2 <= columns) return [placedRow(code, columns, 'center', true, 'double')]
  return wrapText(code, columns).map((row) => placedRow(row, columns, 'center', true, 'tall'))
}
