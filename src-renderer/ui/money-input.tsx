// Owns: typing an amount of rupiah: 5000, 5.000, 5rb, 1,5jt.
// Must never: round or guess; what it cannot read it does not hand out.

import { formatRupiah, parseRupiah, type Rupiah, zeroRupiah } from '../../src-main/shared/money'
import type { FieldProps } from './field'
import { TypedInput } from './typed-input'

export type MoneyInputProps = FieldProps & {
  readonly value: Rupiah | null
  readonly onChange: (value: Rupiah | null) => void
  /** default Rp0: negative amounts only where they make sense */
  readonly min?: Rupiah
  readonly max?: Rupiah
  readonly hint?: string
  readonly onEnter?: (value: Rupiah | null) => void
}

export function MoneyInput({ min = zeroRupiah, max, ...props }: MoneyInputProps) {
  const read = (text: string) => {
    const value = parseRupiah(text)
    if (value === null) return { problem: 'Jumlah belum terbaca. Tulis seperti 5000, 5.000 atau 5rb.' }
    if (value < min)
      return { problem: min === 0 ? 'Jumlah tidak boleh kurang dari nol.' : `Paling sedikit ${formatRupiah(min)}.` }
    if (max !== undefined && value > max) return { problem: `Paling banyak ${formatRupiah(max)}.` }
    return { value }
  }
  return (
    <TypedInput
      {...props}
      read={read}
      write={formatRupiah}
      placeholder={props.placeholder ?? 'Rp'}
      inputMode="decimal"
      isNumber
      right={(value, isTidy) =>
        value !== null && !isTidy ? <span className="ln-number">= {formatRupiah(value)}</span> : null
      }
    />
  )
}
