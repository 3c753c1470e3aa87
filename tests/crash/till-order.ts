// Owns: what a run tells its till, and what the till tells back, one JSON line each.
// Must never: carry anything that the till's own database should know.
import type { AppDeps } from '../../src-main/app'
import type { salesContract } from '../../src-main/features/sales/contract'
import type { Api } from '../../src-main/transport/contract'

export type SellInput = Omit<Parameters<Api['sales']['sell']>[0], 'requestId'>
export type Receipt = Awaited<ReturnType<Api['sales']['sell']>>
export type { salesContract }

/** Known since the shop was opened. */
export interface ShopFacts {
  readonly ownerId: string
  readonly routerId: string
  readonly packages: readonly { readonly id: string; readonly price: number }[]
}

export interface Asked {
  readonly requestId: string
  readonly input: SellInput
}

export interface Sold {
  readonly requestId: string
  readonly saleId: string
  readonly receiptNumber: string
  readonly total: number
  readonly codes: readonly string[]
}

export interface TillOrder {
  readonly dataDir: string
  readonly routerPort: number
  readonly printerPort: number
  readonly seed: number
  /** open: first run, then end. sell: until killed, or after `sales`. drain: until nothing waits, then end. */
  readonly task: 'open' | 'sell' | 'drain'
  readonly facts: ShopFacts | null
  /** Asked by the till before, and killed before the answer: asked again, as a screen would. */
  readonly pending: readonly Asked[]
  /** 0 = until killed. */
  readonly sales: number
  /** Milliseconds between two customers, at most. */
  readonly paceMs: number
  /** Each struk is written here when its answer is on the screen: the recorder sees it among the writes of the database. */
  readonly receiptsFile: string | null
  readonly weakened: NonNullable<AppDeps['weakened']>
}

export type TillNews =
  | { readonly t: 'opened'; readonly facts: ShopFacts }
  | { readonly t: 'ready' }
  | ({ readonly t: 'asked' } & Asked)
  | ({ readonly t: 'sold' } & Sold)
  | { readonly t: 'refused'; readonly requestId: string; readonly code: string }
  | { readonly t: 'voided'; readonly voucherId: number }
  /** Something that must never happen, seen by the till itself. */
  | { readonly t: 'wrong'; readonly what: string }
  | { readonly t: 'done' }
