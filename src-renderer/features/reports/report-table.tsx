// Owns: the table of a report with its sums at the foot; on a phone it scrolls sideways under its first column.
// Must never: sort or sum by itself.
import type { Cell, ReportColumn } from '../../../src-main/features/reports/contract'
import css from './reports.module.css'
import { cellText } from './words'

export interface ReportTableProps {
  readonly label: string
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly Cell[])[]
  readonly totals: readonly Cell[] | null
}

export function ReportTable({ label, columns, rows, totals }: ReportTableProps) {
  const line = (row: readonly Cell[]) =>
    columns.map(({ header, kind }, index) => {
      const value = row[index] ?? null
      const text = cellText(value, kind)
      if (index === 0)
        return (
          <th key={header} scope="row">
            {text}
          </th>
        )
      return (
        <td key={header} data-kind={kind} data-none={value === 0 || undefined}>
          {text}
        </td>
      )
    })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by arrow keys
    <section className={css.scroll} tabIndex={0} aria-label={label}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(({ header, kind }) => (
              <th key={header} scope="col" data-kind={kind}>
                {header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={`${index} ${String(row[0])}`}>{line(row)}</tr>
          ))}
        </tbody>
        {totals && (
          <tfoot>
            <tr>{line(totals)}</tr>
          </tfoot>
        )}
      </table>
    </section>
  )
}
