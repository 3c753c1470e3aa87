// What the router says comes back into the books: first login, use, the end of it; with and without its own scripts.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import { ROUTER_SCRIPTS } from '../../../src-main/features/expiry'
import {
  closeVoucherShops,
  drained,
  endRounds,
  login,
  openOnlineShop,
  reasonsOf,
  secondRouter,
  sell,
  stamp,
  stocked,
  untilOnline,
  voucherOf,
} from './online-shop'

afterEach(async () => {
  await endRounds()
  await closeVoucherShops()
})

const DAY = 86_400
const MB = 1_000_000

describe('login pertama', () => {
  test('dicap router: Aktif, sejak kapan dan sampai kapan menurut router; penjualannya tetap hari jualnya', async () => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 2, 1)
    const { soldAt } = voucherOf(shop, code)
    shop.clock.advance(3_600_000)
    const mac = login(shop, code)
    stamp(shop, code)
    shop.router.traffic({ user: code }, { in: 2 * MB, out: 30 * MB })
    shop.clock.advance(60_000)
    await shop.look()
    const voucher = voucherOf(shop, code)
    expect(voucher).toMatchObject({ state: 'active', soldAt, routerState: 'present' })
    expect(voucher.usage).toMatchObject({ mac, bytesIn: 2 * MB, bytesOut: 30 * MB, firstLoginBy: 'router' })
    expect(voucher.usage?.uptimeSeconds).toBeGreaterThanOrEqual(60)
    expect((voucher.expiresAt ?? 0) - (voucher.firstLoginAt ?? 0)).toBe(DAY * 1000)
    expect(reasonsOf(shop, code)).toEqual(['stock>sold Dijual', 'sold>active Login pertama menurut router'])
    expect(shop.bugs).toEqual([])
  })

  test('tanpa skrip di router LoketNet menghitungnya sendiri dari lamanya online, dan mengatakannya', async () => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 1, 1)
    shop.clock.advance(3_600_000)
    login(shop, code)
    const loggedInAt = shop.clock.now()
    shop.clock.advance(600_000)
    await shop.look()
    const voucher = voucherOf(shop, code)
    expect(voucher.state).toBe('active')
    expect(Math.abs((voucher.firstLoginAt ?? 0) - loggedInAt)).toBeLessThan(2_000)
    expect(voucher.usage?.firstLoginBy).toBe('app')
    expect(reasonsOf(shop, code).at(-1)).toBe('sold>active Login pertama, dihitung LoketNet')

    // The router's own stamp comes later, as its sweep would write it: it is the truth from then on.
    stamp(shop, code, loggedInAt + 300_000)
    await shop.look()
    const stamped = voucherOf(shop, code)
    expect(stamped.firstLoginAt).toBe(Math.floor((loggedInAt + 300_000) / 1000) * 1000)
    expect(stamped.usage?.firstLoginBy).toBe('router')
    expect(reasonsOf(shop, code)).toHaveLength(2)
  })

  test('sudah dipakai dan keluar lagi selagi LoketNet mati: tetap ketahuan', async () => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 1, 1)
    shop.clock.advance(60_000)
    login(shop, code)
    shop.clock.advance(1_200_000)
    shop.router.logout({ user: code })
    shop.clock.advance(3_600_000)
    await shop.look()
    expect(voucherOf(shop, code)).toMatchObject({ state: 'active', usage: { firstLoginBy: 'app' } })
    expect(voucherOf(shop, code).usage?.uptimeSeconds).toBeGreaterThanOrEqual(1_200)
  })

  test('dipakai padahal belum terjual: Aktif, ditandai, dan tidak lagi dihitung stok', async () => {
    const shop = await openOnlineShop()
    const [code = '', other = ''] = await stocked(shop, 2)
    login(shop, code)
    await shop.look()
    expect(voucherOf(shop, code)).toMatchObject({ state: 'active', soldAt: null })
    expect(voucherOf(shop, code).usage?.unsoldAt).not.toBeNull()
    expect(reasonsOf(shop, code)).toEqual(['stock>active Dipakai tanpa terjual'])
    expect(sell(shop, 1).map((taken) => taken.code)).toEqual([other])
  })
})

