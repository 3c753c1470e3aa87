// The scripts' own calendar: both date layouts, every zone, month and year ends, leap days, midnight between two reads.
import { expect, test } from 'vitest'
import { LOGIN_SCRIPT, SANE_SINCE } from '../../../src-main/features/expiry'
import { scriptRouter } from '../../demo/router/script/script-router'
import { expiryRouter, NOW, saturday, VERSIONS } from './expiry-router'

const ZONES = [
  ['Asia/Jakarta', 420],
  ['Asia/Makassar', 480],
  ['Asia/Jayapura', 540],
  ['Etc/UTC', 0],
  ['America/New_York', -300],
] as const

const clockText = LOGIN_SCRIPT.source.slice(
  LOGIN_SCRIPT.source.indexOf('# clock begin'),
  LOGIN_SCRIPT.source.indexOf('# clock end'),
)

/** A router that says what the script takes for now. */
function clockReader(options: Parameters<typeof scriptRouter>[0]) {
  const { router, say } = scriptRouter(options)
  return (epochSeconds: number): number => {
    router.setWallClock(epochSeconds * 1000)
    return Number(say(`${clockText}\n:put $lkNow`)[0])
  }
}

/** Moments around every month end until 2035, then one in a month and odd ones until 2099. */
function moments(): number[] {
  const all: number[] = []
  for (let month = 10; month < 10 + 9 * 12; month++) {
    const begins = Date.UTC(2026, month + 1, 1) / 1000
    all.push(...[-86_400, -25_201, -1, 0, 1, 43_199, 86_399].map((offset) => begins + offset))
  }
  for (let year = 2036; year < 2100; year++)
    all.push(Date.UTC(year, 1, 29, 23, 59, 59) / 1000, Date.UTC(year, 11, 31) / 1000)
  return all
}

for (const [zone, minutes] of ZONES) {
  for (const version of VERSIONS) {
    test(`tanggal ${version} di ${zone}: setiap akhir bulan, akhir tahun, dan 29 Februari dihitung benar`, () => {
      const read = clockReader({ version, timezoneMinutes: minutes, timezoneName: zone })
      const wrong = moments().filter((moment) => read(moment) !== moment)
      expect(wrong).toEqual([])
    })
  }
}

test('zona sebagai teks (+07:00) dan angka berawalan nol yang tidak terbaca tidak mengubah hasil', () => {
  for (const guesses of [{ gmtOffset: 'text' }, { leadingZeros: 'nil' }, { logic: 'short-circuit' }] as const) {
    for (const [zone, minutes] of ZONES) {
      const read = clockReader({ timezoneMinutes: minutes, timezoneName: zone, engine: { guesses } })
      expect(moments().filter((moment, at) => at % 9 === 0 && read(moment) !== moment)).toEqual([])
    }
  }
})

test('sebelum 1 November 2026 jam dianggap belum disetel; batasnya sama di skrip dan di aplikasi', () => {
  const read = clockReader({})
  expect(SANE_SINCE).toBe(Date.UTC(2026, 10, 1) / 1000)
  expect([SANE_SINCE - 1, SANE_SINCE, 86_400, 946_684_800].map(read)).toEqual([0, SANE_SINCE, 0, 0])
})

test('tanggal yang tidak dikenal: menunggu dan mengatakannya, tidak menebak', () => {
  const shop = expiryRouter({ login: LOGIN_SCRIPT.source.replaceAll('get date', 'get time') })
  shop.voucher('AAAA')
  shop.login('AAAA')
  expect(shop.stamps('AAAA')).toEqual({ x: 0, f: 0, z: undefined })
  expect(shop.messages()).toContain('LoketNet: jam router tidak terbaca, masa aktif menunggu')
})

/** Logins in steps of 50 ms around midnight WIB, every read of the clock 300 ms after the one before. */
function loginsAroundMidnight(login: string): number[] {
  const midnight = Date.UTC(2026, 10, 21, 17)
  const errors: number[] = []
  for (let ms = -2000; ms <= 200; ms += 50) {
    const shop = expiryRouter({ login, engine: { commandMs: 300 }, sim: { clock: { now: () => midnight + ms } } })
    shop.voucher('AAAA')
    shop.login('AAAA')
    errors.push(shop.stamps('AAAA').f - Math.floor((midnight + ms) / 1000))
  }
  return errors
}

test('tengah malam di antara baca tanggal dan baca jam: tidak pernah meleset sehari', () => {
  const errors = loginsAroundMidnight(LOGIN_SCRIPT.source)
  expect(errors.filter((error) => error < 0 || error > 3)).toEqual([])
  // The same script without the second look does go wrong, so the test can see it.
  const careless = LOGIN_SCRIPT.source.replace('($lkDate != $lkAgain)', '($lkDate = "")')
  expect(loginsAroundMidnight(careless).filter((error) => error < -80_000).length).toBeGreaterThan(0)
})

for (const [zone, minutes] of ZONES.slice(0, 3)) {
  test(`di ${zone} voucher 24 jam habis 24 jam sesudah login, di 6.49 dan 7`, () => {
    for (const version of VERSIONS) {
      const shop = expiryRouter({ sim: { version, timezoneMinutes: minutes, timezoneName: zone } })
      shop.voucher('AAAA', { active: 86_400 })
      shop.login('AAAA')
      expect(shop.stamps('AAAA')).toMatchObject({ f: NOW, x: NOW + 86_400 })
      shop.router.advance(86_399_000)
      expect(shop.isClosed('AAAA')).toBe(false)
      shop.router.advance(1000)
      expect([version, shop.isClosed('AAAA')]).toEqual([version, true])
    }
  })
}

test('zona router diganti di tengah masa aktif: akhirnya tidak bergeser', () => {
  const shop = expiryRouter()
  shop.voucher('AAAA', { active: 7200 })
  shop.login('AAAA')
  shop.router.setWallClock(saturday)
  shop.router.run(['/system/clock/set', '=time-zone-name=Asia/Jayapura'])
  shop.router.setWallClock(saturday)
  shop.router.advance(7_199_000)
  expect(shop.isClosed('AAAA')).toBe(false)
  shop.router.advance(61_000)
  expect(shop.isClosed('AAAA')).toBe(true)
})
