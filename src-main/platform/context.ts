// Owns: what a command is given: who, when, where, and where ids and codes come from.
// Must never: carry a service that could wait; a command is synchronous.

import type { CalendarDate, ShopZone } from '../shared/calendar-date'
import type { PartyKind } from '../shared/portal-contract'
import type { Role } from '../shared/roles'
import type { MakeId } from './ids'
import type { Random } from './random'

export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
}

/** A customer or reseller who came in by the LAN door. */
export interface Party {
  readonly kind: PartyKind
  readonly id: string
  readonly name: string
}

/** Rows of money carry it, for the head office that may come. */
export interface Device {
  readonly outletId: string
  readonly deviceId: string
  /** 'A' for the first till; part of receipt numbers from the second on. */
  readonly label: string
}

export interface CommandContext {
  /** Epoch ms; never before the newest instant in the books. */
  readonly now: number
  /** The shop's day of `now`. */
  readonly businessDay: CalendarDate
  readonly zone: ShopZone
  /** Null only for the app itself: background jobs and the first run. */
  readonly actor: Actor | null
  /** Set when a customer or reseller asked; then `actor` is null. */
  readonly party?: Party | null
  readonly device: Device
  /** The open cash shift of the person; null when there is none. Postings and rows of money carry it. */
  readonly shiftId: string | null
  readonly newId: MakeId
  readonly random: Random
}

/** For commands that need a person: the contract's roles made sure that there is one. */
export function requireActor(ctx: CommandContext): Actor {
  if (!ctx.actor) throw new Error('this command needs a person')
  return ctx.actor
}

/** Who takes vouchers: somebody of the shop, or a reseller who came in by the LAN door. */
export function requireSeller(ctx: CommandContext): { readonly id: string; readonly name: string } {
  const seller = ctx.actor ?? ctx.party
  if (!seller) throw new Error('this command needs a person')
  return seller
}
