// Owns: binds what staff see and decide about payment gateways.
// Must never: hold a transaction open while the gateway is asked.
import { implement } from '@orpc/server'
import { actorOf, type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import type { AccessDeps } from './access'
import { handleCharge } from './commands'
import { gatewaysContract } from './contract'
import { GatewayFailure } from './port'
import { billCharges, listCharges, toChargeItem } from './queries'
import { saveGateway, settingsFor, testGateway } from './settings'
import { findCharge } from './store'
import type { GatewayWatch } from './watch'

const os = implement(gatewaysContract).$context<Call>().use(guard)

export interface GatewaysRouterDeps {
  readonly access: AccessDeps
  readonly watch: GatewayWatch
}

export const makeGatewaysRouter = ({ access, watch }: GatewaysRouterDeps) =>
  os.router({
    settings: os.settings.handler(({ context }) => settingsFor(context.db, watch.link())),
    save: os.save.handler(
      command((tx, ctx, { requestId: _, ...input }) => {
        saveGateway(tx, ctx, input, access)
        return DONE
      }),
    ),
    test: os.test.handler(async ({ input, context }) => ({
      findings: await testGateway(context.db, input, context.contextFor(actorOf(context)), access),
    })),
    list: os.list.handler(({ input, context }) => listCharges(context.db, input)),
    ofBill: os.ofBill.handler(({ input, context }) => billCharges(context.db, input.invoiceId)),
    check: os.check.handler(async ({ input, context }) => {
      if (context.isPassive()) throw new DomainError('PASSIVE_HOST')
      await checkNow(watch, input.chargeId)
      const row = findCharge(context.db, input.chargeId)
      if (!row) throw new DomainError('GATEWAY_NOT_FOUND')
      return toChargeItem(context.db, row)
    }),
    handle: os.handle.handler(
      command((tx, ctx, { chargeId, reason }) => {
        handleCharge(tx, ctx, { chargeId, reason })
        return DONE
      }),
    ),
  })

async function checkNow(watch: GatewayWatch, chargeId: string): Promise<void> {
  try {
    await watch.checkNow(chargeId)
  } catch (error) {
    throw error instanceof GatewayFailure ? new DomainError(error.code, {}, { cause: error }) : error
  }
}
