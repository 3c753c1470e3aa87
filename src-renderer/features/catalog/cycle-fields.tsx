// Owns: Siklus Penagihan: which cycles a monthly package is offered in, and what they cost.
// Must never: count what a bill will count; it only shows the shop's usual price where nothing is typed.
import { useQuery } from '@tanstack/react-query'
import type { CycleMonths } from '../../../src-main/features/catalog/ordering-contract'
import { cycleTotal, percentOf } from '../../../src-main/shared/cycle-price'
import { formatRupiah, rupiah } from '../../../src-main/shared/money'
import { orpc } from '../../api'
import { Checkbox, MoneyInput } from '../../ui'
import css from './catalog.module.css'
import { HIGHEST_PRICE } from './form-values'
import type { CycleDraft } from './ordering-values'

export const cycleNames: Readonly<Record<CycleMonths, string>> = { 1: 'Bulanan', 3: '3 Bulan', 12: 'Tahunan' }

export interface CycleFieldsProps {
  readonly cycles: readonly CycleDraft[]
  /** Rupiah. */
  readonly monthlyPrice: number
  readonly onChange: (cycles: readonly CycleDraft[]) => void
  readonly errorOf: (months: CycleMonths) => string | undefined
  /** About all of them. */
  readonly error: string | undefined
}

export function CycleFields({ cycles, monthlyPrice, onChange, errorOf, error }: CycleFieldsProps) {
  const { data } = useQuery(orpc.settings.business.queryOptions({ input: {} }))
  const discounts = data?.billing ?? { quarterDiscountPercent: 0, yearDiscountPercent: 0 }
  const put = (months: CycleMonths, change: Partial<CycleDraft>) =>
    onChange(cycles.map((cycle) => (cycle.months === months ? { ...cycle, ...change } : cycle)))
  const usual = (months: CycleMonths) =>
    cycleTotal({ monthlyPrice, cyclePrice: null, extras: 0, months, discounts }).price
  const whyOf = (months: CycleMonths): string => {
    const percent = percentOf(months, discounts)
    const sum = `${months} x ${formatRupiah(rupiah(monthlyPrice))}`
    return percent === 0 ? sum : `${sum} dikurangi diskon toko ${String(percent).replace('.', ',')}%`
  }
  return (
    <fieldset className={css.group}>
      <legend className={css.groupTitle}>Siklus Penagihan</legend>
      <div className={css.cycles}>
        {cycles.map(({ months, isOn, price }) => (
          <div key={months} className={css.cycle}>
            <Checkbox
              label={cycleNames[months]}
              checked={isOn}
              onChange={(event) => put(months, { isOn: event.currentTarget.checked })}
            />
            {months === 1 ? (
              <span className={css.help}>{formatRupiah(rupiah(monthlyPrice))}, harga paketnya.</span>
            ) : (
              <MoneyInput
                label={`Harga ${cycleNames[months]}`}
                isLabelHidden
                disabled={!isOn}
                max={HIGHEST_PRICE}
                placeholder={formatRupiah(usual(months))}
                hint={isOn ? `Kosong: ${whyOf(months)}.` : ''}
                value={price}
                onChange={(next) => put(months, { price: next })}
                error={errorOf(months)}
              />
            )}
          </div>
        ))}
      </div>
      {error !== undefined && (
        <p className={css.wrong} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
