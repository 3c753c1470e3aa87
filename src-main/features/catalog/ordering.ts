// Owns: how a package is ordered: read with its defaults, checked, saved, copied.
// Must never: change what was ordered; an order keeps its own words and prices.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { DomainError, type ErrorCode, type ErrorData, fieldError } from '../../shared/errors'
import { formatRupiah, rupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import type { PackageView } from './domain'
import type { Ordering } from './ordering-contract'
import {
  cyclesOf,
  findSettings,
  optionOfChoice,
  optionsOf,
  packageOfOption,
  putCycles,
  putOptions,
  putSettings,
} from './ordering-store'
import { findPackage } from './store'

/** Defaults where nobody set anything: no domain, free to install, by the month, no options. Throws PACKAGE_NOT_FOUND. */
export function orderingOf(db: ReadDb, packageId: string): Ordering {
  const pack = findPackage(db, packageId)
  if (!pack) throw new DomainError('PACKAGE_NOT_FOUND')
  const settings = findSettings(db, packageId)
  const isMonthly = pack.master.billingType === 'monthly'
  const cycles = isMonthly ? cyclesOf(db, packageId) : []
  return {
    asksDomain: settings?.asksDomain ?? false,
    installFee: settings?.installFee ?? 0,
    cycles: isMonthly && cycles.length === 0 ? [{ months: 1, price: null }] : cycles,
    options: optionsOf(db, packageId),
  }
}

/** Beside the field that is wrong: `cycles.1.price`, `options.0.choices.2.label` ... */
export function assertOrdering(pack: PackageView, { cycles, options }: Ordering): void {
  const refuse = (field: string, code: ErrorCode, data: ErrorData = {}): never => {
    throw fieldError(field, code, data)
  }
  const isMonthly = pack.master.billingType === 'monthly'
  if (!isMonthly && cycles.length > 0) refuse('cycles', 'ORDERING_NO_CYCLES')
  if (isMonthly && cycles.length === 0) refuse('cycles', 'ORDERING_CYCLE_NEEDED')
  cycles.forEach(({ months, price }, at) => {
    if (cycles.findIndex((one) => one.months === months) !== at) refuse(`cycles.${at}.months`, 'ORDERING_CYCLE_TWICE')
    if (price === null) return
    if (months === 1) refuse(`cycles.${at}.price`, 'ORDERING_MONTH_PRICE')
    const byTheMonth = rupiah(pack.customerPrice * months)
    if (price > byTheMonth) refuse(`cycles.${at}.price`, 'ORDERING_CYCLE_DEAR', { price: formatRupiah(byTheMonth) })
    if (price === 0 && byTheMonth > 0) refuse(`cycles.${at}.price`, 'ORDERING_CYCLE_FREE')
  })
  const isTwice = (named: readonly { readonly label: string }[], at: number): boolean =>
    named.findIndex(({ label }) => label.toLowerCase() === named[at]?.label.toLowerCase()) !== at
  options.forEach((option, at) => {
    const field = `options.${at}`
    if (isTwice(options, at)) refuse(`${field}.label`, 'ORDERING_LABEL_TWICE', { label: option.label })
    if (option.every === 'month' && !isMonthly) refuse(`${field}.every`, 'ORDERING_ONCE_ONLY')
    if (option.kind === 'quantity' && option.maximum === null) refuse(`${field}.maximum`, 'ORDERING_MAXIMUM_NEEDED')
    if (option.kind !== 'choice') return
    if (option.choices.length < 2) refuse(`${field}.choices`, 'ORDERING_CHOICES_NEEDED')
    option.choices.forEach(({ label }, place) => {
      if (isTwice(option.choices, place)) refuse(`${field}.choices.${place}.label`, 'ORDERING_LABEL_TWICE', { label })
    })
  })
}

/** Without what its kind does not have, so that nothing hidden in a form is kept. */
const tidy = ({ options, ...rest }: Ordering): Ordering => ({
  ...rest,
  options: options.map((option) => ({
    ...option,
    price: option.kind === 'choice' ? 0 : option.price,
    maximum: option.kind === 'quantity' ? option.maximum : null,
    choices: option.kind === 'choice' ? option.choices : [],
  })),
})

/** Ids are made by the screen: one that belongs to another package, or to another option, is refused. */
function assertOwnIds(db: ReadDb, packageId: string, { options }: Ordering): void {
  const seen = new Set<string>()
  for (const { id, choices } of options) {
    const owner = packageOfOption(db, id)
    if (seen.has(id) || (owner !== undefined && owner !== packageId)) throw new DomainError('ORDERING_STALE')
    seen.add(id)
    for (const choice of choices) {
      const option = optionOfChoice(db, choice.id)
      if (seen.has(choice.id) || (option !== undefined && option !== id)) throw new DomainError('ORDERING_STALE')
      seen.add(choice.id)
    }
  }
}

export function saveOrdering(
  tx: Tx,
  ctx: CommandContext,
  { packageId, ...typed }: Ordering & { readonly packageId: string },
): Ordering {
  const pack = findPackage(tx, packageId)
  if (!pack) throw new DomainError('PACKAGE_NOT_FOUND')
  if (pack.isArchived) throw new DomainError('PACKAGE_ARCHIVED', { name: pack.name })
  const ordering = tidy(typed)
  assertOrdering(pack, ordering)
  assertOwnIds(tx, packageId, ordering)
  write(tx, packageId, ordering, ctx.now)
  recordAudit(tx, ctx, {
    action: 'package.ordering',
    subjectType: 'package',
    subjectId: packageId,
    detail: { name: pack.name, ...ordering },
  })
  tx.publish('catalog')
  return orderingOf(tx, packageId)
}

function write(tx: Tx, packageId: string, { asksDomain, installFee, cycles, options }: Ordering, now: number): void {
  putSettings(tx, packageId, { asksDomain, installFee })
  putCycles(tx, packageId, cycles)
  putOptions(tx, packageId, options, now)
}

/** The copy of a package is ordered in the same way; its options are its own. */
export function copyOrdering(tx: Tx, ctx: CommandContext, from: string, to: string): void {
  const ordering = orderingOf(tx, from)
  const options = ordering.options.map((option) => ({
    ...option,
    id: ctx.newId(),
    choices: option.choices.map((choice) => ({ ...choice, id: ctx.newId() })),
  }))
  write(tx, to, { ...ordering, options }, ctx.now)
}
