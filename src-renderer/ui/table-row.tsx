// Owns: one row of a table, as cells or as a card.
// Must never: open when a button inside it was pressed or a text in it was being marked.

import type { MouseEvent, ReactNode } from 'react'
import css from './data-table.module.css'
import type { Column, DataTableProps } from './table-types'

export type TableRowProps<Row> = {
  readonly id: string
  readonly row: Row
  readonly index: number
  /** px */
  readonly top: number
  readonly height: number
  readonly columns: readonly Column<Row>[]
  readonly card?: (row: Row) => ReactNode
  readonly isActive: boolean
  readonly isOpen: boolean
  readonly isSelected: boolean
  readonly onSelect?: () => void
  readonly tone?: ReturnType<NonNullable<DataTableProps<Row>['rowTone']>>
  readonly onPress: () => void
  readonly canOpen: boolean
}

export function TableRow<Row>(props: TableRowProps<Row>) {
  const { id, row, index, columns, card, onSelect } = props
  const press = (event: MouseEvent) => {
    if (
      event.target instanceof Element &&
      event.target.closest('button, a, input, label, [data-part="tick"], [role="dialog"], [role="menu"]')
    )
      return
    if (window.getSelection()?.toString()) return
    props.onPress()
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid without <table>
    // biome-ignore lint/a11y/useFocusableInteractive: the grid holds the focus and names the active row
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on the grid opens the active row
    <div
      id={id}
      className={css.row}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={onSelect ? props.isSelected : undefined}
      aria-current={props.isOpen || undefined}
      data-active={props.isActive || undefined}
      data-tone={props.tone}
      data-openable={props.canOpen || undefined}
      data-odd={index % 2 === 1 || undefined}
      style={{ insetBlockStart: props.top, blockSize: props.height }}
      onClick={press}
    >
      {onSelect && (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid without <table>
        // biome-ignore lint/a11y/useFocusableInteractive: see the row
        // biome-ignore lint/a11y/useKeyWithClickEvents: Space on the grid ticks the active row
        <div
          role="gridcell"
          className={css.tick}
          data-part="tick"
          onClick={(event) => event.target === event.currentTarget && onSelect()}
        >
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label="Pilih baris ini"
            checked={props.isSelected}
            onChange={onSelect}
          />
        </div>
      )}
      {card ? (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid without <table>
        // biome-ignore lint/a11y/useFocusableInteractive: see the row
        <div role="gridcell" className={css.card}>
          {card(row)}
        </div>
      ) : (
        columns.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements: part of a grid without <table>
          // biome-ignore lint/a11y/useFocusableInteractive: see the row
          <div
            key={column.id}
            role="gridcell"
            className={column.isNumber ? `${css.cell} ln-number` : css.cell}
            data-align={column.align ?? (column.isNumber ? 'end' : 'start')}
            title={column.tip?.(row)}
          >
            {column.cell(row)}
          </div>
        ))
      )}
    </div>
  )
}
