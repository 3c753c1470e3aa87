// Owns: typing an Indonesian phone number in any of the ways people write it.
// Must never: send or call.

import { normalizePhone, type Phone, showPhoneGrouped } from '../../src-main/shared/phone'
import type { FieldProps } from './field'
import { TypedInput } from './typed-input'

export type PhoneInputProps = FieldProps & {
  /** stored form, 62... */
  readonly value: Phone | null
  readonly onChange: (value: Phone | null) => void
}

const read = (text: string) => {
  const value = normalizePhone(text)
  return value === null ? { problem: 'Nomor belum benar. Tulis seperti 0812-3456-7890.' } : { value }
}

export function PhoneInput(props: PhoneInputProps) {
  return (
    <TypedInput
      {...props}
      read={read}
      write={showPhoneGrouped}
      placeholder={props.placeholder ?? '0812-3456-7890'}
      inputMode="tel"
      type="tel"
      isNumber
    />
  )
}
