// Owns: typing a speed limit (1M/3M) and hearing it back before it reaches a router.
// Must never: swap upload and download, or add a unit by itself.

import {
  explainRate,
  isSameRate,
  parseRateLimit,
  type RateLimit,
  rateDoubt,
  rateProblems,
  toRouterOsRate,
} from '../../src-main/shared/rate-limit'
import type { FieldProps } from './field'
import { TypedInput } from './typed-input'

export type RateLimitInputProps = FieldProps & {
  /** upload/download in kbps; null: no limit */
  readonly value: RateLimit | null
  readonly onChange: (value: RateLimit | null) => void
}

const read = (text: string) => {
  const parsed = parseRateLimit(text)
  return parsed.ok ? { value: parsed.rate } : { problem: rateProblems[parsed.problem] }
}

const echo = (rate: RateLimit) => {
  const doubt = rateDoubt(rate)
  return doubt ? `${explainRate(rate)}. ${doubt}` : explainRate(rate)
}

export function RateLimitInput(props: RateLimitInputProps) {
  return (
    <TypedInput
      {...props}
      read={read}
      write={toRouterOsRate}
      isSame={isSameRate}
      echo={echo}
      hint={props.required ? 'Unggah/unduh, misalnya 1M/3M' : 'Unggah/unduh, misalnya 1M/3M. Kosong: tanpa batas.'}
      placeholder={props.placeholder ?? '1M/3M'}
    />
  )
}
