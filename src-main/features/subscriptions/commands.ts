// Owns: making a subscription and changing its terms.
// Must never: touch a router (a wish in the outbox does), or overwrite a password with an empty field.
import type { CommandContext } from '../../platform/context'
import type { ReadDb, Tx } from '../../platform/db/open'
import type { Secrets } from '../../platform/secrets'
import { type CalendarDate, startOfDay } from '../../shared/calendar-date'
import { DomainError, fieldError } from '../../shared/errors'
import { recordAudit } from '../audit'
import { findCustomer, reindexCustomer } from '../customers'
import { getSetting } from '../settings'
import { hasLogin, isOnRouter, makePassword, paidUntilAfter, passwordPurpose, SHORTEST_PASSWORD } from './domain'
import {
  changeRow,
  findSubscription,
  findSubscriptionRow,
  insertSubscription,
  recordEvent,
  type SubscriptionRow,
  type SubscriptionView,
} from './store'
import type { FIRST_PERIODS } from './tables'
import { assertFree, type StaticKind, type Technical, technicalOf, usablePackage, usableRouter } from './terms'
import { wish } from './wish'

export type FirstPeriod = (typeof FIRST_PERIODS)[number]

export interface SubscriptionDeps {
  readonly secrets: Pick<Secrets, 'seal' | 'open'>
}

/** Money and time: what a Kasir may not change. Everything left out is the shop's usual. */
export interface Terms {
  /** 1-28. */
  readonly billingDay?: number
  readonly cycleMonths?: number
  readonly graceDays?: number | null
  /** Rupiah a month instead of the package's price. */
  readonly ownPrice?: number | null
  /** Rupiah off every bill. */
  readonly discount?: number
  readonly discountUntil?: CalendarDate | null
}

export interface NewSubscription extends Terms {
  readonly customerId: string
  readonly packageId: string
  /** Ignored for Lainnya. */
  readonly routerId?: string | null
  readonly label?: string
  readonly username?: string | null
  /** Empty or left out: a strong one is made. */
  readonly password?: string | null
  readonly address?: string | null
  readonly staticKind?: StaticKind | null
  readonly mac?: string | null
  readonly firstPeriod?: FirstPeriod
  /** Left out: today. */
  readonly startDay?: CalendarDate
  /** Bills exist elsewhere up to here (an import); left out: from the first day. */
  readonly billedUntil?: CalendarDate
}

export function createSubscription(
  tx: Tx,
  ctx: CommandContext,
  input: NewSubscription,
  deps: SubscriptionDeps,
): SubscriptionView {
  const customer = findCustomer(tx, input.customerId)
  if (!customer) throw new DomainError('CUSTOMER_NOT_FOUND')
  if (customer.isArchived) throw new DomainError('CUSTOMER_ARCHIVED', { name: customer.name })
  const pack = usablePackage(tx, input.packageId)
  const { serviceType, billingType, activeSeconds } = pack.master
  const routerId = usableRouter(tx, pack, input.routerId ?? null)
  const technical = technicalOf(serviceType, input)
  assertFree(tx, routerId, serviceType, technical, '')
  const id = ctx.newId()
  const startDay = input.startDay ?? ctx.businessDay
  const startsAt = Math.max(ctx.now, startOfDay(startDay, ctx.zone))
  insertSubscription(tx, {
    id,
    customerId: customer.id,
    packageId: pack.id,
    serviceType,
    routerId,
    label: input.label ?? '',
    ...technical,
    sealedPassword: hasLogin(serviceType) ? sealNew(ctx, deps, id, input.password) : null,
    state: 'active',
    stateSince: ctx.now,
    provision: isOnRouter(serviceType) ? 'waiting' : 'unmanaged',
    actualAccess: 'none',
    ...termsOf(ctx, input),
    firstPeriod: input.firstPeriod ?? getSetting(tx, 'billing').firstPeriod,
    startDay,
    billedUntil: input.billedUntil ?? startDay,
    paidUntil: billingType === 'daily' ? paidUntilAfter(startsAt, activeSeconds) : null,
    createdAt: ctx.now,
    createdBy: ctx.actor?.id ?? null,
    updatedAt: ctx.now,
  })
  recordEvent(tx, ctx, id, 'created', `Langganan ${pack.name} dibuat.`)
  recordAudit(tx, ctx, {
    action: 'subscription.create',
    subjectType: 'subscription',
    subjectId: id,
    detail: { customer: customer.number, package: pack.name, ...technical },
  })
  finish(tx, ctx, id, customer.id)
  return subscriptionOf(tx, id)
}

/** The billing day of the first day, at most 28. */
const usualBillingDay = (ctx: CommandContext): number => Math.min(28, Number(ctx.businessDay.slice(8, 10)))

const termsOf = (ctx: CommandContext, input: Terms) => ({
  billingDay: input.billingDay ?? usualBillingDay(ctx),
  cycleMonths: input.cycleMonths ?? 1,
  graceDays: input.graceDays ?? null,
  ownPrice: input.ownPrice ?? null,
  discount: input.discount ?? 0,
  discountUntil: input.discountUntil ?? null,
})

