// The first login of a voucher, stamped by lk-login itself or made up for by lk-sweep.
import { expect, test } from 'vitest'
import { readVoucherComment } from '../../../src-main/shared/voucher-comment'
import { DAY, expectCleanRuns, expiryRouter, HOUR, MINUTE, NOW, phone, VERSIONS } from './expiry-router'

for (const version of VERSIONS) {
  test(`login pertama mencatat masuk dan habisnya, sekali saja; sisa catatan tidak bergeser (${version})`, () => {
    const shop = expiryRouter({ sim: { version } })
    shop.voucher('AAAA', { active: 86_400, useBefore: (NOW + 30 * 86_400) * 1000 })
    const before = shop.user('AAAA').comment ?? ''
    expect(shop.login('AAAA')).toMatchObject({ ok: true })
    const after = shop.user('AAAA').comment ?? ''
    expect(after).toBe(`lk1;x=${NOW + 86_400};f=${NOW}${before.slice(29)}`)
    expect(readVoucherComment(after)).toMatchObject({ firstLogin: NOW, expires: NOW + 86_400, activeSeconds: 86_400 })
    shop.router.advance(3 * HOUR)
    shop.login('AAAA', 2)
    expect(shop.user('AAAA').comment).toBe(after)
    expect(shop.router.db.writes({ menu: '/ip/hotspot/user', action: 'set' })).toHaveLength(1)
    expectCleanRuns(shop)
  })
}

test('tanpa masa aktif (v=0): login pertama dicatat, habisnya tidak, dan tidak pernah ditutup', () => {
  const shop = expiryRouter()
  shop.voucher('KUOTA', { active: null, words: ['=limit-uptime=1h'] })
  shop.login('KUOTA')
  expect(shop.stamps('KUOTA')).toEqual({ x: 0, f: NOW, z: undefined })
  shop.router.advance(10 * MINUTE)
  shop.router.logout({ user: 'KUOTA' })
  shop.router.advance(2 * DAY)
  expect(shop.isClosed('KUOTA')).toBe(false)
  expect(shop.stamps('KUOTA')).toEqual({ x: 0, f: NOW, z: undefined })
  // The quota is the router's own.
  shop.login('KUOTA')
  shop.router.advance(50 * MINUTE)
  expect(shop.online()).toEqual([])
  expect(shop.login('KUOTA')).toMatchObject({ ok: false, error: 'user KUOTA has reached uptime limit' })
  expectCleanRuns(shop)
})

test('tanpa masa aktif dan tanpa skrip login: keluar pertama tidak menutupnya', () => {
  const shop = expiryRouter({ onLogin: false })
  shop.voucher('KUOTA', { active: null })
  shop.login('KUOTA')
  shop.router.advance(90_000)
  shop.router.logout({ user: 'KUOTA' })
  shop.router.advance(2 * MINUTE)
  expect(shop.stamps('KUOTA')).toEqual({ x: 0, f: NOW + 120, z: undefined })
  expect(shop.isClosed('KUOTA')).toBe(false)
})

test('login yang terlewat dicatat: sesudah keluar dalam semenit, selagi masuk dalam sepuluh menit', () => {
  const shop = expiryRouter({ onLogin: false })
  shop.router.advance(30_000)
  shop.voucher('KELUAR')
  shop.voucher('DALAM')
  shop.voucher('BELUM')
  shop.login('KELUAR', 1)
  shop.login('DALAM', 2)
  shop.router.advance(2 * MINUTE)
  expect([shop.stamps('KELUAR').f, shop.stamps('DALAM').f]).toEqual([0, 0])
  shop.router.logout({ user: 'KELUAR' })
  shop.router.advance(MINUTE)
  expect(shop.stamps('KELUAR')).toMatchObject({ f: NOW + 180, x: NOW + 180 + 86_400 })
  expect(shop.stamps('DALAM').f).toBe(0)
  shop.router.advance(7 * MINUTE)
  expect(shop.stamps('DALAM')).toMatchObject({ f: NOW + 600 })
  expect(shop.stamps('BELUM')).toEqual({ x: 0, f: 0, z: undefined })
  expectCleanRuns(shop)
})

