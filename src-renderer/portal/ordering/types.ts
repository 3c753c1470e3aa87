// Owns: the names of what the ordering procedures take and give, read off the contract.
// Must never: hold a value; the contract's checks stay in the core, so the portal stays light.
import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { orderPortalContract } from '../../../src-main/features/orders/portal-contract'

type Gives = InferContractRouterOutputs<typeof orderPortalContract>
type Takes = InferContractRouterInputs<typeof orderPortalContract>

export type Offer = Gives['offer']
export type OfferOption = Offer['options'][number]
export type Quote = Gives['quote']
export type QuotedItem = Quote['items'][number]
export type OrderDetail = Gives['get']
export type OrderedItem = OrderDetail['items'][number]
export type OrderRow = Gives['list'][number]
export type CartItem = Takes['quote']['items'][number]
export type CycleMonths = CartItem['cycleMonths']
export type DomainKind = NonNullable<CartItem['domain']>['kind']
export type OrderMethod = Takes['place']['method']
export type Buyer = Takes['place']['buyer']
