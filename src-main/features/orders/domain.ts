// Owns: what an item of a cart costs and why it is refused; how far an order is. Pure.
// Must never: read a table or a clock, or believe a price that came with the cart.
import { DomainError, type ErrorCode, fieldError } from '../../shared/errors'
import { type Rupiah, rupiah, sumRupiah, timesRupiah } from '../../shared/money'
import type { CycleMonths, Ordering, OrderOption, PackageView } from '../catalog'
import type { CartItem, OrderState, QuotedItem } from './shapes'

/** Before the number of an order: `PSN-261122-0001`. */
export const ORDER_SERIES = 'PSN'
/** Unpaid orders of one customer at once: more are a mistake or a nuisance. */
export const MOST_UNPAID = 5
/** Orders of one customer from his phone in 24 hours, also those that he cancelled or that cost nothing: each is kept for good. */
export const MOST_A_DAY = 20
/** Rupiah of one order. */
export const LARGEST = 1_000_000_000

export interface Place {
  readonly id: string
  readonly name: string
}

/** One package as it may be ordered now. */
export interface Sellable {
  readonly pack: PackageView
  readonly ordering: Ordering
  /** Active routers that serve it; none for Lainnya. */
  readonly places: readonly Place[]
  /** Rupiah of a whole cycle with `extras` rupiah a month beside the package: the rule of the bills that follow. */
  readonly cyclePrice: (months: CycleMonths, extras: Rupiah) => Rupiah
}

/** Options of every month are part of the subscription, as on the bills that follow. */
export type PricedKind = 'subscription' | 'voucher' | 'option' | 'install'

export interface PricedLine {
  readonly kind: PricedKind
  readonly text: string
  readonly amount: Rupiah
  /** For the whole cycle, and again with the next bill. */
  readonly isRecurring: boolean
}

export interface PricedOption {
  readonly optionId: string
  readonly label: string
  readonly value: string
  readonly every: OrderOption['every']
  /** Rupiah: once, or a month. */
  readonly amount: Rupiah
}

export interface PricedItem {
  readonly sellable: Sellable
  readonly cycleMonths: CycleMonths
  readonly quantity: number
  readonly domain: CartItem['domain']
  readonly place: Place | null
  readonly lines: readonly PricedLine[]
  readonly options: readonly PricedOption[]
  readonly total: Rupiah
  readonly next: Rupiah
}

export const isMonthly = ({ master }: PackageView): boolean => master.billingType === 'monthly'
/** Codes from the stock; every other package becomes a subscription. */
export const isVoucher = ({ master }: PackageView): boolean =>
  master.serviceType === 'hotspot' && master.billingType === 'daily'

const CYCLE_TEXTS: Readonly<Record<CycleMonths, string>> = { 1: '1 bulan', 3: '3 bulan', 12: '1 tahun' }

export const DOMAIN_TEXTS: Readonly<Record<NonNullable<CartItem['domain']>['kind'], string>> = {
  new: 'domain baru',
  transfer: 'transfer domain',
  own: 'pakai domain sendiri',
}
export const domainTextOf = (domain: CartItem['domain']): string =>
  domain === null ? '' : `${domain.name} (${DOMAIN_TEXTS[domain.kind]})`

/** `path` = where the item stands in the input: `items.0`. A counter may leave the router to be chosen later. */
export function priceItem(
  sellable: Sellable,
  item: CartItem,
  path: string,
  { mayChooseLater }: { readonly mayChooseLater: boolean },
): PricedItem {
  const { pack, ordering, cyclePrice } = sellable
  const refuse = (field: string, code: ErrorCode, data: Record<string, string> = {}): DomainError =>
    fieldError(`${path}.${field}`, code, { package: pack.name, ...data })
  const months = item.cycleMonths
  const isOffered = isMonthly(pack) ? ordering.cycles.some((cycle) => cycle.months === months) : months === 1
  if (!isOffered) throw refuse('cycleMonths', 'ORDER_CYCLE')
  if (item.quantity !== 1 && !isVoucher(pack)) throw refuse('quantity', 'ORDER_QUANTITY')
  if (ordering.asksDomain && item.domain === null) throw refuse('domain.name', 'ORDER_DOMAIN_NEEDED')
  if (!ordering.asksDomain && item.domain !== null) throw refuse('domain.name', 'ORDER_DOMAIN_NOT_ASKED')
  const place = placeOf(sellable, item.placeId, refuse, mayChooseLater)
  const chosen = chosenOptions(ordering.options, item.options, refuse)
  const lines = [
    serviceLine(pack, item.quantity, months, cyclePrice),
    ...chosen.map((option) => optionLine(option, months, isMonthly(pack))),
    ...(isMonthly(pack) ? discountLine(chosen, months, cyclePrice) : []),
    ...(ordering.installFee > 0 ? [installLine(ordering.installFee)] : []),
  ]
  const total = sumRupiah(lines.map(({ amount }) => amount))
  if (total > LARGEST) throw new DomainError('ORDER_TOO_LARGE')
  return {
    sellable,
    cycleMonths: months,
    quantity: item.quantity,
    domain: item.domain,
    place,
    lines,
    options: chosen,
    total,
    next: sumRupiah(lines.filter(({ isRecurring }) => isRecurring).map(({ amount }) => amount)),
  }
}

type Refuse = (field: string, code: ErrorCode, data?: Record<string, string>) => DomainError

function placeOf({ pack, places }: Sellable, wanted: string | null, refuse: Refuse, mayChooseLater: boolean) {
  if (pack.master.serviceType !== 'other' && places.length === 0) throw refuse('packageId', 'ORDER_NO_PLACE')
  if (wanted !== null) {
    const place = places.find(({ id }) => id === wanted)
    if (!place) throw refuse('placeId', 'ORDER_PLACE_UNKNOWN')
    return place
  }
  if (places.length > 1 && !mayChooseLater) throw refuse('placeId', 'ORDER_PLACE_NEEDED')
  return places.length === 1 ? (places[0] ?? null) : null
}

