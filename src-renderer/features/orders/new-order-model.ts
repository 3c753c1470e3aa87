// Owns: an order at the counter while it is being typed: its lines, what is still missing, and what the core is asked.
// Must never: be the price that is charged; the core prices it, and the screen shows that.
import { DOMAIN_NAME } from '../../../src-main/features/orders/shapes'
import type { Phone } from '../../../src-main/shared/phone'
import { beginDraft, type Draft, itemOf, priceLines } from '../../portal/ordering/draft'
import type { CartItem, Offer } from './types'

export interface Line {
  /** Of this screen only. */
  readonly key: number
  readonly packageId: string | null
  readonly draft: Draft | null
}

export interface Person {
  /** Null: a new customer, made with the order. */
  readonly customerId: string | null
  /** "P-00042"; empty for a new one. */
  readonly number: string
  readonly name: string
  readonly phone: Phone | null
  readonly address: string
}

export const newLine = (key: number): Line => ({ key, packageId: null, draft: null })

export const chooseOffer = (line: Line, offer: Offer): Line => ({
  ...line,
  packageId: offer.packageId,
  draft: beginDraft(offer),
})

export const isDomainName = (typed: string): boolean => DOMAIN_NAME.test(typed.trim().toLowerCase())

/** A voucher is bought by the piece; anything else once. */
export const isVoucher = ({ serviceType, billingType }: Offer): boolean =>
  serviceType === 'hotspot' && billingType === 'daily'

/** Words for what the core would refuse, so that it is not asked in vain. */
export function missingOf(offer: Offer, draft: Draft): readonly string[] {
  const domain = offer.asksDomain && !isDomainName(draft.domainName) ? ['nama domain'] : []
  const place = offer.places.length > 1 && draft.placeId === null ? ['lokasi'] : []
  const options = offer.options
    .filter(({ id, kind, isRequired }) => {
      const value = (draft.values[id] ?? '').trim()
      return isRequired && (value === '' || (kind === 'quantity' && value === '0'))
    })
    .map(({ label }) => label)
  return [...domain, ...place, ...options]
}

interface Ready {
  readonly offer: Offer
  readonly draft: Draft
}

const readyOf = (line: Line, offers: readonly Offer[]): Ready | null => {
  const offer = offers.find(({ packageId }) => packageId === line.packageId)
  return offer && line.draft ? { offer, draft: line.draft } : null
}

export interface Asked {
  /** Empty: nothing can be priced yet. */
  readonly items: CartItem[]
  readonly missing: readonly string[]
  /** What it comes to by the catalogue, until the core has priced it. */
  readonly guess: readonly { readonly text: string; readonly amount: number }[]
}

export function askedOf(lines: readonly Line[], offers: readonly Offer[]): Asked {
  const ready = lines.map((line) => readyOf(line, offers))
  const known = ready.filter((one) => one !== null)
  const missing = [
    ...(known.length < lines.length ? ['paket'] : []),
    ...known.flatMap(({ offer, draft }) => missingOf(offer, draft)),
  ]
  return {
    items: missing.length === 0 ? known.map(({ offer, draft }) => itemOf(offer, draft)) : [],
    missing,
    guess: known.flatMap(({ offer, draft }) => priceLines(offer, draft)),
  }
}
