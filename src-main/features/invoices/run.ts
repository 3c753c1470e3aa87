// Owns: the billing run: started once, made in slices, continued after a cut, ended by a person or by having nothing left.
// Must never: make two bills for a period, or hold the event loop for longer than a slice.
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { CommandContext } from '../../platform/context'
import type { Db, Tx } from '../../platform/db/open'
import type { Log } from '../../platform/log'
import { calendarDate, formatDate } from '../../shared/calendar-date'
import { DomainError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { isDayLocked } from '../ledger'
import { listDue } from '../subscriptions'
import { makeNextBill, termsOf, unbilledFrom } from './period-bill'
import { isBilledMonthly, isFarBehind, SLICE } from './preview'
import { addToRun, changeRun, findRun, heldRun, insertRun, openRun, type RunRow, type Skipped } from './run-store'

export interface RunDeps {
  readonly db: Db
  readonly log: Log
  /** Of the app itself. */
  readonly context: () => CommandContext
}

export interface StartRun {
  /** Periods that are due: for the progress bar. */
  readonly due: number
  readonly allowsMany: boolean
}

/** A person ends it: what was made stays, the rest is due again. */
export function cancelRun(tx: Tx, ctx: CommandContext): void {
  const run = openRun(tx) ?? heldRun(tx)
  if (!run) return
  changeRun(tx, run.id, { state: 'cancelled', finishedAt: ctx.now })
  recordAudit(tx, ctx, {
    action: 'billing.cancel',
    subjectType: 'billing-run',
    subjectId: run.id,
    detail: { made: run.made },
  })
  tx.publish('invoices')
}

/** The run under way is joined: two windows that press at once make one run. */
export function startRun(tx: Tx, ctx: CommandContext, { due, allowsMany }: StartRun): RunRow {
  const running = openRun(tx)
  if (running) return running
  if (isDayLocked(tx, ctx.businessDay)) throw new DomainError('DAY_LOCKED', { day: formatDate(ctx.businessDay) })
  const id = ctx.newId()
  insertRun(tx, { id, day: ctx.businessDay, startedAt: ctx.now, due, allowsMany, actorId: ctx.actor?.id ?? null })
  recordAudit(tx, ctx, {
    action: 'billing.run',
    subjectType: 'billing-run',
    subjectId: id,
    detail: { day: ctx.businessDay, due, allowsMany },
  })
  tx.publish('invoices')
  const row = findRun(tx, id)
  if (!row) throw new Error('the run that was just written is gone')
  return row
}

export interface Runner {
  /** Works until the run is done, ended by a person or the app closes; a second call waits for the first. */
  work(signal?: AbortSignal): Promise<void>
}

interface Place {
  readonly billedUntil: string
  readonly id: string
}

const TELL_EVERY = 5
const MOST_SKIPPED = 500

export function makeRunner({ db, log, context }: RunDeps): Runner {
  let underWay: Promise<void> | undefined

  async function finish(signal: AbortSignal | undefined): Promise<void> {
    const run = openRun(db)
    if (!run) return
    let after: Place | null = null
    let again = false
    let skipped: Skipped[] = []
    for (let slices = 1; ; slices++) {
      if (signal?.aborted) return // the app closes: the run stays open and is continued
      const isTold = slices % TELL_EVERY === 0
      const slice = { run, after, skipped, log, isTold }
      const end: SliceEnd = db.transact((tx) => makeSlice(tx, context(), slice))
      after = end.after
      again ||= end.again
      if (after === null && !again) break
      if (after === null) {
        again = false
        skipped = []
      }
      await nextTurn()
    }
    if (findRun(db, run.id)?.state !== 'running') return
    db.transact((tx) => {
      changeRun(tx, run.id, { state: 'done', finishedAt: context().now, skipped: JSON.stringify(skipped) })
      tx.publish('invoices', 'customers', 'subscriptions')
    })
  }

  return {
    work(signal) {
      underWay ??= finish(signal).finally(() => {
        underWay = undefined
      })
      return underWay
    },
  }
}

interface Slice {
  readonly run: RunRow
  readonly after: Place | null
  /** Grows. */
  readonly skipped: Skipped[]
  readonly log: Log
  readonly isTold: boolean
}

interface SliceEnd {
  /** Where the round goes on; null when it has come to its end. */
  readonly after: Place | null
  /** Somebody got a period and is due for the next one: another round. */
  readonly again: boolean
}

/** One period for each of the next due subscriptions, the longest waiting first. */
function makeSlice(tx: Tx, ctx: CommandContext, { run, after, skipped, log, isTold }: Slice): SliceEnd {
  // A person may have ended it from another window.
  if (findRun(tx, run.id)?.state !== 'running') return { after: null, again: false }
  const day = calendarDate(run.day)
  const slice = listDue(tx, { day, after, limit: SLICE })
  const terms = termsOf(tx, ctx.businessDay)
  let made = 0
  let amount = 0
  let again = false
  for (const item of slice.filter(isBilledMonthly)) {
    const skip = (reason: string) => {
      const { id, customerName, packageName } = item
      if (skipped.length < MOST_SKIPPED) skipped.push({ subscriptionId: id, customerName, packageName, reason })
    }
    const from = unbilledFrom(tx, item)
    if (!run.allowsMany && isFarBehind({ ...item, billedUntil: from }, day)) {
      skip('many-periods')
      continue
    }
    try {
      // A savepoint: one broken subscription does not hold up the bills of everybody else.
      const bill = tx.connection.transaction(() => makeNextBill(tx, ctx, { item, from, terms }))()
      again ||= bill.billedUntil <= day
      if (bill.amount === null) continue
      made++
      amount += bill.amount
    } catch (error) {
      if (error instanceof DomainError) throw error
      skip(log.bug(error, `billing ${item.id}`))
    }
  }
  addToRun(tx, run.id, made, amount)
  if (isTold) tx.publish('invoices')
  const last = slice.at(-1)
  const isEnd = !last || slice.length < SLICE
  return { after: isEnd ? null : { billedUntil: last.billedUntil, id: last.id }, again }
}
