// Owns: the rows of one account between two days, with its running balance and marks where something was taken back.
// Must never: load all at once.
import { useInfiniteQuery } from '@tanstack/react-query'
import type { StatementLine } from '../../../src-main/features/ledger/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { orpc, pagedTable, useSession } from '../../api'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import type { Column } from '../../ui/table-types'
import type { DayRange } from './ranges'
import css from './reports.module.css'

export function AccountView({ account, range }: { readonly account: string; readonly range: DayRange }) {
  const { zone } = useSession()
  const list = useInfiniteQuery({
    ...orpc.ledger.statement.infiniteOptions({
      input: (after: string | null) => ({ account, ...range, after, limit: 100 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
    staleTime: 0,
  })
  const [first] = list.data?.pages ?? []
  const { rows, ...paging } = pagedTable(list)
  return (
    <DataTable
      label={`Akun ${first?.name ?? ''}`}
      summary={first && `${first.name}. Saldo awal ${formatRupiah(rupiah(first.opening))}`}
      rows={rows}
      rowKey={(row) => String(row.id)}
      columns={columnsOf((at) => formatInstant(at, zone).slice(0, 16))}
      {...paging}
      resetKey={`${account} ${range.from} ${range.until}`}
      empty={<EmptyState title="Tidak ada gerakan di rentang ini">Pilih rentang lain di atas.</EmptyState>}
      rowTone={(row) => (row.reversesSeq !== null || row.reversedBySeq !== null ? 'calm' : undefined)}
      card={(row) => (
        <div className={css.card}>
          <span className={css.memo}>
            <Memo row={row} />
          </span>
          <Money amount={rupiah(row.debit - row.credit)} isSigned />
          <span className={`${css.soft} ln-number`}>{formatInstant(row.at, zone)}</span>
          <Money amount={rupiah(row.balance)} size="sm" tone="soft" />
        </div>
      )}
      height={32}
    />
  )
}

function columnsOf(timeOf: (at: number) => string): readonly Column<StatementLine>[] {
  const money = (amount: number) => (amount === 0 ? '' : <Money amount={rupiah(amount)} />)
  return [
    { id: 'at', header: 'Waktu', width: 10, grow: 0, cell: (row) => timeOf(row.at) },
    {
      id: 'memo',
      header: 'Catatan',
      width: 12,
      grow: 4,
      cell: (row) => <Memo row={row} />,
      tip: (row) => `#${row.seq} ${row.memo}, oleh ${row.actorName || 'LoketNet'}`,
    },
    {
      id: 'other',
      header: 'Lawan',
      width: 7,
      grow: 1,
      leaves: 1,
      cell: (row) => row.otherName,
      tip: (row) => row.otherName,
    },
    { id: 'debit', header: 'Debit', width: 6.75, grow: 0, isNumber: true, cell: (row) => money(row.debit) },
    { id: 'credit', header: 'Kredit', width: 6.75, grow: 0, isNumber: true, cell: (row) => money(row.credit) },
    {
      id: 'balance',
      header: 'Saldo',
      width: 9,
      grow: 0,
      isNumber: true,
      cell: (row) => <Money amount={rupiah(row.balance)} />,
    },
  ]
}

const Memo = ({ row }: { readonly row: StatementLine }) => (
  <>
    <ReversalMark row={row} /> {row.memo}
  </>
)

function ReversalMark({ row }: { readonly row: StatementLine }) {
  if (row.reversesSeq !== null) return <StatusChip tone="warn" word={`Membatalkan #${row.reversesSeq}`} />
  if (row.reversedBySeq !== null) return <StatusChip tone="calm" word={`Dibatalkan #${row.reversedBySeq}`} />
  return null
}
