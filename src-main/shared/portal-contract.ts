// Owns: how a feature declares what customers and resellers may ask from the LAN: a language of its own.
// Must never: be mixed with shared/contract.ts; a staff procedure cannot be mounted on the LAN door, nor the other way round.
import { type AnySchema, oc } from '@orpc/contract'
import type * as z from 'zod'
import { RequestId } from './contract'

export const PARTY_KINDS = ['customer', 'reseller'] as const
export type PartyKind = (typeof PARTY_KINDS)[number]
export const PARTY_NAMES: Readonly<Record<PartyKind, string>> = { customer: 'Pelanggan', reseller: 'Reseller' }

export const CUSTOMER = ['customer'] as const satisfies readonly PartyKind[]
export const RESELLER = ['reseller'] as const satisfies readonly PartyKind[]

/** 'guest' = without a login: shop name, public packages, the time left of a voucher code. */
export type PortalAccess = readonly PartyKind[] | 'guest'

export interface PortalMeta {
  readonly access: PortalAccess
  readonly kind: 'query' | 'command'
  /** Works also for a person who has yet to choose a password of his own. */
  readonly isFirst?: boolean
}

const base = oc.$meta<PortalMeta>({ access: [], kind: 'query' })

export function portalQuery<I extends z.ZodType, O extends AnySchema>(access: PortalAccess, input: I, output: O) {
  return base.meta({ access, kind: 'query' }).input(input).output(output)
}

export function portalCommand<I extends z.ZodRawShape, O extends z.ZodType>(
  access: PortalAccess,
  input: z.ZodObject<I>,
  output: O,
  { isFirst = false }: Pick<PortalMeta, 'isFirst'> = {},
) {
  return base
    .meta({ access, kind: 'command', isFirst })
    .input(input.extend({ requestId: RequestId }))
    .output(output)
}
