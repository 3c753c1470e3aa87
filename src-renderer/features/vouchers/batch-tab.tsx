// Owns: the list of batches, newest first.
// Must never: show the little batches that the counter makes for one sale; those belong to their sale.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { BatchItem, BatchState } from '../../../src-main/features/vouchers/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { orpc, pagedTable, useSession } from '../../api'
import { go } from '../../app/route'
import { usePersistentState } from '../../lib/use-persistent-state'
import { Button, ChoiceTiles, type Column, DataTable, EmptyState, SearchBox, StatusChip } from '../../ui'
import css from './vouchers.module.css'
import { BATCH_WORDS, batchAmount } from './words'

export function BatchTab({ onMake }: { readonly onMake?: () => void }) {
  const { zone } = useSession()
  const [state, setState] = usePersistentState<BatchState | 'all'>('vouchers.batchState', 'all', readState)
  const [search, setSearch] = useState('')
  // Typing goes first; the list follows.
  const asked = useDeferredValue(search)
  const isNarrowed = state !== 'all' || asked.trim() !== ''
  const list = useInfiniteQuery(
    orpc.vouchers.batches.infiniteOptions({
      input: (after: string | null) => ({ after, limit: 50, state: state === 'all' ? null : state, search: asked }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const { rows, ...paging } = pagedTable(list)
  return (
    <DataTable<BatchItem>
      label="Batch"
      rows={rows}
      rowKey={(row) => row.id}
      columns={columnsOf(zone)}
      filters={
        <div className={css.filters}>
          <div className={css.search}>
            <SearchBox
              label="Cari tag atau catatan"
              placeholder="Tag atau catatan"
              value={search}
              onChange={setSearch}
            />
          </div>
          <ChoiceTiles
            label="Status"
            isLabelHidden
            look="segment"
            value={state}
            onChange={setState}
            choices={CHOICES}
          />
        </div>
      }
      summary={
        list.data && (
          <span aria-live="polite">
            <strong>
              {formatThousands(rows.length)}
              {list.hasNextPage ? '+' : ''}
            </strong>{' '}
            batch
          </span>
        )
      }
      resetKey={`${state} ${asked}`}
      {...paging}
      empty={
        <EmptyState
          title={isNarrowed ? 'Tidak ada batch seperti itu' : 'Belum ada batch'}
          action={onMake && <Button onClick={onMake}>Buat voucher</Button>}
        >
          Sekali buat bisa sampai 10.000 voucher. Kodenya masuk ke router di belakang layar, kasir tetap bisa berjualan.
        </EmptyState>
      }
      onOpen={(row) => go('voucher', 'batch', row.id)}
      card={(row) => (
        <div className={css.card}>
          <span>{row.packageName}</span>
          <StatusChip {...BATCH_WORDS[row.state]} />
          <span className={css.soft}>
            {formatInstant(row.createdAt, zone)} · {row.routerName}
          </span>
          <span className={css.soft}>{batchAmount(row)}</span>
        </div>
      )}
    />
  )
}

const CHOICES = [
  { value: 'all', label: 'Semua' },
  { value: 'running', label: 'Berjalan' },
  { value: 'done', label: 'Selesai' },
  { value: 'cancelled', label: 'Dibatalkan' },
] as const

const readState = (stored: unknown) => CHOICES.find(({ value }) => value === stored)?.value

const columnsOf = (zone: ShopZone): readonly Column<BatchItem>[] => [
  { id: 'tag', header: 'Batch', width: 6.5, grow: 0, cell: (row) => <span className="ln-code">{row.tag}</span> },
  { id: 'made', header: 'Dibuat', width: 11.75, grow: 0, cell: (row) => formatInstant(row.createdAt, zone) },
  { id: 'package', header: 'Paket', width: 9, grow: 2, cell: (row) => row.packageName, tip: (row) => row.packageName },
  { id: 'router', header: 'Router', width: 7, leaves: 2, cell: (row) => row.routerName },
  { id: 'amount', header: 'Jumlah', width: 11, grow: 0, isNumber: true, cell: batchAmount },
  { id: 'state', header: 'Status', width: 7, grow: 0, cell: (row) => <StatusChip {...BATCH_WORDS[row.state]} /> },
  {
    id: 'reason',
    header: 'Catatan',
    width: 8,
    grow: 2,
    leaves: 3,
    cell: (row) => row.reason,
    tip: (row) => row.reason,
  },
  { id: 'maker', header: 'Oleh', width: 5, leaves: 1, cell: (row) => row.makerName },
]
