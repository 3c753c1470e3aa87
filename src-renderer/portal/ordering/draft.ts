// Owns: one configuration while it is being made: where it begins, what it costs so far, and the cart item it becomes.
// Must never: be the price that is charged: the core prices the cart again, and the page shows that.
import type { CartItem, CycleMonths, DomainKind, Offer, OfferOption } from './types'

export interface Draft {
  readonly cycleMonths: CycleMonths
  readonly quantity: number
  readonly domainKind: DomainKind
  readonly domainName: string
  readonly placeId: string | null
  /** By option id: id of the choice, a number, 'ya' or 'tidak', the text; '' = left open. */
  readonly values: Readonly<Record<string, string>>
}

export const MOST_VOUCHERS = 50

const untouched = ({ kind }: OfferOption): string => (kind === 'yes-no' ? 'tidak' : kind === 'quantity' ? '0' : '')

/** From the cart when a line is changed: what the offer no longer has is left out. */
export function beginDraft(offer: Offer, item?: CartItem): Draft {
  const cycle = offer.cycles.find(({ months }) => months === item?.cycleMonths) ?? offer.cycles[0]
  const known = (id: string | null | undefined) => offer.places.find((place) => place.id === id)?.id ?? null
  const chosenOf = (option: OfferOption) => {
    const kept = item?.options.find(({ optionId }) => optionId === option.id)?.value
    if (kept === undefined) return untouched(option)
    const isGone = option.kind === 'choice' && !option.choices.some(({ id }) => id === kept)
    return isGone ? '' : kept
  }
  return {
    cycleMonths: cycle?.months ?? 1,
    quantity: item?.quantity ?? 1,
    domainKind: item?.domain?.kind ?? 'new',
    domainName: item?.domain?.name ?? '',
    placeId: known(item?.placeId) ?? (offer.places.length === 1 ? known(offer.places[0]?.id) : null),
    values: Object.fromEntries(offer.options.map((option) => [option.id, chosenOf(option)])),
  }
}

/** Every option in the offer's order, so that the core's "items.0.options.2" is the third field of the page. */
export const itemOf = (offer: Offer, draft: Draft): CartItem => ({
  packageId: offer.packageId,
  cycleMonths: draft.cycleMonths,
  quantity: draft.quantity,
  domain: offer.asksDomain ? { kind: draft.domainKind, name: draft.domainName.trim().toLowerCase() } : null,
  placeId: draft.placeId,
  options: offer.options.map(({ id }) => ({ optionId: id, value: draft.values[id] ?? '' })),
})

const PROBE_TEXT = '…'

/**
 * The same for the price only: what does not change it is filled in, so that the core can price a form that is not whole
 * yet, and is not asked again for every letter of a text.
 */
export function probeOf(offer: Offer, draft: Draft): CartItem {
  const item = itemOf(offer, draft)
  const valueOfOption = ({ id, kind, isRequired }: OfferOption): string => {
    const value = draft.values[id] ?? ''
    if (kind === 'text') return isRequired || value.trim() !== '' ? PROBE_TEXT : ''
    return kind === 'quantity' && isRequired && value === '0' ? '1' : value
  }
  return {
    ...item,
    domain: item.domain && { kind: item.domain.kind, name: 'contoh.id' },
    placeId: item.placeId ?? offer.places[0]?.id ?? null,
    options: offer.options.map((option) => ({ optionId: option.id, value: valueOfOption(option) })),
  }
}

/** Rupiah of one option, once or for one month. */
export function optionPrice(option: OfferOption, value: string): number {
  switch (option.kind) {
    case 'choice':
      return option.choices.find(({ id }) => id === value)?.price ?? 0
    case 'quantity':
      return option.price * Math.max(0, Number.parseInt(value, 10) || 0)
    case 'yes-no':
      return value === 'ya' ? option.price : 0
    case 'text':
      return value.trim() === '' ? 0 : option.price
  }
}

export interface DraftLine {
  readonly text: string
  readonly amount: number
}

/** Until the core has said it: without the discount that the shop gives on options paid ahead. */
export function priceLines(offer: Offer, draft: Draft): readonly DraftLine[] {
  const cycle = offer.cycles.find(({ months }) => months === draft.cycleMonths)
  const months = cycle?.months ?? 1
  const service = { text: offer.name, amount: cycle?.price ?? offer.price * draft.quantity }
  const options = offer.options.map((option) => ({
    text: option.label,
    amount: optionPrice(option, draft.values[option.id] ?? '') * (option.every === 'month' ? months : 1),
  }))
  const install = { text: 'Biaya pasang', amount: offer.installFee }
  return [service, ...options.filter(({ amount }) => amount > 0), ...(offer.installFee > 0 ? [install] : [])]
}

/** Without what is included, and without the stand-in for a text. */
export const shownLines = (lines: readonly DraftLine[]): readonly DraftLine[] =>
  lines
    .filter(({ amount }) => amount !== 0)
    .map(({ text, amount }) => ({ text: text.replace(`: ${PROBE_TEXT}`, ''), amount }))

export const totalOf = (lines: readonly DraftLine[]): number => lines.reduce((sum, { amount }) => sum + amount, 0)

export const CYCLE_NAMES: Readonly<Record<CycleMonths, string>> = { 1: 'Bulanan', 3: '3 Bulan', 12: 'Tahunan' }

export const DOMAIN_NAMES: Readonly<Record<DomainKind, string>> = {
  new: 'Domain baru',
  transfer: 'Transfer domain',
  own: 'Pakai domain sendiri',
}
