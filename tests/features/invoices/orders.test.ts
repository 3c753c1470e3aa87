// The bill of an order: its lines and books, that it is nobody's debt, its papers, and taking it back.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import {
  cancelOrderInvoice,
  customersWithArrears,
  findInvoice,
  openInvoicesOf,
  overdueSubscriptions,
  quoteOrderLines,
} from '../../../src-main/features/invoices'
import { cancelBill } from '../../../src-main/features/invoices/cancel'
import { invoiceDocument, waTextOf } from '../../../src-main/features/invoices/document'
import { totalOf } from '../../../src-main/features/invoices/domain'
import { countBills, pageOfBills } from '../../../src-main/features/invoices/list'
import { coveringPeriod } from '../../../src-main/features/invoices/period-store'
import { customerBalance } from '../../../src-main/features/ledger'
import { makeQrMatrix } from '../../../src-main/platform/escpos/qr-matrix'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { rupiah } from '../../../src-main/shared/money'
import { plainText } from '../../../src-main/shared/paper/columns'
import { invoiceDoc } from '../../../src-main/shared/paper/invoice'
import { invoiceHtml } from '../../../src-main/shared/paper/invoice-sheet'
import { type BillShop, closeBillShops, openBillShop } from './bill-shop'
import { line, order, orderService } from './order-shop'
import { creditOf, expectSoundBooks } from './sound-books'

afterEach(closeBillShops)

const PPN = {
  from: '2025-01-01',
  isOn: true,
  ratePercent: 12,
  factorOver: 11,
  factorUnder: 12,
  priceIncludes: false,
}
const cancel = (shop: BillShop, invoiceId: number) =>
  shop.act((tx, ctx) => cancelOrderInvoice(tx, { ...ctx, actor: null }, { invoiceId, reason: 'Tidak dibayar' }))

describe('tagihan pesanan', () => {
  test('setiap baris ke akunnya: voucher, langganan, yang dibayar di muka, pasang, opsi, promo, PPN', () => {
    const shop = openBillShop()
    shop.setBilling({ tax: [PPN] })
    const bill = order(shop, shop.customer().id, [
      line('subscription', 100_000),
      line('subscription', 1_200_000, { isLong: true }),
      line('voucher', 10_000),
      line('install', 150_000),
      line('option', 40_000),
      line('promo', -100_000),
    ])
    expect(bill).toMatchObject({ kind: 'order', total: 1_554_000, subscriptionId: null, packageName: 'Cloud Hosting' })
    expect(
      ['subscription-revenue', 'unearned-revenue', 'voucher-revenue', 'other-income', 'discount', 'tax-payable'].map(
        (account) => creditOf(shop, account),
      ),
    ).toEqual([100_000, 1_200_000, 10_000, 190_000, -100_000, 154_000])
    expectSoundBooks(shop)
    cancel(shop, bill.id)
    expect(creditOf(shop, 'unearned-revenue')).toBe(0)
    expect(creditOf(shop, 'tax-payable')).toBe(0)
    expectSoundBooks(shop)
  })

  test('promo yang menutup semuanya: Lunas seketika; yang melebihi ditolak', () => {
    const shop = openBillShop()
    const { id } = shop.customer()
    expect(order(shop, id, [line('install', 50_000), line('promo', -50_000)])).toMatchObject({
      total: 0,
      state: 'paid',
    })
    expect(() => order(shop, id, [line('install', 50_000), line('promo', -50_001)])).toThrow()
    expect(() => order(shop, id, [])).toThrow()
  })

  test('baris tawaran selalu berjumlah seperti yang dikatakan, dengan PPN di dalam maupun di atasnya', () => {
    const shop = openBillShop()
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 8 }),
        fc.nat(100),
        fc.boolean(),
        (amounts, percent, priceIncludes) => {
          shop.setBilling({ tax: [{ ...PPN, priceIncludes }] })
          const told = amounts.reduce((sum, amount) => sum + amount, 0)
          const promo = Math.floor((told * percent) / 100)
          const lines = [...amounts.map((amount) => line('option', amount)), line('promo', -promo)]
          const quoted = quoteOrderLines(shop.db, '2026-11-01', lines)
          const total = totalOf(quoted)
          expect(total).toBeGreaterThanOrEqual(0)
          if (priceIncludes) expect(total).toBe(told - promo)
          else expect(total).toBe(told - promo + Math.round(((told - promo) * 11 * 12) / 1_200))
          expect(quoted.slice(0, lines.length).map(({ kind }) => kind)).toEqual(lines.map(({ kind }) => kind))
        },
      ),
      { numRuns: 60 },
    )
  })

  test('bukan tunggakan: tidak telat, tidak diisolir, tidak didenda, tetap di daftar yang dapat dibayar', async () => {
    const shop = openBillShop()
    shop.setBilling({ lateFee: { kind: 'fixed', amount: 5_000, afterDays: 1 } })
    const { id: customerId } = shop.customer()
    const bill = order(shop, customerId, [line('install', 50_000)], '2026-11-02')
    shop.stayTo('2026-11-20')
    await shop.round()
    const today = calendarDate('2026-11-20')
    expect(findInvoice(shop.db, bill.id, today)).toMatchObject({ state: 'unpaid', isOverdue: false })
    expect(openInvoicesOf(shop.db, customerId, today).map(({ id }) => id)).toEqual([bill.id])
    expect(overdueSubscriptions(shop.db, { day: today, afterDays: 0 })).toEqual([])
    expect(customersWithArrears(shop.db, { day: today })).toEqual([])
    expect(shop.bills().filter(({ kind }) => kind === 'manual')).toEqual([])
    const filter = { month: null, search: '' }
    expect(countBills(shop.db, filter, today)).toMatchObject({ unpaid: { count: 1 }, overdue: { count: 0 } })
    expect(countBills(shop.db, { ...filter, search: 'Budi' }, today)).toMatchObject({
      unpaid: { count: 1 },
      overdue: { count: 0 },
    })
    const page = (status: 'unpaid' | 'overdue') =>
      pageOfBills(shop.db, { ...filter, status, after: null, limit: 10 }, today).rows.map(({ id }) => id)
    expect([page('unpaid'), page('overdue')]).toEqual([[bill.id], []])
  })

  test('kertas dan pesan WA menyebutnya pesanan, tanpa jatuh tempo', () => {
    const shop = openBillShop()
    const bill = order(shop, shop.customer().id, [line('install', 50_000)], '2026-11-02')
    expect(invoiceDocument(shop.db, bill.id, '2026-11-09')).toMatchObject({ isOrder: true, status: 'BELUM DIBAYAR' })
    const data = invoiceDocument(shop.db, bill.id, '2026-11-09')
    const paper = plainText(invoiceDoc(data), 32)
    expect(paper).toContain('TAGIHAN PESANAN')
    expect(paper).toMatch(/Pesanan.*Cloud Hosting/)
    const sheet = invoiceHtml(data, makeQrMatrix)
    expect(sheet).toContain('Batas bayar 02/11/2026')
    expect(invoiceHtml({ ...data, rest: rupiah(0), status: 'LUNAS' }, makeQrMatrix)).not.toContain('02/11/2026')
    expect(sheet).not.toContain('Jatuh tempo')
    const text = waTextOf(shop.db, bill.id, '2026-11-09')
    expect(text).toContain(`tagihan ${bill.number} untuk pesanan Cloud Hosting`)
    expect(text).toContain('Bayar paling lambat: 02/11/2026')
    expect(text).not.toContain('Jatuh tempo')
  })
})

