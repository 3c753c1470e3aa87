// Owns: prepaid customers (Harian): shut when their time is over, opened when it was bought again.
// Must never: shut anybody on the word of a clock that no router vouches for.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import { plain } from '../../platform/db/statement'
import type { PeriodicJob } from '../../platform/schedule'
import { isClockVouched } from '../routers'
import { PROVISION_TEXTS } from './provision-texts'
import { reopenSubscription, suspendSubscription } from './state'

const SLICE = 50

// The words of the partial index subscription_prepaid.
const over = plain<{ now: number }, { id: string }>(`
  select id from subscription where paid_until is not null and state = 'active' and paid_until <= :now
  order by paid_until limit ${SLICE}`)

const bought = plain<{ now: number; reason: string }, { id: string }>(`
  select id from subscription
  where state = 'suspended' and paid_until > :now and state_reason = :reason limit ${SLICE}`)

export interface PrepaidDeps {
  readonly db: Db
  readonly clock: Clock
  readonly context: () => CommandContext
}

export const makePrepaidSchedule = ({ db, clock, context }: PrepaidDeps): PeriodicJob => ({
  name: 'subscriptions.prepaid',
  title: 'Menutup langganan harian yang habis',
  everyMs: 60_000,
  firstAfterMs: 30_000,
  async run(signal) {
    if (!isClockVouched(db, clock.now())) return
    while (!signal.aborted && db.transact((tx) => turnSlice(tx, context()))) await nextTurn()
  },
})

/** True when there may be more. */
export function turnSlice(tx: Tx, ctx: CommandContext): boolean {
  const reason = PROVISION_TEXTS.timeIsUp
  const ended = over(tx).all({ now: ctx.now })
  const renewed = bought(tx).all({ now: ctx.now, reason })
  for (const { id } of ended) suspendSubscription(tx, ctx, { id, reason })
  for (const { id } of renewed) reopenSubscription(tx, ctx, { id, reason: PROVISION_TEXTS.renewed })
  return ended.length === SLICE || renewed.length === SLICE
}
