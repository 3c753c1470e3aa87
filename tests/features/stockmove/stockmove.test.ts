import { afterEach, describe, expect, test, vi } from 'vitest'
import type { SimRouter } from '../../../src-main/demo/router'
import {
  approvalOf,
  booked,
  drained,
  expectRouterEqualsBook,
  type KeptShop,
  onRouter,
  openKeptShop,
  sellOne,
  USERS,
} from '../../support/kept-shop'
import { closeRouterShops, routerInput, simRouter, untilLink } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'

afterEach(closeRouterShops)

interface TwoRouters extends KeptShop {
  readonly second: SimRouter
  readonly secondId: string
}

async function openTwo(quantity = 20): Promise<TwoRouters> {
  const shop = await openKeptShop({ quantity })
  const second = simRouter(shop.clock, { identity: 'Kos', board: { serial: 'KOS0001' } })
  const port = await second.listen()
  const { id } = await shop.api.routers.save({
    id: null,
    router: routerInput(port, { name: 'Kos Melati' }),
    requestId: requestId(),
  })
  await untilLink({ api: shop.api, routerId: id }, 'online')
  return { ...shop, second, secondId: id }
}

const move = (shop: TwoRouters, quantity: number, changes: object = {}) =>
  shop.api.stockmove.start({
    packageId: shop.packageId,
    fromRouterId: shop.routerId,
    toRouterId: shop.secondId,
    quantity,
    requestId: requestId(),
    ...changes,
  })

const at = (shop: TwoRouters, routerId: string) => booked(shop).filter((row) => row.routerId === routerId)
const codesOn = (router: SimRouter) =>
  onRouter(router)
    .map(({ name }) => name)
    .sort()
const firstMove = async (shop: TwoRouters) => (await shop.api.stockmove.list({}))[0]

function expectBothEqualBook(shop: TwoRouters): void {
  expectRouterEqualsBook(shop)
  expectRouterEqualsBook(shop, shop.second, shop.secondId)
}

