// Owns: what the shop calls a router, the name of its lane, and how RouterOS text is quoted in a command.
// Must never: know a socket or a table.
import { DomainError } from '../../shared/errors'

export interface RouterView {
  readonly id: string
  readonly name: string
  readonly host: string
  readonly port: number
  readonly useTls: boolean
  /** Hotspot server vouchers are bound to; `all` = any. */
  readonly hotspotServer: string
  readonly wifiName: string
  readonly loginHost: string
  readonly isArchived: boolean
}

/** The outbox lane of a router: one worker each. */
export const routerLane = (routerId: string): string => `router:${routerId}`

export const routerOfLane = (lane: string): string | null => /^router:(.+)$/.exec(lane)?.[1] ?? null

/** What a router's password is sealed for: it cannot be pasted into another router's row. */
export const passwordPurpose = (routerId: string): string => `router:${routerId}`

/** A value inside a RouterOS command that a person pastes. */
export const quoteForRouter = (text: string): string => `"${text.replace(/["\\$?]/g, '\\$&')}"`

export const strangerError = (name: string, serial: string): DomainError =>
  new DomainError('ROUTER_STRANGER', { name, serial })
