// Owns: a shop with monthly customers for tests of bills: real SQLite, a clock to turn, the runner and the daily job.
// Must never: run timers; a test says when the daily job looks.
import { makeBillingJobs, makeRunner } from '../../../src-main/features/invoices'
import { previewRun } from '../../../src-main/features/invoices/preview'
import { startRun } from '../../../src-main/features/invoices/run'
import { releaseHeld } from '../../../src-main/features/invoices/schedule'
import { getSetting, setSetting } from '../../../src-main/features/settings'
import type { SubscriptionView } from '../../../src-main/features/subscriptions'
import type { CommandContext } from '../../../src-main/platform/context'
import type { Db } from '../../../src-main/platform/db/open'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { calendarDate, instantOf } from '../../../src-main/shared/calendar-date'
import { type OfficeShop, openOfficeShop } from '../subscriptions/office-shop'

export { closeOfficeShops as closeBillShops } from '../subscriptions/office-shop'

/** Ten o'clock in the morning of that day in the shop. */
export const morning = (day: string): number => instantOf(calendarDate(day), 'Asia/Jakarta', 10)

export type BillingSetting = ReturnType<typeof billingOf>
const billingOf = (db: Db) => getSetting(db, 'billing')

export interface BillShop extends OfficeShop {
  readonly log: object[]
  /** The books' clock: never back, as in the app. */
  readonly books: () => CommandContext
  setBilling(change: Partial<BillingSetting>): void
  /** A customer with one monthly service that is on no router. */
  monthly(terms: MonthlyTerms, name?: string): SubscriptionView
  goTo(day: string): void
  /** The app was on all the time until that day. */
  stayTo(day: string): void
  /** The daily job looks once. */
  round(signal?: AbortSignal): Promise<void>
  /** A person starts a run of what the preview shows. */
  run(options?: { includeMany?: boolean; signal?: AbortSignal }): Promise<void>
  bills(): BillRow[]
  runs(): RunState[]
}

type Terms = Parameters<OfficeShop['subscribe']>[0]
type MonthlyTerms = Omit<Partial<Terms>, 'startDay'> & { readonly startDay: string }

export interface BillRow {
  readonly number: string
  readonly subscriptionId: string
  readonly kind: string
  readonly periodStart: string | null
  readonly periodEnd: string | null
  readonly issueDay: string
  readonly dueDay: string
  readonly total: number
  readonly state: string
}

export interface RunState {
  readonly state: string
  readonly heldReason: string
  readonly made: number
  readonly amount: number
  readonly due: number
  readonly skipped: string
}

export function openBillShop(day = '2026-11-01'): BillShop {
  const shop = openOfficeShop(morning(day))
  const log: object[] = []
  const { db, clock } = shop
  let newest = 0
  const books = (): CommandContext => {
    newest = Math.max(newest, clock.now())
    const real = clock.now()
    clock.set(newest)
    const ctx = { ...shop.ctx(), actor: null }
    clock.set(real)
    return ctx
  }
  const deps = {
    db,
    clock,
    log: makeLog((line) => log.push(line), clock, systemRandom),
    context: books,
  }
  const runner = makeRunner(deps)
  const [job] = makeBillingJobs(deps, runner)
  const setBilling: BillShop['setBilling'] = (change) =>
    db.transact((tx) => setSetting(tx, 'billing', { ...billingOf(db), ...change }, clock.now()))
  setBilling({ firstRunApproved: true })
  return {
    ...shop,
    log,
    books,
    setBilling,
    monthly: (terms, name = 'Pak Budi') =>
      shop.subscribe({
        customerId: shop.customer({ name }).id,
        packageId: shop.packs.other.id,
        routerId: null,
        billingDay: 1,
        cycleMonths: 1,
        firstPeriod: 'prorata',
        ownPrice: 150_000,
        ...terms,
        startDay: calendarDate(terms.startDay),
      }),
    goTo: (to) => clock.set(morning(to)),
    stayTo(to) {
      clock.set(morning(to))
      db.transact((tx) => setSetting(tx, 'billingWatch', { seenAt: clock.now(), hasLeapt: false }, clock.now()))
    },
    round: async (signal = new AbortController().signal) => {
      await job?.run(signal)
    },
    async run({ includeMany = false, signal } = {}) {
      const preview = await previewRun(db, books().businessDay)
      const due = preview.bills + (includeMany ? preview.manyBills : 0)
      db.transact((tx) => {
        releaseHeld(tx, shop.ctx())
        startRun(tx, shop.ctx(), { due, allowsMany: includeMany })
      })
      await runner.work(signal)
    },
    bills: () =>
      db.connection
        .prepare<[], BillRow>(
          `select number, subscription_id as "subscriptionId", kind, period_start as "periodStart", period_end as "periodEnd",
             issue_day as "issueDay", due_day as "dueDay", total, state from invoice order by id`,
        )
        .all(),
    runs: () =>
      db.connection
        .prepare<[], RunState>(
          'select state, held_reason as "heldReason", made, amount, due, skipped from billing_run order by rowid',
        )
        .all(),
  }
}

/** Many customers at once, all due on the 1st. */
export function crowd(shop: BillShop, count: number): void {
  const one = shop.monthly({ startDay: '2026-11-01' })
  shop.db.transact((tx) => {
    tx.connection
      .prepare(
        `with recursive n (value) as (select 1 union all select value + 1 from n where value < :count)
         insert into subscription (id, customer_id, package_id, service_type, state, state_since, provision, actual_access, billing_day, cycle_months,
           first_period, own_price, start_day, billed_until, created_at, updated_at)
         select printf('%s-%05d', substr(id, 1, 8), n.value), customer_id, package_id, service_type, state, state_since, provision, actual_access,
           billing_day, cycle_months, first_period, own_price, start_day, billed_until, created_at, updated_at from subscription, n where id = :id`,
      )
      .run({ count: count - 1, id: one.id })
  })
}
