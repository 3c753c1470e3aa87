// Owns: the filter line of the voucher list.
// Must never: hide that something is filtered; "Tampilkan semua" stands there as long as it is.
import { useQuery } from '@tanstack/react-query'
import type { VoucherFilter } from '../../../src-main/features/vouchers/contract'
import { orpc, useSession } from '../../api'
import { today } from '../../lib/time'
import { Button, DateInput, SearchBox, SelectBox } from '../../ui'
import css from './vouchers.module.css'
import { routerStateOptions, stateOptions } from './words'

export interface ListFiltersProps {
  readonly filter: VoucherFilter
  readonly set: (changes: Partial<VoucherFilter>) => void
  readonly clear: () => void
  readonly isNarrowed: boolean
  readonly onEnter: (text: string) => void
}

export function ListFilters({ filter, set, clear, isNarrowed, onEnter }: ListFiltersProps) {
  const { zone } = useSession()
  const choices = useQuery(orpc.vouchers.choices.queryOptions({ input: {} })).data
  const day = today(zone)
  const packages = (choices?.packages ?? []).map(({ id, name, isArchived }) => ({
    value: id,
    label: name,
    detail: isArchived ? 'diarsipkan' : undefined,
  }))
  const people = (choices?.people ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={css.filters}>
      <div className={css.search}>
        <SearchBox
          label="Cari kode voucher"
          placeholder="Cari kode"
          value={filter.code}
          onChange={(code) => set({ code })}
          onEnter={onEnter}
        />
      </div>
      <div className={css.choice}>
        <SelectBox
          label="Paket"
          isLabelHidden
          isClearable
          placeholder="Paket"
          value={filter.packageId}
          onChange={(packageId) => set({ packageId })}
          options={packages}
        />
      </div>
      <div className={css.choice}>
        <SelectBox
          label="Status"
          isLabelHidden
          isClearable
          placeholder="Status"
          value={filter.state}
          onChange={(state) => set({ state })}
          options={stateOptions}
        />
      </div>
      <div className={css.choice}>
        <SelectBox
          label="Status di router"
          isLabelHidden
          isClearable
          placeholder="Di router?"
          value={filter.routerState}
          onChange={(routerState) => set({ routerState })}
          options={routerStateOptions}
        />
      </div>
      <div className={css.choice}>
        <SelectBox
          label="Kasir"
          isLabelHidden
          isClearable
          placeholder="Kasir"
          value={filter.soldBy}
          onChange={(soldBy) => set({ soldBy })}
          options={people}
        />
      </div>
      <div className={css.day}>
        <DateInput
          label="Dibuat sejak"
          isLabelHidden
          placeholder="Dibuat sejak"
          today={day}
          yearRule="past"
          max={day}
          value={filter.madeFrom}
          onChange={(madeFrom) => set({ madeFrom })}
        />
      </div>
      <div className={css.day}>
        <DateInput
          label="Dibuat sampai"
          isLabelHidden
          placeholder="Sampai"
          today={day}
          yearRule="past"
          max={day}
          value={filter.madeTo}
          onChange={(madeTo) => set({ madeTo })}
        />
      </div>
      {filter.batchId !== null && (
        <Button size="xs" variant="light" onClick={() => set({ batchId: null })}>
          Satu batch saja ✕
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
