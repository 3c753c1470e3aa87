// Owns: riwayat Mikhmon on the screen: sales from before, by month, and the rows of one month.
// Must never: be added to what LoketNet sold; it says so.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { formatInstant, type ShopZone } from '../../../src-main/shared/calendar-date'
import { formatRupiah, formatRupiahShort, formatThousands, rupiah } from '../../../src-main/shared/money'
import { orpc, useSession } from '../../api'
import { BarChart, Button, type Column, DataTable, Dialog, Panel } from '../../ui'
import css from './takeover.module.css'
import { monthWords, shortMonth } from './words'

export function HistoryPanel({ routerId }: { readonly routerId: string }) {
  const { data } = useQuery(orpc.takeover.historyMonths.queryOptions({ input: { routerId } }))
  const [open, setOpen] = useState<string | null>(null)
  if (!data || data.length === 0) return null
  const months = data.slice(0, 12).toReversed()
  const count = data.reduce((sum, month) => sum + month.count, 0)
  const total = data.reduce((sum, month) => sum + month.total, 0)
  return (
    <Panel
      title="Riwayat Mikhmon"
      detail={`${formatThousands(count)} penjualan, ${formatRupiah(rupiah(total))}. Tidak masuk buku dan laporan LoketNet.`}
    >
      <BarChart
        label="Penjualan Mikhmon per bulan"
        points={months.map(({ month, total: value }) => ({ label: shortMonth(month), name: monthWords(month), value }))}
        format={(value) => formatRupiah(rupiah(Math.round(value)))}
        formatAxis={(value) => formatRupiahShort(rupiah(Math.round(value)))}
        height={150}
        onOpen={(index) => setOpen(months[index]?.month ?? null)}
      />
      <div className={css.deeds}>
        {data.slice(0, 12).map(({ month, count: sales }) => (
          <Button key={month} size="xs" variant="default" onClick={() => setOpen(month)}>
            {monthWords(month)} ({formatThousands(sales)})
          </Button>
        ))}
      </div>
      {open !== null && <MonthDialog routerId={routerId} month={open} onClose={() => setOpen(null)} />}
    </Panel>
  )
}

interface MonthProps {
  readonly routerId: string
  readonly month: string
  readonly onClose: () => void
}

interface Sale {
  readonly id: number
  readonly soldAt: number
  readonly code: string
  readonly price: number
  readonly profile: string
  readonly validity: string
}

function MonthDialog({ routerId, month, onClose }: MonthProps) {
  const { zone } = useSession()
  const list = useInfiniteQuery(
    orpc.takeover.history.infiniteOptions({
      input: (after: string | null) => ({ routerId, month, after, limit: 100 }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <Dialog isOpen onClose={onClose} title={`Riwayat Mikhmon ${monthWords(month)}`} size="lg" closesOutside>
      <DataTable<Sale>
        label="Penjualan Mikhmon"
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={columnsIn(zone)}
        height={26}
        isLoading={list.isLoading}
        hasMore={list.hasNextPage}
        isLoadingMore={list.isFetchingNextPage}
        loadMore={() => void list.fetchNextPage()}
      />
    </Dialog>
  )
}

const columnsIn = (zone: ShopZone): readonly Column<Sale>[] => [
  { id: 'at', header: 'Login pertama', width: 12.5, grow: 0, cell: (row) => formatInstant(row.soldAt, zone) },
  { id: 'code', header: 'Kode', width: 7, cell: (row) => <span className="ln-code">{row.code}</span> },
  { id: 'profile', header: 'Profil', width: 8, cell: (row) => row.profile },
  { id: 'validity', header: 'Masa aktif', width: 6, cell: (row) => row.validity },
  { id: 'price', header: 'Harga', width: 6, isNumber: true, cell: (row) => formatRupiah(rupiah(row.price)) },
]
