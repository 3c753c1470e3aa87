// Owns: the rows that were found, one by one, narrowed to what was pressed beside them.
// Must never: show a password, or a row without its reason.
import { useInfiniteQuery } from '@tanstack/react-query'
import {
  type Choices,
  type FoundRow,
  KIND_NAMES,
  type OutcomeCount,
} from '../../../src-main/features/takeover/contract'
import { orpc, toProblem } from '../../api'
import { type Column, DataTable, EmptyState, StatusChip } from '../../ui'
import css from './takeover.module.css'
import { ITEM_WORDS, outcomeWord } from './words'

export interface RowsTableProps {
  readonly id: string
  /** Null: it was taken, and its rows are as they were then. */
  readonly choices: Choices | null
  readonly shown: Pick<OutcomeCount, 'kind' | 'outcome' | 'reason'> | null
}

const PAGE = 100

export function RowsTable({ id, choices, shown }: RowsTableProps) {
  const filter = { kind: shown?.kind ?? null, outcome: shown?.outcome ?? null, reason: shown?.reason ?? null }
  const list = useInfiniteQuery(
    orpc.takeover.rows.infiniteOptions({
      input: (after: string | null) => ({ id, choices, ...filter, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  const problem = list.error && toProblem(list.error)
  return (
    <DataTable<FoundRow>
      label="Yang ditemukan di router"
      rows={rows}
      rowKey={(row) => String(row.id)}
      columns={choices ? COLUMNS : [...COLUMNS, ON_ROUTER]}
      height={30}
      isLoading={list.isLoading}
      isRefreshing={list.isFetching && !list.isLoading && !list.isFetchingNextPage}
      hasMore={list.hasNextPage}
      isLoadingMore={list.isFetchingNextPage}
      loadMore={() => void list.fetchNextPage()}
      resetKey={JSON.stringify(filter)}
      error={problem && { message: problem.message, advice: problem.advice, onRetry: () => void list.refetch() }}
      empty={<EmptyState title="Tidak ada yang ditemukan" />}
      rowTone={(row) => (row.outcome === 'conflict' || row.state === 'changed' ? 'bad' : undefined)}
      card={(row) => (
        <div className={css.rowCard}>
          <span className={css.between}>
            <strong className="ln-code">{row.name}</strong>
            <StatusChip {...outcomeWord(row.outcome)} />
          </span>
          <span className={css.rowText}>{row.error ?? row.text}</span>
        </div>
      )}
      cardHeight={5}
    />
  )
}

const COLUMNS: readonly Column<FoundRow>[] = [
  { id: 'kind', header: 'Jenis', width: 8.5, grow: 0, cell: (row) => KIND_NAMES[row.kind] },
  {
    id: 'name',
    header: 'Nama',
    width: 8,
    grow: 1,
    cell: (row) => <span className="ln-code">{row.name}</span>,
    tip: (row) => row.name,
  },
  { id: 'outcome', header: 'Hasil', width: 8, grow: 0, cell: (row) => <StatusChip {...outcomeWord(row.outcome)} /> },
  { id: 'text', header: 'Sebab', width: 14, grow: 3, cell: (row) => row.text, tip: (row) => row.text },
  { id: 'detail', header: 'Keterangan', width: 10, grow: 2, cell: (row) => row.detail, tip: (row) => row.detail },
]

const ON_ROUTER: Column<FoundRow> = {
  id: 'state',
  header: 'Di router',
  width: 11,
  grow: 1,
  cell: (row) => {
    const word = ITEM_WORDS[row.state]
    return word ? <StatusChip {...word} isBusy={row.state === 'waiting' || row.state === 'restoring'} /> : null
  },
  tip: (row) => row.error ?? '',
}
