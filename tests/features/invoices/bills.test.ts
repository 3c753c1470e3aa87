// One bill: made by hand, paid in part, taken back, changed with its package; and what stands in the books after each.
import { afterEach, describe, expect, test } from 'vitest'
import {
  bookChange,
  createManualInvoice,
  customersWithArrears,
  findInvoice,
  openInvoicesOf,
  openTotalOf,
  overdueSubscriptions,
  settleInvoice,
  unsettleInvoice,
} from '../../../src-main/features/invoices'
import { cancelBill } from '../../../src-main/features/invoices/cancel'
import { customerBalance, post } from '../../../src-main/features/ledger'
import { changePackage } from '../../../src-main/features/subscriptions'
import { DomainError } from '../../../src-main/shared/errors'
import { rupiah } from '../../../src-main/shared/money'
import { type BillShop, closeBillShops, openBillShop } from './bill-shop'
import { creditOf, expectSoundBooks } from './sound-books'

afterEach(closeBillShops)

const codeOf = (work: () => unknown): string => {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error.code
    throw error
  }
  return 'no refusal'
}

/** What features/payments does: the bill, and its own posting. */
function pay(shop: BillShop, invoiceId: number, amount: number): void {
  shop.act((tx, ctx) => {
    const customerId = findInvoice(tx, invoiceId, '2026-11-01')?.customerId ?? ''
    settleInvoice(tx, ctx, { invoiceId, amount })
    const transfers = [
      { debit: 'cash-drawer', credit: 'receivable', amount: rupiah(amount), party: customerId } as const,
    ]
    post(tx, ctx, { sourceType: 'payment', sourceId: 'x', memo: '', transfers })
  })
}

function takeBack(shop: BillShop, invoiceId: number, amount: number): void {
  shop.act((tx, ctx) => {
    const customerId = findInvoice(tx, invoiceId, '2026-11-01')?.customerId ?? ''
    unsettleInvoice(tx, ctx, { invoiceId, amount })
    const transfers = [
      { debit: 'receivable', credit: 'cash-drawer', amount: rupiah(amount), party: customerId } as const,
    ]
    post(tx, ctx, { sourceType: 'payment', sourceId: 'x', memo: '', transfers })
  })
}

const cancel = (shop: BillShop, id: number) =>
  shop.act((tx, ctx) => cancelBill(tx, ctx, { id, reason: 'Salah buat', approverId: 'x' }))

const manual = (shop: BillShop, customerId: string, amount: number, graceDays: number | null = null) =>
  shop.act((tx, ctx) =>
    createManualInvoice(tx, ctx, {
      customerId,
      graceDays,
      lines: [{ kind: 'install', description: 'Biaya pasang', amount }],
    }),
  )

describe('tagihan manual dan pelunasan', () => {
  test('dibuat, dicicil, dilunasi, dan pembayaran yang lebih ditolak', () => {
    const shop = openBillShop()
    const { id: customerId } = shop.customer()
    const bill = manual(shop, customerId, 200_000)
    expect(bill).toMatchObject({ number: 'INV-2611-00001', dueDay: '2026-11-11', state: 'unpaid', isOverdue: false })
    pay(shop, bill.id, 50_000)
    expect(codeOf(() => pay(shop, bill.id, 150_001))).toBe('INVOICE_OVERPAID')
    expect(codeOf(() => pay(shop, bill.id, 0))).toBe('INVOICE_OVERPAID')
    expect(openTotalOf(shop.db, customerId)).toBe(150_000)
    pay(shop, bill.id, 150_000)
    expect(codeOf(() => pay(shop, bill.id, 1))).toBe('INVOICE_NOT_OPEN')
    expect(findInvoice(shop.db, bill.id, '2027-01-01')).toMatchObject({ state: 'paid', isOverdue: false })
    takeBack(shop, bill.id, 150_000)
    expect(findInvoice(shop.db, bill.id, '2027-01-01')).toMatchObject({
      state: 'unpaid',
      paid: 50_000,
      isOverdue: true,
    })
    expect(creditOf(shop, 'other-income')).toBe(200_000)
    expectSoundBooks(shop)
  })

  test('yang jatuh tempo dulu berdiri di atas; potongan yang melebihi jumlahnya ditolak', () => {
    const shop = openBillShop()
    const { id: customerId } = shop.customer()
    const late = manual(shop, customerId, 10_000, 30)
    const soon = manual(shop, customerId, 20_000, 3)
    expect(openInvoicesOf(shop.db, customerId, '2026-11-01').map(({ id }) => id)).toEqual([soon.id, late.id])
    const lines = [
      { kind: 'manual', description: 'Kabel', amount: 10_000 },
      { kind: 'discount', description: 'Potongan', amount: -10_001 },
    ] as const
    expect(codeOf(() => shop.act((tx, ctx) => createManualInvoice(tx, ctx, { customerId, lines })))).toBe(
      'INVOICE_EMPTY',
    )
  })

  test('yang ditagih tidak dapat diubah, dan barisnya tidak dapat dihapus, oleh siapa pun', () => {
    const shop = openBillShop()
    const { id } = manual(shop, shop.customer().id, 10_000)
    const run = (text: string) => () => shop.db.connection.exec(text)
    expect(run(`update invoice set total = 1 where id = ${id}`)).toThrow('does not change')
    expect(run(`update invoice set due_day = '2030-01-01' where id = ${id}`)).toThrow('does not change')
    expect(run(`delete from invoice where id = ${id}`)).toThrow('never deleted')
    expect(run('update invoice_line set amount = 1')).toThrow('append-only')
  })
})

