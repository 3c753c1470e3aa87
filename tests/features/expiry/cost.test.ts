// What a sweep costs a small board, counted in commands of the router: it must not grow with the stock (defect 4 of the reference).
import { expect, test } from 'vitest'
import { unusedComment } from '../../../src-main/shared/voucher-comment'
import { type ExpiryRouter, expiryRouter, HOUR, MINUTE, NOW } from './expiry-router'

/** Vouchers straight into the table: 5,000 adds are not what is measured. `stamp` is x and f. */
function stock(shop: ExpiryRouter, count: number, prefix: string, stamp?: readonly [x: number, f: number]): string[] {
  const codes = Array.from({ length: count }, (_, at) => `${prefix}${at}`)
  const unused = unusedComment({ activeSeconds: 86_400, useBefore: (NOW + 90 * 86_400) * 1000, tag: 'K7Q2', id: 1 })
  const comment = stamp ? `lk1;x=${stamp[0]};f=${stamp[1]}${unused.slice(29)}` : unused
  const values = { profile: 'lk-harian', uptime: '0s', disabled: 'false', comment }
  for (const name of codes) shop.router.db.insert('/ip/hotspot/user', { ...values, name }, { by: 'test' })
  return codes
}

const lastSweep = (shop: ExpiryRouter) => {
  const run = shop.sweeps().at(-1)
  if (!run) throw new Error('no sweep yet')
  return run
}

test('5.000 voucher, 1.000 di antaranya berjalan, tidak ada yang habis: tujuh perintah semenit', () => {
  const shop = expiryRouter()
  stock(shop, 4000, 'BELUM')
  stock(shop, 1000, 'JALAN', [NOW + 86_400, NOW - 3600])
  shop.router.advance(MINUTE)
  // The clock takes four, the job list one, the two finds two; `date` is read twice.
  expect(lastSweep(shop)).toMatchObject({ commands: 7, error: undefined })
  expect(lastSweep(shop).itemsRead).toBe(2 * 5001 + 1)
})

test('300 voucher habis pada menit yang sama: lima perintah untuk masing-masing', () => {
  const shop = expiryRouter()
  stock(shop, 4700, 'BELUM')
  stock(shop, 300, 'HABIS', [NOW + 30, NOW - 3600])
  shop.router.advance(MINUTE)
  expect(lastSweep(shop).commands).toBe(7 + 300 * 5)
  shop.router.advance(MINUTE)
  expect(lastSweep(shop).commands).toBe(7)
  expect(shop.router.db.rows('/ip/hotspot/user').filter((row) => row.disabled === 'true')).toHaveLength(300)
})

test('menit kesepuluh dengan 200 orang masuk: satu perintah tiap orang dan dua tiap empat puluh', () => {
  const shop = expiryRouter()
  stock(shop, 4800, 'BELUM')
  const online = stock(shop, 200, 'MASUK', [NOW + 86_400, NOW - 60])
  for (const [at, code] of online.entries()) shop.login(code, at)
  shop.router.advance(9 * MINUTE)
  expect(lastSweep(shop).commands).toBe(7)
  shop.router.advance(MINUTE)
  expect(lastSweep(shop).commands).toBe(7 + 1 + 200 + 2 * 5)
  // Mostly what `find` reads counts on a small board: twelve looks at the table in ten minutes' worst, not two hundred.
  expect(lastSweep(shop).itemsRead).toBeLessThan(13 * 5001 + 201)
})

test('satu login: enam perintah untuk yang sudah tercatat, tujuh untuk yang pertama kali', () => {
  const shop = expiryRouter()
  stock(shop, 5000, 'BELUM')
  shop.login('BELUM7')
  const logins = () => shop.runs.filter((run) => run.name === 'lk-login').map((run) => run.commands)
  shop.router.logout({ user: 'BELUM7' })
  shop.login('BELUM7')
  expect(logins()).toEqual([7, 6])
})

test('tidak menulis ke flash bila tidak ada yang berubah: sehari tanpa pelanggan, nol tulisan', () => {
  const shop = expiryRouter()
  stock(shop, 20, 'BELUM')
  stock(shop, 5, 'JALAN', [NOW + 30 * 86_400, NOW])
  const before = shop.router.db.configWrites
  shop.router.advance(6 * HOUR)
  expect(shop.sweeps()).toHaveLength(360)
  expect(shop.router.db.configWrites).toBe(before)
})

test('pola waktu memilih tepat yang sudah lewat, di sekitar setiap angka', () => {
  const moments = [NOW - 1, NOW, NOW + 1, 1_700_000_000, 1_799_999_999, 1_999_999_999, 2_000_000_000, 1_000_000_000]
  for (const now of [NOW, 1_800_000_000, 1_799_999_999, 2_000_000_000, 2_147_483_648, 4_000_000_001]) {
    const shop = expiryRouter()
    const near = [...moments, now - 1, now, now + 1, now - 10, now + 10, now - 100_000_000, now + 100_000_000]
    for (const [at, moment] of near.entries()) stock(shop, 1, `V${at}X`, [moment, 1_000_000_000])
    shop.router.setWallClock(now * 1000 - 60_000)
    shop.router.advance(MINUTE)
    const wrong = near.filter((moment, at) => shop.isClosed(`V${at}X0`) !== moment <= now)
    expect([now, wrong]).toEqual([now, []])
    // Chosen by the pattern alone: nobody else was even asked.
    const due = near.filter((moment) => moment <= now).length
    const tenthMinute = Math.floor(now / 60) % 10 === 0 ? 1 : 0
    expect(lastSweep(shop).commands).toBe(7 + tenthMinute + due * 5)
  }
})
