// Owns: the filter line of the voucher list.
// Must never: hide that something is filtered; "Tampilkan semua" stands there as long as it is.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { VoucherFilter } from '../../../src-main/features/vouchers/contract'
import type { CalendarDate } from '../../../src-main/shared/calendar-date'
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
  const choices = useQuery(orpc.vouchers.choices.queryOptions({ input: {} })).data
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
          label="Cari kode voucher atau tag batch"
          placeholder="Kode atau tag"
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
          placeholder="Di router"
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
      <DayFilter filter={filter} set={set} />
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

type DayOf = 'made' | 'sold'

const DAYS_OF = [
  { value: 'made' as const, label: 'Dibuat' },
  { value: 'sold' as const, label: 'Terjual' },
]

/** One pair of days; of the making or of the sale. */
function DayFilter({ filter, set }: Pick<ListFiltersProps, 'filter' | 'set'>) {
  const { zone } = useSession()
  const isSold = filter.soldFrom !== null || filter.soldTo !== null
  const [chosen, setChosen] = useState<DayOf>(isSold ? 'sold' : 'made')
  const of = isSold ? 'sold' : filter.madeFrom !== null || filter.madeTo !== null ? 'made' : chosen
  const [from, to] = of === 'sold' ? [filter.soldFrom, filter.soldTo] : [filter.madeFrom, filter.madeTo]
  const put = (which: DayOf, days: { readonly from: CalendarDate | null; readonly to: CalendarDate | null }) =>
    set({
      ...NO_DAYS,
      ...(which === 'sold' ? { soldFrom: days.from, soldTo: days.to } : { madeFrom: days.from, madeTo: days.to }),
    })
  const day = today(zone)
  const shared = { isLabelHidden: true, today: day, yearRule: 'past' as const, max: day }
  return (
    <>
      <div className={css.kind}>
        <SelectBox
          label="Tanggal apa"
          isLabelHidden
          value={of}
          onChange={(which) => {
            const next = which ?? 'made'
            setChosen(next)
            if (from !== null || to !== null) put(next, { from, to })
          }}
          options={DAYS_OF}
        />
      </div>
      <div className={css.day}>
        <DateInput
          {...shared}
          label={of === 'sold' ? 'Terjual sejak' : 'Dibuat sejak'}
          placeholder="Sejak"
          value={from}
          onChange={(next) => put(of, { from: next, to })}
        />
      </div>
      <div className={css.day}>
        <DateInput
          {...shared}
          label={of === 'sold' ? 'Terjual sampai' : 'Dibuat sampai'}
          placeholder="Sampai"
          value={to}
          onChange={(next) => put(of, { from, to: next })}
        />
      </div>
    </>
  )
}

const NO_DAYS = { madeFrom: null, madeTo: null, soldFrom: null, soldTo: null }
