// Owns: binds what customers do with a payment gateway from their phones.
// Must never: act for anybody but the customer of the session, or wait for the gateway.
import { implement } from '@orpc/server'
import type { Clock } from '../../platform/clock'
import { type PortalCall, partyCommand, partyOf, portalGuard } from '../../platform/portal-rpc'
import { gatewayMethods, startCharge } from './commands'
import { gatewayPortalContract } from './portal-contract'
import { lookOf, ownCharge } from './queries'
import type { GatewayWatch } from './watch'

const os = implement(gatewayPortalContract).$context<PortalCall>().use(portalGuard)

export interface GatewayPortalDeps {
  readonly watch: GatewayWatch
  readonly clock: Clock
}

export const makeGatewayPortalRouter = ({ watch, clock }: GatewayPortalDeps) =>
  os.router({
    methods: os.methods.handler(({ context }) => gatewayMethods(context.db)),
    start: os.start.handler(
      partyCommand((tx, ctx, { invoiceId, method }) => startCharge(tx, ctx, { invoiceId, method })),
    ),
    look: os.look.handler(({ input, context }) => {
      const row = ownCharge(context.db, partyOf(context).id, input.chargeId)
      if (row.state === 'pending') watch.isWatched(row)
      return lookOf(context.db, row, clock.now())
    }),
  })
