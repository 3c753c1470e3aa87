// Owns: who is isolated now, or opened and not yet confirmed by the router; opening by hand.
// Must never: call somebody cut or open before the router said so.
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { IsolatedItem } from '../../../src-main/features/suspension/contract'
import { formatInstant } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, toProblem, useSession } from '../../api'
import { go } from '../../app/route'
import { today } from '../../lib/time'
import { Button, type Column, CountLine, DataTable, EmptyState, Money, SearchBox, StatusChip } from '../../ui'
import { ReopenDialog } from './deed-dialogs'
import css from './suspension.module.css'
import { isShut, lateText, routerWord } from './words'

const PAGE = 50

const arrearsOf = ({ arrears, isPrepaid }: IsolatedItem) =>
  arrears > 0 ? <Money amount={rupiah(arrears)} /> : isPrepaid ? 'masa habis' : 'tidak ada'

function opensText({ state, opensWhenPaid, isPrepaid }: IsolatedItem): string {
  if (state !== 'suspended') return ''
  if (isPrepaid) return 'diperpanjang'
  return opensWhenPaid ? 'bila dibayar' : 'dengan tangan'
}

export function IsolatedList() {
  const { zone, may } = useSession()
  const [search, setSearch] = useState('')
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [opening, setOpening] = useState<readonly IsolatedItem[] | null>(null)
  const pages = useInfiniteQuery(
    orpc.suspension.isolated.infiniteOptions({
      input: (after: string | null) => ({ search, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const rows = pages.data?.pages.flatMap((page) => page.rows) ?? []
  const total = pages.data?.pages[0]?.total ?? 0
  const chosen = rows.filter((row) => selected.has(row.subscriptionId) && isShut(row))
  const isManager = may(MANAGERS)
  const day = today(zone)
  const columns: readonly Column<IsolatedItem>[] = [
    {
      id: 'customer',
      header: 'Pelanggan',
      width: 10.5,
      grow: 2,
      cell: (row) => row.customerName,
      tip: (row) => row.customerNumber,
    },
    {
      id: 'package',
      header: 'Paket',
      width: 8,
      leaves: 3,
      cell: (row) => row.packageName,
      tip: (row) => row.packageName,
    },
    {
      id: 'state',
      header: 'Keadaan di router',
      width: 12,
      grow: 0,
      cell: (row) => <StatusChip {...routerWord(row, isShut(row))} />,
      tip: (row) => row.provisionError ?? '',
    },
    {
      id: 'since',
      header: 'Sejak',
      width: 10,
      grow: 0,
      leaves: 2,
      cell: (row) => formatInstant(row.since, zone).slice(0, 16),
    },
    {
      id: 'reason',
      header: 'Sebab',
      width: 11,
      grow: 2,
      leaves: 1,
      cell: (row) => row.reason,
      tip: (row) => row.reason,
    },
    {
      id: 'arrears',
      header: 'Tunggakan',
      width: 7.5,
      grow: 0,
      isNumber: true,
      cell: arrearsOf,
    },
    {
      id: 'opens',
      header: 'Dibuka',
      width: 8,
      grow: 0,
      cell: opensText,
    },
  ]
  return (
    <>
      <DataTable<IsolatedItem>
        label="Yang diisolir"
        columns={columns}
        rows={rows}
        rowKey={(row) => row.subscriptionId}
        total={total}
        isLoading={pages.isPending}
        isRefreshing={pages.isRefetching}
        error={pages.error ? toProblem(pages.error) : null}
        hasMore={pages.hasNextPage}
        isLoadingMore={pages.isFetchingNextPage}
        loadMore={() => void pages.fetchNextPage()}
        resetKey={search}
        height={Math.max(11, Math.min(30, 3 + rows.length * 2.4))}
        selected={isManager ? selected : undefined}
        onSelect={isManager ? setSelected : undefined}
        onOpen={(row) => go('pelanggan', row.customerId)}
        filters={<SearchBox label="Cari pelanggan yang diisolir" value={search} onChange={setSearch} />}
        summary={total > 0 && <CountLine noun="diisolir" shown={total} selected={chosen.length} />}
        actions={
          isManager &&
          chosen.length > 0 && (
            <Button size="xs" onClick={() => setOpening(chosen)}>
              Buka isolir ({chosen.length})
            </Button>
          )
        }
        card={(row) => (
          <div className={css.card}>
            <strong>{row.customerName}</strong>
            {arrearsOf(row)}
            <span className={css.soft}>{row.oldestDueDay === null ? row.reason : lateText(row.oldestDueDay, day)}</span>
            <StatusChip {...routerWord(row, isShut(row))} />
          </div>
        )}
        cardHeight={4}
        empty={
          <EmptyState title={search === '' ? 'Tidak ada yang diisolir' : 'Tidak ada yang cocok'}>
            {search === ''
              ? 'Semua pelanggan terbuka. Yang menunggak muncul di sini sesudah diisolir.'
              : 'Ubah pencariannya.'}
          </EmptyState>
        }
      />
      {opening && (
        <ReopenDialog
          subscriptionIds={opening.map(({ subscriptionId }) => subscriptionId)}
          who={opening.length === 1 ? (opening[0]?.customerName ?? '') : `${opening.length} langganan`}
          isLate={opening.some(({ arrears }) => arrears > 0)}
          onClose={() => {
            setOpening(null)
            setSelected(new Set())
          }}
        />
      )}
    </>
  )
}