describe('membatalkan', () => {
  test('yang belum dibayar: pembukuannya dibalik, masanya tidak ditagih lagi', async () => {
    const shop = openBillShop()
    shop.monthly({ startDay: '2026-11-01' })
    await shop.round()
    cancel(shop, 1)
    expect(creditOf(shop, 'subscription-revenue')).toBe(0)
    expect(creditOf(shop, 'receivable')).toBe(0)
    await shop.run()
    expect(shop.bills().map(({ state }) => state)).toEqual(['cancelled'])
    expect(codeOf(() => cancel(shop, 1))).toBe('INVOICE_NOT_OPEN')
    expectSoundBooks(shop)
  })

  test('yang sudah dicicil: uangnya menjadi saldo; pembayarannya masih dapat dibatalkan selama saldonya ada', async () => {
    const shop = openBillShop()
    const { customerId } = shop.monthly({ startDay: '2026-11-01' })
    await shop.round()
    pay(shop, 1, 60_000)
    expect(cancel(shop, 1)).toEqual({ toBalance: 60_000 })
    expect(customerBalance(shop.db, customerId)).toBe(60_000)
    expectSoundBooks(shop)
    takeBack(shop, 1, 60_000)
    expect(customerBalance(shop.db, customerId)).toBe(0)
    expect(creditOf(shop, 'cash-drawer')).toBe(0)
    expect(codeOf(() => takeBack(shop, 1, 60_000))).toBe('INVOICE_CREDIT_SPENT')
    expectSoundBooks(shop)
  })

  test('setahun yang sudah berjalan tiga bulan: yang sudah diakui dan yang belum sama-sama kembali', async () => {
    const shop = openBillShop('2026-11-01')
    shop.monthly({ startDay: '2026-11-01', cycleMonths: 12 })
    await shop.round()
    for (const day of ['2026-12-01', '2027-01-01']) {
      shop.stayTo(day)
      await shop.round()
    }
    expect(creditOf(shop, 'subscription-revenue')).toBe(450_000)
    cancel(shop, 1)
    expect([creditOf(shop, 'subscription-revenue'), creditOf(shop, 'unearned-revenue')]).toEqual([0, 0])
    shop.stayTo('2027-03-01')
    await shop.round()
    expect(creditOf(shop, 'subscription-revenue')).toBe(0)
    expectSoundBooks(shop)
  })
  test('sesudah ganti ke paket lebih murah: sisa yang sudah menjadi saldo ikut ditarik, tidak dikembalikan dua kali', async () => {
    const shop = openBillShop()
    const { small, large } = shop.packs
    const { id, customerId } = shop.subscribe({
      customerId: shop.customer().id,
      packageId: large.id,
      billingDay: 1,
      cycleMonths: 1,
      firstPeriod: 'prorata',
      username: 'budi',
    })
    await shop.round()
    pay(shop, 1, large.customerPrice)
    shop.goTo('2026-11-16')
    const input = { id, packageId: small.id, keepOwnPrice: false }
    shop.act((tx, ctx) => changePackage(tx, ctx, input, { invoiceChange: bookChange }))
    const left = customerBalance(shop.db, customerId)
    expect(left).toBeGreaterThan(0)
    const spend = (from: 'customer-balance' | 'cash-drawer', to: 'customer-balance' | 'cash-drawer', amount: number) =>
      shop.act((tx, ctx) =>
        post(tx, ctx, {
          ...{ sourceType: 'test', sourceId: `${from} ${ctx.newId()}`, memo: '' },
          transfers: [{ debit: from, credit: to, amount: rupiah(amount), party: customerId }],
        }),
      )
    cancel(shop, 1)
    expect(customerBalance(shop.db, customerId)).toBe(large.customerPrice)
    expect(creditOf(shop, 'subscription-revenue')).toBe(0)
    expectSoundBooks(shop)
    // Of a bill that nobody paid the rest of the old package was all that there was: once spent it cannot be taken back.
    const other = shop.subscribe({
      customerId,
      packageId: large.id,
      billingDay: 16,
      cycleMonths: 1,
      firstPeriod: 'prorata',
      username: 'budi-2',
    })
    await shop.run()
    spend('customer-balance', 'cash-drawer', large.customerPrice)
    const second = { id: other.id, packageId: small.id, keepOwnPrice: false }
    shop.act((tx, ctx) => changePackage(tx, ctx, second, { invoiceChange: bookChange }))
    const credit = customerBalance(shop.db, customerId)
    expect(credit).toBeGreaterThan(0)
    spend('customer-balance', 'cash-drawer', credit)
    expect(codeOf(() => cancel(shop, 2))).toBe('INVOICE_CHANGE_SPENT')
    spend('cash-drawer', 'customer-balance', credit)
    cancel(shop, 2)
    expect(customerBalance(shop.db, customerId)).toBe(0)
    expectSoundBooks(shop)
  })
})

