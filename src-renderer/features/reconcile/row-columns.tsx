// Owns: how one row of "Cocokkan" looks, in columns and as a card.
// Must never: show a colour without a word.
import type { ReconcileRow } from '../../../src-main/features/reconcile/contract'
import { type Column, StatusChip } from '../../ui'
import css from './reconcile.module.css'
import { changesText, deedText, KIND_WORDS } from './words'

const explain = (row: ReconcileRow): string => (row.changes.length > 0 ? changesText(row) : row.why)

export const ROW_COLUMNS: readonly Column<ReconcileRow>[] = [
  {
    id: 'kind',
    header: 'Status',
    width: 11,
    grow: 0,
    cell: ({ kind }) => <StatusChip tone={KIND_WORDS[kind].tone} word={KIND_WORDS[kind].word} />,
  },
  {
    id: 'name',
    header: 'Nama di router',
    width: 9,
    cell: ({ name }) => <span className="ln-code">{name}</span>,
    tip: ({ name }) => name,
  },
  { id: 'label', header: 'Untuk', width: 8, cell: ({ label }) => label, tip: ({ label }) => label },
  {
    id: 'why',
    header: 'Kenapa',
    width: 16,
    grow: 3,
    cell: explain,
    tip: (row) => (row.changes.length > 0 ? `${row.why} ${changesText(row)}` : row.why),
  },
  {
    id: 'deed',
    header: 'Yang bisa dilakukan',
    width: 11,
    cell: (row) => <span className={row.action ? undefined : css.soft}>{deedText(row)}</span>,
  },
]

export function RowCard({ row }: { readonly row: ReconcileRow }) {
  const { tone, word } = KIND_WORDS[row.kind]
  return (
    <div className={css.card}>
      <span className={css.cardHead}>
        <strong className="ln-code">{row.name}</strong> <StatusChip tone={tone} word={word} />
      </span>
      <span>{explain(row)}</span>
      <span className={css.soft}>
        {row.label} · {deedText(row)}
      </span>
    </div>
  )
}
