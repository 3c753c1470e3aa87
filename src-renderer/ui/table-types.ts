// Owns: what a table is told: its columns, its rows, what may be done with them.
// Must never: hold behaviour.

import type { ReactNode } from 'react'
import type { ErrorNoticeProps } from './notice'
import type { Tone } from './theme'

export type Column<Row> = {
  readonly id: string
  readonly header: string
  readonly cell: (row: Row) => ReactNode
  /** rem; the least it needs */
  readonly width: number
  /** share of the room that is left (default 1; 0 keeps it at its width) */
  readonly grow?: number
  /** tabular and at the end of the cell: money, counts */
  readonly isNumber?: boolean
  readonly align?: 'start' | 'center' | 'end'
  readonly isSortable?: boolean
  /** the turn in which it leaves when the room is short (1 first); without it it stays: a name, a state, deeds */
  readonly leaves?: number
  /** the whole text where the cell may cut it */
  readonly tip?: (row: Row) => string
}

export type Sort = { readonly column: string; readonly direction: 'ascending' | 'descending' }

export type DataTableProps<Row> = {
  /** said to a screen reader: "Voucher" */
  readonly label: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => string

  /** the line above: what is shown and how many, true counts (CountLine) */
  readonly summary?: ReactNode
  readonly filters?: ReactNode
  /** export and the like, at the end of the line above */
  readonly actions?: ReactNode

  /** nothing is known yet: skeleton. Never set while old rows are at hand */
  readonly isLoading?: boolean
  /** old rows are shown, fresh ones are on their way */
  readonly isRefreshing?: boolean
  readonly error?: ErrorNoticeProps | null
  /** <EmptyState>; shown only when it is certain that there is nothing */
  readonly empty?: ReactNode

  /** all rows that match, when it is known */
  readonly total?: number
  readonly hasMore?: boolean
  readonly isLoadingMore?: boolean
  readonly loadMore?: () => void
  /** another value: other rows; back to the top (filter text, sort) */
  readonly resetKey?: string

  readonly sort?: Sort | null
  readonly onSort?: (sort: Sort) => void

  readonly selected?: ReadonlySet<string>
  readonly onSelect?: (selected: ReadonlySet<string>) => void

  /** Enter or a press on the row */
  readonly onOpen?: (row: Row) => void
  /** the row whose details stand beside the table */
  readonly openKey?: string | null
  readonly rowTone?: (row: Row) => Extract<Tone, 'bad' | 'warn' | 'calm'> | undefined

  /** on narrow screens, instead of columns */
  readonly card?: (row: Row) => ReactNode
  /** rem */
  readonly cardHeight?: number
  /** rem; without it the table takes the height that is left */
  readonly height?: number
}
