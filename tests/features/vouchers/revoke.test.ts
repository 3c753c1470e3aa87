// Taking vouchers off the router: void, lapsed, cancelled; with their sessions and cookies, and nobody else's.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBatch, takeStock, voidVoucher } from '../../../src-main/features/vouchers'
import { findBatch, progressOf } from '../../../src-main/features/vouchers/batch-store'
import { cancelBatch } from '../../../src-main/features/vouchers/commands'
import { lapsePast } from '../../../src-main/features/vouchers/lapsing'
import {
  closeVoucherShops,
  drained,
  expectRouterEqualsBook,
  openVoucherShop,
  type VoucherShop,
  vouchersIn,
  vouchersOn,
} from './voucher-shop'

afterEach(closeVoucherShops)

const DAY = 86_400_000
const MAC = 'AA:BB:CC:00:00:01'

async function stocked(shop: VoucherShop, quantity: number): Promise<string> {
  const { id } = shop.act((tx, ctx) =>
    createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity }),
  )
  await drained(shop)
  return id
}

const voidOne = (shop: VoucherShop, voucherId: number) =>
  shop.act((tx, ctx) => {
    voidVoucher(tx, ctx, { voucherId, reason: 'hilang di jalan' })
  })

const rowOf = (shop: VoucherShop, id: number) => vouchersIn(shop.db).find((row) => row.id === id)
const lapse = (shop: VoucherShop) => lapsePast(shop.db, () => shop.ctx(null), AbortSignal.timeout(10_000))

describe('batal', () => {
  test('yang sedang dipakai diputus: pengguna, sesi dan cookie hilang, tetangganya tetap', async () => {
    const shop = await openVoucherShop()
    await stocked(shop, 3)
    const [mine, neighbour] = vouchersIn(shop.db)
    if (!mine || !neighbour) throw new Error('no stock')
    const login = (user: string, mac: string) => shop.router.loginHotspot({ user, password: user, mac, by: 'http-pap' })
    expect(login(mine.code, MAC).ok).toBe(true)
    expect(login(neighbour.code, 'AA:BB:CC:00:00:02').ok).toBe(true)
    voidOne(shop, mine.id)
    await drained(shop)
    const names = (menu: string, property: string) => shop.router.db.rows(menu).map((row) => row[property])
    expect(names('/ip/hotspot/user', 'name')).not.toContain(mine.code)
    expect(names('/ip/hotspot/active', 'user')).toEqual([neighbour.code])
    expect(names('/ip/hotspot/cookie', 'user')).toEqual([neighbour.code])
    expect(shop.router.returnDevice(MAC).ok).toBe(false)
    expect(rowOf(shop, mine.id)).toMatchObject({ state: 'void', routerState: 'removed' })
    expectRouterEqualsBook(shop)
  })

  test('pengguna bernama sama tetapi milik orang lain tidak disentuh, juga sesinya', async () => {
    const shop = await openVoucherShop()
    await stocked(shop, 1)
    const [voucher] = vouchersIn(shop.db)
    if (!voucher) throw new Error('no stock')
    const comment = 'diubah pak RT'
    shop.router.run(['/ip/hotspot/user/set', `=numbers=${voucher.code}`, `=comment=${comment}`])
    expect(shop.router.loginHotspot({ user: voucher.code, password: voucher.code, mac: MAC, by: 'http-pap' }).ok).toBe(
      true,
    )
    voidOne(shop, voucher.id)
    await drained(shop)
    const user = shop.router.db.rows('/ip/hotspot/user').find((row) => row.name === voucher.code)
    expect(user).toMatchObject({ comment, disabled: 'false' })
    expect(shop.router.db.rows('/ip/hotspot/active')).toHaveLength(1)
    expect(rowOf(shop, voucher.id)).toMatchObject({ state: 'void', routerState: 'removed' })
  })

  test.each([
    '/ip/hotspot/user/set',
    '/ip/hotspot/cookie/remove',
    '/ip/hotspot/active/remove',
    '/ip/hotspot/user/remove',
  ])('kabel putus sesudah %s: diulang sampai bersih, tidak pernah galat', async (command) => {
    const shop = await openVoucherShop()
    await stocked(shop, 1)
    const [voucher] = vouchersIn(shop.db)
    if (!voucher) throw new Error('no stock')
    shop.router.loginHotspot({ user: voucher.code, password: voucher.code, mac: MAC, by: 'http-pap' })
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command, nth: 1 })
    voidOne(shop, voucher.id)
    await drained(shop)
    expect(shop.router.faults.fired).toHaveLength(1)
    expect(vouchersOn(shop.router)).toEqual([])
    expect(shop.router.db.rows('/ip/hotspot/active')).toEqual([])
    expect(rowOf(shop, voucher.id)?.routerState).toBe('removed')
    expect(shop.bugs).toEqual([])
  })

  test('sudah dihapus orang di router: tetap beres', async () => {
    const shop = await openVoucherShop()
    await stocked(shop, 1)
    const [voucher] = vouchersIn(shop.db)
    shop.router.run(['/ip/hotspot/user/remove', `=numbers=${voucher?.code}`])
    voidOne(shop, voucher?.id ?? 0)
    await drained(shop)
    expect(rowOf(shop, voucher?.id ?? 0)?.routerState).toBe('removed')
  })

  test.each(['active', 'finished', 'lapsed', 'void'])('status %s tidak dapat dibatalkan', async (state) => {
    const shop = await openVoucherShop()
    await stocked(shop, 1)
    const [voucher] = vouchersIn(shop.db)
    shop.db.connection.prepare('update voucher set state = ?').run(state)
    expect(() => voidOne(shop, voucher?.id ?? 0)).toThrow(/tidak dapat dibatalkan/)
  })
})

