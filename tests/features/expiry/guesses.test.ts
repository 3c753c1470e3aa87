// What nobody has told us about RouterOS: our scripts must come out the same whichever way it is.
import { expect, test } from 'vitest'
import type { Guesses } from '../../../src-main/demo/router/script'
import { type ExpiryRouter, expiryRouter, HOUR, MINUTE, NOW, VERSIONS } from './expiry-router'

/** A day in the shop; what is left of every voucher at its end, and who is online. */
function aDay(shop: ExpiryRouter) {
  shop.voucher('JAM', { active: 3600 })
  shop.voucher('HARI', { active: 86_400, lock: true })
  shop.voucher('KUOTA', { active: null })
  shop.voucher('RAK', { useBefore: (NOW + 1800) * 1000 })
  shop.voucher('AWET', { useBefore: (NOW + 90_000) * 1000 })
  shop.voucher('LEWAT', { active: 7200 })
  shop.login('JAM', 1)
  shop.login('HARI', 2)
  shop.login('KUOTA', 3)
  shop.router.run(['/ip/hotspot/user/profile/set', '=.id=lk-harian', '=on-login='])
  shop.login('LEWAT', 4)
  shop.router.run(['/ip/hotspot/user/profile/set', '=.id=lk-harian', '=on-login=lk-login'])
  shop.router.advance(90_000)
  shop.router.logout({ user: 'LEWAT' })
  shop.router.advance(HOUR - 90_000 + 2 * MINUTE)
  shop.login('LEWAT', 4)
  shop.router.advance(HOUR)
  const codes = ['JAM', 'HARI', 'KUOTA', 'RAK', 'AWET', 'LEWAT']
  return {
    stamps: codes.map((code) => ({ code, ...shop.stamps(code), isClosed: shop.isClosed(code) })),
    locked: shop.user('HARI')['mac-address'],
    online: shop.online(),
    failures: shop.messages().filter((message) => /failed|belum|tidak terbaca/.test(message)),
  }
}

const expected = {
  stamps: [
    { code: 'JAM', x: NOW + 3600, f: NOW, z: NOW + 3600, isClosed: true },
    { code: 'HARI', x: NOW + 86_400, f: NOW, z: undefined, isClosed: false },
    { code: 'KUOTA', x: 0, f: NOW, z: undefined, isClosed: false },
    { code: 'RAK', x: 0, f: 0, z: NOW + 1800, isClosed: true },
    { code: 'AWET', x: 0, f: 0, z: undefined, isClosed: false },
    { code: 'LEWAT', x: NOW + 120 + 7200, f: NOW + 120, z: NOW + 7320, isClosed: true },
  ],
  locked: '02:AA:00:00:00:02',
  online: ['HARI', 'KUOTA'],
  failures: [],
}

const alternatives: readonly Partial<Guesses>[] = [
  {},
  { unknownCommand: 'whole-script' },
  { unknownCommand: 'when-reached' },
  { leadingZeros: 'nil' },
  { gmtOffset: 'text' },
  { absentProperty: 'empty' },
  { nothingFound: 'error' },
  { logic: 'short-circuit' },
  { jobs: 'nameless' },
  { timeToNumber: 'nil' },
  {
    unknownCommand: 'whole-script',
    leadingZeros: 'nil',
    gmtOffset: 'text',
    absentProperty: 'empty',
    nothingFound: 'error',
    logic: 'short-circuit',
    jobs: 'nameless',
    timeToNumber: 'nil',
  },
]

for (const version of VERSIONS) {
  for (const guesses of alternatives) {
    const name =
      Object.entries(guesses)
        .map((pair) => pair.join('='))
        .join(' ') || 'seperti biasanya'
    test(`sehari di warung berakhir sama (${version}; ${name})`, () => {
      expect(aDay(expiryRouter({ sim: { version }, engine: { guesses } }))).toEqual(expected)
    })
  }
  test(`sehari di warung berakhir sama bila lama waktu dicetak 01:02:03 (${version})`, () => {
    expect(aDay(expiryRouter({ sim: { version, durationStyle: 'clock' } }))).toEqual(expected)
  })
}
