// Owns: a shop with customers who owe: a whole core, bills of any age, and the presses of a cashier.
// Must never: reach around the API for what a person does at the counter.
import { createCustomer } from '../../../src-main/features/customers'
import { createManualInvoice } from '../../../src-main/features/invoices'
import { getSetting } from '../../../src-main/features/settings'
import type { CommandContext } from '../../../src-main/platform/context'
import { uuidV7 } from '../../../src-main/platform/ids'
import { systemRandom } from '../../../src-main/platform/random'
import { businessDay } from '../../../src-main/shared/calendar-date'
import type { Api } from '../../../src-main/transport/contract'
import { requestId, startTestApp, type TestApp, type TestAppOptions } from '../../support/test-app'

export interface PayShop extends TestApp {
  readonly ctx: () => CommandContext
}

export async function openPayShop(options: TestAppOptions = {}): Promise<PayShop> {
  const shop = await startTestApp(options)
  const { db } = shop.app
  const newId = uuidV7(shop.clock, systemRandom)
  const ctx = (): CommandContext => {
    const device = getSetting(db, 'device')
    if (!device) throw new Error('no device')
    const { zone } = getSetting(db, 'shop')
    const now = shop.clock.now()
    return {
      now,
      businessDay: businessDay(now, zone),
      zone,
      actor: null,
      device,
      shiftId: null,
      newId,
      random: systemRandom,
    } satisfies CommandContext
  }
  return { ...shop, ctx }
}

export const addCustomer = (shop: PayShop, name = 'Bpk. Ahmad', phone = '6281234500001') =>
  shop.app.db.transact((tx) => createCustomer(tx, shop.ctx(), { name, phone }))

/** A bill of `amount` rupiah, due in `days` (below zero: late). */
export const addBill = (shop: PayShop, customerId: string, amount: number, days = 5) =>
  shop.app.db.transact((tx) =>
    createManualInvoice(tx, shop.ctx(), {
      customerId,
      graceDays: days,
      packageName: 'Rumahan 20 Mbps',
      lines: [{ kind: 'manual', description: 'Internet', amount }],
    }),
  )

export type PayCall = Parameters<Api['payments']['pay']>[0]
type Part = PayCall['parts'][number]

export const cash = (amount: number, received = amount): Part => ({ method: 'cash', amount, received, reference: '' })
export const transfer = (amount: number, reference = 'BCA 1234'): Part => ({
  method: 'transfer',
  amount,
  received: amount,
  reference,
})
export const saldo = (amount: number): Part => ({ method: 'balance', amount, received: amount, reference: '' })

export interface Press {
  readonly customerId: string
  readonly parts: readonly Part[]
  readonly bills?: readonly { readonly id: number }[]
  readonly toBalance?: number
  readonly requestId?: string
  readonly api?: Api
}

export const pay = (shop: PayShop, press: Press) =>
  (press.api ?? shop.api).payments.pay({
    customerId: press.customerId,
    parts: [...press.parts],
    invoiceIds: (press.bills ?? []).map(({ id }) => id),
    toBalance: press.toBalance ?? 0,
    note: '',
    requestId: press.requestId ?? requestId(),
  })

export const open = async (shop: PayShop, customerId: string) => shop.api.payments.counter({ customerId })

/** Debit minus credit of the accounts that moved; both sides of all together are equal. */
export async function balances(shop: PayShop): Promise<Record<string, number>> {
  const rows = await shop.api.sales.books({})
  const sum = (side: 'debit' | 'credit') => rows.reduce((total, row) => total + row[side], 0)
  if (sum('debit') !== sum('credit')) throw new Error('the books do not balance')
  return Object.fromEntries(
    rows.filter(({ debit, credit }) => debit !== credit).map(({ code, debit, credit }) => [code, debit - credit]),
  )
}

export async function ownerApproval(shop: PayShop, secret = '246810') {
  const { people } = await shop.api.session.status({})
  const owner = people.find(({ role }) => role === 'owner')
  if (!owner) throw new Error('no owner')
  return { userId: owner.id, secret }
}