describe('batch dibatalkan di tengah jalan', () => {
  test('yang sudah di router tetap stok, sisanya batal, dan tidak ada yang tertinggal diam-diam', async () => {
    const shop = await openVoucherShop({ sim: { workMs: 1 } })
    const { id } = shop.act((tx, ctx) =>
      createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1_500 }),
    )
    await vi.waitFor(() => expect(vouchersOn(shop.router).length).toBeGreaterThan(300), {
      timeout: 20_000,
      interval: 1,
    })
    shop.act((tx, ctx) => {
      cancelBatch(tx, ctx, { id, reason: 'kebanyakan' })
    })
    await drained(shop)
    const rows = vouchersIn(shop.db)
    const [stock, given] = [rows.filter(({ state }) => state === 'stock'), rows.filter(({ state }) => state === 'void')]
    expect(stock.length).toBeGreaterThan(250)
    expect(stock.length + given.length).toBe(1_500)
    expect(stock.every(({ routerState }) => routerState === 'present')).toBe(true)
    expect(findBatch(shop.db, id)).toMatchObject({ state: 'cancelled', cancelledCount: given.length })
    expect(vouchersOn(shop.router)).toHaveLength(stock.length)
    expectRouterEqualsBook(shop)
    expect(shop.bugs).toEqual([])
  })

  test('jawaban hilang tepat saat dibatalkan: yang terlanjur sampai dicabut lagi', async () => {
    const shop = await openVoucherShop()
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: '/ip/hotspot/user/add', nth: 40 })
    const { id } = shop.act((tx, ctx) =>
      createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 100 }),
    )
    await vi.waitFor(() => expect(shop.router.faults.fired).toHaveLength(1), { interval: 1 })
    await shop.router.unplug()
    shop.act((tx, ctx) => {
      cancelBatch(tx, ctx, { id, reason: 'router rusak' })
    })
    const given = () => vouchersIn(shop.db).filter(({ state }) => state === 'void')
    await vi.waitFor(() => expect(given().length).toBeGreaterThan(0))
    await shop.router.plug()
    await drained(shop)
    expect(progressOf(shop.db, id).waiting + progressOf(shop.db, id).present).toBeLessThanOrEqual(100)
    expectRouterEqualsBook(shop)
    expect(shop.bugs).toEqual([])
  })
})

