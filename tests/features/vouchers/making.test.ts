// New codes: unique for ever, complete however the till is interrupted, and never at the price of a frozen screen.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBatch } from '../../../src-main/features/vouchers'
import { findBatch, progressOf } from '../../../src-main/features/vouchers/batch-store'
import { cancelBatch } from '../../../src-main/features/vouchers/commands'
import { drawCodes, makeVouchers } from '../../../src-main/features/vouchers/making'
import { type Random, systemRandom } from '../../../src-main/platform/random'
import {
  closeVoucherShops,
  drained,
  expectRouterEqualsBook,
  openVoucherShop,
  type VoucherShop,
  vouchersIn,
} from './voucher-shop'

afterEach(closeVoucherShops)

const batchOf = (shop: VoucherShop, quantity: number) =>
  shop.act((tx, ctx) => createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity }))

const refusalOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error as { code: string; data: Record<string, unknown> }
  }
  throw new Error('nothing was refused')
}

/** Only a few symbols ever come up: a code space so small that codes collide all the time. */
const narrow = (symbols: number): Random => ({
  bytes: (count) => systemRandom.bytes(count).map((byte) => byte % symbols),
})

describe('kode', () => {
  test('10.000 kode dari ruang normal: panjang, awalan, huruf, semuanya berbeda', () => {
    const drawn = drawCodes(systemRandom, { length: 8, prefix: 'WK', style: 'single' }, 10_000)
    expect(new Set(drawn.map(({ code }) => code)).size).toBe(10_000)
    expect(drawn.every(({ code, password }) => /^WK[A-HJ-KM-NP-Z2-9]{8}$/.test(code) && password === null)).toBe(true)
  })

  test('ruang sempit (81 kode) dan 60 diminta: yang bentrok diundi lagi, jadi tepat 60 kode berbeda', async () => {
    const shop = await openVoucherShop({
      outbox: false,
      random: narrow(3),
      package: { codeFormat: { length: 4, prefix: '', style: 'single' } },
    })
    batchOf(shop, 40)
    batchOf(shop, 20)
    const codes = vouchersIn(shop.db).map(({ code }) => code)
    expect(codes).toHaveLength(60)
    expect(new Set(codes).size).toBe(60)
    expect(new Set(codes.join(''))).toEqual(new Set('ABC'))
  })

  test('ruang kode yang sudah penuh ditolak dengan kalimat, bukan diundi selamanya', async () => {
    const shop = await openVoucherShop({
      outbox: false,
      random: narrow(2),
      package: { codeFormat: { length: 4, prefix: '', style: 'single' } },
    })
    expect(refusalOf(() => batchOf(shop, 17))).toMatchObject({ code: 'CODE_SPACE_FULL', data: { length: 4 } })
    expect(vouchersIn(shop.db)).toEqual([])
    batchOf(shop, 16)
    expect(vouchersIn(shop.db)).toHaveLength(16)
  })

  test('kode yang pernah ada, juga yang sudah batal, tidak pernah keluar lagi', async () => {
    const shop = await openVoucherShop({ outbox: false })
    const batch = batchOf(shop, 5)
    const old = vouchersIn(shop.db)
    shop.db.connection.prepare("update voucher set state = 'void'").run()
    const again = old.map(({ code }) => ({ code, password: null }))
    shop.act((tx, ctx) => {
      makeVouchers(tx, ctx.random, batch, again)
    })
    const all = vouchersIn(shop.db)
    expect(all).toHaveLength(10)
    expect(new Set(all.map(({ code }) => code)).size).toBe(10)
  })
})

