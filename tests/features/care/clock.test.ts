import { describe, expect, test } from 'vitest'
import { isRestarted } from '../../../src-main/features/care/boot'
import { clockWarning, readClock, SANE_SINCE } from '../../../src-main/features/care/clock'
import { SANE_SINCE as SCRIPTS_SANE_SINCE } from '../../../src-main/features/expiry'
import { EVENING } from '../../support/test-app'

const NOW = EVENING
const judge = (changes: object = {}) => ({
  now: NOW,
  zone: 'Asia/Jakarta' as const,
  isComputerDoubtful: false,
  ...changes,
})
const clockRow = (date: string, time: string, offset = '+07:00') => ({
  date,
  time,
  'gmt-offset': offset,
  'time-zone-name': 'Asia/Jakarta',
})
const read = (clock: Record<string, string> | null, ntp: Record<string, string> | null = null, changes = {}) =>
  readClock({ clock, ntp, resource: { version: '7.19.1 (stable)' } }, judge(changes))

describe('jam router', () => {
  test.each([
    ['tepat, tanggal baru', clockRow('2026-11-21', '19:42:00'), 'ok', 'iso'],
    ['tepat, tanggal lama', clockRow('nov/21/2026', '19:42:00'), 'ok', 'month-name'],
    ['tepat, zona lain', clockRow('2026-11-21', '21:42:00', '+09:00'), 'ok', 'iso'],
    ['meleset 2 menit lebih', clockRow('2026-11-21', '19:44:05'), 'slow', 'iso'],
    ['meleset 20 menit', clockRow('2026-11-21', '20:02:00'), 'wrong', 'iso'],
    ['meleset ke belakang', clockRow('2026-11-21', '19:22:00'), 'wrong', 'iso'],
    ['sesudah listrik padam', clockRow('jan/02/1970', '00:00:12'), 'unset', 'month-name'],
    ['catatan lapangan: 2000', clockRow('2000-01-01', '00:00:12'), 'unset', 'iso'],
    ['tanggal yang tidak ada', clockRow('2026-02-31', '00:00:12'), 'unknown', 'iso'],
    ['tidak menjawab', null, 'unknown', null],
  ])('%s', (_name, row, state, layout) => {
    expect(read(row)).toMatchObject({ state, layout })
  })

  test('zona router dibandingkan dengan zona toko', () => {
    expect(read(clockRow('2026-11-21', '19:42:00')).isZoneRight).toBe(true)
    expect(read(clockRow('2026-11-21', '12:42:00', '+00:00'))).toMatchObject({ isZoneRight: false, state: 'ok' })
    expect(read(clockRow('2026-11-21', '19:42:00'), null, { zone: 'Asia/Makassar' }).isZoneRight).toBe(false)
  })

  test.each([
    [{ enabled: 'false' }, 'off', ''],
    [{ enabled: 'true', status: 'synchronized', servers: 'id.pool.ntp.org' }, 'synchronized', 'id.pool.ntp.org'],
    [{ enabled: 'true', status: 'waiting', servers: 'a,b' }, 'waiting', 'a,b'],
    [{ enabled: 'yes', 'primary-ntp': '0.0.0.0', 'server-dns-names': 'x.id' }, 'on', 'x.id'],
    [{}, 'unknown', ''],
  ])('NTP %j', (ntp, state, servers) => {
    expect(read(clockRow('2026-11-21', '19:42:00'), ntp)).toMatchObject({ ntp: state, ntpServers: servers })
  })

  test('jam komputer yang mundur tidak menghakimi router yang baru dicocokkan NTP', () => {
    const late = clockRow('2026-11-23', '19:42:00')
    const synced = { enabled: 'true', status: 'synchronized', servers: 'x' }
    expect(read(late, synced, { isComputerDoubtful: true }).state).toBe('ok')
    expect(read(late, synced).state).toBe('wrong')
  })

  test('peringatan di kasir hanya untuk jam yang belum diatur atau sangat meleset', () => {
    const warn = (row: Record<string, string>) => clockWarning(read(row), 'Warkop')
    expect(warn(clockRow('2026-11-21', '19:44:05'))).toBeNull()
    expect(warn(clockRow('jan/02/1970', '00:00:12'))).toContain('belum diatur')
    expect(warn(clockRow('2026-11-21', '20:42:00'))).toContain('meleset 1 jam')
    expect(clockWarning(null, 'Warkop')).toBeNull()
  })

  test('batas waras sama dengan yang ada di skrip router', () => expect(SANE_SINCE).toBe(SCRIPTS_SANE_SINCE))
})

describe('router menyala ulang', () => {
  const seen = (uptimeSeconds: number, at: number) => ({ uptimeSeconds, seenAt: at })
  test.each([
    ['pertama kali dilihat', null, seen(10, NOW), false],
    ['jalan terus', seen(1000, NOW), seen(4600, NOW + 3_600_000), false],
    ['uptime mundur', seen(1000, NOW), seen(30, NOW + 60_000), true],
    ['mati lama lalu menyala lebih lama dari sebelumnya', seen(60, NOW), seen(600, NOW + 7_200_000), true],
    ['detik yang dibulatkan', seen(1000, NOW), seen(1059, NOW + 60_900), false],
    ['jam komputer mundur', seen(1000, NOW), seen(1060, NOW - 86_400_000), false],
  ])('%s', (_name, before, now, expected) => expect(isRestarted(before, now)).toBe(expected))
})