describe('hangus', () => {
  test('stok lewat masa berlaku: hangus, tercatat, dicabut dari router; yang belum lewat tetap', async () => {
    const shop = await openVoucherShop({ spec: { shelfSeconds: 86_400 } })
    await stocked(shop, 230)
    shop.clock.advance(DAY / 2)
    await stocked(shop, 3)
    await lapse(shop)
    expect(vouchersOn(shop.router)).toHaveLength(233)
    shop.clock.advance(DAY / 2 + 1)
    await lapse(shop)
    await drained(shop)
    const states = Map.groupBy(vouchersIn(shop.db), ({ state, routerState }) => `${state} ${routerState}`)
    expect([...states].map(([name, rows]) => [name, rows.length])).toEqual([
      ['lapsed removed', 230],
      ['stock present', 3],
    ])
    expectRouterEqualsBook(shop)
    const events = shop.db.connection
      .prepare("select count(*) from voucher_event where to_state = 'lapsed' and actor_id is null")
      .pluck()
    expect(events.get()).toBe(230)
  })

  test('terjual dan belum dipakai: router ditanya dulu, baru hangus; yang sudah dipakai menjadi aktif', async () => {
    const shop = await openVoucherShop({ spec: { shelfSeconds: 86_400 } })
    await stocked(shop, 4)
    const sold = shop.act((tx, ctx) =>
      takeStock(tx, ctx, { packageId: shop.pack.id, quantity: 4, saleId: ctx.newId() }),
    )
    const [online, past, stamped, unused] = sold.map(({ id, code }) => ({ id, code }))
    if (!online || !past || !stamped || !unused) throw new Error('no stock')
    const login = (code: string, mac: string) =>
      shop.router.loginHotspot({ user: code, password: code, mac, by: 'http-pap' })
    expect(login(online.code, MAC).ok && login(past.code, 'AA:BB:CC:00:00:02').ok).toBe(true)
    shop.router.advance(60_000)
    shop.router.logout({ user: past.code })
    const batch = findBatch(shop.db, vouchersIn(shop.db)[0]?.batchId ?? '')
    const comment = `lk1;x=1795351200;f=1795264800;v=86400;h=1795351200;b=${batch?.tag};i=${stamped.id};`
    shop.router.run(['/ip/hotspot/user/set', `=numbers=${stamped.code}`, `=comment=${comment}`])

    await shop.router.unplug()
    shop.clock.advance(2 * DAY)
    for (let minute = 0; minute < 4; minute++) await lapse(shop)
    // The router is away: nobody who may have begun to surf is cut off.
    expect(new Set(vouchersIn(shop.db).map(({ state }) => state))).toEqual(new Set(['sold']))
    const jobs = shop.db.connection.prepare("select count(*) from outbox where kind = 'voucher.lapse'").pluck()
    expect(jobs.get()).toBeLessThanOrEqual(2)

    await shop.router.plug()
    await drained(shop)
    expect(rowOf(shop, online.id)).toMatchObject({ state: 'active', routerState: 'present' })
    expect(rowOf(shop, past.id)).toMatchObject({ state: 'active', routerState: 'present' })
    expect(rowOf(shop, stamped.id)).toMatchObject({ state: 'active' })
    const times = shop.db.connection.prepare('select first_login_at as f, expires_at as x from voucher where id = ?')
    expect(times.get(stamped.id)).toEqual({ f: 1_795_264_800_000, x: 1_795_351_200_000 })
    expect(rowOf(shop, unused.id)).toMatchObject({ state: 'lapsed', routerState: 'removed' })
    expect(vouchersOn(shop.router).map(({ name }) => name)).not.toContain(unused.code)
    expect(shop.bugs).toEqual([])
  })

  test('terjual tetapi tidak pernah sampai di router tidak hangus: pelanggan belum pernah bisa memakainya', async () => {
    const shop = await openVoucherShop({ spec: { shelfSeconds: 86_400 } })
    await stocked(shop, 1)
    shop.act((tx, ctx) => {
      takeStock(tx, ctx, { packageId: shop.pack.id, quantity: 1, saleId: ctx.newId() })
    })
    shop.db.connection.prepare("update voucher set router_state = 'failed'").run()
    shop.clock.advance(2 * DAY)
    await lapse(shop)
    await drained(shop)
    expect(vouchersIn(shop.db)[0]?.state).toBe('sold')
  })
})
