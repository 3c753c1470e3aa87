// Owns: binds what staff do with orders.
// Must never: mark an order paid; money comes through payments.
import { implement } from '@orpc/server'
import { type Call, command, guard } from '../../platform/rpc'
import { DONE } from '../../shared/contract'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findCustomer } from '../customers'
import { getSetting, setSetting } from '../settings'
import { findUser } from '../users'
import { finishItem } from './activating'
import { ordersContract } from './contract'
import { detailOf } from './detail'
import { cancelOrder } from './ending'
import { giveUpItem } from './giving-up'
import { countOrders, pageOfOrders } from './list'
import { methodStates } from './methods'
import { counterOffers } from './offers'
import { type PlacingDeps, placeOrder } from './placing'
import { priceCart } from './quoting'
import { findEntry } from './store'

const os = implement(ordersContract).$context<Call>().use(guard)
const contextOf = (call: Call) => call.contextFor(null)

export const makeOrdersRouter = (deps: PlacingDeps) =>
  os.router({
    list: os.list.handler(({ input, context }) => pageOfOrders(context.db, { ...input, now: contextOf(context).now })),
    counts: os.counts.handler(({ context }) => countOrders(context.db, contextOf(context).now)),
    get: os.get.handler(({ input, context: call }) => {
      const order = findEntry(call.db, input.id)
      const customer = order && findCustomer(call.db, order.customerId)
      if (!customer) throw new DomainError('ORDER_NOT_FOUND')
      const { customerId, channel, placedBy } = order
      return {
        ...detailOf(call.db, order, contextOf(call).businessDay),
        customerId,
        customerNumber: customer.number,
        channel,
        placedBy: placedBy === null ? customer.name : (findUser(call.db, placedBy)?.name ?? ''),
      }
    }),
    offers: os.offers.handler(({ context }) => counterOffers(context.db)),
    methods: os.methods.handler(({ context }) => methodStates(context.db)),
    quote: os.quote.handler(
      ({ input, context }) =>
        priceCart(context.db, { ...input, channel: 'counter', today: contextOf(context).businessDay }).quote,
    ),
    place: os.place.handler(
      command((tx, ctx, { requestId: _, customerId, ...asked }) =>
        placeOrder(tx, ctx, customerId, 'counter', asked, deps),
      ),
    ),
    cancel: os.cancel.handler(
      command((tx, ctx, { id, reason }) => {
        cancelOrder(tx, ctx, { id, reason })
        return DONE
      }),
    ),
    finishItem: os.finishItem.handler(
      command((tx, ctx, { requestId: _, ...input }) => {
        finishItem(tx, ctx, input, deps)
        return DONE
      }),
    ),
    giveUpItem: os.giveUpItem.handler(
      command((tx, ctx, { itemId, reason }) => ({ toSaldo: giveUpItem(tx, ctx, { itemId, reason }) })),
    ),
    policy: os.policy.handler(({ context }) => getSetting(context.db, 'orders')),
    savePolicy: os.savePolicy.handler(
      command((tx, ctx, { requestId: _, ...policy }) => {
        setSetting(tx, 'orders', policy, ctx.now)
        recordAudit(tx, ctx, {
          action: 'settings.orders',
          subjectType: 'settings',
          subjectId: 'orders',
          detail: policy,
        })
        tx.publish('orders')
        return DONE
      }),
    ),
  })
