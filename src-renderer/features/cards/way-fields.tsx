// Owns: how the cards are paid: tunai, QRIS, transfer with its number, or the saldo of the reseller who buys them.
// Must never: offer a saldo before it is known whose, or decide that it is enough; the core does.
import type { CardBuyer, CardMethod } from '../../../src-main/features/cards/contract'
import { formatRupiah, type Rupiah, rupiah } from '../../../src-main/shared/money'
import { ChoiceTiles, TextField } from '../../ui'
import { METHOD_WORDS, METHODS } from './words'

export interface Way {
  readonly method: CardMethod
  readonly reference: string
}
export const CASH: Way = { method: 'cash', reference: '' }

const hasNumber = ({ method }: Way): boolean => method === 'transfer' || method === 'qris'

/** As it is sent: the number belongs to a transfer and to QRIS. */
export const sentWay = (way: Way): Way => ({ ...way, reference: hasNumber(way) ? way.reference : '' })

interface WayFieldsProps {
  readonly value: Way
  readonly onChange: (way: Way) => void
  /** Undefined: a customer buys, or nobody is chosen yet. */
  readonly reseller: CardBuyer | undefined
  readonly total: Rupiah
  readonly errors: Readonly<Record<string, string | undefined>>
}

export function WayFields({ value: way, onChange, reseller, total, errors }: WayFieldsProps) {
  const available = reseller?.available ?? null
  const saldo = available !== null && {
    value: 'balance' as const,
    label: METHOD_WORDS.balance,
    detail: `dapat dipakai ${formatRupiah(rupiah(available))}`,
  }
  return (
    <>
      <ChoiceTiles
        label="Dibayar dengan"
        look="segment"
        value={way.method}
        onChange={(method) => onChange({ ...way, method })}
        choices={saldo ? [...METHODS, saldo] : METHODS}
        error={way.method === 'balance' ? (shortText(available, total) ?? errors.method) : undefined}
      />
      {hasNumber(way) && (
        <TextField
          label="Nomor bukti"
          required
          maxLength={60}
          value={way.reference}
          onChange={(reference) => onChange({ ...way, reference })}
          error={errors.reference}
        />
      )}
    </>
  )
}

function shortText(available: number | null, total: Rupiah): string | undefined {
  const missing = available === null ? 0 : total - available
  return missing > 0
    ? `Saldonya kurang ${formatRupiah(rupiah(missing))}. Isi dulu, kurangi kartunya, atau pilih cara bayar lain.`
    : undefined
}
