// Owns: binds what resellers ask and do from their phones.
// Must never: act for anybody but the reseller of the session.
import { implement } from '@orpc/server'
import type { ReadDb } from '../../platform/db/open'
import { type PortalCall, partyCommand, partyOf, portalGuard, runPartyCommand } from '../../platform/portal-rpc'
import type { Secrets } from '../../platform/secrets'
import { DONE } from '../../shared/contract'
import type { Paid } from '../payments'
import { activatable, activate, tellLogin } from './activating'
import { saveChildPrice } from './child-prices'
import { requestDeposit } from './money'
import { type OwnCards, resellerPortalContract } from './portal-contract'
import { childrenWithPrices, homeOf, ownCustomers, ownSale, packagesFor, payToOf, saleFor } from './portal-queries'
import { depositItems, salesPage, statementOf } from './queries'
import { renew } from './renewing'
import { releaseSale, sellVouchers } from './selling'
import { sendSaldo } from './sending'

const os = implement(resellerPortalContract).$context<PortalCall>().use(portalGuard)
const mine = (call: PortalCall): string => partyOf(call).id
const today = ({ contextFor }: PortalCall): string => contextFor(null).businessDay

export interface ResellerPortalDeps {
  /** Nothing late may be left of this customer; isolir looks at once. */
  readonly paid: Paid
  readonly secrets: Secrets
  readonly cardsSoldTo: (db: ReadDb, resellerId: string) => OwnCards[]
}

export const makeResellerPortalRouter = ({ paid, secrets, cardsSoldTo }: ResellerPortalDeps) =>
  os.router({
    home: os.home.handler(({ context }) => homeOf(context.db, mine(context), today(context))),
    packages: os.packages.handler(({ context }) =>
      packagesFor(context.db, mine(context), context.contextFor(null).now),
    ),
    sell: os.sell.handler(
      partyCommand((tx, ctx, { requestId: _, ...input }) =>
        sellVouchers(tx, ctx, { ...input, resellerId: ctx.party.id }),
      ),
    ),
    sale: os.sale.handler(({ input, context }) => saleFor(context.db, mine(context), input.id)),
    cancelSale: os.cancelSale.handler(
      partyCommand((tx, ctx, { id }) => {
        releaseSale(tx, ctx, ownSale(tx, ctx.party.id, id), 'Dibatalkan reseller.')
        return DONE
      }),
    ),
    sales: os.sales.handler(({ input, context }) => salesPage(context.db, mine(context), input.after)),
    statement: os.statement.handler(({ input, context }) => statementOf(context.db, mine(context), input.before)),
    payTo: os.payTo.handler(({ context }) => payToOf(context.db)),
    deposits: os.deposits.handler(({ context }) => depositItems(context.db, mine(context))),
    requestDeposit: os.requestDeposit.handler(
      partyCommand((tx, ctx, { requestId: _, ...input }) => {
        requestDeposit(tx, ctx, { ...input, resellerId: ctx.party.id })
        return DONE
      }),
    ),
    customers: os.customers.handler(({ context }) => ownCustomers(context.db, mine(context), today(context))),
    renew: os.renew.handler(
      partyCommand((tx, ctx, { requestId: _, ...input }) => {
        const { number } = renew(tx, ctx, { ...input, resellerId: ctx.party.id }, paid)
        return { number }
      }),
    ),
    services: os.services.handler(({ context }) => activatable(context.db, mine(context), today(context))),
    activate: os.activate.handler(({ input, context, path }) => {
      // The answer of a command is kept for its requestId; a kata sandi must not be.
      const { subscriptionId, ...made } = runPartyCommand(context, path.join('.'), input, (tx, ctx, asked) => {
        const { requestId: _, ...wanted } = asked
        return activate(tx, ctx, { ...wanted, resellerId: ctx.party.id }, { secrets, paid })
      })
      const party = partyOf(context)
      const told = { resellerId: party.id, subscriptionId }
      const login = context.db.transact((tx) => tellLogin(tx, context.contextFor(party), told, secrets))
      return { ...made, login }
    }),
    cards: os.cards.handler(({ context }) => cardsSoldTo(context.db, mine(context))),
    children: os.children.handler(({ context }) => childrenWithPrices(context.db, mine(context))),
    saveChildPrice: os.saveChildPrice.handler(
      partyCommand((tx, ctx, { requestId: _, ...input }) => {
        saveChildPrice(tx, ctx, { ...input, resellerId: ctx.party.id })
        return DONE
      }),
    ),
    sendSaldo: os.sendSaldo.handler(
      partyCommand((tx, ctx, { requestId: _, ...input }) => sendSaldo(tx, ctx, { ...input, resellerId: ctx.party.id })),
    ),
  })