/** Of the bill of the change, its first month. */
const firstShare = (shop: BillShop): number =>
  shop.db.connection
    .prepare<[], number>('select amount from recognition where invoice_id = 2 order by month limit 1')
    .pluck()
    .get() ?? 0

describe('ganti paket di tengah masa', () => {
  const change = (shop: BillShop, id: string, packageId: string) =>
    shop.act((tx, ctx) => changePackage(tx, ctx, { id, packageId, keepOwnPrice: false }, { invoiceChange: bookChange }))

  test('naik: selisih hari yang tersisa ditagih sekali; turun lagi: sisanya menjadi saldo', async () => {
    const shop = openBillShop()
    const { small, large } = shop.packs
    const { id, customerId } = shop.subscribe({
      customerId: shop.customer().id,
      packageId: small.id,
      billingDay: 1,
      cycleMonths: 1,
      firstPeriod: 'prorata',
      username: 'budi',
    })
    await shop.round()
    const monthly = shop.bills()[0]?.total ?? 0
    expect(monthly).toBe(small.customerPrice)
    shop.goTo('2026-11-16')
    change(shop, id, large.id)
    const share = Math.round(large.customerPrice / 2) - Math.round(small.customerPrice / 2)
    expect(shop.bills()[1]).toMatchObject({ kind: 'manual', total: share, dueDay: '2026-11-26' })
    change(shop, id, small.id)
    expect(shop.bills()).toHaveLength(2)
    expect(customerBalance(shop.db, customerId)).toBe(share)
    expect(creditOf(shop, 'subscription-revenue')).toBe(small.customerPrice)
    // The next month has the price of the package that it then is.
    shop.goTo('2026-12-01')
    await shop.run()
    expect(shop.bills()[2]).toMatchObject({ kind: 'period', total: small.customerPrice })
  })

  test('di tengah masa setahun: selisihnya pun diakui sebulan demi sebulan', async () => {
    const shop = openBillShop()
    const { small, large } = shop.packs
    const { id } = shop.subscribe({
      customerId: shop.customer().id,
      packageId: small.id,
      billingDay: 1,
      cycleMonths: 12,
      username: 'budi',
    })
    await shop.round()
    shop.stayTo('2027-05-01')
    change(shop, id, large.id)
    const [, bill] = shop.bills()
    expect(bill?.total).toBeGreaterThan(0)
    await shop.round()
    const months = 6
    const left = creditOf(shop, 'unearned-revenue')
    expect(left).toBe(((small.customerPrice * 12) / 12) * (months - 1) + (bill?.total ?? 0) - firstShare(shop))
    shop.stayTo('2027-10-01')
    await shop.round()
    expect(creditOf(shop, 'unearned-revenue')).toBe(0)
    expectSoundBooks(shop)
  })

  test('di tengah masa setahun ke paket lebih murah: bulan yang belum datang yang menyusut, bukan pendapatan bulan ini', async () => {
    const shop = openBillShop()
    const { small, large } = shop.packs
    const { id, customerId } = shop.subscribe({
      customerId: shop.customer().id,
      packageId: large.id,
      billingDay: 1,
      cycleMonths: 12,
      username: 'budi',
    })
    await shop.round()
    const year = shop.bills()[0]?.total ?? 0
    shop.stayTo('2027-05-01')
    await shop.round()
    const earned = creditOf(shop, 'subscription-revenue')
    change(shop, id, small.id)
    const back = customerBalance(shop.db, customerId)
    expect(back).toBeGreaterThan(0)
    const thisMonth = earned - creditOf(shop, 'subscription-revenue')
    expect(thisMonth).toBe(0)
    shop.stayTo('2027-10-01')
    await shop.round()
    expect([creditOf(shop, 'unearned-revenue'), creditOf(shop, 'subscription-revenue')]).toEqual([0, year - back])
    expectSoundBooks(shop)
    cancel(shop, 1)
    expect([creditOf(shop, 'unearned-revenue'), creditOf(shop, 'subscription-revenue')]).toEqual([0, 0])
    expect(customerBalance(shop.db, customerId)).toBe(0)
    expectSoundBooks(shop)
  })

  test('di masa gratis tidak ada yang ditagih dan tidak ada saldo yang muncul', async () => {
    const shop = openBillShop('2026-11-10')
    const { small, large } = shop.packs
    const { id, customerId } = shop.subscribe({
      customerId: shop.customer().id,
      packageId: large.id,
      billingDay: 1,
      firstPeriod: 'free',
      username: 'budi',
    })
    await shop.round()
    shop.goTo('2026-11-12')
    change(shop, id, small.id)
    expect(shop.bills()).toEqual([])
    expect(customerBalance(shop.db, customerId)).toBe(0)
    // The same in a month whose bill was cancelled.
    shop.goTo('2026-12-01')
    await shop.run()
    cancel(shop, 1)
    change(shop, id, large.id)
    expect(shop.bills().map(({ state }) => state)).toEqual(['cancelled'])
  })
})

describe('tunggakan', () => {
  test('dihitung dari hari jatuh tempo; yang menunggu konfirmasi dan yang dibatalkan tidak ikut', async () => {
    const shop = openBillShop()
    const [a, b, c] = ['a', 'b', 'c'].map((name) => shop.monthly({ startDay: '2026-11-01' }, name))
    await shop.round()
    pay(shop, 1, 50_000)
    shop.db.connection.prepare(`update invoice set state = 'pending' where id = 2`).run()
    cancel(shop, 3)
    const overdue = (day: string, afterDays: number) => overdueSubscriptions(shop.db, { day, afterDays })
    expect(overdue('2026-11-11', 0)).toEqual([])
    expect(overdue('2026-11-12', 0)).toEqual([
      { subscriptionId: a?.id, customerId: a?.customerId, arrears: 100_000, oldestDueDay: '2026-11-11' },
    ])
    expect(overdue('2026-11-13', 3)).toEqual([])
    expect(overdue('2026-11-15', 3)).toHaveLength(1)
    expect(customersWithArrears(shop.db, { day: '2026-11-12' })).toMatchObject([{ arrears: 100_000, bills: 1 }])
    expect([b, c].every((one) => one !== undefined)).toBe(true)
  })
})
