// Owns: how a reseller's saldo moved, and what he sold.
// Must never: work out a balance by itself; the ledger gives it with every row.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { SaleItem, StatementItem } from '../../../src-main/features/resellers/contract'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { type Column, CountLine, DataTable, EmptyState, Money, StatusChip } from '../../ui'
import css from './resellers.module.css'
import { rp, SALE_STATES } from './words'

const timeText = (at: number, zone: ShopZone) => formatInstant(at, zone).slice(0, 16)

export function StatementPanel({ resellerId }: { readonly resellerId: string }) {
  const { zone } = useSession()
  const pages = useInfiniteQuery(
    orpc.resellers.statement.infiniteOptions({
      input: (before: number | null) => ({ resellerId, before }),
      initialPageParam: null,
      getNextPageParam: (page) => (page.length < 30 ? undefined : (page.at(-1)?.id ?? undefined)),
    }),
  )
  const rows = pages.data?.pages.flat() ?? []
  const columns: readonly Column<StatementItem>[] = [
    { id: 'at', header: 'Waktu', width: 9.5, cell: ({ at }) => timeText(at, zone) },
    { id: 'memo', header: 'Uraian', width: 16, grow: 2, cell: ({ memo }) => memo, tip: ({ memo }) => memo },
    {
      id: 'amount',
      header: 'Masuk / keluar',
      width: 8,
      isNumber: true,
      cell: ({ amount }) => <Money amount={rupiah(amount)} isSigned tone={amount < 0 ? 'plain' : 'good'} />,
    },
    {
      id: 'balance',
      header: 'Saldo',
      width: 8,
      isNumber: true,
      cell: ({ balance }) => <Money amount={rupiah(balance)} tone={balance < 0 ? 'bad' : 'plain'} />,
    },
  ]
  return (
    <DataTable
      label="Mutasi saldo"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      isLoading={pages.isPending}
      hasMore={pages.hasNextPage}
      isLoadingMore={pages.isFetchingNextPage}
      loadMore={() => void pages.fetchNextPage()}
      summary={<CountLine noun="mutasi" shown={rows.length} detail="terbaru di atas" />}
      empty={
        <EmptyState title="Saldo belum pernah bergerak">Tekan "Isi saldo" bila uangnya sudah diterima.</EmptyState>
      }
      card={(row) => (
        <span className={css.card}>
          <span>{row.memo}</span>
          <Money amount={rupiah(row.amount)} isSigned />
          <span className={css.soft}>{timeText(row.at, zone)}</span>
          <span className={css.soft}>saldo {rp(row.balance)}</span>
        </span>
      )}
    />
  )
}

export function SalesPanel({ resellerId }: { readonly resellerId: string }) {
  const { zone } = useSession()
  const sales = useQuery(orpc.resellers.sales.queryOptions({ input: { resellerId } }))
  const rows = sales.data ?? []
  const whatOf = ({ quantity, packageName, customerName }: SaleItem) =>
    customerName === null ? `${quantity} x ${packageName}` : `${packageName} · ${customerName}`
  const columns: readonly Column<SaleItem>[] = [
    { id: 'at', header: 'Waktu', width: 9.5, cell: ({ at }) => timeText(at, zone) },
    { id: 'number', header: 'Nomor', width: 9.5, leaves: 1, cell: ({ number }) => number },
    { id: 'what', header: 'Yang dijual', width: 14, grow: 2, cell: whatOf },
    { id: 'amount', header: 'Dia bayar', width: 7, isNumber: true, cell: ({ amount }) => rp(amount) },
    { id: 'margin', header: 'Untungnya', width: 7, leaves: 2, isNumber: true, cell: ({ margin }) => rp(margin) },
    {
      id: 'state',
      header: 'Keadaan',
      width: 10,
      cell: ({ state }) => <StatusChip {...SALE_STATES[state]} />,
      tip: ({ endReason }) => endReason,
    },
  ]
  return (
    <DataTable
      label="Penjualan reseller"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      isLoading={sales.isPending}
      summary={<CountLine noun="penjualan" shown={rows.length} detail="terbaru di atas" />}
      empty={<EmptyState title="Belum ada penjualan">Yang dijual dari HP-nya tampil di sini.</EmptyState>}
      card={(row) => (
        <span className={css.card}>
          <span>{whatOf(row)}</span>
          <Money amount={rupiah(row.amount)} />
          <span className={css.soft}>
            {row.number} · {timeText(row.at, zone)}
          </span>
          <span className={css.soft}>{SALE_STATES[row.state].word}</span>
        </span>
      )}
    />
  )
}