function sealNew(ctx: CommandContext, deps: SubscriptionDeps, id: string, typed: string | null | undefined): string {
  const plain = typed ? checkedPassword(typed) : makePassword(ctx.random)
  return deps.secrets.seal(plain, passwordPurpose(id))
}

function checkedPassword(typed: string): string {
  if (typed.length < SHORTEST_PASSWORD)
    throw fieldError('password', 'PASSWORD_TOO_SHORT', { minimum: SHORTEST_PASSWORD })
  return typed
}

export interface SubscriptionEdit extends Terms, Partial<Technical> {
  readonly id: string
  readonly label: string
  /** Empty: the password stays. */
  readonly password?: string | null
  /** Only while nothing is billed yet. */
  readonly startDay?: CalendarDate
  readonly firstPeriod?: FirstPeriod
}

/** Everything but package, router and state. */
export function changeSubscription(
  tx: Tx,
  ctx: CommandContext,
  input: SubscriptionEdit,
  deps: SubscriptionDeps,
): SubscriptionView {
  const before = livingRow(tx, input.id)
  const technical = technicalOf(before.serviceType, input)
  assertFree(tx, before.routerId, before.serviceType, technical, before.id)
  const sealedPassword =
    hasLogin(before.serviceType) && input.password
      ? deps.secrets.seal(checkedPassword(input.password), passwordPurpose(before.id))
      : before.sealedPassword
  const isUnbilled = before.billedUntil === before.startDay
  const startDay = (isUnbilled && input.startDay) || before.startDay
  const change = {
    label: input.label,
    ...technical,
    ...termsOf(ctx, { ...input, billingDay: input.billingDay ?? before.billingDay }),
    ...(isUnbilled ? { startDay, billedUntil: startDay, firstPeriod: input.firstPeriod ?? before.firstPeriod } : {}),
  }
  const changes = changesOf(before, change)
  const hasNewPassword = sealedPassword !== before.sealedPassword
  const isWish = hasNewPassword || ROUTER_KEYS.some((key) => key in changes)
  if (Object.keys(changes).length === 0 && !hasNewPassword) return subscriptionOf(tx, before.id)
  changeRow(tx, before.id, { ...change, sealedPassword }, ctx.now, isWish)
  recordEvent(
    tx,
    ctx,
    before.id,
    'changed',
    hasNewPassword ? 'Data langganan dan kata sandi diubah.' : 'Data langganan diubah.',
  )
  recordAudit(tx, ctx, {
    action: 'subscription.update',
    subjectType: 'subscription',
    subjectId: before.id,
    detail: { changes, ...(hasNewPassword ? { password: 'diganti' } : {}) },
  })
  if (isWish) wish(tx, ctx, before.id)
  reindexCustomer(tx, before.customerId)
  tx.publish('subscriptions', 'customers')
  return subscriptionOf(tx, before.id)
}

const ROUTER_KEYS = ['username', 'address', 'staticKind', 'mac'] as const

function changesOf(
  before: SubscriptionRow,
  after: Partial<SubscriptionRow>,
): Record<string, readonly [unknown, unknown]> {
  const changes: Record<string, readonly [unknown, unknown]> = {}
  for (const key of Object.keys(after) as (keyof SubscriptionRow)[]) // keys of the object literal above
    if (before[key] !== after[key]) changes[key] = [before[key], after[key]]
  return changes
}

/** Who looked at the password, and when. */
export function noteReveal(tx: Tx, ctx: CommandContext, id: string): void {
  const row = subscriptionRowOf(tx, id)
  if (row.sealedPassword === null) throw new DomainError('PASSWORD_MISSING')
  recordEvent(tx, ctx, id, 'password', 'Kata sandi dilihat.')
  recordAudit(tx, ctx, {
    action: 'subscription.reveal',
    subjectType: 'subscription',
    subjectId: id,
    detail: { username: row.username },
  })
}

/** In plain text: after `noteReveal`, for the person who pressed the button. */
export function readPassword(db: ReadDb, id: string, deps: SubscriptionDeps): string {
  const { sealedPassword } = subscriptionRowOf(db, id)
  if (sealedPassword === null) throw new DomainError('PASSWORD_MISSING')
  return deps.secrets.open(sealedPassword, passwordPurpose(id))
}

// --- shared with state.ts -------------------------------------------------------------------------------------------

export function subscriptionOf(db: ReadDb, id: string): SubscriptionView {
  const view = findSubscription(db, id)
  if (!view) throw new DomainError('SUBSCRIPTION_NOT_FOUND')
  return view
}

export function subscriptionRowOf(db: ReadDb, id: string): SubscriptionRow {
  const row = findSubscriptionRow(db, id)
  if (!row) throw new DomainError('SUBSCRIPTION_NOT_FOUND')
  return row
}

export function livingRow(db: ReadDb, id: string): SubscriptionRow {
  const row = subscriptionRowOf(db, id)
  if (row.state === 'stopped') throw new DomainError('SUBSCRIPTION_STOPPED')
  return row
}

export function finish(tx: Tx, ctx: CommandContext, id: string, customerId: string): void {
  wish(tx, ctx, id)
  reindexCustomer(tx, customerId)
  tx.publish('subscriptions', 'customers')
}