function serviceLine(
  pack: PackageView,
  quantity: number,
  months: CycleMonths,
  cyclePrice: Sellable['cyclePrice'],
): PricedLine {
  if (isMonthly(pack))
    return {
      kind: 'subscription',
      text: `${pack.name}, ${CYCLE_TEXTS[months]}`,
      amount: cyclePrice(months, rupiah(0)),
      isRecurring: true,
    }
  return {
    kind: isVoucher(pack) ? 'voucher' : 'subscription',
    text: isVoucher(pack) ? `${pack.name}, ${quantity} voucher` : pack.name,
    amount: timesRupiah(pack.customerPrice, quantity),
    isRecurring: false,
  }
}

/** The price of the service holds its own discount; this is what paying ahead takes off the options. */
function discountLine(
  options: readonly PricedOption[],
  months: CycleMonths,
  cyclePrice: Sellable['cyclePrice'],
): PricedLine[] {
  const monthly = sumRupiah(options.filter(({ every }) => every === 'month').map(({ amount }) => amount))
  const off = cyclePrice(months, rupiah(0)) + monthly * months - cyclePrice(months, monthly)
  if (off <= 0) return []
  return [
    { kind: 'subscription', text: `Diskon bayar ${CYCLE_TEXTS[months]}`, amount: rupiah(-off), isRecurring: true },
  ]
}

const installLine = (amount: number): PricedLine => ({
  kind: 'install',
  text: 'Biaya pasang',
  amount: rupiah(amount),
  isRecurring: false,
})

function optionLine({ label, value, every, amount }: PricedOption, months: number, isMonthlyPack: boolean): PricedLine {
  const isRecurring = isMonthlyPack && every === 'month'
  return {
    kind: isRecurring ? 'subscription' : 'option',
    text: optionText(label, value),
    amount: isRecurring ? timesRupiah(amount, months) : amount,
    isRecurring,
  }
}

/** "IP tambahan: 2"; of a yes only the label. */
export const optionText = (label: string, value: string): string =>
  value === YES ? label : `${label}: ${shorten(value)}`

const LONGEST_ON_BILL = 60
const shorten = (text: string): string =>
  text.length > LONGEST_ON_BILL ? `${[...text].slice(0, LONGEST_ON_BILL - 1).join('')}…` : text

const YES = 'Ya'

/** What was chosen, in the order of the offer; left open = not chosen. Paths name the place in the offer's own order. */
function chosenOptions(offered: readonly OrderOption[], given: CartItem['options'], refuse: Refuse): PricedOption[] {
  given.forEach(({ optionId }, index) => {
    const isKnown = offered.some(({ id }) => id === optionId)
    const isTwice = given.findIndex((other) => other.optionId === optionId) !== index
    if (!isKnown || isTwice) throw refuse(`options.${index}.optionId`, 'ORDER_OPTION_UNKNOWN')
  })
  return offered.flatMap((option, index) => {
    const at = given.findIndex(({ optionId }) => optionId === option.id)
    const field = `options.${at < 0 ? index : at}.value`
    const chosen = readOption(option, given[at]?.value ?? '', (code, data) =>
      refuse(field, code, { label: option.label, ...data }),
    )
    if (chosen) return [{ optionId: option.id, label: option.label, every: option.every, ...chosen }]
    if (option.isRequired) throw refuse(field, 'ORDER_OPTION_NEEDED', { label: option.label })
    return []
  })
}

/** Null = left open. */
function readOption(
  { kind, price, maximum, choices }: OrderOption,
  value: string,
  refuse: (code: ErrorCode, data?: Record<string, string>) => DomainError,
): { readonly value: string; readonly amount: Rupiah } | null {
  if (value === '') return null
  switch (kind) {
    case 'choice': {
      const choice = choices.find(({ id }) => id === value)
      if (!choice) throw refuse('ORDER_OPTION_CHOICE')
      return { value: choice.label, amount: rupiah(choice.price) }
    }
    case 'quantity': {
      const most = maximum ?? 1
      const count = /^\d{1,4}$/.test(value) ? Number(value) : Number.NaN
      if (Number.isNaN(count) || count > most) throw refuse('ORDER_OPTION_NUMBER', { maximum: String(most) })
      return count === 0 ? null : { value: String(count), amount: timesRupiah(rupiah(price), count) }
    }
    case 'yes-no':
      if (value !== 'ya' && value !== 'tidak') throw refuse('ORDER_OPTION_CHOICE')
      return value === 'ya' ? { value: YES, amount: rupiah(price) } : null
    case 'text':
      return { value, amount: rupiah(price) }
  }
}

export const quotedOf = (item: PricedItem): QuotedItem => ({
  packageId: item.sellable.pack.id,
  packageName: item.sellable.pack.name,
  serviceType: item.sellable.pack.master.serviceType,
  cycleMonths: item.cycleMonths,
  quantity: item.quantity,
  domainText: domainTextOf(item.domain),
  placeName: item.place?.name ?? '',
  lines: item.lines.map(({ text, amount }) => ({ text, amount })),
  total: item.total,
  next: item.next,
})

/** In the middle of a sentence: "Pesanan PSN-... sudah aktif". */
export const STATE_WORDS: Readonly<Record<OrderState, string>> = {
  unpaid: 'belum dibayar',
  processing: 'sedang diaktifkan',
  active: 'sudah aktif',
  cancelled: 'sudah batal',
  lapsed: 'sudah kedaluwarsa',
}
