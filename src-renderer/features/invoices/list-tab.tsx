// Owns: the list of bills: narrowed, searched, opened, exported.
// Must never: load all rows, or count what the core has not counted.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { BillItem } from '../../../src-main/features/invoices/contract'
import { addMonths, firstOfMonth, formatMonth } from '../../../src-main/shared/calendar-date'
import { formatThousands } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, pagedTable, useSession } from '../../api'
import { go } from '../../app/route'
import { today } from '../../lib/time'
import { Button, DataTable, EmptyState, SearchBox, SelectBox } from '../../ui'
import { ExportDialog } from './export-dialog'
import css from './invoices.module.css'
import { BillCard, billColumns } from './list-columns'
import { StatusChoice } from './status-choice'
import { useBillFilter } from './use-bill-filter'

const PAGE = 100
const SHOWN_MONTHS = 61

export default function BillListTab() {
  const { zone, may } = useSession()
  const { filter, set, clear, isNarrowed } = useBillFilter()
  const [isExporting, setExporting] = useState(false)
  // Typing goes first; the list follows.
  const asked = useDeferredValue(filter)
  const { month, search } = asked
  const list = useInfiniteQuery(
    orpc.invoices.list.infiniteOptions({
      input: (after: string | null) => ({ ...asked, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const counts = useQuery(orpc.invoices.counts.queryOptions({ input: { month, search } })).data
  const { rows, ...paging } = pagedTable(list)
  const isSearching = search.trim() !== ''
  const open = (row: BillItem) => go('tagihan', 'daftar', String(row.id))
  const openOnly = (text: string) => {
    const [only] = rows
    if (only && rows.length === 1 && text === search && !list.isFetching) open(only)
    else set({ search: text })
  }
  const first = firstOfMonth(today(zone))
  const months = Array.from({ length: SHOWN_MONTHS }, (_, index) => addMonths(first, 1 - index)).map((day) => ({
    value: day.slice(0, 7),
    label: formatMonth(day),
  }))
  const total = counts?.[asked.status ?? 'all'].count
  return (
    <>
      <DataTable<BillItem>
        label="Tagihan"
        rows={rows}
        rowKey={(row) => String(row.id)}
        columns={billColumns}
        filters={
          <>
            <StatusChoice value={filter.status} onChange={(status) => set({ status })} counts={counts} />
            <div className={css.filters}>
              <div className={css.search}>
                <SearchBox
                  label="Cari nomor tagihan, nama atau nomor HP"
                  placeholder="Nomor tagihan, nama, nomor HP"
                  value={filter.search}
                  onChange={(text) => set({ search: text })}
                  onEnter={openOnly}
                />
              </div>
              <div className={css.choice}>
                <SelectBox
                  label="Bulan terbit"
                  isLabelHidden
                  isClearable
                  placeholder="Semua bulan"
                  value={filter.month}
                  onChange={(chosen) => set({ month: chosen })}
                  options={months}
                />
              </div>
              {isNarrowed && (
                <Button size="xs" variant="subtle" onClick={clear}>
                  Tampilkan semua
                </Button>
              )}
            </div>
          </>
        }
        summary={
          <span aria-live="polite">
            {total !== undefined && (
              <>
                <strong>{formatThousands(total)}</strong> tagihan{isSearching ? ' cocok' : ''}
              </>
            )}
            {counts?.isCut && '. Terlalu banyak pelanggan yang cocok, ini sebagian dulu: ketik lebih lengkap.'}
          </span>
        }
        actions={
          may(MANAGERS) && (
            <Button size="xs" variant="default" onClick={() => setExporting(true)} disabled={rows.length === 0}>
              Ekspor
            </Button>
          )
        }
        {...paging}
        total={total}
        resetKey={JSON.stringify(asked)}
        empty={
          isSearching || isNarrowed ? (
            <EmptyState
              title="Tidak ada tagihan yang cocok"
              action={
                <Button variant="default" onClick={clear}>
                  Tampilkan semua
                </Button>
              }
            >
              Periksa nomor atau namanya, atau longgarkan saringannya.
            </EmptyState>
          ) : (
            <EmptyState
              title="Belum ada tagihan"
              action={
                may(MANAGERS) && (
                  <Button variant="default" onClick={() => go('tagihan', 'jalankan')}>
                    Buat tagihan
                  </Button>
                )
              }
            >
              Tambah pelanggan dan langganannya dulu. Lalu tagihan bulanannya dibuat di tab “Buat tagihan”.
            </EmptyState>
          )
        }
        onOpen={open}
        rowTone={(row) => (row.isOverdue ? 'bad' : row.state === 'cancelled' ? 'calm' : undefined)}
        card={(row) => <BillCard row={row} />}
      />
      {isExporting && <ExportDialog filter={asked} total={total ?? 0} onClose={() => setExporting(false)} />}
    </>
  )
}
