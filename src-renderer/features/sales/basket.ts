// Owns: what is about to be sold: packages and how many. Prices and stock come fresh with every answer of the core.
// Must never: hold a price, a code or a customer; it is kept on the till across a lock and a reload.
import { type Rupiah, rupiah, timesRupiah } from '../../../src-main/shared/money'
import type { Api } from '../../../src-main/transport/contract'

export type Counter = Awaited<ReturnType<Api['sales']['tiles']>>
export type Tile = Counter['tiles'][number]

export interface BasketLine {
  readonly packageId: string
  /** For the remark when the package is gone. */
  readonly name: string
  readonly quantity: number
}

export type Basket = readonly BasketLine[]

export const MOST_OF_ONE = 100
export const MOST_LINES = 20

export function addOne(basket: Basket, tile: { readonly packageId: string; readonly name: string }): Basket {
  const { packageId, name } = tile
  if (basket.some((line) => line.packageId === packageId)) return changeQuantity(basket, packageId, (many) => many + 1)
  return basket.length >= MOST_LINES ? basket : [...basket, { packageId, name, quantity: 1 }]
}

/** Down to nothing takes the line away. */
export function changeQuantity(basket: Basket, packageId: string, change: (many: number) => number): Basket {
  return basket.flatMap((line) => {
    if (line.packageId !== packageId) return [line]
    const quantity = Math.min(MOST_OF_ONE, change(line.quantity))
    return quantity < 1 ? [] : [{ ...line, quantity }]
  })
}

export const countOf = (basket: Basket): number => basket.reduce((sum, { quantity }) => sum + quantity, 0)

/** What an older version or a hand wrote is not trusted. */
export function readBasket(stored: unknown): Basket | undefined {
  if (!Array.isArray(stored)) return undefined
  const lines = stored.filter(isLine)
  return lines.length === stored.length && lines.length <= MOST_LINES ? lines : undefined
}

function isLine(line: unknown): line is BasketLine {
  if (typeof line !== 'object' || line === null) return false
  const { packageId, name, quantity } = line as Partial<Record<keyof BasketLine, unknown>> // each is looked at below
  const isQuantity = Number.isInteger(quantity) && Number(quantity) >= 1 && Number(quantity) <= MOST_OF_ONE
  return typeof packageId === 'string' && typeof name === 'string' && isQuantity
}

/** Where the codes of a line will come from. */
export type Supply =
  | { readonly kind: 'stock' }
  /** The router answers: made while selling. */
  | { readonly kind: 'make'; readonly missing: number }
  /** The router is away and the owner allows it: works when the router is back. */
  | { readonly kind: 'later'; readonly missing: number }
  | { readonly kind: 'refused'; readonly missing: number }

export function supplyOf(tile: Tile, quantity: number, offlineSale: Counter['offlineSale']): Supply {
  const missing = quantity - tile.stock
  if (missing <= 0) return { kind: 'stock' }
  if (tile.canMakeNow) return { kind: 'make', missing }
  return { kind: offlineSale === 'sell' ? 'later' : 'refused', missing }
}

export interface PricedLine extends BasketLine {
  readonly tile: Tile
  readonly amount: Rupiah
  readonly supply: Supply
}

export interface PricedBasket {
  readonly lines: readonly PricedLine[]
  /** Names of what the catalogue no longer sells here. */
  readonly gone: readonly string[]
  readonly total: Rupiah
  readonly count: number
}

export function priceBasket(basket: Basket, counter: Counter): PricedBasket {
  const lines = basket.flatMap((line): PricedLine[] => {
    const tile = counter.tiles.find(({ packageId }) => packageId === line.packageId)
    if (!tile) return []
    const amount = timesRupiah(rupiah(tile.price), line.quantity)
    return [{ ...line, name: tile.name, tile, amount, supply: supplyOf(tile, line.quantity, counter.offlineSale) }]
  })
  const isThere = (id: string) => lines.some(({ packageId }) => packageId === id)
  return {
    lines,
    gone: basket.filter(({ packageId }) => !isThere(packageId)).map(({ name }) => name),
    total: rupiah(lines.reduce((sum, { amount }) => sum + amount, 0)),
    count: countOf(lines),
  }
}
