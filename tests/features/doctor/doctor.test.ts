import { afterEach, describe, expect, test, vi } from 'vitest'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import {
  booked,
  drained,
  type KeptShop,
  openKeptShop,
  removeUser,
  sellOne,
  setUser,
  USERS,
  userOf,
} from '../../support/kept-shop'
import { API_USER, closeRouterShops, untilLink } from '../../support/router-shop'
import { refusal, requestId } from '../../support/test-app'

afterEach(closeRouterShops)

const examine = (shop: KeptShop) => shop.api.doctor.examine({ routerId: shop.routerId, requestId: requestId() })
const cases = async (shop: KeptShop, show: 'open' | 'done' = 'open') =>
  (await shop.api.doctor.cases({ routerId: shop.routerId, show })).rows
const mend = (shop: KeptShop, caseIds: number[] | null = null) =>
  shop.api.doctor.mend({ routerId: shop.routerId, caseIds, requestId: requestId() })
const markOf = (shop: KeptShop, code: string) => readVoucherComment(userOf(shop.router, code).comment)
const rowOf = (shop: KeptShop, code: string) => booked(shop).find((row) => row.code === code)
const ourSets = (shop: KeptShop) =>
  shop.router.db.writes({ menu: USERS, action: 'set' }).filter(({ by }) => by === API_USER.name)

const login = (shop: KeptShop, user: string) =>
  expect(shop.router.loginHotspot({ user, password: user, mac: 'AA:BB:CC:00:00:01' }).ok).toBe(true)

/** The rounds of the router have seen this voucher in use. */
const untilActive = (shop: KeptShop, code: string) =>
  vi.waitFor(() => expect(rowOf(shop, code)?.state).toBe('active'), { timeout: 30_000, interval: 50 })

