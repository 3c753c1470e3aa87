// Owns: the life of a subscription: isolir, buka, jeda, lanjut, berhenti, pindah router, ganti paket.
// Must never: claim that the router did it; each is a wish until it is confirmed.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import { type CalendarDate, formatDate } from '../../shared/calendar-date'
import { DomainError, fieldError } from '../../shared/errors'
import { type Rupiah, rupiah, sumRupiah } from '../../shared/money'
import { recordAudit } from '../audit'
import { findPackage } from '../catalog'
import { findRouter } from '../routers'
import { finish, livingRow, subscriptionOf } from './commands'
import { type ChangeAmounts, changeAmounts, lastDayOf } from './domain'
import { changeRow, type EventKind, recordEvent, type SubscriptionRow, type SubscriptionView } from './store'
import { assertFree, assertSameKind, usablePackage, usableRouter } from './terms'
import { wish, wishAway } from './wish'

export type SubscriptionState = SubscriptionRow['state']

export const STATE_NAMES: Readonly<Record<SubscriptionState, string>> = {
  active: 'Aktif',
  suspended: 'Isolir',
  paused: 'Jeda',
  stopped: 'Berhenti',
}

export interface WithReason {
  readonly id: string
  readonly reason: string
}

interface Turn {
  readonly from: readonly SubscriptionState[]
  readonly to: SubscriptionState
  readonly kind: EventKind
  readonly says: string
}

const sentence = (says: string, reason: string): string => (reason === '' ? `${says}.` : `${says}: ${reason}`)

function turn(
  tx: Tx,
  ctx: CommandContext,
  { id, reason }: WithReason,
  { from, to, kind, says }: Turn,
): SubscriptionView {
  const row = livingRow(tx, id)
  if (row.state === to) return subscriptionOf(tx, id)
  if (!from.includes(row.state))
    throw new DomainError('SUBSCRIPTION_STATE', { state: STATE_NAMES[row.state].toLowerCase() })
  const stoppedAt = to === 'stopped' ? ctx.now : null
  changeRow(tx, id, { state: to, stateReason: reason, stateSince: ctx.now, stoppedAt }, ctx.now, true)
  recordEvent(tx, ctx, id, kind, sentence(says, reason))
  recordAudit(tx, ctx, {
    action: `subscription.${kind}`,
    subjectType: 'subscription',
    subjectId: id,
    detail: { reason, was: row.state },
  })
  finish(tx, ctx, id, row.customerId)
  return subscriptionOf(tx, id)
}

/** Isolir. Already so: nothing happens. A paused one is refused: it has no service to cut. */
export const suspendSubscription = (tx: Tx, ctx: CommandContext, input: WithReason): SubscriptionView =>
  turn(tx, ctx, input, { from: ['active'], to: 'suspended', kind: 'suspended', says: 'Diisolir' })

/** Buka isolir. */
export const reopenSubscription = (tx: Tx, ctx: CommandContext, input: WithReason): SubscriptionView =>
  turn(tx, ctx, input, { from: ['suspended'], to: 'active', kind: 'reopened', says: 'Isolir dibuka' })

/** No bills are made while it is paused; the line is off. */
export const pauseSubscription = (tx: Tx, ctx: CommandContext, input: WithReason): SubscriptionView =>
  turn(tx, ctx, input, { from: ['active', 'suspended'], to: 'paused', kind: 'paused', says: 'Dijeda' })

/** Days of the pause are not billed: the next bill begins today, unless more was billed before. */
export function resumeSubscription(tx: Tx, ctx: CommandContext, input: WithReason): SubscriptionView {
  const row = livingRow(tx, input.id)
  if (row.state === 'paused' && row.billedUntil < ctx.businessDay)
    changeRow(tx, row.id, { billedUntil: ctx.businessDay, firstPeriod: 'prorata' }, ctx.now, false)
  return turn(tx, ctx, input, { from: ['paused'], to: 'active', kind: 'resumed', says: 'Dilanjutkan' })
}

/** For good: the username and address become free; bills and payments stay. */
export const stopSubscription = (tx: Tx, ctx: CommandContext, input: WithReason): SubscriptionView =>
  turn(tx, ctx, input, {
    from: ['active', 'suspended', 'paused'],
    to: 'stopped',
    kind: 'stopped',
    says: 'Dihentikan',
  })

export interface Move {
  readonly id: string
  readonly routerId: string
}

