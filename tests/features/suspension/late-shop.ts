// Owns: a shop for the tests of isolir: customers with a bill that is due, and the daily look on a clock that can be turned.
// Must never: cut or open by itself.
import { createManualInvoice, settleInvoice } from '../../../src-main/features/invoices'
import { writeBill } from '../../../src-main/features/invoices/bills'
import { getSetting, setSetting } from '../../../src-main/features/settings'
import { findSubscription } from '../../../src-main/features/subscriptions'
import { reopenIfPaid } from '../../../src-main/features/suspension'
import { lookForLate } from '../../../src-main/features/suspension/look'
import { readIsolated, readItems, readStatus } from '../../../src-main/features/suspension/queries'
import { calendarDate, instantOf } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { type OfficeShop, openOfficeShop } from '../subscriptions/office-shop'

/** Monday 2 November 2026. */
export const MONDAY = '2026-11-02'

export interface Member {
  readonly customerId: string
  readonly subscriptionId: string
  readonly invoiceId: number
}

export interface LateShop extends OfficeShop {
  policy(change: Partial<ReturnType<typeof suspensionPolicy>>): void
  /** Customers with a bill of Rp150.000 that falls due on `MONDAY`; the rest have none. */
  members(late: number, inTime: number): { late: Member[]; inTime: Member[] }
  /** The clock to that hour of that day in the shop's zone. */
  goTo(day: string, hour?: number, minute?: number): void
  look(): Promise<void>
  status(): ReturnType<typeof readStatus>
  isolated(): ReturnType<typeof readIsolated>['rows']
  items(runId: string): ReturnType<typeof readItems>['rows']
  stateOf(member: Member): string
  pay(member: Member, amount?: number): void
  /** Denda of Rp15.000 for his bill, due today. */
  fine(member: Member): Member
}

const suspensionPolicy = (shop: OfficeShop) => getSetting(shop.db, 'suspension')

export function openLateShop(): LateShop {
  const shop = openOfficeShop(instantOf(calendarDate('2026-10-23'), 'Asia/Jakarta', 10))
  const { db, clock, act, ctx } = shop
  let made = 0
  const join = (isLate: boolean): Member => {
    const customer = shop.customer({ name: `Pelanggan ${++made}`, phone: '' })
    const { id } = shop.subscribe({ customerId: customer.id, username: `rumah${made}` })
    if (!isLate) return { customerId: customer.id, subscriptionId: id, invoiceId: 0 }
    const bill = act((tx, c) =>
      createManualInvoice(tx, c, {
        customerId: customer.id,
        subscriptionId: id,
        lines: [{ kind: 'manual', description: 'Internet Oktober', amount: 150_000 }],
        graceDays: 10,
      }),
    )
    return { customerId: customer.id, subscriptionId: id, invoiceId: bill.id }
  }
  const deps = { db, clock, context: () => ({ ...ctx(), actor: null }) }
  return {
    ...shop,
    policy: (change) =>
      act((tx, c) => setSetting(tx, 'suspension', { ...getSetting(tx, 'suspension'), ...change }, c.now)),
    members: (late, inTime) => ({
      late: Array.from({ length: late }, () => join(true)),
      inTime: Array.from({ length: inTime }, () => join(false)),
    }),
    goTo: (day, hour = 9, minute = 30) => clock.set(instantOf(calendarDate(day), 'Asia/Jakarta', hour, minute)),
    look: () => lookForLate(deps),
    status: () => readStatus(db, ctx().businessDay),
    isolated: () => readIsolated(db, { search: '', after: null, limit: 100 }, ctx()).rows,
    items: (runId) => readItems(db, { runId, after: null, limit: 200 }).rows,
    stateOf: ({ subscriptionId }) => findSubscription(db, subscriptionId)?.state ?? '',
    pay: ({ customerId, invoiceId }, amount = 150_000) =>
      act((tx, c) => {
        settleInvoice(tx, c, { invoiceId, amount: rupiah(amount) })
        reopenIfPaid(tx, c, customerId)
      }),
    fine: ({ customerId, subscriptionId, invoiceId }) => {
      const fee = act((tx, c) =>
        writeBill(tx, c, {
          customerId,
          subscriptionId,
          kind: 'manual',
          packageName: '',
          lateFeeOf: invoiceId,
          periodStart: null,
          periodEnd: null,
          dueDay: c.businessDay,
          lines: [{ kind: 'late-fee', description: 'Denda telat', amount: rupiah(15_000), packageId: null }],
        }),
      )
      return { customerId, subscriptionId, invoiceId: fee.id }
    },
  }
}
