// A reseller pays for his own customers out of his saldo: open bills, and the next days of a prepaid service.
import { afterEach, expect, test } from 'vitest'
import { createManualInvoice, findInvoice, invoicesOf } from '../../../src-main/features/invoices'
import { customerBalance, partyTotal, trialBalance } from '../../../src-main/features/ledger'
import { savePrice, saveReseller, topUp } from '../../../src-main/features/resellers'
import { activate } from '../../../src-main/features/resellers/activating'
import { assignCustomer } from '../../../src-main/features/resellers/people'
import { renew } from '../../../src-main/features/resellers/renewing'
import { customersOf } from '../../../src-main/features/resellers/store'
import { findSubscription, subscriptionsOf, suspendSubscription } from '../../../src-main/features/subscriptions'
import { reopenIfPaid } from '../../../src-main/features/suspension'
import { closeOfficeShops, type OfficeShop, openOfficeShop } from '../subscriptions/office-shop'

afterEach(closeOfficeShops)

const FIELDS = { phone: '', address: '', notes: '', creditLimit: 0, commissionPoints: 0, isActive: true }

const addReseller = (shop: OfficeShop, name: string, saldo: number, parentId: string | null = null): string =>
  shop.act((tx, ctx) => {
    const { id } = saveReseller(tx, ctx, null, { ...FIELDS, name, parentId })
    if (saldo > 0) topUp(tx, ctx, { resellerId: id, method: 'transfer', amount: saldo, reference: 'BCA 1', note: '' })
    return id
  })

const price = (shop: OfficeShop, resellerId: string, packageId: string, operatorPrice: number, customerPrice: number) =>
  shop.act((tx, ctx) => savePrice(tx, ctx, { resellerId, packageId, price: { operatorPrice, customerPrice } }))

const hold = (shop: OfficeShop, resellerId: string, customerId: string) =>
  shop.act((tx, ctx) => assignCustomer(tx, ctx, { resellerId, customerId, isHis: true }))

interface Press {
  readonly resellerId: string
  readonly subscriptionId: string
  readonly invoiceId: number | null
  readonly shownPrice: number
}

const pressRenew = (shop: OfficeShop, press: Press) =>
  shop.db.transact((tx) => {
    const party = { kind: 'reseller' as const, id: press.resellerId, name: 'R' }
    const paid = (...[one, two, three]: Parameters<typeof reopenIfPaid>) => void reopenIfPaid(one, two, three)
    return renew(tx, { ...shop.ctx(), actor: null, party }, press, paid)
  })

const saldoOf = (shop: OfficeShop, id: string): number => {
  const { debit, credit } = partyTotal(shop.db, id, 'reseller-balance')
  return credit - debit
}

/** Debit less credit; both sides of all together are equal. */
function books(shop: OfficeShop): Record<string, number> {
  const rows = trialBalance(shop.db)
  expect(rows.reduce((sum, { debit, credit }) => sum + debit - credit, 0)).toBe(0)
  return Object.fromEntries(rows.map(({ code, debit, credit }) => [code, debit - credit]))
}

const openBill = (shop: OfficeShop, customerId: string, subscriptionId: string, amount: number) =>
  shop.act((tx, ctx) =>
    createManualInvoice(tx, ctx, {
      customerId,
      subscriptionId,
      lines: [{ kind: 'manual', description: 'Bulan Desember', amount }],
    }),
  )

test('tagihan pelanggan lunas dari saldo reseller seharga modalnya; isolirnya langsung dibuka', () => {
  const shop = openOfficeShop()
  const customer = shop.customer()
  const line = shop.subscribe({ customerId: customer.id, username: 'ani' })
  const bill = openBill(shop, customer.id, line.id, line.monthlyPrice)
  const modal = line.monthlyPrice - 30_000
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id: line.id, reason: 'telat' }))
  const agen = addReseller(shop, 'Agen', 0)
  const warung = addReseller(shop, 'Warung', 500_000, agen)
  price(shop, agen, line.packageId, modal - 10_000, line.monthlyPrice)
  price(shop, warung, line.packageId, modal, line.monthlyPrice)
  hold(shop, warung, customer.id)

  pressRenew(shop, { resellerId: warung, subscriptionId: line.id, invoiceId: bill.id, shownPrice: modal })

  expect(findInvoice(shop.db, bill.id, shop.ctx().businessDay)).toMatchObject({ state: 'paid', paid: bill.total })
  expect(findSubscription(shop.db, line.id)?.state).toBe('active')
  expect(customerBalance(shop.db, customer.id)).toBe(0)
  expect([saldoOf(shop, warung), saldoOf(shop, agen)]).toEqual([500_000 - modal, 10_000])
  expect(books(shop)).toMatchObject({ receivable: 0, commission: 40_000, 'customer-balance': 0 })
})