export function moveSubscription(tx: Tx, ctx: CommandContext, { id, routerId }: Move): SubscriptionView {
  const row = livingRow(tx, id)
  if (row.routerId === null) throw new DomainError('SUBSCRIPTION_SAME')
  if (row.routerId === routerId) throw fieldError('routerId', 'SUBSCRIPTION_SAME')
  const pack = findPackage(tx, row.packageId)
  if (!pack) throw new DomainError('PACKAGE_NOT_FOUND')
  usableRouter(tx, pack, routerId)
  assertFree(tx, routerId, row.serviceType, row, id)
  const from = findRouter(tx, row.routerId)?.name ?? ''
  const to = findRouter(tx, routerId)?.name ?? ''
  // Nothing is known of the new router yet, whatever the old one had confirmed.
  changeRow(tx, id, { routerId, actualAccess: 'none', confirmedAt: null, confirmedRevision: 0 }, ctx.now, true)
  recordEvent(tx, ctx, id, 'moved', `Dipindah dari router ${from} ke ${to}.`)
  recordAudit(tx, ctx, {
    action: 'subscription.moved',
    subjectType: 'subscription',
    subjectId: id,
    detail: { from, to },
  })
  wishAway(tx, ctx, id, row.routerId)
  finish(tx, ctx, id, row.customerId)
  return subscriptionOf(tx, id)
}

// --- package --------------------------------------------------------------------------------------------------------

export interface ChangeLine {
  readonly kind: 'credit' | 'charge'
  /** One Indonesian line for the bill. */
  readonly text: string
  /** Rupiah, above 0; a credit is taken off. */
  readonly amount: Rupiah
}

/** What a package costs this subscriber by the month: bills know what of it a paid cycle really cost. */
export interface MonthlySide {
  readonly packageId: string
  /** Rupiah, what is paid beside the package included. */
  readonly monthlyPrice: Rupiah
  readonly extraMonthly: Rupiah
  /** Agreed with the customer: the package's own price of a cycle does not count. */
  readonly isOwnPrice: boolean
}

export interface PackageChangeMoney {
  readonly subscriptionId: string
  readonly customerId: string
  /** The new package runs from this day. */
  readonly day: CalendarDate
  /** Bills were made up to here (exclusive): the lines are about [day, until). */
  readonly until: CalendarDate
  readonly lines: readonly ChangeLine[]
  /** charge - credit. */
  readonly net: Rupiah
  /** The package that goes and the one that comes. */
  readonly from: MonthlySide
  readonly to: MonthlySide
}

/** What bills do with the lines of a changed package; wired in office.ts. */
export type InvoiceChange = (tx: Tx, ctx: CommandContext, change: PackageChangeMoney) => void

/** What bills would do: the lines with discount and PPN, or null when those days were never charged. */
export type QuoteChange = (
  db: ReadDb,
  today: CalendarDate,
  change: PackageChangeMoney,
) => readonly { readonly description: string; readonly amount: number }[] | null

export interface PackageChangeInput {
  readonly id: string
  readonly packageId: string
  /** Ends an own price, which belonged to the old package. */
  readonly keepOwnPrice: boolean
}

export interface PackageChange extends ChangeAmounts {
  readonly oldName: string
  readonly newName: string
  readonly oldMonthly: Rupiah
  readonly newMonthly: Rupiah
  readonly day: CalendarDate
  readonly billedUntil: CalendarDate
  readonly lines: readonly ChangeLine[]
  readonly from: MonthlySide
  readonly to: MonthlySide
}

