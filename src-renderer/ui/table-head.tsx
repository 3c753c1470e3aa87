// Owns: the head of a table: names of the columns, the order, "all".
// Must never: sort by itself; whoever loads the rows does.

import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import css from './data-table.module.css'
import type { Column, Sort } from './table-types'

export type TableHeadProps<Row> = {
  readonly columns: readonly Column<Row>[]
  readonly sort?: Sort | null
  readonly onSort?: (sort: Sort) => void
  readonly selection?: {
    readonly isAll: boolean
    readonly isSome: boolean
    readonly isDisabled: boolean
    readonly toggleAll: () => void
  }
  readonly isRefreshing: boolean
}

export function TableHead<Row>({ columns, sort, onSort, selection, isRefreshing }: TableHeadProps<Row>) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: part of a grid without <table>
    <div className={css.head} role="row" tabIndex={-1} aria-rowindex={1} data-refreshing={isRefreshing || undefined}>
      {selection && (
        // biome-ignore lint/a11y/useSemanticElements: part of a grid without <table>
        // biome-ignore lint/a11y/useFocusableInteractive: Ctrl+A on the grid does the same
        <div className={css.tick} role="columnheader">
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label="Pilih semua yang sudah dimuat"
            ref={(box) => {
              if (box) box.indeterminate = selection.isSome && !selection.isAll
            }}
            checked={selection.isAll}
            disabled={selection.isDisabled}
            onChange={selection.toggleAll}
          />
        </div>
      )}
      {columns.map((column) => {
        const direction = sort?.column === column.id ? sort.direction : undefined
        const next = direction === 'ascending' ? 'descending' : 'ascending'
        return (
          // biome-ignore lint/a11y/useSemanticElements: part of a grid without <table>
          // biome-ignore lint/a11y/useFocusableInteractive: the button inside takes the focus
          <div
            key={column.id}
            className={css.headCell}
            role="columnheader"
            aria-sort={direction ?? (column.isSortable ? 'none' : undefined)}
            data-align={column.align ?? (column.isNumber ? 'end' : 'start')}
          >
            {column.isSortable && onSort ? (
              <button type="button" className={css.sort} onClick={() => onSort({ column: column.id, direction: next })}>
                {column.header}
                {direction === 'ascending' && <IconArrowUp size="0.875rem" stroke={2.5} aria-hidden />}
                {direction === 'descending' && <IconArrowDown size="0.875rem" stroke={2.5} aria-hidden />}
              </button>
            ) : (
              column.header
            )}
          </div>
        )
      })}
    </div>
  )
}
