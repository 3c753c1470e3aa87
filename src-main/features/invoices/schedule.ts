// Owns: what happens to bills by itself: the daily run, denda, revenue whose month has come.
// Must never: bill before the owner said yes to the first run, or on a date that it cannot believe.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Clock } from '../../platform/clock'
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import type { PeriodicJob } from '../../platform/schedule'
import { isDayLocked } from '../ledger'
import { isClockVouched } from '../routers'
import { getSetting, setSetting } from '../settings'
import { earnMonths } from './earning'
import { makeLateFees } from './late-fees'
import { type Preview, previewRun, SLICE } from './preview'
import { type RunDeps, type Runner, startRun } from './run'
import { changeRun, heldRun, insertRun, openRun } from './run-store'

export interface BillingDeps extends RunDeps {
  /** The computer's: it may stand behind the books. */
  readonly clock: Clock
}

export type Doubt = 'clock-behind' | 'clock-leapt'

const HOUR = 3_600_000
/** Switched off for so long is asked about, unless a router has the same date. */
const LONG_GAP_MS = 10 * 24 * HOUR
/** When more than this share is far behind, it is the date that is wrong and not the subscriptions. */
const MANY_SHARE = 0.2

export type Dating = Pick<BillingDeps, 'db' | 'clock' | 'context'>

function hasLeapt({ db, clock, context }: Dating): boolean {
  if (isClockVouched(db, clock.now())) return false
  const watch = getSetting(db, 'billingWatch')
  return watch.hasLeapt || (watch.seenAt > 0 && context().now - watch.seenAt > LONG_GAP_MS)
}

/** Why the date of this computer is not believed; null when it is. */
export function doubtOf(deps: Dating): Doubt | null {
  if (deps.context().now - deps.clock.now() > HOUR) return 'clock-behind'
  return hasLeapt(deps) ? 'clock-leapt' : null
}

/** The daily look was here. A leap is remembered until a router has the same date or the owner said that it is right. */
function noteLook(deps: BillingDeps): void {
  const watch = { seenAt: deps.context().now, hasLeapt: hasLeapt(deps) }
  deps.db.transact((tx) => setSetting(tx, 'billingWatch', watch, watch.seenAt))
}

/** The owner saw the date and says that it is right. */
export const believeDate = (tx: Tx, now: number): void =>
  setSetting(tx, 'billingWatch', { seenAt: now, hasLeapt: false }, now)

/** Why a run asks the owner first; null when it may go by itself. */
export function holdReason(deps: BillingDeps, { subscriptions, many, bills }: Preview): string | null {
  if (!getSetting(deps.db, 'billing').firstRunApproved) return 'first-run'
  const doubt = doubtOf(deps)
  if (doubt) return doubt
  return many > 0 && (bills === 0 || many > subscriptions * MANY_SHARE) ? 'many-periods' : null
}

function hold(tx: Tx, ctx: CommandContext, reason: string, due: number): void {
  const held = heldRun(tx)
  if (held && held.heldReason === reason && held.due === due && held.day === ctx.businessDay) return
  if (held) changeRun(tx, held.id, { heldReason: reason, due, day: ctx.businessDay })
  else
    insertRun(tx, {
      id: ctx.newId(),
      day: ctx.businessDay,
      startedAt: ctx.now,
      state: 'held',
      heldReason: reason,
      due,
      actorId: null,
    })
  tx.publish('invoices')
}

/** The held run goes on as what it was held for, or is over because nothing is due any more. */
export function releaseHeld(tx: Tx, ctx: CommandContext): void {
  const held = heldRun(tx)
  if (held) changeRun(tx, held.id, { state: 'cancelled', finishedAt: ctx.now })
}

async function runIfDue(deps: BillingDeps, runner: Runner, signal: AbortSignal): Promise<void> {
  const { db, context } = deps
  const ctx = context()
  const preview = await previewRun(db, ctx.businessDay, signal)
  if (signal.aborted || preview.subscriptions === 0) return
  const reason = holdReason(deps, preview)
  if (reason) {
    db.transact((tx) => hold(tx, context(), reason, preview.bills + preview.manyBills))
    return
  }
  db.transact((tx) => {
    releaseHeld(tx, context())
    startRun(tx, context(), { due: preview.bills, allowsMany: false })
  })
  await runner.work(signal)
}

/** In slices, until there is nothing left. */
async function inSlices(deps: BillingDeps, signal: AbortSignal, work: (tx: Tx, ctx: CommandContext) => boolean) {
  while (!signal.aborted && deps.db.transact((tx) => work(tx, deps.context()))) await nextTurn()
}

export function makeBillingJobs(deps: BillingDeps, runner: Runner): PeriodicJob[] {
  const { db, context } = deps
  return [
    {
      name: 'billing.round',
      title: 'Membuat tagihan',
      everyMs: 15 * 60_000,
      firstAfterMs: 20_000,
      async run(signal) {
        noteLook(deps)
        if (isDayLocked(db, context().businessDay)) return // nothing is posted on a closed day; tomorrow goes on
        if (openRun(db)) await runner.work(signal) // it was cut off
        const { autoRun, firstRunApproved } = getSetting(db, 'billing')
        if (autoRun) await runIfDue(deps, runner, signal)
        if (doubtOf(deps)) return
        if (firstRunApproved) await inSlices(deps, signal, (tx, ctx) => makeLateFees(tx, ctx, SLICE))
        await inSlices(deps, signal, (tx, ctx) => earnMonths(tx, ctx, SLICE))
      },
    },
  ]
}
