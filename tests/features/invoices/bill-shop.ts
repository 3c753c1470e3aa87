// Owns: a shop with monthly customers for tests of bills: real SQLite, a clock to turn, the runner and the daily job.
// Must never: run timers; a test says when the daily job looks.
import { expect } from 'vitest'
import { makeBillingJobs, makeRunner } from '../../../src-main/features/invoices'
import { previewRun } from '../../../src-main/features/invoices/preview'
import { startRun } from '../../../src-main/features/invoices/run'
import { findBrokenPosting, trialBalance } from '../../../src-main/features/ledger'
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
  monthly(terms?: Partial<Terms>, name?: string): SubscriptionView
  goTo(day: string): void
  /** The daily job looks once. */
  round(signal?: AbortSignal): Promise<void>
  /** A person starts a run of what the preview shows. */
  run(options?: { includeMany?: boolean; signal?: AbortSignal }): Promise<void>
  bills(): BillRow[]
  runs(): RunState[]
}

type Terms = Parameters<OfficeShop['subscribe']>[0]

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
    monthly: (terms = {}, name = 'Pak Budi') =>
      shop.subscribe({
        customerId: shop.customer({ name }).id,
        packageId: shop.packs.other.id,
        routerId: null,
        billingDay: 1,
        cycleMonths: 1,
        firstPeriod: 'prorata',
        ownPrice: 150_000,
        ...terms,
      }),
    goTo: (to) => clock.set(morning(to)),
    round: async (signal = new AbortController().signal) => {
      await job?.run(signal)
    },
    async run({ includeMany = false, signal } = {}) {
      const preview = await previewRun(db, books().businessDay)
      const due = preview.bills + (includeMany ? preview.manyBills : 0)
      db.transact((tx) => startRun(tx, shop.ctx(), { due, allowsMany: includeMany }))
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
          'select state, held_reason as "heldReason", made, amount, due, skipped from billing_run order by started_at, id',
        )
        .all(),
  }
}

/** No period twice, no gap between the periods of a subscription, books whole, tally true. */
export function expectSoundBooks({ db }: Pick<BillShop, 'db'>): void {
  const one = <T>(text: string) => db.connection.prepare<[], T>(text).all()
  expect(
    one(
      `select subscription_id, period_start, count(*) from invoice where kind = 'period' group by 1, 2 having count(*) > 1`,
    ),
  ).toEqual([])
  expect(
    one(`select a.id from invoice a join invoice b on a.subscription_id = b.subscription_id and a.id < b.id
      and a.kind = 'period' and b.kind = 'period' and a.period_start < b.period_end and b.period_start < a.period_end`),
  ).toEqual([])
  expect(
    one(
      `select i.id from invoice i where i.total <> (select sum(amount) from invoice_line l where l.invoice_id = i.id)`,
    ),
  ).toEqual([])
  expect(findBrokenPosting(db)).toBeNull()
  const rows = trialBalance(db)
  expect(rows.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0)
  const receivable = rows.find(({ code }) => code === 'receivable')
  const open = one<{ open: number }>(
    `select coalesce(sum(total - paid), 0) as open from invoice where state in ('unpaid', 'pending')`,
  )
  expect((receivable?.debit ?? 0) - (receivable?.credit ?? 0)).toBe(open[0]?.open)
  const tally = one(
    `select month, state, sum(count) as count, sum(total) as total, sum(paid) as paid from invoice_tally group by 1, 2 having sum(count) > 0 order by 1, 2`,
  )
  const real = one(
    `select substr(issue_day, 1, 7) as month, state, count(*) as count, sum(total) as total, sum(paid) as paid from invoice group by 1, 2 order by 1, 2`,
  )
  expect(tally).toEqual(real)
}

/** Both sides of the account, credit minus debit. */
export const creditOf = ({ db }: Pick<BillShop, 'db'>, account: string): number => {
  const row = trialBalance(db).find(({ code }) => code === account)
  return (row?.credit ?? 0) - (row?.debit ?? 0)
}