/** What a change of package would cost today, by the days that are billed already. */
function changeOf(db: ReadDb, day: CalendarDate, input: PackageChangeInput): PackageChange {
  livingRow(db, input.id)
  const before = subscriptionOf(db, input.id)
  const pack = usablePackage(db, input.packageId)
  if (pack.id === before.packageId) throw fieldError('packageId', 'SUBSCRIPTION_SAME')
  const old = findPackage(db, before.packageId)
  if (!old) throw new DomainError('PACKAGE_NOT_FOUND')
  assertSameKind(old, pack)
  usableRouter(db, pack, before.routerId)
  const oldMonthly = before.monthlyPrice
  const { extraMonthly } = before
  const keptPrice = input.keepOwnPrice ? before.ownPrice : null
  const newMonthly = rupiah((keptPrice ?? pack.customerPrice) + extraMonthly)
  const side = (packageId: string, monthlyPrice: Rupiah, ownPrice: number | null): MonthlySide => ({
    packageId,
    monthlyPrice,
    extraMonthly,
    isOwnPrice: ownPrice !== null,
  })
  const { billedUntil, cycleMonths } = before
  // Prepaid is paid by renewal: nothing was billed ahead.
  const isBilled = before.billingType === 'monthly' && billedUntil > before.startDay
  const amounts = changeAmounts({ day, billedUntil: isBilled ? billedUntil : day, cycleMonths, oldMonthly, newMonthly })
  const span = `${amounts.days} hari s/d ${formatDate(lastDayOf(billedUntil))}`
  const lines: ChangeLine[] = []
  if (amounts.credit !== amounts.charge) {
    if (amounts.charge > 0) lines.push({ kind: 'charge', text: `${pack.name}, ${span}`, amount: amounts.charge })
    if (amounts.credit > 0) lines.push({ kind: 'credit', text: `Sisa ${old.name}, ${span}`, amount: amounts.credit })
  }
  return {
    ...amounts,
    oldName: old.name,
    newName: pack.name,
    oldMonthly,
    newMonthly,
    day,
    billedUntil,
    lines,
    from: side(old.id, oldMonthly, before.ownPrice),
    to: side(pack.id, newMonthly, keptPrice),
  }
}

const moneyOf = (row: Pick<SubscriptionRow, 'id' | 'customerId'>, change: PackageChange): PackageChangeMoney => ({
  subscriptionId: row.id,
  customerId: row.customerId,
  day: change.day,
  until: change.billedUntil,
  lines: change.lines,
  net: change.net,
  from: change.from,
  to: change.to,
})

/** The same, as it would stand on the bill: without a `quote` as it would be handed over. */
export function previewChange(
  db: ReadDb,
  day: CalendarDate,
  input: PackageChangeInput,
  quote?: QuoteChange,
): PackageChange {
  const change = changeOf(db, day, input)
  if (!quote || change.lines.length === 0) return change
  const quoted = quote(db, day, moneyOf(livingRow(db, input.id), change)) ?? []
  const lines = quoted
    .filter(({ amount }) => amount !== 0)
    .map(({ description, amount }): ChangeLine => {
      const kind = amount > 0 ? 'charge' : 'credit'
      return { kind, text: description, amount: rupiah(Math.abs(amount)) }
    })
  return { ...change, lines, net: sumRupiah(quoted.map(({ amount }) => rupiah(amount))) }
}

export function changePackage(
  tx: Tx,
  ctx: CommandContext,
  input: PackageChangeInput,
  deps: { readonly invoiceChange?: InvoiceChange },
): SubscriptionView {
  const change = changeOf(tx, ctx.businessDay, input)
  const row = livingRow(tx, input.id)
  const ownPrice = input.keepOwnPrice ? row.ownPrice : null
  changeRow(tx, row.id, { packageId: input.packageId, ownPrice }, ctx.now, true)
  recordEvent(tx, ctx, row.id, 'package', `Paket diganti dari ${change.oldName} ke ${change.newName}.`)
  recordAudit(tx, ctx, {
    action: 'subscription.package',
    subjectType: 'subscription',
    subjectId: row.id,
    detail: { from: change.oldName, to: change.newName, days: change.days, net: change.net },
  })
  if (change.lines.length > 0) deps.invoiceChange?.(tx, ctx, moneyOf(row, change))
  finish(tx, ctx, row.id, row.customerId)
  return subscriptionOf(tx, row.id)
}

/** "Coba lagi": asks the router anew, also after it refused. */
export function retrySubscription(tx: Tx, ctx: CommandContext, id: string): SubscriptionView {
  subscriptionOf(tx, id)
  wish(tx, ctx, id)
  return subscriptionOf(tx, id)
}

/** Prepaid: the line stays open until `paidUntil`; payments call it. */
export function renewSubscription(
  tx: Tx,
  ctx: CommandContext,
  { id, paidUntil }: { readonly id: string; readonly paidUntil: number },
): SubscriptionView {
  livingRow(tx, id)
  changeRow(tx, id, { paidUntil }, ctx.now, true)
  recordEvent(tx, ctx, id, 'renewed', 'Masa aktif diperpanjang.')
  wish(tx, ctx, id)
  tx.publish('subscriptions')
  return subscriptionOf(tx, id)
}