describe('membatalkan tagihan pesanan', () => {
  test('belum dibayar: pembukuannya dibalik; dua kali ditolak', () => {
    const shop = openBillShop()
    const bill = order(shop, shop.customer().id, [line('subscription', 100_000), line('promo', -10_000)])
    expect(cancel(shop, bill.id)).toEqual({ toBalance: 0 })
    expect(['receivable', 'subscription-revenue', 'discount'].map((account) => creditOf(shop, account))).toEqual([
      0, 0, 0,
    ])
    expect(() => cancel(shop, bill.id)).toThrow(/lunas atau batal/)
    expectSoundBooks(shop)
  })

  test('sudah dibayar dan sebagian diakui: uangnya menjadi saldo, tidak ada pendapatan yang tertinggal', async () => {
    const shop = openBillShop('2026-11-01')
    const more = [line('install', 50_000), line('subscription', 25_000)]
    const { bill, subscriptionId } = orderService(shop, { months: 3, amount: 60_000, more })
    await shop.round()
    expect(creditOf(shop, 'subscription-revenue')).toBe(20_000 + 25_000)
    expect(cancel(shop, bill.id)).toEqual({ toBalance: 135_000 })
    expect(
      ['subscription-revenue', 'unearned-revenue', 'other-income'].map((account) => creditOf(shop, account)),
    ).toEqual([0, 0, 0])
    expect(customerBalance(shop.db, bill.customerId)).toBe(135_000)
    expect(coveringPeriod(shop.db, subscriptionId, '2026-11-05')).toBeUndefined()
    shop.stayTo('2027-01-31')
    await shop.round()
    expect(creditOf(shop, 'subscription-revenue')).toBe(0)
    expectSoundBooks(shop)
  })

  test('layar Tagihan tidak membatalkan tagihan dari pesanan yang masih berjalan', () => {
    const shop = openBillShop()
    const bill = order(shop, shop.customer().id, [line('install', 50_000)])
    shop.db.connection.exec('pragma foreign_keys = off')
    shop.db.connection
      .prepare(
        `insert into service_order (id, number, outlet_id, device_id, customer_id, channel, state, invoice_id, method, buyer_name, buyer_phone,
           buyer_address, terms_version, terms_at, total, placed_at, business_day, lapses_at)
         values ('p', 'PSN-1', '', '', ?, 'counter', 'unpaid', ?, 'cash', '', '', '', 1, 0, 50000, 0, '2026-11-01', 0)`,
      )
      .run(bill.customerId, bill.id)
    const byStaff = () =>
      shop.act((tx, ctx) => cancelBill(tx, ctx, { id: bill.id, reason: 'Salah buat', approverId: 'x' }))
    expect(byStaff).toThrow(/milik pesanan/)
    cancel(shop, bill.id)
    expect(findInvoice(shop.db, bill.id, '2026-11-01')).toMatchObject({ state: 'cancelled' })
  })
})
