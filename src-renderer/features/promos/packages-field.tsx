// Owns: which packages a promo code is for: all, or some.
// Must never: lose an archived package that the promo already names.
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { PromoItem } from '../../../src-main/features/promos/contract'
import { orpc } from '../../api'
import { Checkbox, ChoiceTiles } from '../../ui'
import css from './promos.module.css'

interface PackagesFieldProps {
  readonly chosen: readonly string[]
  readonly known: PromoItem | null
  readonly onChange: (chosen: readonly string[]) => void
  readonly error?: string | undefined
}

export function PackagesField({ chosen, known, onChange, error }: PackagesFieldProps) {
  const [isSome, setSome] = useState(chosen.length > 0)
  const input = { serviceType: null, includeArchived: false }
  const list = useQuery(orpc.catalog.list.queryOptions({ input })).data ?? []
  const gone = (known?.packageIds ?? []).flatMap((id, index) =>
    list.length > 0 && !list.some((one) => one.id === id)
      ? [{ id, name: `${known?.packageNames[index] ?? ''} (arsip)` }]
      : [],
  )
  const toggle = (id: string, isOn: boolean) => onChange(isOn ? [...chosen, id] : chosen.filter((one) => one !== id))
  return (
    <div className={css.stack}>
      <ChoiceTiles
        label="Berlaku untuk"
        value={isSome ? 'some' : 'all'}
        onChange={(value) => {
          setSome(value === 'some')
          if (value === 'all') onChange([])
        }}
        choices={[
          { value: 'all', label: 'Semua paket' },
          { value: 'some', label: 'Paket tertentu' },
        ]}
      />
      {isSome && (
        <fieldset className={css.packages}>
          <legend className="ln-hidden">Paket</legend>
          {[...list, ...gone].map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={chosen.includes(id)}
              onChange={(event) => toggle(id, event.currentTarget.checked)}
            />
          ))}
        </fieldset>
      )}
      {isSome && chosen.length === 0 && (
        <span className={css.soft}>Belum ada yang dicentang: berlaku semua paket.</span>
      )}
      {error && (
        <span className={css.wrong} role="alert">
          {error}
        </span>
      )}
    </div>
  )
}