describe('habis', () => {
  test('masa aktif lewat: Habis pada saatnya, pemakaian terakhir tercatat, lalu dicabut dari router', async () => {
    const shop = await openOnlineShop()
    const [code = '', other = ''] = await stocked(shop, 2, 2)
    login(shop, code)
    stamp(shop, code)
    login(shop, other)
    stamp(shop, other, shop.clock.now() + 3_600_000)
    await shop.look()
    shop.router.traffic({ user: code }, { in: MB, out: 9 * MB })
    shop.clock.advance(DAY * 1000 + 2_000)
    await shop.look()
    await drained(shop)
    const over = voucherOf(shop, code)
    expect(over).toMatchObject({ state: 'finished', routerState: 'removed', endedAt: over.expiresAt })
    expect(over.usage).toMatchObject({ bytesIn: MB, bytesOut: 9 * MB })
    expect(over.usage?.uptimeSeconds).toBeGreaterThanOrEqual(DAY)
    expect(shop.router.db.rows('/ip/hotspot/active').map((row) => row.user)).toEqual([other])
    expect(voucherOf(shop, other)).toMatchObject({ state: 'active', routerState: 'present' })
    expect(reasonsOf(shop, code).at(-1)).toBe('active>finished Masa aktif habis')
  })

  test('kuota data habis: router memutus, LoketNet menutup', async () => {
    const shop = await openOnlineShop({ spec: { activeSeconds: null, volumeQuotaBytes: 100 * MB } })
    const [code = ''] = await stocked(shop, 1, 1)
    login(shop, code)
    shop.router.traffic({ user: code }, { in: 10 * MB, out: 50 * MB })
    await shop.look()
    expect(voucherOf(shop, code)).toMatchObject({ state: 'active', expiresAt: null })
    shop.router.traffic({ user: code }, { in: 0, out: 60 * MB })
    await shop.look()
    await drained(shop)
    expect(voucherOf(shop, code)).toMatchObject({ state: 'finished', routerState: 'removed' })
    expect(reasonsOf(shop, code).at(-1)).toBe('active>finished Kuota data habis')
  })

  test('kuota waktu habis', async () => {
    const shop = await openOnlineShop({ spec: { activeSeconds: null, uptimeQuotaSeconds: 3_600 } })
    const [code = ''] = await stocked(shop, 1, 1)
    login(shop, code)
    shop.router.advance(0)
    shop.clock.advance(3_601_000)
    await shop.look()
    expect(voucherOf(shop, code).state).toBe('finished')
    expect(voucherOf(shop, code).usage?.uptimeSeconds).toBe(3_600)
  })

  test('dimatikan penyapu di router: Habis; dimatikan orang di WinBox: tetap Aktif dan kelihatan', async () => {
    const shop = await openOnlineShop()
    const [swept = '', byHand = ''] = await stocked(shop, 2, 2)
    for (const code of [swept, byHand]) login(shop, code)
    stamp(shop, swept, shop.clock.now() - (DAY + 60) * 1000)
    stamp(shop, byHand)
    for (const code of [swept, byHand])
      shop.router.run([
        '/ip/hotspot/user/set',
        `=.id=${shop.router.db.table('/ip/hotspot/user').byName(code)?.['.id']}`,
        '=disabled=yes',
      ])
    await shop.look()
    expect(voucherOf(shop, swept).state).toBe('finished')
    expect(voucherOf(shop, byHand)).toMatchObject({ state: 'active', usage: { isDisabled: true } })
  })

  test('jam router melompat ke 2036: tidak ada yang dihabiskan, tidak ada yang dicabut', async () => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 1, 1)
    login(shop, code)
    stamp(shop, code)
    shop.router.setWallClock(Date.UTC(2036, 0, 1))
    await shop.links.look(shop.routerId, await shop.links.trusted(shop.routerId))
    shop.clock.advance(3_600_000)
    await shop.look()
    expect(voucherOf(shop, code).state).toBe('active')
    shop.clock.advance(DAY * 1000)
    await shop.look()
    expect(voucherOf(shop, code).state).toBe('finished')
  })
})

