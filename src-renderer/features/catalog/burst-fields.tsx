// Owns: the burst part of a rate limit as three fields.
// Must never: hold a second truth: what is written here is read back in the rate limit's own field, and the other way round.
import {
  type BothWays,
  type Burst,
  explainRate,
  formatRate,
  parseRateLimit,
  type RateLimit,
  rateProblems,
  toRouterOsRate,
} from '../../../src-main/shared/rate-limit'
import { type FieldProps, NumberField } from '../../ui'
import { TypedInput } from '../../ui/typed-input'
import type { SpecFieldsProps } from './spec-fields'
import { help } from './words'

const usualSeconds: BothWays = { upload: 8, download: 8 }

export function BurstFields({ values, set }: SpecFieldsProps) {
  const rate = values.rateLimit
  const burst = rate?.burst
  const change = (next: Burst | undefined) => {
    if (rate) set({ rateLimit: { ...rate, burst: next } })
  }
  return (
    <>
      <SpeedPairInput
        label="Kecepatan burst"
        description={help.burstSpeed}
        disabled={rate === null}
        placeholder={rate === null ? 'Isi kecepatannya dulu' : '2M/6M'}
        value={burst?.speed ?? null}
        onChange={(speed) => {
          const seconds = burst?.seconds ?? usualSeconds
          change(speed && rate ? { speed, threshold: burst?.threshold ?? pairOf(rate), seconds } : undefined)
        }}
        error={rate && burst ? problemOf(rate) : undefined}
      />
      {rate && burst && (
        <>
          <SpeedPairInput
            label="Ambang burst"
            description={help.burstThreshold}
            value={burst.threshold}
            onChange={(threshold) => change({ ...burst, threshold: threshold ?? pairOf(rate) })}
          />
          <NumberField
            label="Waktu burst"
            description={help.burstSeconds}
            unit="detik"
            min={1}
            max={3600}
            value={burst.seconds.download}
            onChange={(seconds) =>
              change({ ...burst, seconds: seconds === null ? usualSeconds : { upload: seconds, download: seconds } })
            }
          />
        </>
      )}
    </>
  )
}

const pairOf = ({ upload, download }: BothWays): BothWays => ({ upload, download })

/** What the core would say about these figures together. */
function problemOf(rate: RateLimit): string | undefined {
  const parsed = parseRateLimit(toRouterOsRate(rate))
  return parsed.ok ? undefined : rateProblems[parsed.problem]
}

type SpeedPairProps = FieldProps & {
  readonly value: BothWays | null
  readonly onChange: (value: BothWays | null) => void
}

const read = (text: string) => {
  const parsed = parseRateLimit(text)
  return parsed.ok ? { value: pairOf(parsed.rate) } : { problem: rateProblems[parsed.problem] }
}
const isSame = (one: BothWays, other: BothWays) => one.upload === other.upload && one.download === other.download

const SpeedPairInput = (props: SpeedPairProps) => (
  <TypedInput {...props} read={read} write={formatRate} isSame={isSame} echo={explainRate} />
)