test('separuh tagihan dibayar dengan perbandingan yang sama; harga yang tampil lain ditolak', () => {
  const shop = openOfficeShop()
  const customer = shop.customer()
  const line = shop.subscribe({ customerId: customer.id, username: 'ani' })
  const bill = openBill(shop, customer.id, line.id, line.monthlyPrice / 2)
  const warung = addReseller(shop, 'Warung', 500_000)
  price(shop, warung, line.packageId, line.monthlyPrice * 0.8, line.monthlyPrice)
  hold(shop, warung, customer.id)
  const press = { resellerId: warung, subscriptionId: line.id, invoiceId: bill.id }
  expect(() => pressRenew(shop, { ...press, shownPrice: 1 })).toThrow(/sekarang/)
  pressRenew(shop, { ...press, shownPrice: line.monthlyPrice * 0.4 })
  expect(saldoOf(shop, warung)).toBe(500_000 - line.monthlyPrice * 0.4)
  expect(() => pressRenew(shop, { ...press, shownPrice: line.monthlyPrice * 0.4 })).toThrow(/tidak dapat dibayar/)
})

test('pelanggan reseller lain tidak dapat dibayarkan, dan tidak dapat diambil', () => {
  const shop = openOfficeShop()
  const customer = shop.customer()
  const line = shop.subscribe({ customerId: customer.id, username: 'ani' })
  const bill = openBill(shop, customer.id, line.id, line.monthlyPrice)
  const mine = addReseller(shop, 'Warung', 500_000)
  const other = addReseller(shop, 'Sebelah', 500_000)
  for (const id of [mine, other]) price(shop, id, line.packageId, 1_000, line.monthlyPrice)
  hold(shop, mine, customer.id)
  expect(() => hold(shop, other, customer.id)).toThrow(/dipegang Warung/)
  const press = { resellerId: other, subscriptionId: line.id, invoiceId: bill.id, shownPrice: 1_000 }
  expect(() => pressRenew(shop, press)).toThrow(/tidak dapat dibayar/)
  expect(saldoOf(shop, other)).toBe(500_000)
})

test('member harian diperpanjang dari saldo: harinya bersambung', () => {
  const shop = openOfficeShop()
  const customer = shop.customer()
  const line = shop.subscribe({ customerId: customer.id, packageId: shop.packs.daily.id, username: 'ani' })
  const warung = addReseller(shop, 'Warung', 50_000)
  price(shop, warung, line.packageId, 15_000, 20_000)
  hold(shop, warung, customer.id)
  const press = { resellerId: warung, subscriptionId: line.id, invoiceId: null, shownPrice: 15_000 }
  pressRenew(shop, press)
  const first = findSubscription(shop.db, line.id)?.paidUntil ?? 0
  pressRenew(shop, press)
  expect((findSubscription(shop.db, line.id)?.paidUntil ?? 0) - first).toBe(7 * 86_400_000)
  expect(saldoOf(shop, warung)).toBe(20_000)
  expect(books(shop)).toMatchObject({ 'subscription-revenue': -30_000 })
})

const pressActivate = (shop: OfficeShop, resellerId: string, shownPrice: number) =>
  shop.db.transact((tx) => {
    const party = { kind: 'reseller' as const, id: resellerId, name: 'R' }
    const input = {
      resellerId,
      packageId: shop.packs.small.id,
      routerId: shop.routers[0],
      name: 'Bu Ani',
      phone: '0812-3450-0001',
      address: 'Gg. Mawar',
      username: 'ani',
      password: 'modem-ani-2026',
      shownPrice,
    }
    return activate(tx, { ...shop.ctx(), actor: null, party }, input, { secrets: shop.secrets, paid: () => undefined })
  })

test('pelanggan baru dari HP: layanan jalan, bulan pertama lunas dari saldo; saldo kurang membatalkan semuanya', () => {
  const shop = openOfficeShop()
  const { id: packageId, customerPrice } = shop.packs.small
  const modal = customerPrice - 25_000
  const warung = addReseller(shop, 'Warung', modal * 2 - 1)
  price(shop, warung, packageId, modal, customerPrice)

  const made = pressActivate(shop, warung, modal)
  const [line] = shop.db.transact((tx) => customersOf(tx, warung).flatMap((id) => subscriptionsOf(tx, id)))
  expect(line).toMatchObject({ state: 'active', packageId, username: 'ani' })
  const [bill] = invoicesOf(shop.db, line?.customerId ?? '', shop.ctx().businessDay)
  expect(bill).toMatchObject({ state: 'paid', total: customerPrice, subscriptionId: line?.id })
  expect(made.cost).toBe(modal)
  expect(saldoOf(shop, warung)).toBe(modal - 1)
  expect(shop.jobs().map(({ kind }) => kind)).toContain('subscription.apply')

  expect(() => pressActivate(shop, warung, modal)).toThrow()
  expect(() => pressActivate(shop, warung, modal - 1)).toThrow(/sekarang/)
  expect(customersOf(shop.db, warung)).toHaveLength(1)
  expect(books(shop)).toMatchObject({ receivable: 0, commission: 25_000 })
})
