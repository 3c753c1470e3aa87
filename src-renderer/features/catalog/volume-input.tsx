// Owns: typing an amount of data: 500 MB, 2 GB.
// Must never: guess a unit.
import { formatVolume, parseVolume } from '../../../src-main/shared/volume'
import type { FieldProps } from '../../ui'
import { TypedInput } from '../../ui/typed-input'

export interface VolumeInputProps extends FieldProps {
  /** bytes */
  readonly value: number | null
  readonly onChange: (bytes: number | null) => void
}

const read = (text: string) => {
  const value = parseVolume(text)
  return value === null || value < 1_000_000
    ? { problem: 'Tulis angka dan satuannya, misalnya 500 MB atau 2 GB.' }
    : { value }
}

export const VolumeInput = (props: VolumeInputProps) => (
  <TypedInput {...props} read={read} write={formatVolume} placeholder="2 GB" />
)