describe('pindah stok', () => {
  test('kodenya tetap, dijual di router tujuan, hilang dari router asal; yang terjual tidak ikut', async () => {
    const shop = await openTwo()
    const sold = await sellOne(shop)
    const before = booked(shop)
      .map(({ code }) => code)
      .sort()
    await move(shop, 8)
    await drained(shop)
    expect(
      booked(shop)
        .map(({ code }) => code)
        .sort(),
    ).toEqual(before)
    expect(at(shop, shop.secondId)).toHaveLength(8)
    expect(codesOn(shop.second)).toEqual(
      at(shop, shop.secondId)
        .map(({ code }) => code)
        .sort(),
    )
    expect(codesOn(shop.router)).toHaveLength(12)
    expect(codesOn(shop.router)).toContain(sold)
    expectBothEqualBook(shop)
    expect(await firstMove(shop)).toMatchObject({ state: 'done', moved: 8, waiting: 0, leaving: 0, kept: 0 })
    const sale = await shop.api.sales.sell({
      lines: [{ packageId: shop.packageId, quantity: 8, shownPrice: 5_000 }],
      payments: [{ method: 'cash', amount: 40_000, received: 40_000, reference: '' }],
      routerId: shop.secondId,
      requestId: requestId(),
    })
    expect(sale.vouchers.map(({ code }) => code).sort()).toEqual(codesOn(shop.second))
    const shelves = await shop.api.stockmove.shelves({})
    expect(shelves.map(({ routerId, present }) => [routerId, present])).toEqual(
      expect.arrayContaining([
        [shop.routerId, 11],
        [shop.secondId, 0],
      ]),
    )
  }, 60_000)

  test('router tujuan mati: tidak dijual di mana-mana selagi di jalan, dan bisa dibatalkan', async () => {
    const shop = await openTwo()
    await shop.second.unplug()
    await untilLink({ api: shop.api, routerId: shop.secondId }, 'offline')
    const { moveId } = await move(shop, 5)
    const stock = async () => (await shop.api.sales.tiles({ routerId: null })).tiles[0]?.stock
    expect(await stock()).toBe(15)
    expect(await refusal(move(shop, 5))).toMatchObject({ code: 'MOVE_RUNNING' })
    await vi.waitFor(async () => {
      const { lanes } = await shop.api.kendala.overview({})
      expect(lanes.some(({ title }) => title === 'Kos Melati')).toBe(true)
    })
    await shop.api.stockmove.cancel({ moveId, requestId: requestId() })
    await vi.waitFor(async () => expect((await firstMove(shop))?.kept).toBeGreaterThanOrEqual(0))
    const move1 = await firstMove(shop)
    // What was never sent is home at once; what may have been sent waits for its router.
    expect((move1?.kept ?? 0) + (move1?.waiting ?? 0)).toBe(5)
    await shop.second.plug()
    await drained(shop)
    expect(await firstMove(shop)).toMatchObject({ state: 'done', kept: 5, moved: 0 })
    expect(await stock()).toBe(20)
    expect(codesOn(shop.second)).toEqual([])
    expectBothEqualBook(shop)
  }, 60_000)

  test('router asal mati: laku di tujuan, sisanya dibersihkan begitu router asal kembali', async () => {
    const shop = await openTwo()
    await shop.router.unplug()
    await untilLink(shop, 'offline')
    await move(shop, 5)
    await vi.waitFor(async () => expect(await firstMove(shop)).toMatchObject({ leaving: 5, state: 'running' }), 15_000)
    expect(codesOn(shop.second)).toHaveLength(5)
    await shop.router.plug()
    await drained(shop)
    expectBothEqualBook(shop)
    expect(await firstMove(shop)).toMatchObject({ state: 'done', moved: 5 })
  }, 60_000)

  test('sambungan putus berkali-kali di kedua sisi: tepat sekali, tidak ada yang dua kali atau hilang', async () => {
    const shop = await openTwo(300)
    shop.second.faults.add({ action: { kind: 'cut', when: 'after' }, command: `${USERS}/add`, every: 40, times: 4 })
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: `${USERS}/remove`, every: 60, times: 3 })
    await move(shop, 250)
    await drained(shop)
    expect(codesOn(shop.second)).toHaveLength(250)
    expect(codesOn(shop.router)).toHaveLength(50)
    expect(shop.second.faults.fired.length).toBeGreaterThan(2)
    expectBothEqualBook(shop)
  }, 120_000)

  test('LoketNet dimatikan di tengah pindah: dilanjutkan sampai selesai', async () => {
    const shop = await openTwo(120)
    shop.second.setSpeed({ workMs: 15 })
    await move(shop, 100)
    await vi.waitFor(() => expect(codesOn(shop.second).length).toBeGreaterThan(5), 15_000)
    const again = await shop.restart()
    shop.second.setSpeed({ workMs: 0 })
    const resumed = { ...shop, ...again }
    await untilLink({ api: resumed.api, routerId: shop.secondId }, 'online')
    await drained(resumed)
    expect(codesOn(shop.second)).toHaveLength(100)
    expect(booked(resumed).filter(({ routerId }) => routerId === shop.secondId)).toHaveLength(100)
    expectRouterEqualsBook(resumed)
    expectRouterEqualsBook(resumed, shop.second, shop.secondId)
    await again.app.close()
  }, 120_000)

  test('nama dipakai orang di tujuan: yang itu tinggal di asal, dengan sebabnya; punya orang tidak disentuh', async () => {
    const shop = await openTwo(3)
    const [first] = at(shop, shop.routerId)
    shop.second.run([`${USERS}/add`, `=name=${first?.code}`, '=comment=punya orang'])
    await move(shop, 3)
    await drained(shop)
    expect(await firstMove(shop)).toMatchObject({
      state: 'done',
      moved: 2,
      kept: 1,
      keptWhy: [expect.stringContaining('orang')],
    })
    expect(at(shop, shop.routerId).map(({ code }) => code)).toEqual([first?.code])
    expect(shop.second.db.table(USERS).byName(first?.code ?? '')?.comment).toBe('punya orang')
    expectBothEqualBook(shop)
  }, 60_000)

  test('dibatalkan dari stok selagi di jalan: hilang dari kedua router', async () => {
    const shop = await openTwo(6)
    await shop.second.unplug()
    await untilLink({ api: shop.api, routerId: shop.secondId }, 'offline')
    await move(shop, 6)
    const [victim] = at(shop, shop.secondId)
    await shop.api.vouchers.voidStock({ id: victim?.id ?? 0, reason: 'rusak', requestId: requestId() })
    await shop.second.plug()
    await drained(shop)
    expect(codesOn(shop.second)).toHaveLength(5)
    expect(codesOn(shop.router)).toEqual([])
    expectBothEqualBook(shop)
  }, 60_000)

  test('tidak cukup, router sama, paket tidak dijual di sana: ditolak dengan kata-kata, tidak ada yang berubah', async () => {
    const shop = await openTwo(3)
    expect(await refusal(move(shop, 4))).toMatchObject({ code: 'MOVE_NOT_ENOUGH' })
    expect(await refusal(move(shop, 1, { toRouterId: shop.routerId }))).toMatchObject({ code: 'MOVE_SAME_ROUTER' })
    expect(at(shop, shop.routerId)).toHaveLength(3)
    void approvalOf
  })
})