describe('hilang dari router', () => {
  test('dihapus orang di WinBox: Hilang dari router; kalau muncul lagi: Di router', async () => {
    const shop = await openOnlineShop()
    const [code = '', other = ''] = await stocked(shop, 2, 1)
    const kept = shop.router.db.table('/ip/hotspot/user').byName(code)
    shop.router.run(['/ip/hotspot/user/remove', `=.id=${kept?.['.id']}`])
    await shop.look()
    expect(voucherOf(shop, code)).toMatchObject({ state: 'sold', routerState: 'missing' })
    expect(voucherOf(shop, other).routerState).toBe('present')
    shop.router.run([
      '/ip/hotspot/user/add',
      `=name=${code}`,
      `=password=${code}`,
      `=profile=${kept?.profile}`,
      `=comment=${kept?.comment}`,
    ])
    await shop.look()
    expect(voucherOf(shop, code).routerState).toBe('present')
  })

  test('nama yang sama milik orang lain bukan voucher kita', async () => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 1, 1)
    const row = shop.router.db.table('/ip/hotspot/user').byName(code)
    shop.router.run(['/ip/hotspot/user/set', `=.id=${row?.['.id']}`, '=comment=punya pak RT'])
    login(shop, code)
    await shop.look()
    expect(voucherOf(shop, code)).toMatchObject({ state: 'sold', routerState: 'missing', usage: undefined })
    expect(shop.router.db.table('/ip/hotspot/user').byName(code)?.comment).toBe('punya pak RT')
  })
})

describe('dengan skrip LoketNet di router', () => {
  const guarded = async () => {
    const shop = await openOnlineShop({ sim: { scriptEngine: createScriptEngine({}) } })
    for (const { name, source } of ROUTER_SCRIPTS)
      shop.router.run(['/system/script/add', `=name=${name}`, '=policy=read,write', `=source=${source}`])
    shop.router.run([
      '/system/scheduler/add',
      '=name=lk-sweep',
      '=start-time=startup',
      '=interval=1m',
      '=on-event=lk-sweep',
      '=policy=read,write',
    ])
    const codes = await stocked(shop, 2, 2)
    const profile = shop.router.db.table('/ip/hotspot/user/profile').byName(shop.pack.master.profileName)
    shop.router.run(['/ip/hotspot/user/profile/set', `=.id=${profile?.['.id']}`, '=on-login=lk-login'])
    return { shop, codes }
  }

  test('router mencap sendiri, penyapunya menutup sendiri, LoketNet membukukan dan membereskan', async () => {
    const { shop, codes } = await guarded()
    const [code = ''] = codes
    login(shop, code)
    await shop.look()
    const begun = voucherOf(shop, code)
    expect(begun.usage?.firstLoginBy).toBe('router')
    expect(Math.abs((begun.firstLoginAt ?? 0) - shop.clock.now())).toBeLessThan(5_000)
    shop.clock.advance(DAY * 1000 + 90_000)
    shop.router.settle()
    expect(shop.router.db.table('/ip/hotspot/user').byName(code)?.disabled).toBe('true')
    expect(shop.router.db.rows('/ip/hotspot/active')).toEqual([])
    await shop.look()
    await drained(shop)
    const over = voucherOf(shop, code)
    expect(over).toMatchObject({ state: 'finished', routerState: 'removed', endedAt: begun.expiresAt })
    expect(over.usage?.uptimeSeconds).toBeGreaterThanOrEqual(DAY - 60)
  })

  test('LoketNet mati saat habis: router tetap menutup, dan pembukuannya menyusul', async () => {
    const { shop, codes } = await guarded()
    const [code = ''] = codes
    login(shop, code)
    shop.clock.advance(3 * DAY * 1000)
    shop.router.settle()
    expect(voucherOf(shop, code).state).toBe('sold')
    await shop.look()
    await drained(shop)
    expect(voucherOf(shop, code)).toMatchObject({ state: 'finished', routerState: 'removed' })
    expect(reasonsOf(shop, code).slice(-2)).toEqual([
      'sold>active Login pertama menurut router',
      'active>finished Masa aktif habis',
    ])
  })
})

