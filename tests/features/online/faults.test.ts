// What goes wrong between a shop and its router changes nothing in the books that the router did not say.
import { afterEach, describe, expect, test, vi } from 'vitest'
import {
  closeVoucherShops,
  drained,
  endRounds,
  login,
  type OnlineShop,
  openOnlineShop,
  stamp,
  stocked,
  untilOnline,
  voucherOf,
  vouchersIn,
} from './online-shop'

afterEach(async () => {
  await endRounds()
  await closeVoucherShops()
})

const MB = 1_000_000
const USERS = '/ip/hotspot/user/print'
const SESSIONS = '/ip/hotspot/active/print'

const statesOf = (shop: OnlineShop) =>
  vouchersIn(shop.db).map(({ code, state, routerState }) => `${code} ${state} ${routerState}`)

async function back(shop: OnlineShop): Promise<void> {
  await untilOnline(shop)
  await shop.look()
}

describe('jawaban yang tidak sampai bukan daftar kosong', () => {
  test.each([
    ['daftar online putus', { command: SESSIONS, nth: 1, action: { kind: 'cut', when: 'after' } }],
    ['tabel pengguna putus', { command: USERS, nth: 1, action: { kind: 'cut', when: 'after' } }],
    ['setengah jawaban lalu diam', { command: USERS, nth: 1, action: { kind: 'half' } }],
    ['!fatal', { command: USERS, nth: 1, action: { kind: 'fatal', message: 'terlalu banyak' } }],
    ['daftar online kedua putus', { command: SESSIONS, nth: 2, action: { kind: 'cut', when: 'before' } }],
  ] as const)('%s: tidak ada yang hilang, habis, atau berubah', async (_, rule) => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 5, 2)
    login(shop, code)
    stamp(shop, code)
    await shop.look()
    const before = statesOf(shop)
    const usage = voucherOf(shop, code).usage
    shop.router.faults.add(rule)
    await shop.look()
    expect(shop.router.faults.fired).toHaveLength(1)
    expect(statesOf(shop)).toEqual(before)
    expect(voucherOf(shop, code).usage).toEqual(usage)
    shop.router.faults.clear()
    await back(shop)
    expect(statesOf(shop)).toEqual(before)
    expect(shop.bugs).toEqual([])
  })

  test('router menolak ditanya: yang tercatat tetap, dan layar bisa mengatakan sebabnya', async () => {
    const shop = await openOnlineShop()
    await stocked(shop, 3, 1)
    const before = statesOf(shop)
    const disarm = shop.router.faults.add({ command: USERS, action: { kind: 'permission' } })
    await shop.look()
    expect(statesOf(shop)).toEqual(before)
    expect(shop.watch.trouble(shop.routerId)).toMatchObject({ kind: 'trap', trap: 'permission' })
    const job = shop.watch.jobs.find(({ name }) => name === 'online.read')
    expect(() => job?.run(new AbortController().signal)).toThrow('not enough permissions')
    disarm()
    await shop.look()
    expect(shop.watch.trouble(shop.routerId)).toBeNull()
    expect(job?.run(new AbortController().signal)).toBeUndefined()
  })

  test('masuk selagi jawabannya hilang: ditanya lagi sampai ketahuan', async () => {
    const shop = await openOnlineShop()
    shop.rhythm.table = 3_600_000
    const [code = ''] = await stocked(shop, 3, 1)
    await shop.look()
    shop.router.faults.add({
      command: USERS,
      nth: 1,
      action: { kind: 'trap', message: 'action timed out - try again (13)' },
    })
    login(shop, code)
    await shop.look()
    expect(voucherOf(shop, code).state).toBe('sold')
    await shop.look()
    expect(voucherOf(shop, code).state).toBe('active')
  })
})

describe('tidak ada siapa-siapa', () => {
  test.each([['6.49.17'], ['7.8'], ['7.17'], ['7.18.2'], ['7.24']])(
    'RouterOS %s: kosong berarti kosong',
    async (version) => {
      const shop = await openOnlineShop({ sim: { version } })
      const [code = ''] = await stocked(shop, 2, 1)
      await shop.look()
      expect(shop.watch.seen(shop.routerId)?.snapshot.sessions).toEqual([])
      login(shop, code)
      stamp(shop, code)
      await shop.look()
      expect(voucherOf(shop, code).state).toBe('active')
      shop.router.logout({ user: code })
      await shop.look()
      expect(shop.watch.seen(shop.routerId)?.snapshot.sessions).toEqual([])
      expect(voucherOf(shop, code)).toMatchObject({ state: 'active', routerState: 'present' })
      expect(shop.bugs).toEqual([])
    },
  )

  test('lamanya ditulis dengan titik dua seperti router lama', async () => {
    const shop = await openOnlineShop({ sim: { version: '6.49.17', durationStyle: 'clock' } })
    const [code = ''] = await stocked(shop, 1, 1)
    login(shop, code)
    shop.clock.advance(90_000_000)
    await shop.look()
    expect(voucherOf(shop, code).usage?.uptimeSeconds).toBeGreaterThanOrEqual(90_000)
  })
})

