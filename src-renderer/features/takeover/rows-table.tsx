// Owns: the rows that were found, one by one, narrowed to what was pressed beside them.
// Must never: show a password, or a row without its reason.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import {
  type Choices,
  FOUND_KINDS,
  type FoundKind,
  type FoundRow,
  KIND_NAMES,
  OUTCOME_NAMES,
  type Outcome,
  type OutcomeCount,
} from '../../../src-main/features/takeover/contract'
import { orpc, pagedTable } from '../../api'
import { type Column, DataTable, EmptyState, SelectField, StatusChip } from '../../ui'
import css from './takeover.module.css'
import { ITEM_WORDS, outcomeWord } from './words'

export interface RowsTableProps {
  readonly id: string
  /** Null: it was taken, and its rows are as they were then. */
  readonly choices: Choices | null
  readonly shown: Pick<OutcomeCount, 'kind' | 'outcome' | 'reason'> | null
  /** rem */
  readonly height?: number
}

const PAGE = 100

export function RowsTable({ id, choices, shown, height = 30 }: RowsTableProps) {
  const [kind, setKind] = useState<FoundKind | 'all'>('user')
  const [outcome, setOutcome] = useState<Outcome | 'all'>('all')
  const isTaken = choices === null
  const filter = isTaken
    ? { kind: kind === 'all' ? null : kind, outcome: outcome === 'all' ? null : outcome, reason: null }
    : { kind: shown?.kind ?? null, outcome: shown?.outcome ?? null, reason: shown?.reason ?? null }
  const list = useInfiniteQuery(
    orpc.takeover.rows.infiniteOptions({
      input: (after: string | null) => ({ id, choices, ...filter, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const { rows, ...paging } = pagedTable(list)
  return (
    <DataTable<FoundRow>
      label="Yang ditemukan di router"
      rows={rows}
      rowKey={(row) => String(row.id)}
      columns={columnsOf(isTaken, shown !== null)}
      height={height}
      filters={isTaken && <Filters kind={kind} onKind={setKind} outcome={outcome} onOutcome={setOutcome} />}
      {...paging}
      resetKey={JSON.stringify(filter)}
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

interface FiltersProps {
  readonly kind: FoundKind | 'all'
  readonly onKind: (kind: FoundKind | 'all') => void
  readonly outcome: Outcome | 'all'
  readonly onOutcome: (outcome: Outcome | 'all') => void
}

const Filters = ({ kind, onKind, outcome, onOutcome }: FiltersProps) => (
  <>
    <SelectField
      label="Jenis"
      isLabelHidden
      value={kind}
      onChange={onKind}
      options={[
        { value: 'all', label: 'Semua jenis' },
        ...FOUND_KINDS.map((value) => ({ value, label: KIND_NAMES[value] })),
      ]}
    />
    <SelectField
      label="Hasil"
      isLabelHidden
      value={outcome}
      onChange={onOutcome}
      options={[
        { value: 'all', label: 'Semua hasil' },
        ...OUTCOMES.map((value) => ({ value, label: OUTCOME_NAMES[value] })),
      ]}
    />
  </>
)

const OUTCOMES: readonly Outcome[] = ['new', 'known', 'conflict', 'skipped']

/** Where one reason was pressed, every row is of one kind and one outcome: they need no column. */
const columnsOf = (isTaken: boolean, isOneReason: boolean): readonly Column<FoundRow>[] => [
  ...(isOneReason ? [] : [KIND]),
  NAME,
  ...(isOneReason ? [] : [OUTCOME]),
  TEXT,
  DETAIL,
  ...(isTaken ? [ON_ROUTER] : []),
]

const KIND: Column<FoundRow> = { id: 'kind', header: 'Jenis', width: 9.5, grow: 0, cell: (row) => KIND_NAMES[row.kind] }
const NAME: Column<FoundRow> = {
  id: 'name',
  header: 'Nama',
  width: 7,
  grow: 0.5,
  cell: (row) => <span className="ln-code">{row.name}</span>,
  tip: (row) => row.name,
}
const OUTCOME: Column<FoundRow> = {
  id: 'outcome',
  header: 'Hasil',
  width: 8,
  grow: 0,
  cell: (row) => <StatusChip {...outcomeWord(row.outcome)} />,
}
const TEXT: Column<FoundRow> = {
  id: 'text',
  header: 'Sebab',
  width: 14,
  grow: 3,
  cell: (row) => row.error ?? row.text,
  tip: (row) => row.error ?? row.text,
}
const DETAIL: Column<FoundRow> = {
  id: 'detail',
  header: 'Keterangan',
  width: 9,
  grow: 2,
  cell: (row) => row.detail,
  tip: (row) => row.detail,
}

const ON_ROUTER: Column<FoundRow> = {
  id: 'state',
  header: 'Di router',
  width: 10,
  grow: 0,
  cell: (row) => {
    const word = ITEM_WORDS[row.state]
    return word ? <StatusChip {...word} isBusy={row.state === 'waiting' || row.state === 'restoring'} /> : null
  },
}