test('kode yang sama di router lain milik orang lain: voucher kita tidak hilang karenanya', async () => {
  const shop = await openOnlineShop()
  const [code = ''] = await stocked(shop, 1, 1)
  const other = await secondRouter(shop)
  const leave = shop.watch.attend(() => {})
  await shop.watch.look(other.routerId)
  shop.rhythm.table = 3_600_000
  await shop.watch.look(other.routerId)
  other.sim.run(['/ip/hotspot/user/add', `=name=${code}`, `=password=${code}`])
  other.sim.loginHotspot({ user: code, password: code, mac: 'AA:BB:CC:99:00:01', by: 'http-pap' })
  await shop.watch.look(other.routerId)
  leave()
  expect(shop.watch.seen(other.routerId)?.snapshot.sessions).toHaveLength(1)
  expect(voucherOf(shop, code)).toMatchObject({ state: 'sold', routerState: 'present', usage: undefined })
})

test('tersambung lagi: seluruh tabel dibaca sekali, juga bila belum waktunya', async () => {
  const shop = await openOnlineShop()
  const [code = ''] = await stocked(shop, 2, 1)
  await shop.look()
  shop.rhythm.table = 3_600_000
  await shop.look()
  shop.router.run(['/ip/hotspot/user/remove', `=.id=${shop.router.db.table('/ip/hotspot/user').byName(code)?.['.id']}`])
  await shop.look()
  expect(voucherOf(shop, code).routerState).toBe('present')
  shop.router.dropConnections()
  await vi.waitFor(() => expect(shop.links.isOnline(shop.routerId)).toBe(false))
  await untilOnline(shop)
  await shop.look()
  expect(voucherOf(shop, code).routerState).toBe('missing')
})

test('router lama tidak tersambung: yang masa aktifnya sudah dicap habis ditutup sesudah sehari', async () => {
  const shop = await openOnlineShop()
  const [code = ''] = await stocked(shop, 1, 1)
  login(shop, code)
  stamp(shop, code)
  await shop.look()
  shop.router.logout({ user: code })
  await shop.router.unplug('refuse')
  shop.router.dropConnections()
  await vi.waitFor(() => expect(shop.links.isOnline(shop.routerId)).toBe(false))
  const forget = () =>
    shop.watch.jobs.find(({ name }) => name === 'online.forgotten')?.run(new AbortController().signal)
  shop.clock.advance(DAY * 1000 + 3_600_000)
  await forget()
  expect(voucherOf(shop, code).state).toBe('active')
  shop.clock.advance(DAY * 1000)
  await forget()
  const over = voucherOf(shop, code)
  expect(over).toMatchObject({ state: 'finished', routerState: 'present', endedAt: over.expiresAt })
  // What was used meanwhile is read by the job that takes the user away, and by nobody else here.
  await endRounds()
  login(shop, code)
  shop.router.traffic({ user: code }, { in: MB, out: 4 * MB })
  await shop.router.plug()
  await drained(shop)
  expect(voucherOf(shop, code)).toMatchObject({ routerState: 'removed', usage: { bytesOut: 4 * MB } })
})
