// Owns: what must hold of orders, money and days after anything that happened, and a shop whose packages are ordered in every way.
// Must never: repair what it finds.
import { expect } from 'vitest'
import { createPackage } from '../../../src-main/features/catalog'
import { saveOrdering } from '../../../src-main/features/catalog/ordering'
import { customerBalance } from '../../../src-main/features/ledger'
import type { CartItem } from '../../../src-main/features/orders/shapes'
import { savePromo } from '../../../src-main/features/promos'
import { getSetting, setSetting } from '../../../src-main/features/settings'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { priced } from '../catalog/inputs'
import type { BillShop } from '../invoices/bill-shop'
import { creditOf, expectSoundBooks } from '../invoices/sound-books'

/** Small and repeatable. */
export function dice(seed: number) {
  let state = seed * 2_654_435_761
  const next = (): number => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_507) + 0x9e3779b9) | 0
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32
  }
  for (let warm = 0; warm < 5; warm++) next()
  const below = (count: number): number => Math.floor(next() * count)
  const pick = <T>(list: readonly T[]): T | undefined => list[below(list.length)]
  return { below, pick, isHit: (chance: number) => next() < chance }
}

/** PPN of today. */
const RULE = { from: '2026-01-01', isOn: true, ratePercent: 12, factorOver: 11, factorUnder: 12 }

export function furnish(shop: BillShop, tax: 'none' | 'in' | 'on') {
  const { packs, routers } = shop
  const option = (id: string, every: 'once' | 'month', price: number) => ({
    ...{ id, kind: 'yes-no' as const, label: `Opsi ${every} ${price}`, isRequired: false, every, price },
    ...{ maximum: null, choices: [] },
  })
  const ids = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()] as const
  shop.act((tx, ctx) => {
    const billing = getSetting(tx, 'billing')
    const rule = { ...RULE, priceIncludes: tax === 'in' }
    setSetting(
      tx,
      'billing',
      { ...billing, quarterDiscountPercent: 5, yearDiscountPercent: 12, tax: tax === 'none' ? [] : [rule] },
      0,
    )
    const gateway = { ...getSetting(tx, 'gateway'), provider: 'midtrans', place: 'sandbox' } as const
    const sandbox = { sealed: 'x', tail: 'abc' }
    setSetting(tx, 'gateway', { ...gateway, methods: ['qris', 'va-bca'], keys: { sandbox, production: null } }, 0)
    const cycles = [
      { months: 1 as const, price: null },
      { months: 3 as const, price: null },
      { months: 12 as const, price: 255_555 },
    ]
    const monthly = [option(ids[0], 'month', 7_777), option(ids[1], 'once', 13_131)]
    const base = { asksDomain: false, installFee: 25_000 }
    saveOrdering(tx, ctx, { ...base, packageId: packs.other.id, cycles, options: monthly })
    saveOrdering(tx, ctx, {
      ...base,
      packageId: packs.small.id,
      cycles: cycles.map((one) => ({ ...one, price: null })),
      options: [option(ids[2], 'month', 11_000)],
    })
    const promo = { minimum: 0, cap: null, firstDay: calendarDate('2026-01-01'), lastDay: null, isActive: true }
    const counts = { totalUses: 6, usesPerCustomer: 3 }
    const save = (code: string, changes: { kind: 'percent' | 'fixed'; value: number; packageIds: string[] }) =>
      savePromo(tx, ctx, { id: null, promo: { ...promo, ...counts, code, name: code, ...changes } })
    save('SEMUA', { kind: 'percent', value: 37, packageIds: [] })
    save('GRATIS', { kind: 'percent', value: 100, packageIds: [packs.daily.id] })
    save('TETAP', { kind: 'fixed', value: 33_333, packageIds: [packs.other.id, packs.small.id] })
  })
  const cart = (packageId: string, changes: Partial<CartItem> = {}): CartItem => ({
    ...{ packageId, cycleMonths: 1, quantity: 1, domain: null, placeId: null, options: [] },
    ...changes,
  })
  const spare = shop.act((tx, ctx) =>
    createPackage(tx, ctx, {
      ...priced({ name: 'Sewa Bagus', customerPrice: 60_000 }),
      master: { kind: 'existing', id: packs.other.master.id },
    }),
  )
  return { ids, cart, routers, spare }
}

