// Owns: turning the rows that the printer was told into the lines of the paper on screen.
// Must never: lay out anything itself; widths and breaks come from the core.
import type { z } from 'zod'
import type { PreviewRow } from '../../../src-main/features/printing/contract'
import type { PaperLine } from '../../ui/paper-preview'

export type Row = z.infer<typeof PreviewRow>
type TextRow = Extract<Row, { kind: 'text' }>

/** The blank that ends a paper is torn there, not shown; a cut in the middle is a dotted line. */
export const paperLines = (rows: readonly Row[], columns: number): readonly PaperLine[] =>
  rows.flatMap((row, index) => linesOf(row, columns, index === rows.length - 1))

function linesOf(row: Row, columns: number, isLast: boolean): readonly PaperLine[] {
  switch (row.kind) {
    case 'text':
      return [textLine(row, columns)]
    case 'qr':
      return [{ text: '', qrSvgPath: row.path, qrSize: row.size }]
    case 'picture':
      return [{ text: '', picturePath: row.path, pictureSize: [row.width, row.height] }]
    case 'bar':
      return [{ text: ' '.repeat(columns), inverse: true }]
    case 'cut':
      return isLast ? [] : [{ text: '' }, { text: '. '.repeat(columns / 2).trimEnd() }, { text: '' }]
    case 'drawer':
      return []
  }
}

/** A double row comes as an indent in normal size and the text; on screen the indent is its alignment. */
function textLine({ spans }: TextRow, columns: number): PaperLine {
  const double = spans.find((span) => span.size === 'double')
  if (double) {
    const indent = spans[0] === double ? 0 : (spans[0]?.text.length ?? 0)
    const isCentred = indent === Math.floor((columns - double.text.length * 2) / 2)
    const align = indent === 0 && !isCentred ? 'left' : isCentred ? 'center' : 'right'
    return { text: double.text, bold: double.bold, double: true, align }
  }
  const isTall = spans.some((span) => span.size === 'tall')
  return {
    text: spans.map((span) => span.text).join(''),
    bold: spans.some((span) => span.bold),
    ...(isTall ? { double: 'height' } : {}),
  }
}
