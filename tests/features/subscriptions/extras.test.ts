// What is paid every month beside a package: part of the monthly price everywhere, ended by staff, never given back.
import { afterEach, expect, test } from 'vitest'
import {
  addExtras,
  changePackage,
  eventsOf,
  findSubscription,
  type PackageChangeMoney,
  setBilledUntil,
  stopSubscription,
} from '../../../src-main/features/subscriptions'
import { endExtra, extrasOf } from '../../../src-main/features/subscriptions/extras'
import { calendarDate } from '../../../src-main/shared/calendar-date'
import { closeOfficeShops, openOfficeShop } from './office-shop'

afterEach(closeOfficeShops)

const EXTRAS = [
  { label: 'IP Publik', monthlyAmount: 50_000 },
  { label: 'Titik tambahan x 2', monthlyAmount: 30_000 },
  { label: 'Patokan: dekat masjid', monthlyAmount: 0 },
]

function lineWithExtras(ownPrice: number | null = null) {
  const shop = openOfficeShop()
  const { id } = shop.subscribe({ customerId: shop.customer().id, username: 'budi', billingDay: 1, ownPrice })
  shop.act((tx, ctx) => addExtras(tx, ctx, { subscriptionId: id, extras: EXTRAS }))
  return { shop, id }
}

test('tambahan masuk harga bulanan, di atas harga paket maupun harga khusus; yang gratis tidak dicatat', () => {
  const { shop, id } = lineWithExtras()
  expect(findSubscription(shop.db, id)).toMatchObject({ monthlyPrice: 230_000, extraMonthly: 80_000 })
  expect(extrasOf(shop.db, id)).toMatchObject(EXTRAS.slice(0, 2))
  const special = lineWithExtras(100_000)
  expect(findSubscription(special.shop.db, special.id)).toMatchObject({ monthlyPrice: 180_000, ownPrice: 100_000 })
})

test('dilepas: tidak lagi dalam harga, tercatat di riwayat, dan tidak dapat dilepas dua kali', () => {
  const { shop, id } = lineWithExtras()
  const first = extrasOf(shop.db, id)[0]?.id ?? ''
  shop.act((tx, ctx) => endExtra(tx, ctx, first))
  expect(findSubscription(shop.db, id)).toMatchObject({ monthlyPrice: 180_000, extraMonthly: 30_000 })
  expect(eventsOf(shop.db, id, 1)).toMatchObject([
    { text: 'Dilepas: IP Publik, Rp50.000 sebulan.', actorName: 'Bu Rini' },
  ])
  expect(() => shop.act((tx, ctx) => endExtra(tx, ctx, first))).toThrow(/sudah dilepas/)
})

test('ganti paket membawa tambahannya: selisihnya hanya selisih paket', () => {
  const { shop, id } = lineWithExtras()
  shop.act((tx) => setBilledUntil(tx, id, calendarDate('2026-12-01')))
  const seen: PackageChangeMoney[] = []
  const deps = { invoiceChange: (_tx: unknown, _ctx: unknown, change: PackageChangeMoney) => void seen.push(change) }
  shop.act((tx, ctx) => changePackage(tx, ctx, { id, packageId: shop.packs.large.id, keepOwnPrice: false }, deps))
  expect(seen).toMatchObject([
    { net: 33_333, from: { monthlyPrice: 230_000, extraMonthly: 80_000 }, to: { monthlyPrice: 330_000 } },
  ])
  expect(findSubscription(shop.db, id)).toMatchObject({ monthlyPrice: 330_000 })
})

test('yang sudah berhenti tidak diberi tambahan', () => {
  const { shop, id } = lineWithExtras()
  shop.act((tx, ctx) => stopSubscription(tx, ctx, { id, reason: 'pindah' }))
  expect(() => shop.act((tx, ctx) => addExtras(tx, ctx, { subscriptionId: id, extras: EXTRAS }))).toThrow(/berhenti/)
})