describe('batch', () => {
  test('10.000 kode dibuat sepotong-sepotong di belakang, jumlahnya selalu terlihat, lalu baru menuju router', async () => {
    const shop = await openVoucherShop()
    await shop.router.unplug()
    const lag = monitorEventLoopDelay({ resolution: 1 })
    const { id } = batchOf(shop, 10_000)
    expect(progressOf(shop.db, id)).toMatchObject({ made: 250, waiting: 250 })
    expect(findBatch(shop.db, id)).toMatchObject({ state: 'running', quantity: 10_000 })
    lag.enable()
    const seen = new Set<number>()
    await vi.waitFor(
      () => {
        const { made } = progressOf(shop.db, id)
        seen.add(made)
        expect(made).toBe(10_000)
      },
      { timeout: 20_000, interval: 1 },
    )
    lag.disable()
    expect(seen.size).toBeGreaterThan(3)
    const grants = shop.db.connection.prepare("select count(*) from outbox where kind = 'batch.grant'").pluck()
    await vi.waitFor(() => expect(grants.get()).toBe(1))
    console.log(
      `10.000 kode: jeda terlama ${(lag.max / 1e6).toFixed(1)} ms, p99 ${(lag.percentile(99) / 1e6).toFixed(1)} ms`,
    )
    const codes = shop.db.connection.prepare('select count(distinct code) from voucher').pluck()
    expect(codes.get()).toBe(10_000)
    expect(shop.bugs).toEqual([])
  })

  test('komputer mati selagi kode dibuat: dilanjutkan sampai tepat sebanyak yang diminta', async () => {
    let shop = await openVoucherShop({ sim: { latencyMs: 0 } })
    const { id } = batchOf(shop, 4_000)
    for (const wanted of [800, 1_800, 3_000]) {
      await vi.waitFor(() => expect(progressOf(shop.db, id).made).toBeGreaterThan(wanted), {
        timeout: 20_000,
        interval: 1,
      })
      shop = await shop.kill()
      expect(progressOf(shop.db, id).made).toBeLessThan(4_000)
    }
    await drained(shop)
    expect(progressOf(shop.db, id)).toMatchObject({ made: 4_000, present: 4_000 })
    expectRouterEqualsBook(shop)
    expect(shop.bugs).toEqual([])
  })

  test('dibatalkan selagi kode dibuat: berhenti, tidak ada yang sampai ke router, semuanya batal dan tercatat', async () => {
    const shop = await openVoucherShop()
    const { id } = batchOf(shop, 5_000)
    await vi.waitFor(() => expect(progressOf(shop.db, id).made).toBeGreaterThan(600), { interval: 1 })
    shop.act((tx, ctx) => {
      cancelBatch(tx, ctx, { id, reason: 'salah paket' })
    })
    await drained(shop)
    const rows = vouchersIn(shop.db)
    expect(rows.length).toBeLessThan(5_000)
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['void']))
    expect(findBatch(shop.db, id)).toMatchObject({ state: 'cancelled', cancelledCount: rows.length })
    const events = shop.db.connection
      .prepare('select count(*) from voucher_event where reason like ? and actor_id = ?')
      .pluck()
    expect(events.get('Batch dibatalkan: salah paket', shop.owner.id)).toBe(rows.length)
    expect(shop.router.db.counters.adds).toBe(0)
    expect(shop.bugs).toEqual([])
  })

  test('ditolak: paket bukan hotspot, paket diarsipkan, router lain dari yang dipilih paket', async () => {
    const shop = await openVoucherShop({ outbox: false, package: { routerIds: [] } })
    const other = shop.db.connection.prepare(
      'insert into package_router (package_id, router_id) select ?, id from router',
    )
    const base = { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1 }
    const make = (changes: Partial<typeof base>) =>
      refusalOf(() => shop.act((tx, ctx) => createBatch(tx, ctx, { ...base, ...changes })))
    expect(make({ packageId: shop.owner.id })).toMatchObject({
      code: 'PACKAGE_NOT_FOUND',
      data: { field: 'packageId' },
    })
    expect(make({ routerId: shop.owner.id })).toMatchObject({ code: 'ROUTER_NOT_FOUND', data: { field: 'routerId' } })
    other.run(shop.pack.id)
    const second = shop.db.connection.prepare(
      "insert into router select 'r2', 'Cabang', 'cabang', host, port, use_tls, pin_sha256, username, sealed_password, hotspot_server, wifi_name, login_host, facts, last_seen_at, created_at, updated_at, archived_at from router",
    )
    second.run()
    expect(make({ routerId: 'r2' })).toMatchObject({ code: 'PACKAGE_NOT_ON_ROUTER' })
    shop.db.connection.prepare('update package set archived_at = 1').run()
    expect(make({})).toMatchObject({ code: 'PACKAGE_ARCHIVED' })
    expect(vouchersIn(shop.db)).toEqual([])
  })
})
