// Owns: typing a plain whole number with its unit: a port, shared users, a quota in MB.
// Must never: be used for money, lengths of time or quantities at the counter.

import { formatThousands } from '../../src-main/shared/money'
import type { FieldProps } from './field'
import { TypedInput } from './typed-input'

export type NumberFieldProps = FieldProps & {
  readonly value: number | null
  readonly onChange: (value: number | null) => void
  readonly min?: number
  readonly max?: number
  /** "MB", "orang", "karakter" */
  readonly unit?: string
  readonly hint?: string
  /** false for a port or a year: 8728, not 8.728 */
  readonly isGrouped?: boolean
}

export function NumberField({ min = 0, max = 1_000_000_000, unit, isGrouped = true, ...props }: NumberFieldProps) {
  const write = (value: number) => (isGrouped ? formatThousands(value) : String(value))
  const read = (text: string) => {
    const tidy = text.trim()
    const isWhole = /^-?\d{1,12}$/.test(tidy) || /^-?\d{1,3}(\.\d{3})+$/.test(tidy)
    if (!isWhole) return { problem: 'Tulis dengan angka saja.' }
    const value = Number(tidy.replaceAll('.', ''))
    if (value < min) return { problem: `Paling sedikit ${write(min)}.` }
    if (value > max) return { problem: `Paling banyak ${write(max)}.` }
    return { value }
  }
  return (
    <TypedInput
      {...props}
      read={read}
      write={write}
      inputMode="numeric"
      isNumber
      right={unit}
      step={(value, direction) => Math.max(min, Math.min(max, value === null ? min : value + direction))}
    />
  )
}
