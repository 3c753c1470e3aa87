import { describe, expect, test } from 'vitest'
import { isOurProfile, type ProfileMaster, profileDrift, profileSpec } from '../../../src-main/features/routers/profile'

const HEMAT: ProfileMaster = {
  id: 'm1',
  name: 'Harian Hemat',
  serviceType: 'hotspot',
  profileName: 'lk-harian-hemat-7k3f',
  rateLimit: '1M/3M',
  activeSeconds: 86_400,
  sharedUsers: 1,
  pool: null,
}

describe('profil hotspot dari Paket Induk', () => {
  test('kecepatan, jumlah perangkat, dan cookie yang tidak lebih lama dari masa aktifnya', () => {
    expect(profileSpec(HEMAT)).toEqual({
      name: 'lk-harian-hemat-7k3f',
      'rate-limit': '1M/3M',
      'shared-users': '1',
      'address-pool': 'none',
      'keepalive-timeout': '2m',
      'idle-timeout': 'none',
      'status-autorefresh': '1m',
      'add-mac-cookie': 'yes',
      'mac-cookie-timeout': '1d',
    })
  })

  test.each([
    ['3 jam', 10_800, '3h'],
    ['tanpa masa aktif', null, '3d'],
    ['setahun', 365 * 86_400, '4w2d'],
  ])('cookie untuk %s', (_, activeSeconds, cookie) => {
    expect(profileSpec({ ...HEMAT, activeSeconds })['mac-cookie-timeout']).toBe(cookie)
  })

  const wanted = profileSpec({ ...HEMAT, rateLimit: '512k/1M', activeSeconds: 90_000 })
  const asPrinted = {
    name: 'lk-harian-hemat-7k3f',
    'rate-limit': '512k/1M',
    'shared-users': '1',
    'keepalive-timeout': '2m',
    'idle-timeout': 'none',
    'status-autorefresh': '1m',
    'add-mac-cookie': 'true',
    'mac-cookie-timeout': '1d1h',
    'transparent-proxy': 'true',
    'on-login': 'lk-login',
  }

  test.each([
    ['sama', {}, []],
    ['jam gaya lama', { 'mac-cookie-timeout': '1d01:00:00', 'keepalive-timeout': '00:02:00' }, []],
    ['angka bit', { 'rate-limit': '512000/1000000' }, []],
    ['pool none ditulis', { 'address-pool': 'none' }, []],
    ['tanpa idle-timeout', { 'idle-timeout': undefined }, []],
    ['kecepatan terbalik', { 'rate-limit': '1M/512k' }, ['rate-limit']],
    ['kecepatan dihapus', { 'rate-limit': undefined }, ['rate-limit']],
    ['kecepatan tak terbaca', { 'rate-limit': 'cepat' }, ['rate-limit']],
    ['dipakai bersama', { 'shared-users': 'unlimited' }, ['shared-users']],
    ['cookie mati', { 'add-mac-cookie': 'false' }, ['add-mac-cookie']],
    ['cookie sebulan', { 'mac-cookie-timeout': '4w2d' }, ['mac-cookie-timeout']],
    ['pool lain', { 'address-pool': 'hs-pool' }, ['address-pool']],
    ['milik pemilik router', { 'on-login': '', 'transparent-proxy': 'false' }, []],
  ])('beda dengan router: %s', (_, change, differs) => {
    const actual = Object.fromEntries(
      Object.entries({ ...asPrinted, ...change }).filter((entry): entry is [string, string] => entry[1] !== undefined),
    )
    expect(profileDrift(wanted, actual).map((drift) => drift.property)).toEqual(differs)
  })

  test.each([
    ['lk-harian-hemat-7k3f', true],
    ['default', false],
    ['default-trial', false],
    ['mikhmon-1jam', false],
  ])('%s milik kita: %s', (name, ours) => expect(isOurProfile(name)).toBe(ours))
})
