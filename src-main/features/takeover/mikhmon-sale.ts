// Owns: reading one sale that Mikhmon left as a /system/script row (peers.md §4.1).
// Must never: trust the row's owner for its month: on RouterOS 7.10+ it is cut to pieces (`202-14`).
import { parseRouterDate, type RouterDate } from '../../platform/routeros/values'
import { readPrice } from './mikhmon-profile'

export interface MikhmonSale {
  /** By the router's own wall clock. */
  readonly at: RouterDate
  readonly code: string
  /** Rupiah; 0 when the row has no price. */
  readonly price: number
  readonly profile: string
  readonly validity: string
  readonly mac: string
  /** The month key of the row is not one: Mikhmon's own report does not show it. */
  readonly isMonthBroken: boolean
}

export type SaleReading =
  | { readonly kind: 'sale'; readonly sale: MikhmonSale }
  | { readonly kind: 'broken'; readonly why: 'fields' | 'date' | 'price' }

export interface SaleRow {
  readonly name: string
  readonly owner: string
}

const SEPARATOR = '-|-'
/** `may2024`, and `2024-05` of the forks for RouterOS 7. */
const MONTH_KEY = /^(?:[a-z]{3}\d{4}|\d{4}-\d\d)$/i

export function readSale({ name, owner }: SaleRow): SaleReading {
  const [date = '', time = '', code = '', priceText, , mac = '', validity = '', profile = ''] = name
    .split(SEPARATOR)
    .map((part) => part.trim())
  if (priceText === undefined || code === '') return { kind: 'broken', why: 'fields' }
  const at = parseRouterDate(`${date} ${time}`)
  if (!at || !/^\d\d:\d\d:\d\d$/.test(time)) return { kind: 'broken', why: 'date' }
  const price = readPrice(priceText)
  if (price === undefined) return { kind: 'broken', why: 'price' }
  const isMonthBroken = !MONTH_KEY.test(owner.trim())
  return { kind: 'sale', sale: { at, code, price: price ?? 0, profile, validity, mac, isMonthBroken } }
}
