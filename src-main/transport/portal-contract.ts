// Owns: the whole contract of the LAN door: one line a feature. The portal's renderer imports its type only.
// Must never: hold a staff procedure.
import type { ContractRouterClient } from '@orpc/contract'
import { saldoContract } from '../features/cards/portal-contract'
import { filesPortalContract } from '../features/files/portal-contract'
import { gatewayPortalContract } from '../features/gateways/portal-contract'
import { orderPortalContract } from '../features/orders/portal-contract'
import { payPortalContract } from '../features/payments/portal-contract'
import { portalSessionContract } from '../features/portal/portal-contract'
import { resellerPortalContract } from '../features/resellers/portal-contract'
import { selfcareContract } from '../features/selfcare/portal-contract'
import { termsPortalContract } from '../features/terms/portal-contract'
import { ticketsPortalContract } from '../features/tickets/portal-contract'

export const lanContract = {
  files: filesPortalContract,
  pay: payPortalContract,
  gateway: gatewayPortalContract,
  orders: orderPortalContract,
  session: portalSessionContract,
  reseller: resellerPortalContract,
  saldo: saldoContract,
  selfcare: selfcareContract,
  terms: termsPortalContract,
  tickets: ticketsPortalContract,
}

export type PortalApi = ContractRouterClient<typeof lanContract>
