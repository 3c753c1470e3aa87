import { afterEach, expect, test } from 'vitest'
import { findCustomer, searchCustomers } from '../../../src-main/features/customers'
import {
  changePackage,
  changeSubscription,
  countActive,
  findSubscription,
  listDue,
  moveSubscription,
  type PackageChangeMoney,
  passwordPurpose,
  pauseSubscription,
  reopenSubscription,
  resumeSubscription,
  setBilledUntil,
  stopSubscription,
  subscriptionsOf,
  suspendSubscription,
} from '../../../src-main/features/subscriptions'
import { findSubscriptionRow } from '../../../src-main/features/subscriptions/store'
import { addDays, calendarDate } from '../../../src-main/shared/calendar-date'
import { closeOfficeShops, type OfficeShop, openOfficeShop } from './office-shop'

afterEach(closeOfficeShops)

const passwordOf = (shop: OfficeShop, id: string): string =>
  shop.secrets.open(findSubscriptionRow(shop.db, id)?.sealedPassword ?? '', passwordPurpose(id))

const refusalOf = (work: () => unknown): unknown => {
  try {
    work()
  } catch (error) {
    const { code, data } = error as { code: string; data: object }
    return { code, ...data }
  }
  return 'tidak ditolak'
}

test('langganan PPPoE baru menunggu router, punya password 12 huruf, dan ditemukan lewat usernamenya', () => {
  const shop = openOfficeShop()
  const customer = shop.customer({ name: 'Ñuñoz Łukasz', phone: '6281234567890' })
  const made = shop.subscribe({ customerId: customer.id, username: 'lukasz-rumah', billingDay: 5 })
  expect(made).toMatchObject({
    state: 'active',
    provision: 'waiting',
    actualAccess: 'none',
    revision: 1,
    confirmedRevision: 0,
    packageName: 'Family 10 Mbps',
    routerName: 'Warkop',
    customerName: 'Ñuñoz Łukasz',
    monthlyPrice: 150_000,
    billingDay: 5,
    startDay: '2026-11-21',
    billedUntil: '2026-11-21',
    hasPassword: true,
  })
  expect(made).not.toHaveProperty('sealedPassword')
  expect(passwordOf(shop, made.id)).toMatch(/^[a-z2-9]{12}$/)
  expect(shop.jobs()).toEqual([
    {
      kind: 'subscription.apply',
      lane: `router:${shop.routers[0]}`,
      payload: { subscriptionId: made.id, routerId: shop.routers[0] },
    },
  ])
  for (const search of ['LUKASZ', 'nunoz', 'lukasz-rumah', customer.number, '0812-3456-7890', '+62 812 3456 7890'])
    expect(searchCustomers(shop.db, { search, limit: 5 }).map(({ id }) => id)).toEqual([customer.id])
  expect(searchCustomers(shop.db, { search: 'lukasz jakarta', limit: 5 })).toEqual([])
})

test('kolom password yang kosong tidak menimpa password, dan hanya yang menyangkut router yang dikirim ke router', () => {
  const shop = openOfficeShop()
  const customer = shop.customer()
  const { id } = shop.subscribe({ customerId: customer.id, username: 'budi', password: 'rahasia-lama' })
  const edit = { id, label: 'Rumah', username: 'budi', billingDay: 21 }
  shop.act((tx, ctx) => changeSubscription(tx, ctx, { ...edit, password: '', discount: 5_000 }, shop))
  expect(passwordOf(shop, id)).toBe('rahasia-lama')
  expect(findSubscription(shop.db, id)).toMatchObject({ label: 'Rumah', discount: 5_000, revision: 1 })
  shop.act((tx, ctx) => changeSubscription(tx, ctx, { ...edit, username: 'budi2', password: 'rahasia-baru' }, shop))
  expect(passwordOf(shop, id)).toBe('rahasia-baru')
  expect(findSubscription(shop.db, id)).toMatchObject({ username: 'budi2', revision: 2, provision: 'waiting' })
})