describe('mati lampu', () => {
  test('yang sudah terpakai tetap terpakai walau router lupa; yang dilupakannya tercatat', async () => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 2, 1)
    const mac = login(shop, code)
    stamp(shop, code)
    shop.router.traffic({ user: code }, { in: 5 * MB, out: 45 * MB })
    shop.clock.advance(600_000)
    await shop.look()
    const before = voucherOf(shop, code)
    expect(before.usage).toMatchObject({ bytesIn: 5 * MB, bytesOut: 45 * MB })

    shop.clock.advance(5_000)
    shop.router.reboot({ cause: 'power-cut' })
    await vi.waitFor(() => expect(shop.links.isOnline(shop.routerId)).toBe(false))
    shop.clock.advance(60_000)
    await back(shop)
    expect(voucherOf(shop, code)).toMatchObject({
      state: 'active',
      routerState: 'present',
      expiresAt: before.expiresAt,
    })
    expect(voucherOf(shop, code).usage).toMatchObject({ bytesIn: 5 * MB, bytesOut: 45 * MB, lostBytesOut: 45 * MB })
    expect(voucherOf(shop, code).usage?.lostSeconds).toBeGreaterThanOrEqual(600)

    login(shop, code, mac)
    shop.router.traffic({ user: code }, { in: MB, out: MB })
    await shop.look()
    expect(voucherOf(shop, code).usage).toMatchObject({ bytesIn: 6 * MB, bytesOut: 46 * MB, lostBytesOut: 45 * MB })
  })

  test('kuota yang habis sebelum mati lampu tidak menjadi penuh lagi', async () => {
    const shop = await openOnlineShop({ spec: { activeSeconds: null, volumeQuotaBytes: 100 * MB } })
    const [code = ''] = await stocked(shop, 1, 1)
    login(shop, code)
    shop.router.traffic({ user: code }, { in: 0, out: 90 * MB })
    await shop.look()
    shop.clock.advance(5_000)
    shop.router.reboot({ cause: 'power-cut' })
    await vi.waitFor(() => expect(shop.links.isOnline(shop.routerId)).toBe(false))
    shop.clock.advance(60_000)
    await back(shop)
    login(shop, code)
    shop.router.traffic({ user: code }, { in: 0, out: 20 * MB })
    shop.router.logout({ user: code })
    await shop.look()
    expect(voucherOf(shop, code)).toMatchObject({ state: 'finished', usage: { bytesOut: 110 * MB } })
  })

  test('keluar tepat selagi kita membaca: tidak dihitung dua kali', async () => {
    const shop = await openOnlineShop()
    const [code = ''] = await stocked(shop, 1, 1)
    login(shop, code)
    shop.router.traffic({ user: code }, { in: MB, out: 10 * MB })
    await shop.look()
    shop.router.traffic({ user: code }, { in: MB, out: 10 * MB })
    shop.router.faults.add({ command: USERS, nth: 1, action: { kind: 'delay', ms: 150 } })
    const looking = shop.look()
    await vi.waitFor(() => expect(shop.router.faults.fired).toHaveLength(1))
    shop.router.logout({ user: code })
    await looking
    expect(voucherOf(shop, code).usage).toMatchObject({ bytesOut: 10 * MB })
    await shop.look()
    expect(voucherOf(shop, code).usage).toMatchObject({ bytesIn: 2 * MB, bytesOut: 20 * MB, lostBytesOut: 0 })
  })
})

test('pengguna lain di router tidak disentuh dan tidak dicatat', async () => {
  const shop = await openOnlineShop()
  const [code = ''] = await stocked(shop, 2, 1)
  const add = (name: string, comment: string) =>
    shop.router.run(['/ip/hotspot/user/add', `=name=${name}`, `=password=${name}`, `=comment=${comment}`])
  add('pak-rt', 'gratis selamanya')
  add('vc-1234', 'nov/20/2026 10:00:00')
  add('LK999999', 'lk1;x=0000000001;f=0000000001;v=60;h=0000000000;b=TOKOLAIN;i=1;')
  for (const name of ['pak-rt', 'vc-1234', 'LK999999', code]) login(shop, name)
  const writes = shop.router.db.writes().length
  for (let round = 0; round < 3; round++) await shop.look()
  await drained(shop)
  expect(shop.router.db.writes().slice(writes)).toEqual([])
  expect(shop.router.db.rows('/ip/hotspot/active')).toHaveLength(4)
  const kept = shop.db.connection.prepare('select count(*) as n from voucher_usage').get()
  expect(kept).toEqual({ n: 1 })
})