describe('router diganti', () => {
  test('"ini penggantinya": profil, stok, dan yang sedang dipakai masuk ke router baru dengan sisa waktunya', async () => {
    const shop = await openKeptShop({ quantity: 12, spec: { uptimeQuotaSeconds: 7_200 } })
    const code = await sellOne(shop)
    const row = booked(shop).find((one) => one.code === code)
    const first = shop.clock.now() - 3_600_000
    const db = shop.app.db.connection
    db.prepare("update voucher set state = 'active', first_login_at = ?, expires_at = ? where id = ?").run(
      first,
      first + 86_400_000,
      row?.id,
    )
    db.prepare('insert into voucher_usage (voucher_id, uptime_seconds, updated_at) values (?, 1800, 1)').run(row?.id)
    // The old board burnt; another one of the same make stands there, empty.
    await shop.router.unplug()
    await untilLink(shop, 'offline')
    for (const user of shop.router.db.rows(USERS)) shop.router.db.remove(USERS, user['.id'], { by: 'seed' })
    for (const menu of ['/ip/hotspot/user/profile', '/system/script', '/system/scheduler'])
      for (const item of shop.router.db.rows(menu))
        if (item.default !== 'true') shop.router.db.remove(menu, item['.id'], { by: 'seed' })
    Object.assign(shop.router.core.board, { serial: 'PENGGANTI01', model: 'RB951' })
    await shop.router.plug()
    await untilLink(shop, 'stranger')
    expect(onRouter(shop.router)).toEqual([])
    await shop.api.routers.acceptRouter({ id: shop.routerId, serial: 'PENGGANTI01', requestId: requestId() })
    // Until they are there, nothing of it is sold.
    await drained(shop)
    expectRouterEqualsBook(shop)
    expect(onRouter(shop.router)).toHaveLength(12)
    const { mark, row: user } = onRouter(shop.router).find(({ name }) => name === code) ?? {}
    expect(mark).toMatchObject({ firstLogin: Math.floor(first / 1000), expires: Math.floor(first / 1000) + 86_400 })
    expect(user?.['limit-uptime']).toBe('1h30m')
    expect(shop.router.db.rows('/ip/hotspot/user/profile').some(({ name }) => name?.startsWith('lk-'))).toBe(true)
  }, 60_000)
})
