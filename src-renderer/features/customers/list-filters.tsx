// Owns: the filter line of the customer list.
// Must never: hide that something is filtered; "Tampilkan semua" stands there as long as it is.
import { useQuery } from '@tanstack/react-query'
import { orpc } from '../../api'
import { Button, SearchBox, SelectBox } from '../../ui'
import css from './customers.module.css'
import type { ListFilter } from './use-customer-filter'
import { useRouterOptions } from './use-options'
import { SERVICE_NAMES, STATE_OPTIONS } from './words'

export interface ListFiltersProps extends ListFilter {
  readonly onEnter: (text: string) => void
}

export function ListFilters({ filter, set, clear, isNarrowed, onEnter }: ListFiltersProps) {
  const packages = useQuery(orpc.catalog.list.queryOptions({ input: { includeArchived: true } })).data ?? []
  const routers = useRouterOptions()
  const areas = useQuery(orpc.customers.areas.queryOptions({ input: {} })).data ?? []
  const box = { isLabelHidden: true, isClearable: true }
  return (
    <div className={css.filters}>
      <div className={css.search}>
        <SearchBox
          label="Cari pelanggan"
          placeholder="Nama, nomor, HP, alamat, username"
          value={filter.search}
          onChange={(search) => set({ search })}
          onEnter={onEnter}
        />
      </div>
      <div className={css.choice}>
        <SelectBox
          {...box}
          label="Status"
          placeholder="Status"
          value={filter.state}
          onChange={(state) => set({ state })}
          options={STATE_OPTIONS}
        />
      </div>
      <div className={css.choice}>
        <SelectBox
          {...box}
          label="Paket"
          placeholder="Paket"
          value={filter.packageId}
          onChange={(packageId) => set({ packageId })}
          options={packages.map(({ id, name, isArchived, master }) => ({
            value: id,
            label: name,
            detail: isArchived ? 'diarsipkan' : SERVICE_NAMES[master.serviceType],
          }))}
        />
      </div>
      {routers.length > 1 && (
        <div className={css.choice}>
          <SelectBox
            {...box}
            label="Router"
            placeholder="Router"
            value={filter.routerId}
            onChange={(routerId) => set({ routerId })}
            options={routers}
          />
        </div>
      )}
      {areas.length > 0 && (
        <div className={css.choice}>
          <SelectBox
            {...box}
            label="Area"
            placeholder="Area"
            value={filter.areaId}
            onChange={(areaId) => set({ areaId })}
            options={areas.map(({ id, name, customers }) => ({ value: id, label: name, detail: String(customers) }))}
          />
        </div>
      )}
      {filter.isArchived && (
        <Button size="xs" variant="light" onClick={() => set({ isArchived: false })}>
          Hanya arsip ✕
        </Button>
      )}
      {isNarrowed && (
        <Button size="xs" variant="subtle" onClick={clear}>
          Tampilkan semua
        </Button>
      )}
    </div>
  )
}
