// Owns: the list of vouchers: narrowed, counted, opened, exported.
// Must never: load all rows, or count what the core has not counted.
import { useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { Count, VoucherItem } from '../../../src-main/features/vouchers/contract'
import { formatThousands } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, pagedTable, useSession } from '../../api'
import { Button, DataTable, EmptyState } from '../../ui'
import { ExportDialog } from './export-dialog'
import { voucherColumns } from './list-columns'
import { ListFilters } from './list-filters'
import { useFilter } from './use-filter'
import { VoucherCard } from './voucher-card'
import { VoucherDialog } from './voucher-dialog'

const PAGE = 100
/** So many pages follow every change by themselves; beyond that a sale elsewhere would fetch hundreds of them again. */
const LIVE_PAGES = 5

export function ListTab() {
  const { zone, may } = useSession()
  const { filter, set, clear, isNarrowed } = useFilter()
  const [openId, setOpenId] = useState<number | null>(null)
  const [isExporting, setExporting] = useState(false)
  // Typing goes first; the list follows.
  const asked = useDeferredValue(filter)
  const key = JSON.stringify(asked)
  const [deepKey, setDeepKey] = useState('')
  const isDeep = deepKey === key
  const options = orpc.vouchers.list.infiniteOptions({
    input: (after: string | null) => ({ filter: asked, after, limit: PAGE }),
    initialPageParam: null,
    getNextPageParam: (page) => page.next,
  })
  const list = useInfiniteQuery({ ...options, enabled: !isDeep })
  const queryClient = useQueryClient()
  const loadMore = () => {
    if ((list.data?.pages.length ?? 0) >= LIVE_PAGES) setDeepKey(key)
    void list.fetchNextPage()
  }
  const fromTheTop = () => {
    setDeepKey('')
    void queryClient.resetQueries({ queryKey: options.queryKey })
  }
  const count = useQuery(orpc.vouchers.count.queryOptions({ input: { filter: asked } }))
  const { rows, ...paging } = pagedTable(list)
  const isSearching = asked.code.trim() !== ''
  const openOnly = (text: string) => {
    set({ code: text })
    const [only] = rows
    if (only && rows.length === 1 && text === filter.code && !list.isFetching) setOpenId(only.id)
  }
  return (
    <>
      <DataTable<VoucherItem>
        label="Voucher"
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={voucherColumns(zone)}
        filters={<ListFilters filter={filter} set={set} clear={clear} isNarrowed={isNarrowed} onEnter={openOnly} />}
        summary={
          <>
            {count.data && <CountWords count={count.data} isFiltered={isNarrowed || isSearching} />}
            {isDeep && (
              <Button size="xs" variant="subtle" onClick={fromTheTop}>
                Muat lagi dari yang terbaru
              </Button>
            )}
          </>
        }
        actions={
          may(MANAGERS) && (
            <Button size="xs" variant="default" onClick={() => setExporting(true)} disabled={rows.length === 0}>
              Ekspor CSV
            </Button>
          )
        }
        {...paging}
        loadMore={loadMore}
        resetKey={key}
        empty={
          isSearching || isNarrowed ? (
            <EmptyState
              title="Tidak ada voucher yang cocok"
              action={
                <Button variant="default" onClick={clear}>
                  Tampilkan semua
                </Button>
              }
            >
              Periksa kodenya, atau longgarkan saringannya.
            </EmptyState>
          ) : (
            <EmptyState title="Belum ada voucher">
              Tekan “Buat voucher”: pilih paket dan jumlahnya, kodenya dibuat dan dimasukkan ke router.
            </EmptyState>
          )
        }
        onOpen={(row) => setOpenId(row.id)}
        openKey={openId === null ? null : String(openId)}
        rowTone={(row) => (row.routerState === 'failed' || row.routerState === 'missing' ? 'bad' : undefined)}
        card={(row) => <VoucherCard row={row} zone={zone} />}
      />
      {openId !== null && <VoucherDialog key={openId} id={openId} onClose={() => setOpenId(null)} />}
      {isExporting && <ExportDialog filter={asked} onClose={() => setExporting(false)} />}
    </>
  )
}

function CountWords({ count, isFiltered }: { readonly count: Count; readonly isFiltered: boolean }) {
  return (
    <span aria-live="polite">
      <strong>
        {formatThousands(count.value)}
        {count.isExact ? '' : '+'}
      </strong>{' '}
      {isFiltered ? 'voucher cocok' : 'voucher'}
    </span>
  )
}