test('sembilan puluh lima orang sekaligus masuk tanpa tercatat: semuanya tercatat pada menit kesepuluh', () => {
  const shop = expiryRouter({ onLogin: false })
  const codes = Array.from({ length: 95 }, (_, at) => `V${String(at).padStart(3, '0')}`)
  for (const [at, code] of codes.entries()) {
    shop.voucher(code)
    shop.login(code, at)
  }
  shop.router.advance(10 * MINUTE)
  expect(codes.filter((code) => shop.stamps(code).f !== NOW + 600)).toEqual([])
})

test('pelanggan lain di router tidak disentuh: tanpa catatan, catatan orang, nama aneh, orang yang sedang masuk', () => {
  const shop = expiryRouter()
  const foreign = ['budi', 'a.*b', 'x|y', '(', 'pak joko', 'ANAK[1']
  for (const [at, name] of foreign.entries()) {
    shop.router.run(['/ip/hotspot/user/add', `=name=${name}`, '=profile=lk-harian', '=comment=vc-123-05.22.24-'])
    shop.login(name, at)
  }
  shop.router.run(['/ip/hotspot/user/add', '=name=polos', '=profile=lk-harian'])
  shop.login('polos', 50)
  shop.voucher('MILIKKU')
  shop.login('MILIKKU', 60)
  const before = JSON.stringify([...foreign, 'polos'].map((name) => shop.user(name)))
  shop.router.advance(DAY + 11 * MINUTE)
  expect(JSON.stringify([...foreign, 'polos'].map((name) => shop.user(name)))).toBe(before)
  expect(shop.online()).toEqual([...foreign, 'polos'])
  expect(shop.isClosed('MILIKKU')).toBe(true)
  expectCleanRuns(shop)
})

test('terkunci ke HP pertama hanya bila voucher memintanya; dilepas, HP berikutnya yang dipegang', () => {
  const shop = expiryRouter()
  shop.voucher('KUNCI', { lock: true })
  shop.voucher('BEBAS')
  shop.voucher('KUOTA', { lock: true, active: null })
  shop.login('BEBAS', 9)
  expect(shop.user('BEBAS')['mac-address']).toBeUndefined()
  shop.login('KUNCI', 1)
  shop.login('KUOTA', 5)
  expect(shop.user('KUNCI')['mac-address']).toBe(phone(1))
  expect(shop.user('KUOTA')['mac-address']).toBe(phone(5))
  expect(shop.stamps('KUNCI').f).toBe(NOW)
  expect(shop.login('KUNCI', 2)).toMatchObject({ ok: false })
  shop.router.advance(HOUR)
  shop.router.run(['/ip/hotspot/user/set', '=.id=KUNCI', '=mac-address='])
  shop.router.logout({ user: 'KUNCI' })
  expect(shop.login('KUNCI', 2)).toMatchObject({ ok: true })
  expect(shop.user('KUNCI')['mac-address']).toBe(phone(2))
  expect(shop.stamps('KUNCI').f).toBe(NOW)
  expectCleanRuns(shop)
})

test('kunci tetap menyala walau catatannya tidak dapat ditulis, dan kegagalannya ada di log', () => {
  const shop = expiryRouter()
  shop.voucher('AAAA')
  shop.router.run(['/ip/hotspot/user/set', '=.id=AAAA', '=comment=lk1;x=0000000000;f=0000000000;v='])
  shop.login('AAAA')
  expect(shop.user('AAAA').comment).toBe('lk1;x=0000000000;f=0000000000;v=')
  expect(shop.messages()).toContain('LoketNet: login pertama AAAA belum tercatat')
})
