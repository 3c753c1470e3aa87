// Owns: isolir lists: making one, a person's yes or no, cutting in slices.
// Must never: cut who has paid, promised or gone since the list was made, or cut on a closed day.
import type { CommandContext } from '../../platform/context'
import type { Tx } from '../../platform/db/open'
import { calendarDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { getSetting } from '../settings'
import { countActive, findSubscription, suspendSubscription } from '../subscriptions'
import { type Caution, isClosedDay, judge, TEXTS } from './domain'
import { lateOf, listLate, promiseNote } from './late'
import {
  decideRun,
  findItem,
  findRun,
  type ItemRow,
  insertRun,
  listDecidedLeft,
  listOpenRuns,
  putIsolation,
  type RunRow,
  setItem,
  sumItems,
} from './store'

/** Subscriptions cut in one transaction, under a millisecond each; the till sells between two slices. */
export const SLICE = 20

export interface Asking {
  readonly isAskedByPerson: boolean
  readonly isClockDoubtful: boolean
  /** The books were replaced by a copy: who paid since then is not in them, so nobody is cut without a person's yes. */
  readonly mustAsk?: boolean
}

/** Makes today's list; an older one that nobody answered gives way to it. Null when nobody is to be cut. */
export function makeRun(tx: Tx, ctx: CommandContext, asking: Asking): RunRow | null {
  const { mode, brakePercent } = getSetting(tx, 'suspension')
  assertOpenDay(tx, ctx)
  for (const old of listOpenRuns(tx))
    decideRun(tx, old.id, { state: 'dismissed', decidedAt: ctx.now, decidedBy: ctx.actor?.id ?? null })
  const items = listLate(tx, ctx)
  const cut = items.filter(({ state }) => state === 'proposed').length
  if (cut === 0) return null
  const activeCount = countActive(tx)
  const verdict = judge({
    mode: mode === 'auto' && !asking.mustAsk ? 'auto' : 'ask',
    brakePercent,
    cut,
    active: activeCount,
    ...asking,
  })
  const run: RunRow = {
    id: ctx.newId(),
    day: ctx.businessDay,
    at: ctx.now,
    ...verdict,
    activeCount,
    decidedAt: verdict.state === 'done' ? ctx.now : null,
    decidedBy: null,
  }
  insertRun(tx, run, items)
  auditRun(tx, ctx, run, `suspension.${verdict.state}`, { cut, activeCount, caution: verdict.caution })
  return run
}

export interface Yes {
  readonly runId: string
  readonly spare: readonly { readonly subscriptionId: string; readonly reason: string }[]
}

export function applyRun(tx: Tx, ctx: CommandContext, { runId, spare }: Yes): { cut: number; spared: number } {
  const run = findWaiting(tx, runId)
  if (run.state === 'held' && ctx.actor?.role !== 'owner') throw new DomainError('SUSPENSION_HELD')
  assertOpenDay(tx, ctx)
  for (const { subscriptionId, reason } of spare)
    if (findItem(tx, runId, subscriptionId)?.state === 'proposed')
      setItem(tx, runId, subscriptionId, { state: 'spared', note: reason })
  decideRun(tx, runId, { state: 'done', decidedAt: ctx.now, decidedBy: ctx.actor?.id ?? null })
  cutSlice(tx, ctx)
  const sums = new Map(sumItems(tx, runId).map(({ state, count }) => [state, count]))
  const spared = sums.get('spared') ?? 0
  const cut = (sums.get('cut') ?? 0) + (sums.get('proposed') ?? 0)
  auditRun(tx, ctx, run, 'suspension.apply', { cut, spared, caution: run.caution })
  return { cut, spared }
}

export function dismissRun(tx: Tx, ctx: CommandContext, { runId, reason }: { runId: string; reason: string }): void {
  const run = findWaiting(tx, runId)
  decideRun(tx, runId, { state: 'dismissed', decidedAt: ctx.now, decidedBy: ctx.actor?.id ?? null })
  auditRun(tx, ctx, run, 'suspension.dismiss', { reason })
}

/** Cuts up to a slice of what was decided; true when there may be more. What is left over waits while the day is closed. */
export function cutSlice(tx: Tx, ctx: CommandContext): boolean {
  if (isClosedDay(getSetting(tx, 'suspension'), ctx.businessDay)) return false
  const left = listDecidedLeft(tx, SLICE)
  for (const item of left) cutItem(tx, ctx, item)
  return left.length === SLICE
}

function cutItem(tx: Tx, ctx: CommandContext, { runId, subscriptionId }: ItemRow): void {
  const verdict = cutOrSpare(tx, ctx, subscriptionId)
  if ('spared' in verdict) {
    setItem(tx, runId, subscriptionId, { state: 'spared', note: verdict.spared })
    return
  }
  suspendSubscription(tx, ctx, { id: subscriptionId, reason: verdict.cut })
  putIsolation(tx, { subscriptionId, at: ctx.now, runId, opensWhenPaid: true })
  setItem(tx, runId, subscriptionId, { state: 'cut' })
}

/** Judged at the moment of the cut: hours may lie between the list and the yes. */
function cutOrSpare(
  tx: Tx,
  ctx: CommandContext,
  subscriptionId: string,
): { readonly cut: string } | { readonly spared: string } {
  const subscription = findSubscription(tx, subscriptionId)
  if (subscription?.state !== 'active') return { spared: TEXTS.sparedGone }
  const late = lateOf(tx, subscription, ctx)
  if (!late) return { spared: TEXTS.sparedPaid }
  const promise = promiseNote(tx, subscription.customerId, ctx.businessDay)
  return promise === null ? { cut: TEXTS.cut(late.arrears, calendarDate(late.oldestDueDay)) } : { spared: promise }
}

function findWaiting(tx: Tx, runId: string): RunRow {
  const run = findRun(tx, runId)
  if (!run) throw new DomainError('SUSPENSION_RUN_NOT_FOUND')
  if (run.state !== 'proposed' && run.state !== 'held') throw new DomainError('SUSPENSION_RUN_DECIDED')
  return run
}

function assertOpenDay(tx: Tx, ctx: CommandContext): void {
  if (isClosedDay(getSetting(tx, 'suspension'), ctx.businessDay)) throw new DomainError('SUSPENSION_CLOSED_DAY')
}

function auditRun(
  tx: Tx,
  ctx: CommandContext,
  run: RunRow,
  action: string,
  detail: Readonly<Record<string, string | number | Caution>>,
): void {
  recordAudit(tx, ctx, { action, subjectType: 'suspension', subjectId: run.id, detail: { day: run.day, ...detail } })
}
