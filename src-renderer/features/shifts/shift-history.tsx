// Owns: the shifts so far, newest first: for a Kasir the own ones, for managers everybody's.
// Must never: load all at once.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ShiftItem } from '../../../src-main/features/shifts/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, pagedTable, useSession } from '../../api'
import { ChoiceTiles } from '../../ui/choice-tiles'
import { DataTable } from '../../ui/data-table'
import { EmptyState } from '../../ui/empty-state'
import { Money } from '../../ui/money'
import { StatusChip } from '../../ui/status-chip'
import type { Column } from '../../ui/table-types'
import css from './shifts.module.css'
import { differenceMark } from './words'

export function ShiftHistory({ onOpen }: { readonly onOpen: (shiftId: string) => void }) {
  const { zone, may } = useSession()
  const [which, setWhich] = useState<'all' | 'open'>('all')
  const openOnly = which === 'open'
  const list = useInfiniteQuery(
    orpc.shifts.list.infiniteOptions({
      input: (after: string | null) => ({ after, openOnly }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const { rows, ...paging } = pagedTable(list)
  return (
    <DataTable
      label="Shift"
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsOf((at) => formatInstant(at, zone).slice(0, 16))}
      filters={
        may(MANAGERS) && (
          <ChoiceTiles
            label="Shift yang ditampilkan"
            isLabelHidden
            look="segment"
            value={which}
            onChange={setWhich}
            choices={[
              { value: 'all', label: 'Semua' },
              { value: 'open', label: 'Masih terbuka' },
            ]}
          />
        )
      }
      {...paging}
      resetKey={which}
      empty={<EmptyState title="Belum ada shift">Buka shift di "Laci saya"; riwayatnya muncul di sini.</EmptyState>}
      onOpen={(row) => onOpen(row.id)}
      rowTone={(row) => (row.difference !== null && row.difference < 0 ? 'warn' : undefined)}
      card={(row) => <Card row={row} time={formatInstant(row.openedAt, zone)} />}
      cardHeight={4.5}
    />
  )
}

function columnsOf(timeOf: (at: number) => string): readonly Column<ShiftItem>[] {
  const money = (amount: number | null) => (amount === null ? '' : <Money amount={rupiah(amount)} />)
  return [
    { id: 'number', header: 'Nomor', width: 8.5, grow: 0, leaves: 3, cell: (row) => row.number },
    {
      id: 'cashier',
      header: 'Kasir',
      width: 6,
      grow: 2,
      cell: (row) => row.cashierName,
      tip: (row) => row.cashierName,
    },
    { id: 'opened', header: 'Dibuka', width: 10.5, grow: 0, cell: (row) => timeOf(row.openedAt) },
    {
      id: 'closed',
      header: 'Ditutup',
      width: 10.5,
      grow: 0,
      cell: (row) => (row.closedAt === null ? <OpenChip row={row} /> : timeOf(row.closedAt)),
    },
    {
      id: 'opening',
      header: 'Modal',
      width: 7,
      grow: 0,
      leaves: 1,
      isNumber: true,
      cell: (row) => money(row.openingCash),
    },
    {
      id: 'expected',
      header: 'Seharusnya',
      width: 7.5,
      grow: 0,
      leaves: 2,
      isNumber: true,
      cell: (row) => money(row.closedAt === null ? null : row.expectedCash),
    },
    {
      id: 'difference',
      header: 'Selisih',
      width: 11.5,
      grow: 0,
      isNumber: true,
      cell: (row) => <Difference row={row} />,
    },
    { id: 'deposit', header: 'Setoran', width: 7.5, grow: 0, isNumber: true, cell: (row) => money(row.deposit) },
  ]
}

const OpenChip = ({ row }: { readonly row: ShiftItem }) =>
  row.isFromBefore ? <StatusChip tone="warn" word="Terbuka sejak kemarin" /> : <StatusChip tone="info" word="Terbuka" />

function Difference({ row }: { readonly row: ShiftItem }) {
  if (row.closedAt === null || row.difference === null) return null
  const { tone, word } = differenceMark(row.difference)
  return (
    <span className={css.difference}>
      <StatusChip tone={tone} word={word} />
      {row.difference !== 0 && <Money amount={rupiah(Math.abs(row.difference))} />}
    </span>
  )
}

const Card = ({ row, time }: { readonly row: ShiftItem; readonly time: string }) => (
  <div className={css.card}>
    <strong>
      {row.cashierName} <span className="ln-number">{row.number}</span>
    </strong>
    {row.closedAt === null ? <OpenChip row={row} /> : <Difference row={row} />}
    <span className={`${css.soft} ln-number`}>{time}</span>
    <span className={css.soft}>
      {row.deposit !== null && (
        <>
          Setoran <Money amount={rupiah(row.deposit)} size="sm" />
        </>
      )}
    </span>
  </div>
)
