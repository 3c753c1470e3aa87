// Owns: janji bayar: given, kept, broken, withdrawn.
// Must never: cut or open a line; isolir asks here and decides itself.
import { and, asc, desc, eq, gte, isNull, sql } from 'drizzle-orm'
import { type CommandContext, requireActor } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { reading } from '../../platform/db/statement'
import { calendarDate, daysBetween, formatDate } from '../../shared/calendar-date'
import { DomainError, fieldError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { oldestBillAt, openInvoicesOf } from '../invoices'
import { PROMISE_DAYS } from './domain'
import { paymentPromise } from './tables'

export type PromiseRow = typeof paymentPromise.$inferSelect

const openPromise = reading((q) =>
  q
    .select()
    .from(paymentPromise)
    .where(and(eq(paymentPromise.customerId, sql.placeholder('customerId')), isNull(paymentPromise.endedAt)))
    .orderBy(desc(paymentPromise.id))
    .limit(1)
    .prepare(),
)

/** The promise that runs; null when there is none. */
export const promiseOf = (db: ReadDb, customerId: string): PromiseRow | null =>
  openPromise(db).get({ customerId }) ?? null

/** True while a promise covers that day: nobody is cut on it. */
export function hasPromise(db: ReadDb, customerId: string, day: string): boolean {
  const promise = promiseOf(db, customerId)
  return promise !== null && promise.untilDay >= day
}

export const promisesOf = (db: ReadDb, customerId: string, limit: number): PromiseRow[] =>
  db.read
    .select()
    .from(paymentPromise)
    .where(eq(paymentPromise.customerId, customerId))
    .orderBy(desc(paymentPromise.id))
    .limit(limit)
    .all()

export const runningPromises = (db: ReadDb): PromiseRow[] =>
  db.read
    .select()
    .from(paymentPromise)
    .where(isNull(paymentPromise.endedAt))
    .orderBy(paymentPromise.untilDay, paymentPromise.id)
    .limit(500)
    .all()

/** Everybody's promise that covers that day, by customer: nobody of them is cut on it. */
export const promisesOn = (db: ReadDb, day: string): ReadonlyMap<string, string> =>
  new Map(
    db.read
      .select({ customerId: paymentPromise.customerId, untilDay: paymentPromise.untilDay })
      .from(paymentPromise)
      .where(and(isNull(paymentPromise.endedAt), gte(paymentPromise.untilDay, day)))
      .orderBy(asc(paymentPromise.id))
      .all()
      .map(({ customerId, untilDay }) => [customerId, untilDay]),
  )

const endPromise = (tx: Tx, id: number, outcome: NonNullable<PromiseRow['outcome']>, now: number): void => {
  tx.write.update(paymentPromise).set({ endedAt: now, outcome }).where(eq(paymentPromise.id, id)).run()
  tx.publish('payments')
}

/** Further back no promise can have been about what is open today. */
const MOST_PROMISES = 100

/**
 * A cashier grants one promise while the same oldest bill is open, or a line could stay up for ever; a manager grants as many as he
 * likes. The one that runs may be made shorter. Kept ones do not count: nothing was late when their day was over.
 */
function assertFirstPromise(db: ReadDb, ctx: CommandContext, customerId: string, untilDay: string): void {
  const bill = oldestBillAt(db, customerId, ctx.now)
  if (!bill) return
  const running = promiseOf(db, customerId)
  if (running && untilDay <= running.untilDay) return
  const earlier = promisesOf(db, customerId, MOST_PROMISES).find(
    ({ at, outcome }) => outcome !== 'kept' && oldestBillAt(db, customerId, at)?.id === bill.id,
  )
  if (earlier)
    throw new DomainError('PROMISE_AGAIN', {
      number: bill.number,
      day: formatDate(calendarDate(earlier.untilDay)),
    })
}

/** A new promise takes the place of the one that runs. */
export function givePromise(
  tx: Tx,
  ctx: CommandContext,
  input: { readonly customerId: string; readonly untilDay: string; readonly note: string },
): void {
  const actor = requireActor(ctx)
  const untilDay = calendarDate(input.untilDay)
  const ahead = daysBetween(ctx.businessDay, untilDay)
  const days = actor.role === 'cashier' ? PROMISE_DAYS.cashier : PROMISE_DAYS.manager
  if (ahead < 0) throw fieldError('untilDay', 'PROMISE_PAST')
  if (ahead > days) throw fieldError('untilDay', 'PROMISE_TOO_FAR', { days })
  if (openInvoicesOf(tx, input.customerId, ctx.businessDay).length === 0) throw new DomainError('PROMISE_NO_BILL')
  if (actor.role === 'cashier') assertFirstPromise(tx, ctx, input.customerId, untilDay)
  const known = promiseOf(tx, input.customerId)
  if (known) endPromise(tx, known.id, 'withdrawn', ctx.now)
  tx.write
    .insert(paymentPromise)
    .values({ ...input, untilDay, at: ctx.now, actorId: actor.id })
    .run()
  recordAudit(tx, ctx, {
    action: 'payment.promise',
    subjectType: 'customer',
    subjectId: input.customerId,
    detail: { untilDay, note: input.note },
  })
  tx.publish('payments', 'customers')
}

export function withdrawPromise(tx: Tx, ctx: CommandContext, customerId: string): void {
  const known = promiseOf(tx, customerId)
  if (!known) throw new DomainError('PROMISE_NONE')
  endPromise(tx, known.id, 'withdrawn', ctx.now)
  const detail = { untilDay: known.untilDay }
  recordAudit(tx, ctx, { action: 'payment.withdrawPromise', subjectType: 'customer', subjectId: customerId, detail })
}

/** Anything that would isolate: denda alone does not. */
const owesLate = (db: ReadDb, customerId: string, day: string): boolean =>
  openInvoicesOf(db, customerId, day).some(
    ({ kind, dueDay, isLateFee }) => kind !== 'order' && !isLateFee && dueDay < day,
  )

/** After a payment: nothing late is left, so the word was kept. */
export function keepPromise(tx: Tx, ctx: CommandContext, customerId: string): void {
  const known = promiseOf(tx, customerId)
  if (known && !owesLate(tx, customerId, ctx.businessDay)) endPromise(tx, known.id, 'kept', ctx.now)
}

/** Promises whose last day is over: broken when something late is still open. Returns how many ended. */
export function judgePromises(tx: Tx, ctx: CommandContext): number {
  const over = runningPromises(tx).filter(({ untilDay }) => untilDay < ctx.businessDay)
  for (const { id, customerId } of over)
    endPromise(tx, id, owesLate(tx, customerId, ctx.businessDay) ? 'broken' : 'kept', ctx.now)
  return over.length
}