export function expectWholeOrders(shop: BillShop, customers: readonly string[]): void {
  const { db } = shop
  const all = <T>(text: string, ...bound: unknown[]): T[] => db.connection.prepare<unknown[], T>(text).all(...bound)
  expectSoundBooks(shop)
  // every bill of an order that is paid has made what was ordered, and nothing that was given up asks for money
  expect(
    all(`select o.number, o.state, i.state as bill from service_order o join invoice i on i.id = o.invoice_id where
      (o.state = 'unpaid' and i.state not in ('unpaid', 'pending')) or
      (o.state in ('cancelled', 'lapsed') and i.state <> 'cancelled') or (o.state = 'processing' and i.state = 'cancelled')`),
  ).toEqual([])
  // uses of a promo: one for each order that stands, with something left that the promo was for
  expect(
    all(`select p.code from promo p where p.used <> (select count(*) from promo_use u where u.promo_id = p.id and u.released_at is null)
      or p.used <> (select count(*) from service_order o where o.promo_id = p.id and o.state not in ('cancelled', 'lapsed')
        and exists (select 1 from invoice_line l where l.invoice_id = o.invoice_id and l.kind = 'promo' and (l.package_id is null
          or exists (select 1 from order_item t where t.order_id = o.id and t.package_id = l.package_id and t.state <> 'cancelled'))))`),
  ).toEqual([])
  // what waits to be earned is what the books hold back, to the rupiah
  const [held] = all<{ amount: number }>(`select
    coalesce((select sum(r.amount) from recognition r join invoice i on i.id = r.invoice_id where r.posted_at is null and i.state <> 'cancelled'), 0) +
    coalesce((select sum(t.deferred) from order_item t join service_order o on o.id = t.order_id join invoice i on i.id = o.invoice_id
      where t.state in ('waiting', 'person') and i.state <> 'cancelled'), 0) as amount`)
  expect(creditOf(shop, 'unearned-revenue')).toBe(held?.amount)
  // no day of a subscription is billed twice, none is left out between an order and the first bill
  expect(
    all(`select i.number from covered_period v join invoice i on i.subscription_id = v.subscription_id and i.kind = 'period'
      where i.period_start < v.period_end`),
  ).toEqual([])
  expect(
    all(
      `select s.id from subscription s join covered_period v on v.subscription_id = s.id where s.billed_until < v.period_end`,
    ),
  ).toEqual([])
  for (const customerId of customers) {
    const [money] = all<{ came: number; paid: number; given: number }>(
      `select
        coalesce((select sum(m.amount) from payment p join payment_part m on m.payment_id = p.id where p.customer_id = :id and m.method <> 'balance'
          and not exists (select 1 from payment_reversal x where x.payment_id = p.id)), 0) as came,
        coalesce((select sum(paid) from invoice where customer_id = :id), 0) as paid,
        coalesce((select sum(t.amount) from ledger_posting g join ledger_transfer t on t.posting_seq = g.seq
          where t.party_id = :id and t.credit_account = 'customer-balance' and g.source_type in ('package-change', 'order-refund')
            and not exists (select 1 from ledger_posting b where b.reverses_id = g.id)), 0) as given`,
      { id: customerId },
    )
    const saldo = customerBalance(db, customerId)
    expect(saldo).toBe((money?.came ?? 0) - (money?.paid ?? 0) + (money?.given ?? 0))
    expect(saldo).toBeGreaterThanOrEqual(0)
  }
  // of one order its vouchers and services that were given up never bring back more than it cost, nor anything but of a paid bill
  expect(
    all(`select o.number from service_order o join invoice i on i.id = o.invoice_id where
      coalesce((select sum(t.amount) from ledger_posting g join ledger_transfer t on t.posting_seq = g.seq
        where g.source_type = 'order-refund' and g.source_id = o.id and t.credit_account = 'customer-balance' and not exists (select 1 from ledger_posting b where b.reverses_id = g.id)), 0)
      > case i.state when 'paid' then i.total else 0 end`),
  ).toEqual([])
}