test('username dan alamat yang sudah dipakai di router yang sama ditolak di sebelah isiannya', () => {
  const shop = openOfficeShop()
  const one = shop.customer({ name: 'Siti' })
  const other = shop.customer({ name: 'Joko' })
  const held = shop.subscribe({ customerId: one.id, username: 'siti', address: '10.10.1.5' })
  expect(refusalOf(() => shop.subscribe({ customerId: other.id, username: 'siti' }))).toMatchObject({
    code: 'USERNAME_TAKEN',
    field: 'username',
    customer: 'Siti',
  })
  const fixed = { customerId: other.id, packageId: shop.packs.static.id, address: '10.10.1.5' }
  expect(refusalOf(() => shop.subscribe(fixed))).toMatchObject({ code: 'ADDRESS_TAKEN', field: 'address' })
  expect(shop.subscribe({ customerId: other.id, username: 'siti', routerId: shop.routers[1] }).routerName).toBe('Kos')
  expect(
    refusalOf(() => shop.act((tx, ctx) => moveSubscription(tx, ctx, { id: held.id, routerId: shop.routers[1] }))),
  ).toMatchObject({ code: 'USERNAME_TAKEN' })
  shop.act((tx, ctx) => stopSubscription(tx, ctx, { id: held.id, reason: 'pindah rumah' }))
  expect(shop.subscribe(fixed)).toMatchObject({ address: '10.10.1.5', staticKind: 'queue', username: null })
})

test('isolir, buka, jeda, lanjut dan berhenti menaikkan revisi dan menunggu router; hari jeda tidak ditagih', () => {
  const shop = openOfficeShop()
  const { id } = shop.subscribe({ customerId: shop.customer().id, username: 'budi' })
  const step = (work: typeof suspendSubscription) => shop.act((tx, ctx) => work(tx, ctx, { id, reason: 'uji' }))
  expect(step(suspendSubscription)).toMatchObject({ state: 'suspended', stateReason: 'uji', revision: 2 })
  expect(step(suspendSubscription)).toMatchObject({ state: 'suspended', revision: 2 })
  expect(countActive(shop.db)).toBe(0)
  expect(step(reopenSubscription)).toMatchObject({ state: 'active', revision: 3 })
  expect(step(pauseSubscription)).toMatchObject({ state: 'paused', revision: 4 })
  expect(refusalOf(() => step(suspendSubscription))).toMatchObject({ code: 'SUBSCRIPTION_STATE', state: 'jeda' })
  shop.clock.advance(10 * 86_400_000)
  expect(step(resumeSubscription)).toMatchObject({ state: 'active', billedUntil: '2026-12-01', revision: 5 })
  expect(step(stopSubscription)).toMatchObject({ state: 'stopped', revision: 6 })
  expect(refusalOf(() => step(reopenSubscription))).toMatchObject({ code: 'SUBSCRIPTION_STOPPED' })
})

test('keinginan baru tidak menunggu giliran mencoba lagi dari yang dulu ditolak router', () => {
  const shop = openOfficeShop()
  const { id } = shop.subscribe({ customerId: shop.customer().id, username: 'budi' })
  shop.act((tx, ctx) => suspendSubscription(tx, ctx, { id, reason: 'belum bayar' }))
  const later = shop.clock.now() + 300_000
  shop.db.connection.prepare("update outbox set due_at = ? where kind = 'subscription.apply'").run(later)
  shop.act((tx, ctx) => reopenSubscription(tx, ctx, { id, reason: 'sudah bayar' }))
  const due = shop.db.connection.prepare("select due_at from outbox where kind = 'subscription.apply'").pluck().all()
  expect(due).toEqual([0])
})

test('pindah router: yang baru menunggu, yang lama diminta menghapus', () => {
  const shop = openOfficeShop()
  const { id } = shop.subscribe({ customerId: shop.customer().id, username: 'budi' })
  const moved = shop.act((tx, ctx) => moveSubscription(tx, ctx, { id, routerId: shop.routers[1] }))
  expect(moved).toMatchObject({ routerName: 'Kos', provision: 'waiting', actualAccess: 'none', confirmedRevision: 0 })
  expect(shop.jobs().map(({ lane }) => lane)).toEqual([`router:${shop.routers[0]}`, `router:${shop.routers[1]}`])
})

