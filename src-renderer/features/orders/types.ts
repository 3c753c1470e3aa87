// Owns: the names of what the order procedures take and give, read off the contract.
// Must never: differ from what the contract says.
import type { Api } from '../../../src-main/transport/contract'

type Answer<Name extends keyof Api['orders']> = Awaited<ReturnType<Api['orders'][Name]>>

export type OrderRow = Answer<'list'>['rows'][number]
export type StaffOrder = Answer<'get'>
export type StaffItem = StaffOrder['items'][number]
export type OrderState = StaffOrder['state']
export type OrderMethod = StaffOrder['method']
export type OrderPolicy = Answer<'policy'>
export type Offer = Answer<'offers'>[number]
export type OfferOption = Offer['options'][number]
export type Quote = Answer<'quote'>
export type CartItem = Parameters<Api['orders']['quote']>[0]['items'][number]
