// Owns: what the batch form holds, and what it asks the core for.
// Must never: make up a default that the package says otherwise.
import type { Choices } from '../../../src-main/features/vouchers/contract'

export interface CodeValues {
  readonly length: number
  readonly prefix: string
  readonly style: 'single' | 'pair'
}

export interface BatchValues {
  readonly packageId: string | null
  readonly routerId: string | null
  readonly quantity: number | null
  readonly length: number | null
  readonly prefix: string
  readonly style: 'single' | 'pair'
  readonly reason: string
}

type PackageChoice = Choices['packages'][number]

export const sellable = (choices: Choices | undefined): PackageChoice[] =>
  (choices?.packages ?? []).filter(({ isArchived }) => !isArchived)

export const routersOf = (choices: Choices | undefined, pack: PackageChoice | undefined) =>
  (choices?.routers ?? []).filter(
    ({ id }) => pack === undefined || pack.routerIds.length === 0 || pack.routerIds.includes(id),
  )

/** A package brings its own codes and the router it is sold on. */
export function withPackage(values: BatchValues, choices: Choices, packageId: string | null): BatchValues {
  const pack = choices.packages.find(({ id }) => id === packageId)
  if (!pack) return { ...values, packageId }
  const routers = routersOf(choices, pack)
  const routerId = routers.some(({ id }) => id === values.routerId) ? values.routerId : (routers[0]?.id ?? null)
  const { length, prefix, style } = pack.codeFormat
  return { ...values, packageId, routerId, length, prefix, style }
}

export function firstValues(choices: Choices): BatchValues {
  const empty: BatchValues = {
    packageId: null,
    routerId: choices.routers[0]?.id ?? null,
    quantity: 100,
    length: 8,
    prefix: '',
    style: 'single',
    reason: '',
  }
  const packages = sellable(choices)
  const [only] = packages
  return packages.length === 1 && only ? withPackage(empty, choices, only.id) : empty
}

export const codeOf = ({ length, prefix, style }: BatchValues): CodeValues => ({
  length: length ?? 8,
  prefix: prefix.trim(),
  style,
})
