// Owns: to whom cards are sold: a customer at their value, or a reseller at a price of his own, with what he earns of it.
// Must never: offer a price to who may not give one; the core refuses it anyway.
import { useQuery } from '@tanstack/react-query'
import type { SeriesItem } from '../../../src-main/features/cards/contract'
import { formatRupiah, type Rupiah, rupiah } from '../../../src-main/shared/money'
import { MANAGERS } from '../../../src-main/shared/roles'
import { orpc, useSession } from '../../api'
import { ChoiceTiles, MoneyInput, SelectBox } from '../../ui'
import css from './cards.module.css'

/** Null price: not readable yet. */
export type Buyer =
  | { readonly kind: 'customer' }
  | { readonly kind: 'reseller'; readonly id: string | null; readonly price: Rupiah | null }

interface BuyerFieldsProps {
  readonly series: SeriesItem
  readonly value: Buyer
  readonly onChange: (buyer: Buyer) => void
  readonly errors: Readonly<Record<string, string | undefined>>
}

const KINDS = [
  { value: 'customer', label: 'Pelanggan' },
  { value: 'reseller', label: 'Reseller' },
] as const

/** Rupiah of one card; null = not known yet. */
export const priceFor = (series: SeriesItem, buyer: Buyer): number | null =>
  buyer.kind === 'customer' ? series.value : buyer.price

/** A shop without resellers sees nothing of this. */
export function BuyerFields({ series, value: buyer, onChange, errors }: BuyerFieldsProps) {
  const mayGiveAway = useSession().may(MANAGERS)
  const resellers = useQuery(orpc.cards.resellers.queryOptions({ input: {} })).data ?? []
  const value = rupiah(series.value)
  if (resellers.length === 0) return null
  return (
    <>
      <ChoiceTiles
        label="Dijual ke"
        look="segment"
        value={buyer.kind}
        onChange={(kind) => onChange(kind === 'customer' ? { kind } : { kind, id: null, price: value })}
        choices={KINDS}
      />
      {buyer.kind === 'reseller' && (
        <>
          <SelectBox
            label="Reseller"
            required
            placeholder="Nama atau nomor"
            value={buyer.id}
            onChange={(id) => onChange({ ...buyer, id })}
            options={resellers.map(({ id, number, name }) => ({ value: id, label: `${name} (${number})` }))}
            error={errors.resellerId}
          />
          {mayGiveAway ? (
            <MoneyInput
              label="Harga per kartu"
              required
              min={rupiah(1)}
              max={value}
              value={buyer.price}
              onChange={(price) => onChange({ ...buyer, price })}
              hint={marginText(value, buyer.price)}
              error={errors.pricePerCard}
            />
          ) : (
            <span className={css.soft}>
              Seharga nilainya, {formatRupiah(value)}. Harga yang lebih murah diberikan Pemilik atau Admin.
            </span>
          )}
        </>
      )}
    </>
  )
}

const marginText = (value: Rupiah, price: Rupiah | null): string =>
  price === null || price >= value
    ? `Nilai kartunya ${formatRupiah(value)}. Isi lebih murah supaya dia untung.`
    : `Untungnya ${formatRupiah(rupiah(value - price))} per kartu. Nilai kartunya tetap ${formatRupiah(value)}.`
