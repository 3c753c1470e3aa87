// Owns: every row of the file with what will become of it, and why.
// Must never: hide a row that is not taken.
import { useState } from 'react'
import type { ImportPreview, ImportRow, ImportVerdict } from '../../../src-main/features/customers/contract'
import { ChoiceTiles, type Column, CountLine, DataTable, EmptyState, StatusChip } from '../../ui'
import css from './customers.module.css'
import { phoneText } from './list-columns'
import type { StateWord } from './words'

const VERDICTS: Readonly<Record<ImportVerdict, StateWord>> = {
  new: { tone: 'good', word: 'Baru' },
  known: { tone: 'calm', word: 'Sudah ada' },
  conflict: { tone: 'warn', word: 'Bentrok' },
  error: { tone: 'bad', word: 'Keliru' },
}

const said = ({ reasons, warnings }: ImportRow): string => [...reasons, ...warnings].join(' ')

const COLUMNS: readonly Column<ImportRow>[] = [
  { id: 'line', header: 'Baris', width: 4, grow: 0, isNumber: true, cell: (row) => row.line },
  { id: 'verdict', header: 'Hasil', width: 6.5, grow: 0, cell: (row) => <StatusChip {...VERDICTS[row.verdict]} /> },
  { id: 'name', header: 'Nama', width: 9, cell: (row) => row.name, tip: (row) => row.name },
  { id: 'phone', header: 'No. HP', width: 9, grow: 0, cell: (row) => phoneText(row.phone) },
  { id: 'service', header: 'Langganan', width: 9, cell: (row) => row.service, tip: (row) => row.service },
  { id: 'why', header: 'Keterangan', width: 12, grow: 3, cell: said, tip: said },
]

type Shown = ImportVerdict | 'all' | 'warned'

export interface ImportRowsProps {
  readonly rows: readonly ImportRow[]
  readonly counts: ImportPreview['counts']
  readonly isRefreshing: boolean
}

export function ImportRows({ rows, counts, isRefreshing }: ImportRowsProps) {
  const [shown, setShown] = useState<Shown>('all')
  const visible = rows.filter(({ verdict, warnings }) => {
    if (shown === 'all') return true
    return shown === 'warned' ? verdict === 'new' && warnings.length > 0 : verdict === shown
  })
  const choices: { readonly value: Shown; readonly label: string }[] = [
    { value: 'all', label: `Semua ${rows.length}` },
    { value: 'new', label: `Baru ${counts.new}` },
    { value: 'warned', label: `Perlu dilihat ${counts.warned}` },
    { value: 'known', label: `Sudah ada ${counts.known}` },
    { value: 'conflict', label: `Bentrok ${counts.conflict}` },
    { value: 'error', label: `Keliru ${counts.error}` },
  ]
  return (
    <DataTable<ImportRow>
      label="Baris berkas"
      rows={visible}
      rowKey={(row) => String(row.line)}
      columns={COLUMNS}
      isRefreshing={isRefreshing}
      resetKey={shown}
      filters={
        <ChoiceTiles
          label="Tampilkan"
          isLabelHidden
          look="segment"
          value={shown}
          onChange={setShown}
          choices={choices.filter(({ value, label }) => value === 'all' || !label.endsWith(' 0'))}
        />
      }
      summary={<CountLine noun="baris" shown={visible.length} total={rows.length} />}
      empty={<EmptyState title="Tidak ada baris seperti ini" />}
      rowTone={({ verdict }) => (verdict === 'error' ? 'bad' : verdict === 'conflict' ? 'warn' : undefined)}
      card={(row) => (
        <div className={css.row}>
          <strong>
            {row.line}. {row.name}
          </strong>
          <StatusChip {...VERDICTS[row.verdict]} />
          <span className={css.soft}>{said(row) || row.service}</span>
        </div>
      )}
    />
  )
}
