import { describe, expect, test } from 'vitest'
import { judgeClock } from '../../../src-main/features/routers/findings-clock'
import {
  judgeDeviceMode,
  judgeHotspot,
  judgeLicence,
  judgeLogin,
  judgePolicy,
  judgeReading,
  judgeSerial,
  judgeVersion,
} from '../../../src-main/features/routers/findings-router'
import type { Asked } from '../../../src-main/features/routers/look'
import { EVENING } from '../../support/test-app'

const rows = (...list: Record<string, string>[]): Asked => ({ isAnswered: true, rows: list })
const refused = (text: string, trap: 'permission' | 'unknown-command' = 'permission'): Asked => ({
  isAnswered: false,
  trap,
  text,
})
const brief = (found: { level: string; id: string } | readonly { level: string; id: string }[]) =>
  (Array.isArray(found) ? found : [found]).map(({ level, id }) => `${level}:${id}`)

describe('versi dan lisensi', () => {
  test.each([
    ['7.19.1 (stable)', 'ok:version-ok'],
    ['6.49.17 (long-term)', 'ok:version-ok'],
    ['6.48.6 (long-term)', 'warn:version-old'],
    ['', 'warn:version-old'],
  ])('%s', (version, expected) =>
    expect(brief(judgeVersion(rows({ name: 'Warkop' }), rows({ version }), 'hEX'))).toEqual([expected]),
  )

  test.each([
    [{ nlevel: '4' }, ['ok:licence-ok'], '200'],
    [{ nlevel: '6' }, ['ok:licence-ok'], 'berapa pun'],
    [{ nlevel: '3' }, ['bad:licence-small'], ''],
    [{ level: 'free' }, ['warn:licence-free'], '1 Mbps'],
    [{ level: 'p1' }, ['ok:licence-ok'], 'berapa pun'],
    [{}, [], ''],
  ])('lisensi %j', (row, expected, words) => {
    const found = judgeLicence(rows(row))
    expect(brief(found)).toEqual(expected)
    expect(found[0]?.meaning ?? '').toContain(words)
  })
})

describe('izin pengguna API', () => {
  const users = rows({ name: 'admin', group: 'full' }, { name: 'loket', group: 'lk' })
  const group = (policy: string) => rows({ name: 'full', policy: 'read,write,policy,api,ssh' }, { name: 'lk', policy })

  test.each([
    ['cukup', 'loket', group('!local,read,write,api,test,!policy'), 'ok:policy-ok'],
    ['tanpa tulis', 'loket', group('read,!write,api'), 'bad:policy-missing'],
    ['terlalu luas', 'admin', group('read'), 'warn:policy-wide'],
    ['pengguna RADIUS', 'lain', group('read'), 'warn:policy-unknown'],
    ['tidak boleh dilihat', 'loket', refused('not enough permissions (9)'), 'warn:policy-unknown'],
  ])('%s', (_, username, groups, expected) => {
    const found = judgePolicy(username, users, groups)
    expect(brief(found)).toEqual([expected])
    expect(found.fix === null).toBe(expected.startsWith('ok'))
  })

  test('perintahnya membuat pengguna sendiri, tidak pernah mengubah hak pengguna yang dipakai orang', () => {
    for (const username of ['admin', 'loket', 'lain'])
      expect(judgePolicy(username, users, group('read')).fix ?? '').not.toMatch(/user set|group set/)
  })

  test('menu yang tidak boleh dibaca disebut seperti di WinBox', () => {
    const found = judgeReading({ hotspotServers: refused('not enough permissions (9)'), pools: rows() })
    expect(found[0]?.meaning).toContain('/ip/hotspot')
    expect(judgeReading({ deviceMode: refused('no such command', 'unknown-command') })).toEqual([])
  })
})

describe('device-mode', () => {
  test.each([
    ['RouterOS 6 tidak punya', refused('no such command prefix', 'unknown-command'), [], null],
    [
      'advanced',
      rows({ mode: 'advanced', hotspot: 'true', scheduler: 'true', flagged: 'false' }),
      ['ok:device-mode-ok'],
      null,
    ],
    [
      'home',
      rows({ mode: 'home', hotspot: 'no', scheduler: 'no', flagged: 'no' }),
      ['bad:device-mode-hotspot'],
      '/system/device-mode/update hotspot=yes scheduler=yes',
    ],
    [
      'basic',
      rows({ mode: 'basic', hotspot: 'false', scheduler: 'true' }),
      ['bad:device-mode-hotspot'],
      '/system/device-mode/update hotspot=yes',
    ],
    [
      'ditandai',
      rows({ mode: 'advanced', flagged: 'yes' }),
      ['bad:device-mode-flagged'],
      '/system/device-mode/update flagged=no',
    ],
  ])('%s', (_, asked, expected, fix) => {
    const found = judgeDeviceMode(asked)
    expect(brief(found)).toEqual(expected)
    expect(found[0]?.fix ?? null).toBe(fix)
  })
})

