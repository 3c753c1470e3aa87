// Owns: a report as CSV, as XLSX, and as an A4 page.
// Must never: write a cell that a spreadsheet would run.
import writeExcelFile from 'write-excel-file/node'
import { CSV_START, csvLine } from '../../shared/csv'
import { formatThousands } from '../../shared/money'
import { escapeHtml } from '../../shared/paper/html'
import type { Cell, CellKind, Report } from './contract'

/** 125 -> "12,5%". */
export const percentText = (tenths: number): string => `${Math.floor(tenths / 10)},${Math.abs(tenths % 10)}%`

const plainCell = (value: Cell, kind: CellKind): string | number | null =>
  kind === 'percent' && typeof value === 'number' ? percentText(value) : value

export function reportCsv({ columns, rows, totals }: Report): Buffer {
  const lines = [...rows, ...(totals ? [totals] : [])].map((row) =>
    csvLine(columns.map(({ kind }, index) => plainCell(row[index] ?? null, kind))),
  )
  return Buffer.from(CSV_START + csvLine(columns.map(({ header }) => header)) + lines.join(''), 'utf8')
}

const FORMATS = { money: '#,##0', count: '#,##0', percent: '0.0%' } as const

/** Text cells are typed as text: a spreadsheet shows `=1+1` and does not count it. */
export async function reportXlsx(report: Report, shopName: string): Promise<Buffer> {
  const { columns, rows, totals } = report
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' }) as const
  const cell = (value: Cell, kind: CellKind, isTotal: boolean) => {
    const weight = isTotal ? ({ fontWeight: 'bold' } as const) : {}
    if (value === null) return null
    if (typeof value === 'number' && kind !== 'text')
      return {
        value: kind === 'percent' ? value / 1000 : value,
        type: Number,
        format: FORMATS[kind],
        ...weight,
      } as const
    return { value: String(value).toWellFormed().replaceAll('\0', ''), type: String, ...weight } as const
  }
  const lineOf = (row: readonly Cell[], isTotal = false) =>
    columns.map(({ kind }, index) => cell(row[index] ?? null, kind, isTotal))
  const file = await writeExcelFile(
    [
      [bold(shopName)],
      [bold(`${report.title}, ${report.period}`)],
      [],
      columns.map(({ header }) => bold(header)),
      ...rows.map((row) => lineOf(row)),
      ...(totals ? [lineOf(totals, true)] : []),
    ],
    {
      sheet: 'Laporan',
      columns: columns.map(({ header, kind }, index) => ({
        width: index === 0 ? 32 : Math.max(kind === 'text' ? 18 : 14, header.length + 3),
      })),
    },
  )
  return file.toBuffer()
}

const shown = (value: Cell, kind: CellKind): string => {
  if (value === null) return ''
  if (typeof value === 'string') return value
  if (kind === 'percent') return percentText(value)
  return formatThousands(value)
}

const STYLE = `
@page { size: A4; margin: 14mm 12mm; }
* { box-sizing: border-box; }
body { margin: 0; color: #1c1b18; font: 10pt/1.35 "Inter", "Segoe UI", "DejaVu Sans", sans-serif; }
h1 { margin: 0; font-size: 15pt; }
p { margin: 1mm 0 4mm; color: #5b574d; }
dl { display: flex; gap: 10mm; margin: 0 0 5mm; }
dt { color: #5b574d; font-size: 8.5pt; }
dd { margin: 0; font-size: 13pt; font-weight: 700; }
table { width: 100%; border-collapse: collapse; font-size: 9pt; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { padding: 1.2mm 1.5mm; border-bottom: 0.2mm solid #d8d3c6; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th:first-child, td:first-child { min-width: 34mm; }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.sum td { border-top: 0.4mm solid #1c1b18; font-weight: 700; }
`

export function reportHtml(report: Report, shop: { readonly name: string; readonly madeAt: string }): string {
  const { columns, rows, totals } = report
  const classOf = (kind: CellKind) => (kind === 'text' ? '' : ' class="n"')
  const line = (row: readonly Cell[], open = '<tr>') =>
    `${open}${columns
      .map(({ kind }, index) => `<td${classOf(kind)}>${escapeHtml(shown(row[index] ?? null, kind))}</td>`)
      .join('')}</tr>`
  const figures = report.figures.map(
    ({ label, value, kind }) =>
      `<div><dt>${escapeHtml(label)}</dt><dd>${kind === 'money' ? 'Rp' : ''}${escapeHtml(shown(value, kind))}</dd></div>`,
  )
  return `<!doctype html><html lang="id"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(report.title)}</title><style>${STYLE}</style></head><body>
<h1>${escapeHtml(report.title)}</h1>
<p>${escapeHtml(shop.name)}. ${escapeHtml(report.period)}. Dibuat ${escapeHtml(shop.madeAt)}.<br>${escapeHtml(report.note, 400)}</p>
${figures.length > 0 ? `<dl>${figures.join('')}</dl>` : ''}
<table><thead><tr>${columns.map(({ header, kind }) => `<th${classOf(kind)}>${escapeHtml(header)}</th>`).join('')}</tr></thead>
<tbody>${rows.map((row) => line(row)).join('\n')}
${totals ? line(totals, '<tr class="sum">') : ''}</tbody></table>
</body></html>`
}
