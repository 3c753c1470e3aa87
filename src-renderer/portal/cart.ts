// Owns: the cart of this phone: what was chosen, and the promo code that was found good. It survives a reload and a power cut.
// Must never: hold a price or a name: the core says them, each time.
import { useSyncExternalStore } from 'react'
import { newRequestId } from '../lib/request-id'
import type { CartItem } from './ordering/types'

export interface CartLine {
  /** Of this phone only: which line is being changed. */
  readonly id: string
  readonly item: CartItem
}

export interface CartContent {
  readonly lines: readonly CartLine[]
  /** Validated once; empty = none. */
  readonly promoCode: string
}

export const CART_LIMIT = 10
const KEY = 'loketnet.keranjang'
/** Another shape of CartItem gets another version: what an older portal kept is dropped, not guessed at. */
const VERSION = 1
const EMPTY: CartContent = { lines: [], promoCode: '' }

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 300
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value)

function isItem(value: unknown): value is CartItem {
  if (!isRecord(value)) return false
  const { packageId, cycleMonths, quantity, domain, placeId, options } = value
  return (
    isText(packageId) &&
    (cycleMonths === 1 || cycleMonths === 3 || cycleMonths === 12) &&
    Number.isInteger(quantity) &&
    (domain === null ||
      (isRecord(domain) && ['new', 'transfer', 'own'].some((kind) => kind === domain.kind) && isText(domain.name))) &&
    isTextOrNull(placeId) &&
    Array.isArray(options) &&
    options.every((option: unknown) => isRecord(option) && isText(option.optionId) && isText(option.value))
  )
}

const isLine = (value: unknown): value is CartLine => isRecord(value) && isText(value.id) && isItem(value.item)

/** What the phone kept, or an empty cart: wrong and old content is worth nothing to anybody. */
export function readCart(text: string | null): CartContent {
  if (text === null) return EMPTY
  let kept: unknown
  try {
    kept = JSON.parse(text)
  } catch {
    return EMPTY // cut off in the middle of writing, or written by something else
  }
  if (!isRecord(kept) || kept.version !== VERSION || !Array.isArray(kept.lines)) return EMPTY
  const lines = kept.lines.filter(isLine).slice(0, CART_LIMIT)
  return { lines, promoCode: lines.length > 0 && isText(kept.promoCode) ? kept.promoCode : '' }
}

let now: CartContent | null = null
const listeners = new Set<() => void>()

const current = (): CartContent => {
  now ??= readCart(readKept())
  return now
}

function readKept(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch (error) {
    console.info('this browser keeps nothing; the cart lasts as long as the page', error)
    return null
  }
}

function keep(next: CartContent): void {
  now = next.lines.length === 0 ? EMPTY : next
  try {
    if (next.lines.length === 0) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...next }))
  } catch (error) {
    console.info('this browser keeps nothing; the cart lasts as long as the page', error)
  }
  for (const listener of listeners) listener()
}

/** Another tab changed it. */
function onStorage({ key }: StorageEvent): void {
  if (key !== KEY && key !== null) return
  now = null
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) window.addEventListener('storage', onStorage)
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) window.removeEventListener('storage', onStorage)
  }
}

export const useCart = (): CartContent => useSyncExternalStore(subscribe, current)

/** Puts it in the cart, or in the place of the line that was being changed. */
export function putInCart(item: CartItem, lineId?: string): void {
  const { lines, promoCode } = current()
  const isKnown = lines.some(({ id }) => id === lineId)
  const next = isKnown
    ? lines.map((line) => (line.id === lineId ? { id: line.id, item } : line))
    : [...lines, { id: newRequestId(), item }]
  keep({ lines: next, promoCode })
}

export function removeFromCart(lineId: string): void {
  const { lines, promoCode } = current()
  keep({ lines: lines.filter(({ id }) => id !== lineId), promoCode })
}

/** Only a code that the core has found good. Empty = without. */
export const setPromoCode = (promoCode: string): void => keep({ ...current(), promoCode })

/** Ordered, or the person logged out. */
export const emptyCart = (): void => keep(EMPTY)

/** As after a reload: only what the phone kept counts. */
export function forgetCart(): void {
  now = null
}
