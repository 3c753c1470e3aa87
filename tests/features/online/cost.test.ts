// What following the vouchers costs a router, counted in commands: a hEX with 5,000 codes must not feel it.
import { afterEach, expect, test } from 'vitest'
import { RHYTHM, RouterRounds } from '../../../src-main/features/online/rounds'
import { testClock } from '../../support/test-app'
import {
  closeVoucherShops,
  endRounds,
  login,
  type OnlineShop,
  openOnlineShop,
  stamp,
  stocked,
  voucherOf,
} from './online-shop'

afterEach(async () => {
  await endRounds()
  await closeVoucherShops()
})

const MB = 1_000_000

/** Commands and reply rows of one round. */
async function cost(shop: OnlineShop): Promise<{ commands: number; prints: number }> {
  const before = { ...shop.router.db.counters }
  await shop.look()
  const { commands, prints } = shop.router.db.counters
  return { commands: commands - before.commands, prints: prints - before.prints }
}

test('5.000 voucher, 60 orang online: satu perintah tiap putaran, beberapa bila ada yang masuk, dan tabelnya jarang', async () => {
  const shop = await openOnlineShop()
  const codes = await stocked(shop, 5_000, 200)
  await shop.look()
  const online = codes.slice(0, 60)
  for (const code of online) {
    login(shop, code)
    stamp(shop, code)
  }
  shop.rhythm.table = 3_600_000
  // The table was due: users, sessions before and after.
  expect(await cost(shop)).toEqual({ commands: 3, prints: 3 })
  expect(online.map((code) => voucherOf(shop, code).state)).toEqual(online.map(() => 'active'))

  expect(await cost(shop)).toEqual({ commands: 1, prints: 1 })
  for (const code of online) shop.router.traffic({ user: code }, { in: MB, out: MB })
  expect(await cost(shop)).toEqual({ commands: 1, prints: 1 })

  // Somebody comes, somebody goes: asked for by name, both in one sentence.
  const [gone = '', ...rest] = online
  const come = codes[60] ?? ''
  shop.router.logout({ user: gone })
  login(shop, come)
  stamp(shop, come)
  expect(await cost(shop)).toEqual({ commands: 3, prints: 3 })
  expect(voucherOf(shop, come).state).toBe('active')
  expect(voucherOf(shop, gone).usage).toMatchObject({ bytesIn: MB, bytesOut: MB })
  expect(await cost(shop)).toEqual({ commands: 1, prints: 1 })
  expect(rest).toHaveLength(59)
  expect(shop.router.db.writes({ action: 'set' }).filter(({ by }) => by !== 'console')).toEqual([])
}, 60_000)

test('toko yang sepi makin jarang ditanya, yang ramai lagi cepat lagi; router yang lambat dibiarkan bernapas', async () => {
  const shop = await openOnlineShop()
  const [code = ''] = await stocked(shop, 3, 1)
  const rounds = new RouterRounds(shop.routerId, {
    db: shop.db,
    links: shop.links,
    clock: testClock(shop.clock.now()),
    context: () => shop.ctx(null),
  })
  const pace = async (isLookedAt = false) => {
    await rounds.round(isLookedAt, () => {})
    return Math.round(rounds.pause(isLookedAt) / 1000)
  }
  const paces: number[] = []
  for (let round = 0; round < 8; round++) paces.push(await pace())
  expect(paces).toEqual([15, 15, 15, 15, 30, 60, 60, 60])
  expect(await pace(true)).toBe(10)
  login(shop, code)
  expect(await pace()).toBe(15)
  shop.router.setSpeed({ latencyMs: 700 })
  expect(await pace(true)).toBeGreaterThan((RHYTHM.rest.round * 700) / 1000 - 1)
})

test('router tanpa voucher beredar tidak ditanya sama sekali selama tidak ada yang melihat', async () => {
  const shop = await openOnlineShop()
  expect(await cost(shop)).toEqual({ commands: 0, prints: 0 })
  const leave = shop.watch.attend(() => {})
  await shop.look()
  expect(shop.watch.seen(shop.routerId)?.snapshot.sessions).toEqual([])
  leave()
  expect(await cost(shop)).toEqual({ commands: 0, prints: 0 })
})

test('tabel 10.000 voucher dibaca tanpa membuat kasir menunggu', async () => {
  const shop = await openOnlineShop()
  const codes = await stocked(shop, 10_000, 400)
  for (const code of codes.slice(0, 180)) {
    login(shop, code)
    stamp(shop, code)
  }
  const pauses: number[] = []
  let last = performance.now()
  const timer = setInterval(() => {
    pauses.push(performance.now() - last)
    last = performance.now()
  }, 5)
  await shop.look()
  clearInterval(timer)
  const [longest = 0] = pauses.toSorted((one, other) => other - one)
  console.log(`10.000 voucher, 180 online: jeda terlama ${longest.toFixed(1)} ms`)
  expect(longest).toBeLessThan(400)
  expect(voucherOf(shop, codes[179] ?? '').state).toBe('active')
}, 60_000)