test('ganti paket menyerahkan baris pro-rata yang sudah ditagih, dan bulan berikutnya berharga baru', () => {
  const shop = openOfficeShop()
  const { id, customerId } = shop.subscribe({ customerId: shop.customer().id, username: 'budi', billingDay: 1 })
  shop.act((tx) => setBilledUntil(tx, id, calendarDate('2026-12-01')))
  const seen: PackageChangeMoney[] = []
  const deps = { invoiceChange: (_tx: unknown, _ctx: unknown, change: PackageChangeMoney) => void seen.push(change) }
  const changed = shop.act((tx, ctx) =>
    changePackage(tx, ctx, { id, packageId: shop.packs.large.id, keepOwnPrice: false }, deps),
  )
  expect(changed).toMatchObject({ packageName: 'Family 20 Mbps', monthlyPrice: 250_000, revision: 2 })
  expect(seen).toEqual([
    {
      subscriptionId: id,
      customerId,
      day: '2026-11-21',
      until: '2026-12-01',
      net: 33_333,
      lines: [
        { kind: 'charge', text: 'Family 20 Mbps, 10 hari s/d 30/11/2026', amount: 83_333 },
        { kind: 'credit', text: 'Sisa Family 10 Mbps, 10 hari s/d 30/11/2026', amount: 50_000 },
      ],
      from: { packageId: shop.packs.small.id, monthlyPrice: 150_000, extraMonthly: 0, isOwnPrice: false },
      to: { packageId: shop.packs.large.id, monthlyPrice: 250_000, extraMonthly: 0, isOwnPrice: false },
    },
  ])
  expect(
    refusalOf(() =>
      shop.act((tx, ctx) => changePackage(tx, ctx, { id, packageId: shop.packs.static.id, keepOwnPrice: false }, deps)),
    ),
  ).toMatchObject({ code: 'SUBSCRIPTION_KIND_FIXED', field: 'packageId' })
})

test('yang jatuh waktu ditagih keluar tertua dulu, halaman demi halaman, tanpa yang jeda, berhenti atau prabayar', () => {
  const shop = openOfficeShop()
  const customerId = shop.customer().id
  const made = ['a', 'b', 'c', 'd'].map((username, index) =>
    shop.subscribe({ customerId, username, startDay: addDays(calendarDate('2026-11-10'), -index) }),
  )
  shop.subscribe({ customerId, packageId: shop.packs.daily.id, username: 'harian' })
  shop.subscribe({ customerId, packageId: shop.packs.other.id, startDay: calendarDate('2026-12-01') })
  shop.act((tx, ctx) => pauseSubscription(tx, ctx, { id: made[1]?.id ?? '', reason: '' }))
  const day = calendarDate('2026-11-21')
  const first = listDue(shop.db, { day, after: null, limit: 2 })
  const second = listDue(shop.db, { day, after: first.at(-1) ?? null, limit: 2 })
  expect([...first, ...second].map(({ username }) => username)).toEqual(['d', 'c', 'a'])
  expect(subscriptionsOf(shop.db, customerId)).toHaveLength(6)
  expect(findCustomer(shop.db, customerId)).toMatchObject({ number: 'P-00001' })
})

test('layanan prabayar terbuka selama masa aktifnya, dan layanan Lainnya tidak menunggu router mana pun', () => {
  const shop = openOfficeShop()
  const customerId = shop.customer().id
  const daily = shop.subscribe({ customerId, packageId: shop.packs.daily.id, username: 'harian' })
  expect(Math.round(((daily.paidUntil ?? 0) - shop.clock.now()) / 86_400_000)).toBe(7)
  const other = shop.subscribe({ customerId, packageId: shop.packs.other.id })
  expect(other).toMatchObject({ provision: 'unmanaged', routerId: null, routerName: null, username: null })
  expect(shop.jobs()).toHaveLength(1)
})