describe('server hotspot', () => {
  const two = rows({ name: 'hs1', profile: 'p1' }, { name: 'hs2', profile: 'p2', disabled: 'true' })
  test.each([
    ['tidak ada', rows(), 'all', ['bad:hotspot-none']],
    ['satu mati, semua dipakai', two, 'all', ['bad:hotspot-stopped']],
    ['yang dipakai hidup', two, 'hs1', ['ok:hotspot-ok']],
    ['yang dipakai mati', two, 'hs2', ['bad:hotspot-stopped']],
    ['salah nama', two, 'hs3', ['bad:hotspot-unknown']],
    ['antarmuka hilang', rows({ name: 'hs1', invalid: 'true' }), 'all', ['bad:hotspot-stopped']],
    ['tidak boleh dibaca', refused('not enough permissions (9)'), 'all', []],
  ])('%s', (_, asked, wanted, expected) => expect(brief(judgeHotspot(asked, wanted))).toEqual(expected))

  test('cara masuk dengan kode harus menyala, dan alamat halamannya ditunjukkan', () => {
    const profiles = (methods: string) => rows({ name: 'p1', 'login-by': methods, 'dns-name': 'login.warkop.net' })
    expect(brief(judgeLogin(two, profiles('cookie,http-chap'), 'all'))).toEqual(['ok:login-page'])
    expect(brief(judgeLogin(two, profiles('mac,mac-cookie'), 'all'))).toEqual(['bad:login-methods'])
  })
})

describe('nomor seri', () => {
  test.each([
    ['baru', null, 'A', []],
    ['sama', 'A', 'A', []],
    ['tidak terbaca', 'A', null, []],
    ['lain', 'A', 'B', ['bad:stranger']],
  ])('%s', (_, known, seen, expected) => expect(brief(judgeSerial(known, seen))).toEqual(expected))
})

describe('jam router', () => {
  const subject = { now: EVENING, zone: 'Asia/Jakarta', version: '7.19.1 (stable)' } as const
  const on = rows({ enabled: 'true' })
  const at = (date: string, time: string, offset = '+07:00') => rows({ date, time, 'gmt-offset': offset })

  test.each([
    ['benar', at('2026-11-21', '19:42:03'), on, ['ok:clock-ok']],
    ['benar, gaya lama', at('nov/21/2026', '19:41:00'), on, ['ok:clock-ok']],
    ['meleset 5 menit', at('2026-11-21', '19:47:00'), on, ['warn:clock-drift']],
    ['meleset sehari', at('2026-11-20', '19:42:00'), on, ['bad:clock-drift']],
    ['lupa jam', at('1970-01-02', '00:03:00'), on, ['bad:clock-unset']],
    ['lupa jam, tahun 2000', at('jan/01/2000', '00:03:00'), on, ['bad:clock-unset']],
    ['zona lain, waktunya benar', at('2026-11-21', '12:42:00', '+00:00'), on, ['ok:clock-ok', 'warn:zone-other']],
    ['NTP mati', at('2026-11-21', '19:42:00'), rows({ enabled: 'no' }), ['ok:clock-ok', 'warn:ntp-off']],
    ['tanpa NTP', at('2026-11-21', '19:42:00'), refused('no such command', 'unknown-command'), ['ok:clock-ok']],
    ['tak terbaca', at('besok', 'pagi'), on, ['warn:clock-unknown']],
  ])('%s', (_, clock, ntp, expected) => expect(brief(judgeClock(clock, ntp, subject))).toEqual(expected))

  test('perintah NTP sesuai versinya', () => {
    const fix = (version: string) => judgeClock(at('1970-01-02', '00:00:00'), on, { ...subject, version })[0]?.fix
    expect(fix('6.49.17 (long-term)')).toContain('server-dns-names=')
    expect(fix('7.8 (stable)')).toContain('servers=')
  })
})