describe('sesudah listrik padam', () => {
  test('login pertama tercatat, lalu router lupa tulisan terakhirnya: dokter menemukan dan mengembalikannya persis', async () => {
    const shop = await openKeptShop({ sim: { scriptEngine: createScriptEngine() } })
    const code = await sellOne(shop)
    const loginAt = shop.router.clock.now()
    login(shop, code)
    const stamp = markOf(shop, code)
    expect(stamp?.firstLogin).toBeGreaterThan(0)
    await untilActive(shop, code)
    const before = rowOf(shop, code)
    shop.router.advance(120_000)
    // The flash had not caught up: the stamp of two minutes ago is gone, as if the code were new.
    const lost = shop.router.reboot({ losesLastMs: shop.router.clock.now() - loginAt + 3 })
    expect(lost.some(({ menu, after }) => menu === USERS && after?.name === code)).toBe(true)
    expect(markOf(shop, code)?.firstLogin).toBe(0)
    await untilLink(shop, 'online')
    await examine(shop)
    const [found] = (await cases(shop)).filter((one) => one.code === code)
    expect(found).toMatchObject({ kind: 'lost-stamp', state: 'open', packageName: 'Harian Hemat' })
    await mend(shop, [found?.id ?? 0])
    await drained(shop)
    expect(markOf(shop, code)).toMatchObject({ firstLogin: stamp?.firstLogin, expires: stamp?.expires })
    expect(rowOf(shop, code)).toMatchObject({ firstLoginAt: before?.firstLoginAt, expiresAt: before?.expiresAt })
    expect(await cases(shop, 'done')).toMatchObject([{ id: found?.id, state: 'mended', decidedByName: 'Bu Rini' }])
    const [audit] = (await shop.api.audit.list({})).rows.filter(({ action }) => action === 'doctor.repair')
    expect(audit?.detail).toMatchObject({ name: 'Warkop', repairs: [{ kind: 'lost-stamp' }] })
    const { events } = await shop.api.vouchers.detail({ id: before?.id ?? 0 })
    expect(events.at(-1)?.reason).toBe('Dokter listrik padam: Cap login pertama hilang')
    await examine(shop)
    expect((await cases(shop)).filter((one) => one.code === code)).toEqual([])
  }, 90_000)

  test('begitu router menyala lagi, dokter datang sendiri dan terlihat di Kendala', async () => {
    const shop = await openKeptShop()
    const code = await sellOne(shop)
    await vi.waitFor(async () => expect((await shop.api.doctor.list({}))[0]?.exam).not.toBeNull(), { timeout: 10_000 })
    shop.router.advance(3_600_000)
    shop.router.setWallClock(shop.clock.now())
    shop.router.dropConnections()
    await vi.waitFor(async () => {
      expect((await shop.api.care.list({}))[0]?.bootedAt).toBeLessThan(shop.clock.now() - 3_500_000)
    }, 10_000)
    const future = Math.floor(shop.clock.now() / 1000) + 900_000
    const comment = userOf(shop.router, code).comment ?? ''
    setUser(shop.router, code, `=comment=lk1;x=${future + 86_400};f=${future}${comment.slice(29)}`)
    shop.router.reboot()
    await vi.waitFor(
      async () =>
        expect((await shop.api.doctor.list({}))[0]).toMatchObject({ open: 1, exam: { why: 'rebooted', found: 1 } }),
      { timeout: 15_000 },
    )
    const { routers } = await shop.api.kendala.overview({})
    expect(routers.filter(({ state }) => state === 'doctor')).toMatchObject([{ name: 'Warkop' }])
    expect((await shop.api.kendala.counts({})).attention).toBeGreaterThan(0)
  }, 60_000)

  test('yang sudah tidak begitu ketika gilirannya datang tidak ditulis; yang dibiarkan tidak ditawarkan lagi', async () => {
    const shop = await openKeptShop()
    const [one, two] = [await sellOne(shop), await sellOne(shop)]
    const comments = new Map([one, two].map((code) => [code, userOf(shop.router, code).comment ?? '']))
    for (const code of [one, two])
      setUser(shop.router, code, `=comment=lk1;x=0100086400;f=0100000000${comments.get(code)?.slice(29)}`)
    await examine(shop)
    const found = await cases(shop)
    expect(found.map(({ kind }) => kind)).toEqual(['bad-stamp', 'bad-stamp'])
    const idOf = (code: string) => found.find((item) => item.code === code)?.id ?? 0
    await shop.api.doctor.dismiss({ routerId: shop.routerId, caseIds: [idOf(two)], requestId: requestId() })
    setUser(shop.router, one, `=comment=${comments.get(one)}`)
    const before = ourSets(shop).length
    await mend(shop, [idOf(one)])
    await drained(shop)
    expect(ourSets(shop)).toHaveLength(before)
    expect((await cases(shop, 'done')).map(({ state }) => state).sort()).toEqual(['dismissed', 'gone'])
    await examine(shop)
    expect(await cases(shop)).toEqual([])
    expect(await refusal(mend(shop, [idOf(one)]))).toMatchObject({ code: 'CASE_NOT_OPEN' })
  }, 60_000)

  test('router mati di tengah perbaikan: sisanya menunggu, tidak ada yang dua kali', async () => {
    const shop = await openKeptShop({ quantity: 30 })
    const codes: string[] = []
    for (let count = 0; count < 12; count++) codes.push(await sellOne(shop))
    for (const code of codes) {
      const comment = userOf(shop.router, code).comment ?? ''
      setUser(shop.router, code, `=comment=lk1;x=0100086400;f=0100000000${comment.slice(29)}`)
    }
    await examine(shop)
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: `${USERS}/set`, nth: 5 })
    const before = ourSets(shop).length
    expect(await mend(shop)).toEqual({ queued: 12 })
    await drained(shop)
    expect(ourSets(shop)).toHaveLength(before + 12)
    for (const code of codes) expect(markOf(shop, code)?.firstLogin).toBeGreaterThan(1_793_491_200)
    // The fifth had been written when the line broke: found well when its turn came again.
    const done = await cases(shop, 'done')
    expect(done.map(({ state }) => state).sort()).toEqual([...Array(1).fill('gone'), ...Array(11).fill('mended')])
  }, 60_000)

  test('pelanggan masuk, penggunanya dihapus orang: dimasukkan lagi dengan sisa waktunya', async () => {
    const shop = await openKeptShop()
    const code = await sellOne(shop)
    login(shop, code)
    removeUser(shop.router, code)
    await examine(shop)
    const [found] = await cases(shop)
    expect(found).toMatchObject({ kind: 'session-without-user', code })
    await mend(shop)
    await drained(shop)
    expect(markOf(shop, code)).toMatchObject({ id: rowOf(shop, code)?.id })
  }, 60_000)

  test('kesalahan API bukan "tidak ada apa-apa": pemeriksaan gagal dengan kata-kata, temuan lama tetap', async () => {
    const shop = await openKeptShop()
    const code = await sellOne(shop)
    setUser(shop.router, code, `=comment=lk1;x=0100086400;f=0100000000${userOf(shop.router, code).comment?.slice(29)}`)
    await examine(shop)
    shop.router.faults.add({ action: { kind: 'permission' }, command: `${USERS}/print` })
    expect(await refusal(examine(shop))).toMatchObject({ code: 'ROUTER_PERMISSION' })
    expect(await cases(shop)).toHaveLength(1)
  }, 60_000)
})
