// Owns: the list of customers: narrowed, counted, its columns chosen, opened, exported.
// Must never: load everybody, or count what the core has not counted.
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import type { CustomerListItem } from '../../../src-main/features/customers/contract'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, pagedTable, useSession } from '../../api'
import { go } from '../../app/route'
import { useNow } from '../../lib/time'
import { ActionsMenu, Button, CountLine, DataTable, EmptyState } from '../../ui'
import { TakeSecretsDialog } from '../provisioning/take-secrets-dialog'
import { ColumnChooser } from './column-chooser'
import { CustomerRow } from './customer-row'
import { ExportDialog } from './export-dialog'
import { customerColumns } from './list-columns'
import { ListFilters } from './list-filters'
import { useChosenColumns, useCustomerFilter } from './use-customer-filter'

const PAGE = 100

export interface CustomerListProps {
  readonly onAdd: () => void
  readonly onAreas: () => void
}

export function CustomerList({ onAdd, onAreas }: CustomerListProps) {
  const { zone, may } = useSession()
  const now = useNow()
  const narrowing = useCustomerFilter()
  const { filter, set, clear, isNarrowed } = narrowing
  const [isTaking, setTaking] = useState(false)
  const [exporting, setExporting] = useState<'csv' | 'xlsx' | null>(null)
  const columns = customerColumns(zone, now)
  const usual = columns.filter(({ isUsual }) => isUsual).map(({ id }) => id)
  const [chosen, setChosen] = useChosenColumns(usual)
  /** What a person has ticked stands, even where the list must then be scrolled. */
  const isChosen = chosen.join() !== usual.join()
  // Typing goes first; the list follows.
  const asked = useDeferredValue(filter)
  const list = useInfiniteQuery(
    orpc.customers.list.infiniteOptions({
      input: (after: string | null) => ({ filter: asked, after, limit: PAGE }),
      initialPageParam: null,
      getNextPageParam: (page) => page.next,
    }),
  )
  const count = useQuery(orpc.customers.count.queryOptions({ input: { filter: asked } })).data
  const { rows, ...paging } = pagedTable(list)
  const isSearching = asked.search.trim() !== ''
  const isManager = may(MANAGERS)
  const openOnly = (text: string) => {
    set({ search: text })
    const [only] = rows
    if (only && rows.length === 1 && text === filter.search && !list.isFetching) go('pelanggan', only.id)
  }
  const menu = [
    ...(isManager
      ? [
          { id: 'import', label: 'Impor CSV / Excel', onChoose: () => go('pelanggan', 'impor') },
          { id: 'take', label: 'Ambil dari router (PPPoE)', onChoose: () => setTaking(true) },
          { id: 'csv', label: 'Ekspor CSV', isDisabled: rows.length === 0, onChoose: () => setExporting('csv') },
          { id: 'xlsx', label: 'Ekspor Excel', isDisabled: rows.length === 0, onChoose: () => setExporting('xlsx') },
          { id: 'areas', label: 'Area', onChoose: onAreas },
        ]
      : []),
    {
      id: 'archive',
      label: filter.isArchived ? 'Tampilkan yang aktif' : `Lihat arsip (${count?.archived ?? 0})`,
      isDisabled: !filter.isArchived && count?.archived === 0,
      onChoose: () => set({ isArchived: !filter.isArchived }),
    },
  ]
  return (
    <>
      <DataTable<CustomerListItem>
        label="Pelanggan"
        rows={rows}
        rowKey={(row) => row.id}
        columns={columns
          .filter(({ id, isFixed }) => isFixed || chosen.includes(id))
          .map((column) => (isChosen ? { ...column, leaves: undefined } : column))}
        filters={<ListFilters {...narrowing} onEnter={openOnly} />}
        summary={
          count && (
            <CountLine
              noun={filter.isArchived ? 'pelanggan diarsipkan' : 'pelanggan'}
              shown={count.matching}
              total={filter.isArchived ? undefined : count.total}
            />
          )
        }
        actions={
          <>
            <ColumnChooser columns={columns} chosen={chosen} onChange={setChosen} usual={usual} />
            <ActionsMenu label="Lainnya untuk pelanggan" actions={menu} size="xs">
              Lainnya
            </ActionsMenu>
          </>
        }
        {...paging}
        total={count?.matching}
        resetKey={JSON.stringify(asked)}
        sort={
          filter.sort === 'name'
            ? { column: 'name', direction: 'ascending' }
            : { column: 'created', direction: 'descending' }
        }
        onSort={({ column }) => set({ sort: column === 'name' ? 'name' : 'newest' })}
        empty={
          isSearching || isNarrowed ? (
            <EmptyState
              title="Tidak ada pelanggan yang cocok"
              action={
                <Button variant="default" onClick={clear}>
                  Tampilkan semua
                </Button>
              }
            >
              Periksa ejaannya, atau longgarkan saringannya.
            </EmptyState>
          ) : (
            <EmptyState
              title="Belum ada pelanggan"
              action={
                <>
                  <Button onClick={onAdd}>Tambah pelanggan</Button>
                  {isManager && (
                    <Button variant="default" onClick={() => go('pelanggan', 'impor')}>
                      Impor CSV / Excel
                    </Button>
                  )}
                </>
              }
            >
              Pelanggan bulanan (PPPoE, IP statis, member hotspot) dicatat di sini, lalu ditagih setiap bulan.
            </EmptyState>
          )
        }
        onOpen={(row) => go('pelanggan', row.id)}
        rowTone={(row) =>
          row.services.some(({ provision }) => provision === 'failed' || provision === 'missing') ? 'bad' : undefined
        }
        card={(row) => <CustomerRow row={row} />}
      />
      {isTaking && <TakeSecretsDialog onClose={() => setTaking(false)} />}
      {exporting && <ExportDialog filter={asked} format={exporting} onClose={() => setExporting(null)} />}
    </>
  )
}
