// Owns: what stands in the form "Cara dipesan", to and from the core.
// Must never: throw away what was typed because a kind was changed; the core keeps what the kind has.
import {
  CYCLE_MONTHS,
  type CycleMonths,
  type OPTION_EVERY,
  type OPTION_KINDS,
  type Ordering,
} from '../../../src-main/features/catalog/ordering-contract'
import { type Rupiah, rupiah } from '../../../src-main/shared/money'
import { newRequestId } from '../../lib/request-id'

export type OptionKind = (typeof OPTION_KINDS)[number]
export type OptionEvery = (typeof OPTION_EVERY)[number]

export interface CycleDraft {
  readonly months: CycleMonths
  readonly isOn: boolean
  readonly price: Rupiah | null
}

export interface ChoiceDraft {
  readonly id: string
  readonly label: string
  readonly price: Rupiah | null
}

export interface OptionDraft {
  readonly id: string
  readonly kind: OptionKind
  readonly label: string
  readonly isRequired: boolean
  readonly every: OptionEvery
  readonly price: Rupiah | null
  readonly maximum: number | null
  readonly choices: readonly ChoiceDraft[]
}

export interface OrderingValues {
  readonly asksDomain: boolean
  readonly installFee: Rupiah | null
  readonly cycles: readonly CycleDraft[]
  readonly options: readonly OptionDraft[]
}

const orNone = (amount: number): Rupiah | null => (amount === 0 ? null : rupiah(amount))

export const valuesOf = ({ asksDomain, installFee, cycles, options }: Ordering): OrderingValues => ({
  asksDomain,
  installFee: orNone(installFee),
  cycles: CYCLE_MONTHS.map((months) => {
    const cycle = cycles.find((one) => one.months === months)
    const price = cycle?.price ?? null
    return { months, isOn: cycle !== undefined, price: price === null ? null : rupiah(price) }
  }),
  options: options.map(({ choices, price, ...option }) => ({
    ...option,
    price: orNone(price),
    choices: choices.map((choice) => ({ ...choice, price: orNone(choice.price) })),
  })),
})

export const orderingInput = (
  { asksDomain, installFee, cycles, options }: OrderingValues,
  isMonthly: boolean,
): Ordering => ({
  asksDomain,
  installFee: installFee ?? 0,
  cycles: isMonthly ? sentCycles(cycles).map(({ months, price }) => ({ months, price })) : [],
  options: options.map(({ price, kind, choices, maximum, ...option }) => ({
    ...option,
    kind,
    price: price ?? 0,
    maximum: kind === 'quantity' ? maximum : null,
    choices: kind === 'choice' ? choices.map((choice) => ({ ...choice, price: choice.price ?? 0 })) : [],
  })),
})

/** Those that are sent, in this order: the core names a wrong one by its place. */
export const sentCycles = (cycles: readonly CycleDraft[]): readonly CycleDraft[] => cycles.filter(({ isOn }) => isOn)

export const newChoice = (): ChoiceDraft => ({ id: newRequestId(), label: '', price: null })

export const newOption = (): OptionDraft => ({
  id: newRequestId(),
  kind: 'yes-no',
  label: '',
  isRequired: false,
  every: 'once',
  price: null,
  maximum: 10,
  choices: [newChoice(), newChoice()],
})

/** The same list with one thing a place up (-1) or down (+1). */
export function moved<T>(list: readonly T[], at: number, by: -1 | 1): readonly T[] {
  const [one, other] = [list[at], list[at + by]]
  if (one === undefined || other === undefined) return list
  return list.map((item, place) => (place === at ? other : place === at + by ? one : item))
}
