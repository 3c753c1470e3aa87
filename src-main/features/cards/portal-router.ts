// Owns: binds what customers do with their saldo from their phones.
// Must never: act for anybody but the customer of the session.
import { implement } from '@orpc/server'
import { type PortalCall, partyCommand, partyOf, portalGuard, runPartyCommand } from '../../platform/portal-rpc'
import type { Secrets } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import { type BuyingDeps, buyVoucher, payBill, quoteUpgrade, renew, upgrade } from './buying'
import { saldoContract } from './portal-contract'
import { boughtBy, onSaleFor, servicesFor } from './portal-queries'
import { type CardGuard, redeemCard } from './redeeming'

const os = implement(saldoContract).$context<PortalCall>().use(portalGuard)
const mine = (call: PortalCall): string => partyOf(call).id

export interface SaldoDeps extends BuyingDeps {
  readonly secrets: Secrets
  readonly guard: CardGuard
}

export const makeSaldoRouter = ({ secrets, guard, ...deps }: SaldoDeps) =>
  os.router({
    redeem: os.redeem.handler(({ input, context, path }) =>
      guard.attempt(context.connection.address, `customer:${mine(context)}`, () =>
        runPartyCommand(context, path.join('.'), input, (tx, ctx, { code }) =>
          redeemCard(tx, ctx, { customerId: ctx.party.id, code }, secrets),
        ),
      ),
    ),
    onSale: os.onSale.handler(({ context }) => onSaleFor(context.db, mine(context), context.contextFor(null).now)),
    buyVoucher: os.buyVoucher.handler(
      partyCommand((tx, ctx, { requestId: _, ...input }) => buyVoucher(tx, ctx, ctx.party.id, input)),
    ),
    purchases: os.purchases.handler(({ context }) => boughtBy(context.db, mine(context))),
    payBill: os.payBill.handler(
      partyCommand((tx, ctx, { invoiceId, shownRest }) =>
        payBill(tx, ctx, ctx.party.id, { invoiceId, shownRest }, deps),
      ),
    ),
    renew: os.renew.handler(
      partyCommand((tx, ctx, { subscriptionId, shownPrice }) =>
        renew(tx, ctx, ctx.party.id, { subscriptionId, shownPrice }),
      ),
    ),
    services: os.services.handler(({ context }) => servicesFor(context.db, mine(context))),
    previewUpgrade: os.previewUpgrade.handler(({ input, context }) => {
      const { oldName, newName, next, extras, days, lines, net, balance } = quoteUpgrade(
        context.db,
        context.contextFor(null),
        mine(context),
        input,
        deps,
      )
      return { oldName, newName, next, extras, days, lines: [...lines], net, balance }
    }),
    upgrade: os.upgrade.handler(
      partyCommand((tx, ctx, { subscriptionId, packageId, shownNet }) => {
        upgrade(tx, ctx, ctx.party.id, { subscriptionId, packageId, shownNet }, deps)
        return DONE
      }),
    ),
  })
