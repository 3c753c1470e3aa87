// Owns: the way from the pages to the ordering procedures.
// Must never: outlive their registration at the LAN door: then `portal.orders` says the same with its own types.
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import type { orderPortalContract } from '../../../src-main/features/orders/portal-contract'
import { portal } from '../api'

type Orders = ContractRouterClient<typeof orderPortalContract>

// Reason: the client is a proxy over every path; the contract's line in transport/portal-contract.ts comes with its router.
export const orders = (portal as unknown as { readonly orders: Orders }).orders
export const ordersQuery = createTanstackQueryUtils(orders, { path: ['orders'] })
