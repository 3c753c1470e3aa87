// Owns: binds what guests and customers order from their phones.
// Must never: act for anybody but the customer of the session, or let promo codes be guessed.
import { implement } from '@orpc/server'
import { makeLimiter } from '../../platform/limits'
import { type PortalCall, partyCommand, partyOf, portalGuard, runPartyCommand } from '../../platform/portal-rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { phoneInList } from '../../shared/phone'
import { findCustomer } from '../customers'
import { customerBalance } from '../ledger'
import type { PromoGuard } from '../promos'
import { detailOf } from './detail'
import { cancelOwn } from './ending'
import { ordersOf } from './list'
import { offeredMethods } from './methods'
import { offerOf } from './offers'
import { type PlacingDeps, placeOrder } from './placing'
import { orderPortalContract } from './portal-contract'
import { priceCart } from './quoting'
import { findEntry } from './store'

const os = implement(orderPortalContract).$context<PortalCall>().use(portalGuard)
const mine = (call: PortalCall): string => partyOf(call).id

export interface OrderPortalDeps extends PlacingDeps {
  readonly promoGuard: PromoGuard
}

/** A cart of ten is work, and anybody may ask; phones behind a router that masquerades share an address. */
const QUOTES = { burst: 120, refillMs: 250 }

/** A guest may have a look, too; who is logged in as a customer is asked about his own uses of a code. */
function customerOf(call: PortalCall): string | null {
  const party = call.party()
  return party?.kind === 'customer' ? party.id : null
}

export function makeOrderPortalRouter({ promoGuard, ...deps }: OrderPortalDeps) {
  const quotes = makeLimiter(QUOTES)
  const notTooFast = ({ connection }: PortalCall): void => {
    const wait = quotes.take(connection.address)
    if (wait > 0) throw new DomainError('TOO_FAST', { seconds: Math.ceil(wait / 1000) })
  }
  /** Wrong codes are counted by address and by person. */
  const guarded = <T>(call: PortalCall, promoCode: string, work: () => T): T => {
    if (promoCode === '') return work()
    const customerId = customerOf(call)
    const keys = [call.connection.address, ...(customerId === null ? [] : [`customer:${customerId}`])]
    return promoGuard.attempt(keys, work)
  }

  return os.router({
    offer: os.offer.handler(({ input, context }) => offerOf(context.db, input.packageId)),
    quote: os.quote.handler(({ input, context }) => {
      notTooFast(context)
      const asked = { ...input, customerId: customerOf(context), channel: 'portal' } as const
      const { businessDay: today } = context.contextFor(null)
      return guarded(context, input.promoCode, () => priceCart(context.db, { ...asked, today }).quote)
    }),
    methods: os.methods.handler(({ context }) => {
      const customerId = customerOf(context)
      return offeredMethods(context.db, customerId === null ? null : customerBalance(context.db, customerId))
    }),
    buyer: os.buyer.handler(({ context }) => {
      const customer = findCustomer(context.db, mine(context))
      if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
      const { name, phone, address } = customer
      return { name, phone: phoneInList(phone), address }
    }),
    place: os.place.handler(({ input, context, path }) =>
      guarded(context, input.promoCode, () =>
        runPartyCommand(context, path.join('.'), input, (tx, ctx, { requestId: _, ...asked }) => {
          const { orderId } = placeOrder(tx, ctx, ctx.party.id, 'portal', asked, deps)
          return { orderId }
        }),
      ),
    ),
    list: os.list.handler(({ context }) => ordersOf(context.db, mine(context))),
    get: os.get.handler(({ input, context }) => {
      const order = findEntry(context.db, input.id)
      if (order?.customerId !== mine(context)) throw new DomainError('ORDER_NOT_FOUND')
      return detailOf(context.db, order, context.contextFor(null).businessDay)
    }),
    cancel: os.cancel.handler(
      partyCommand((tx, ctx, { id }) => {
        cancelOwn(tx, ctx, ctx.party.id, id)
        return DONE
      }),
    ),
  })
}
