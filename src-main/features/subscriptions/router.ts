// Owns: binding the subscriptions' contract to its use cases.
// Must never: hold a rule.
import { implement } from '@orpc/server'
import type { ReadDb } from '../../platform/db/open'
import { type Call, command, guard, runCommand } from '../../platform/rpc'
import { calendarDate } from '../../shared/calendar-date'
import { DONE } from '../../shared/contract'
import { changeSubscription, createSubscription, noteReveal, readPassword, type SubscriptionDeps } from './commands'
import { type SubscriptionInput, type SubscriptionItem, subscriptionsContract } from './contract'
import { nextCyclePrice } from './cycle'
import { type DueBilling, settleDue } from './due'
import { endExtra, extrasOf } from './extras'
import { freeAddresses } from './free-addresses'
import {
  changePackage,
  type InvoiceChange,
  moveSubscription,
  pauseSubscription,
  previewChange,
  type QuoteChange,
  resumeSubscription,
  retrySubscription,
  stopSubscription,
} from './state'
import { eventsOf, type SubscriptionView, subscriptionsOf } from './store'

export interface SubscriptionsRouterDeps extends SubscriptionDeps {
  /** Puts the pro-rata lines of a changed package on a bill. */
  readonly invoiceChange?: InvoiceChange
  /** What that would come to, for the preview. */
  readonly quoteChange?: QuoteChange
  /** What is due and not billed yet when it is paused or stopped. */
  readonly dueBilling?: DueBilling
}

const FREE_SHOWN = 4
const EVENTS_SHOWN = 100

const os = implement(subscriptionsContract).$context<Call>().use(guard)

export const makeSubscriptionsRouter = (deps: SubscriptionsRouterDeps) =>
  os.router({
    of: os.of.handler(({ input, context }) =>
      subscriptionsOf(context.db, input.customerId).map((view) => toItem(context.db, view)),
    ),
    freeAddresses: os.freeAddresses.handler(({ input, context }) =>
      freeAddresses(context.db, input.routerId, FREE_SHOWN),
    ),
    events: os.events.handler(({ input, context }) => eventsOf(context.db, input.id, EVENTS_SHOWN)),
    save: os.save.handler(
      command((tx, ctx, { requestId: _, ...input }) => {
        const fields = fieldsOf(input)
        return toItem(
          tx,
          input.id === null
            ? createSubscription(tx, ctx, fields, deps)
            : changeSubscription(tx, ctx, { ...fields, id: input.id }, deps),
        )
      }),
    ),
    previewChange: os.previewChange.handler(({ input, context }) => {
      const {
        lines,
        from: _,
        to: __,
        ...change
      } = previewChange(context.db, context.contextFor(null).businessDay, input, deps.quoteChange)
      return { ...change, lines: [...lines] }
    }),
    changePackage: os.changePackage.handler(
      command((tx, ctx, input) => toItem(tx, changePackage(tx, ctx, input, deps))),
    ),
    unbilled: os.unbilled.handler(
      ({ input, context }) =>
        deps.dueBilling?.quote(context.db, context.contextFor(null).businessDay, input.id) ?? null,
    ),
    pause: os.pause.handler(
      command((tx, ctx, { id, reason, billsDue }) => {
        settleDue(tx, ctx, { id, billsDue }, deps.dueBilling)
        return toItem(tx, pauseSubscription(tx, ctx, { id, reason }))
      }),
    ),
    resume: os.resume.handler(
      command((tx, ctx, { id }) => toItem(tx, resumeSubscription(tx, ctx, { id, reason: '' }))),
    ),
    stop: os.stop.handler(
      command((tx, ctx, { id, reason, billsDue }) => {
        settleDue(tx, ctx, { id, billsDue }, deps.dueBilling)
        return toItem(tx, stopSubscription(tx, ctx, { id, reason }))
      }),
    ),
    move: os.move.handler(
      command((tx, ctx, { id, routerId }) => toItem(tx, moveSubscription(tx, ctx, { id, routerId }))),
    ),
    endExtra: os.endExtra.handler(
      command((tx, ctx, { id }) => {
        endExtra(tx, ctx, id)
        return DONE
      }),
    ),
    retry: os.retry.handler(
      command((tx, ctx, { id }) => {
        retrySubscription(tx, ctx, id)
        return DONE
      }),
    ),
    reveal: os.reveal.handler(({ input, context, path }) => {
      // The answer of a command is kept for its requestId; a password must not be.
      runCommand(context, path.join('.'), input, (tx, ctx, { id }) => {
        noteReveal(tx, ctx, id)
        return DONE
      })
      return { password: readPassword(context.db, input.id, deps) }
    }),
  })

const fieldsOf = ({ id: _, discountUntil, startDay, ...input }: SubscriptionInput) => ({
  ...input,
  discountUntil: discountUntil === null ? null : calendarDate(discountUntil),
  startDay: calendarDate(startDay),
})

const toItem = (db: ReadDb, { revision, confirmedRevision, ...view }: SubscriptionView): SubscriptionItem => ({
  ...view,
  cyclePrice: nextCyclePrice(db, { ...view, revision, confirmedRevision }),
  extras: view.extraMonthly === 0 ? [] : extrasOf(db, view.id),
  isConfirmed: view.provision === 'unmanaged' || confirmedRevision >= revision,
})
