// Owns: the configurable options of a package: choice, number, yes or no, text, each with what it adds.
// Must never: know one option by name; the package says them all.
import { Choices, Stepper, Tick } from '../fields'
import { money } from '../money'
import { Card, Field } from '../ui'
import { optionProblem } from './field-problems'
import type { OfferOption } from './types'

interface OptionFieldsProps {
  readonly options: readonly OfferOption[]
  readonly isMonthly: boolean
  readonly values: Readonly<Record<string, string>>
  readonly onChange: (optionId: string, value: string) => void
  readonly wrong: Readonly<Record<string, string>>
}

const LONGEST = 200
const MOST = 1000

export const OptionFields = ({ options, isMonthly, values, onChange, wrong }: OptionFieldsProps) => (
  <Card title="Opsi tambahan">
    {options.map((option, index) => (
      <OptionField
        key={option.id}
        option={option}
        isMonthly={isMonthly}
        value={values[option.id] ?? ''}
        onChange={(value) => onChange(option.id, value)}
        error={optionProblem(wrong, index)}
      />
    ))}
  </Card>
)

interface OptionFieldProps {
  readonly option: OfferOption
  readonly isMonthly: boolean
  readonly value: string
  readonly onChange: (value: string) => void
  readonly error: string | undefined
}

function OptionField({ option, isMonthly, value, onChange, error }: OptionFieldProps) {
  const label = option.isRequired || option.kind === 'yes-no' ? option.label : `${option.label} (boleh kosong)`
  const every = isMonthly && option.every === 'month' ? '/bulan' : ''
  const priced = (price: number) => (price > 0 ? `+${money(price)}${every}` : undefined)
  switch (option.kind) {
    case 'choice':
      return (
        <Choices
          label={label}
          value={value}
          choices={[
            ...option.choices.map((choice) => ({
              value: choice.id,
              label: choice.label,
              price: priced(choice.price),
            })),
            ...(option.isRequired ? [] : [{ value: '', label: 'Tidak perlu' }]),
          ]}
          onChange={onChange}
          error={error}
        />
      )
    case 'quantity':
      return (
        <Stepper
          label={option.label}
          value={Number.parseInt(value, 10) || 0}
          minimum={0}
          maximum={option.maximum ?? MOST}
          hint={option.price > 0 ? `${priced(option.price)} tiap satu.` : undefined}
          onChange={(amount) => onChange(String(amount))}
          error={error}
        />
      )
    case 'yes-no':
      return (
        <Tick
          label={label}
          price={priced(option.price)}
          isOn={value === 'ya'}
          onChange={(isOn) => onChange(isOn ? 'ya' : 'tidak')}
          error={error}
        />
      )
    case 'text':
      return (
        <Field
          label={label}
          maxLength={LONGEST}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          hint={priced(option.price)}
          error={error}
        />
      )
  }
}
