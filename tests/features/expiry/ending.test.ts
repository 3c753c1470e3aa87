// The end of a voucher, closed by lk-sweep: expired, gone stale on the shelf, after a power cut, with a wrong clock.
import { expect, test } from 'vitest'
import { SWEEP_SCRIPT } from '../../../src-main/features/expiry'
import { DAY, expectCleanRuns, expiryRouter, HOUR, MINUTE, NOW, phone, VERSIONS } from './expiry-router'

for (const version of VERSIONS) {
  test(`habis tepat pada menitnya: dimatikan, sesi dan cookie hilang, HP tidak bisa kembali, tidak dihapus (${version})`, () => {
    const shop = expiryRouter({ sim: { version } })
    shop.router.advance(30_000)
    shop.voucher('AAAA', { active: 3600 })
    shop.voucher('LAIN', { active: 7200 })
    shop.login('AAAA', 1)
    shop.login('LAIN', 2)
    shop.router.advance(HOUR - 1000)
    expect(shop.isClosed('AAAA')).toBe(false)
    // Expires at 11:00:30; the sweep of 11:01:00 sees it.
    shop.router.advance(30_000)
    expect([shop.isClosed('AAAA'), shop.online()]).toEqual([false, ['AAAA', 'LAIN']])
    shop.router.advance(1000)
    expect([shop.isClosed('AAAA'), shop.online()]).toEqual([true, ['LAIN']])
    expect(shop.stamps('AAAA')).toEqual({ x: NOW + 30 + 3600, f: NOW + 30, z: NOW + 3660 })
    expect(shop.router.db.rows('/ip/hotspot/cookie').map((row) => row.user)).toEqual(['LAIN'])
    expect(shop.router.returnDevice(phone(1))).toMatchObject({ ok: false })
    expect(shop.login('AAAA', 1)).toMatchObject({ ok: false, error: 'invalid username or password' })
    expect(shop.messages()).toContain('LoketNet: voucher AAAA habis')
    shop.router.advance(HOUR - MINUTE)
    expect(shop.online()).toEqual(['LAIN'])
    shop.router.advance(MINUTE)
    expect(shop.online()).toEqual([])
    expectCleanRuns(shop)
  })
}

test('hangus di rak: yang belum pernah dipakai ditutup sesudah harinya, dan catatannya mengatakan begitu', () => {
  const shop = expiryRouter()
  const useBefore = (NOW + 86_400) * 1000
  shop.voucher('HANGUS', { useBefore })
  shop.voucher('KUOTA', { useBefore, active: null })
  shop.voucher('PAKAI', { useBefore, active: 30 * 86_400 })
  shop.voucher('AWET')
  shop.voucher('MATI', { useBefore, words: ['=disabled=yes'] })
  shop.router.advance(DAY - 1000)
  shop.login('PAKAI')
  expect(shop.isClosed('HANGUS')).toBe(false)
  shop.router.advance(1000)
  expect(shop.stamps('HANGUS')).toEqual({ x: 0, f: 0, z: NOW + 86_400 })
  expect(shop.stamps('KUOTA')).toEqual({ x: 0, f: 0, z: NOW + 86_400 })
  expect(shop.isClosed('HANGUS') && shop.isClosed('KUOTA')).toBe(true)
  expect(shop.messages()).toContain('LoketNet: voucher HANGUS hangus')
  shop.router.advance(DAY)
  expect([shop.isClosed('PAKAI'), shop.isClosed('AWET')]).toEqual([false, false])
  // Who was closed by hand is left as he is.
  expect(shop.stamps('MATI').z).toBeUndefined()
  expect(shop.login('HANGUS')).toMatchObject({ ok: false })
  expectCleanRuns(shop)
})

test('yang dipakai tepat sebelum hangus tapi belum tercatat tidak hangus: ia tercatat', () => {
  const shop = expiryRouter({ onLogin: false })
  const useBefore = (NOW + 3600) * 1000
  shop.router.advance(HOUR - 90_000)
  for (const [at, code] of ['DALAM', 'KELUAR'].entries()) {
    shop.voucher(code, { useBefore })
    shop.login(code, at)
  }
  shop.router.advance(MINUTE)
  shop.router.logout({ user: 'KELUAR' })
  shop.router.advance(11 * MINUTE)
  expect([shop.isClosed('DALAM'), shop.isClosed('KELUAR')]).toEqual([false, false])
  expect(shop.stamps('KELUAR').f).toBe(NOW + 3600)
  expect(shop.stamps('DALAM').f).toBe(NOW + 3600)
})

test('masa aktif, kuota waktu dan masa simpan sekaligus: yang pertama sampai yang menutup', () => {
  const shop = expiryRouter()
  shop.voucher('TIGA', { active: 86_400, useBefore: (NOW + 7200) * 1000, words: ['=limit-uptime=3h'] })
  shop.router.advance(HOUR)
  shop.login('TIGA')
  shop.router.advance(2 * HOUR)
  shop.router.logout({ user: 'TIGA' })
  shop.router.advance(HOUR)
  shop.login('TIGA')
  shop.router.advance(HOUR)
  // Three hours online: the router itself says stop, while the day still runs.
  expect([shop.online(), shop.isClosed('TIGA')]).toEqual([[], false])
  shop.router.advance(20 * HOUR)
  expect(shop.stamps('TIGA')).toEqual({ x: NOW + 3600 + 86_400, f: NOW + 3600, z: NOW + 3600 + 86_400 })
})

test('mati lampu antara login dan sapuan: habis selagi router mati, ditutup segera sesudah jamnya benar', () => {
  const shop = expiryRouter()
  shop.voucher('AAAA', { active: 3600 })
  shop.login('AAAA')
  shop.router.advance(10_000)
  // No sweep for three hours: that is what a router without power does.
  shop.router.run(['/system/scheduler/disable', '=.id=lk-sweep'])
  shop.router.advance(3 * HOUR)
  shop.router.reboot({ clockLost: true })
  shop.router.run(['/system/scheduler/enable', '=.id=lk-sweep'])
  expect(shop.stamps('AAAA')).toEqual({ x: NOW + 3600, f: NOW, z: undefined })
  // The cookie outlived the power cut, and the clock stands in 1970: nobody is shut out yet.
  expect(shop.router.returnDevice(phone(1))).toMatchObject({ ok: true })
  shop.router.advance(5 * MINUTE)
  expect([shop.isClosed('AAAA'), shop.online()]).toEqual([false, ['AAAA']])
  shop.router.syncNtp()
  shop.router.advance(MINUTE)
  expect([shop.isClosed('AAAA'), shop.online()]).toEqual([true, []])
  expectCleanRuns(shop)
})

test('mati lampu sebelum catatan sampai ke flash: voucher seperti baru, login berikutnya dicatat', () => {
  const shop = expiryRouter()
  shop.voucher('AAAA', { active: 3600 })
  shop.router.advance(HOUR)
  shop.login('AAAA')
  shop.router.advance(5000)
  expect(shop.router.reboot({ losesLastMs: 10_000 })).toHaveLength(1)
  expect(shop.stamps('AAAA')).toEqual({ x: 0, f: 0, z: undefined })
  shop.router.advance(55_000)
  shop.login('AAAA')
  expect(shop.stamps('AAAA').f).toBe(NOW + 3660)
})

test('jam 1970: tidak mencatat, tidak menutup; sesudah NTP semuanya menyusul sendiri', () => {
  const shop = expiryRouter()
  shop.voucher('LAMA', { active: 3600 })
  shop.login('LAMA', 1)
  shop.router.reboot({ clockLost: true })
  expect(shop.router.clock.date()).toBe('1970-01-02')
  shop.voucher('BARU', { active: 3600 })
  shop.voucher('RAK', { useBefore: (NOW + 60) * 1000 })
  shop.login('BARU', 2)
  shop.router.advance(3 * HOUR)
  expect(shop.stamps('BARU')).toEqual({ x: 0, f: 0, z: undefined })
  expect(['LAMA', 'BARU', 'RAK'].filter(shop.isClosed)).toEqual([])
  expect(shop.sweeps().length).toBeGreaterThan(170)
  shop.router.syncNtp()
  shop.router.advance(10 * MINUTE)
  expect(['LAMA', 'BARU', 'RAK'].filter(shop.isClosed)).toEqual(['LAMA', 'RAK'])
  expect(shop.stamps('BARU').f).toBeGreaterThan(NOW + 3 * 3600)
  expect(shop.stamps('BARU').x - shop.stamps('BARU').f).toBe(3600)
  expectCleanRuns(shop)
})

test('sesi yang berakhir di tengah pemeriksaan tidak menggagalkan menit itu', () => {
  // Every command takes 400 ms, so sessions run out between `find` and `get` (defect 3 of the reference).
  const shop = expiryRouter({ engine: { commandMs: 400 } })
  shop.router.advance(30_000)
  shop.voucher('HABIS', { active: 9 * 60 + 30 })
  shop.login('HABIS', 99)
  for (let at = 0; at < 20; at++) {
    shop.voucher(`SESI${at}`, { active: null, words: [`=limit-uptime=${9 * 60 + 31 + at}s`] })
    shop.login(`SESI${at}`, at)
  }
  shop.router.advance(9 * MINUTE + 29_000)
  expect(shop.online()).toHaveLength(21)
  shop.router.advance(1000)
  // Some went while the sweep of 10:10 asked who they were.
  expect(shop.online().length).toBeLessThan(15)
  expect(shop.sweeps().at(-1)).toMatchObject({ error: undefined })
  expect(shop.isClosed('HABIS')).toBe(true)
})

test('catatan yang dirusak tangan tidak ditutup dan tidak menghalangi yang lain', () => {
  const shop = expiryRouter()
  const broken = ['lk1;x=1ABC848000;f=1', 'lk1;x=1', 'lk1;x=1700000000', 'lk1;', 'lk1;x=17000000', 'LK1;x=1700000000;']
  for (const [at, comment] of broken.entries()) {
    shop.voucher(`RUSAK${at}`)
    shop.router.run(['/ip/hotspot/user/set', `=.id=RUSAK${at}`, `=comment=${comment}`])
  }
  shop.voucher('AAAA', { active: 60 })
  shop.login('AAAA')
  shop.router.advance(11 * MINUTE)
  expect(shop.isClosed('AAAA')).toBe(true)
  // Only the one whose ten digits are a moment in the past is judged.
  expect(broken.map((_, at) => shop.isClosed(`RUSAK${at}`))).toEqual([false, false, true, false, false, false])
})

test('perpanjangan oleh aplikasi berlaku; yang dinyalakan orang tanpa perpanjangan ditutup lagi', () => {
  const shop = expiryRouter()
  for (const code of ['PANJANG', 'NAKAL']) {
    shop.voucher(code, { active: 600 })
    shop.login(code, code.length)
  }
  shop.router.advance(11 * MINUTE)
  const { comment = '' } = shop.user('PANJANG')
  const longer = comment.replace(/x=\d{10}/, `x=${NOW + 7200}`).replace(/z=\d{10};/, '')
  shop.router.run(['/ip/hotspot/user/set', '=.id=PANJANG', '=disabled=no', `=comment=${longer}`])
  shop.router.run(['/ip/hotspot/user/set', '=.id=NAKAL', '=disabled=no'])
  shop.login('PANJANG', 1)
  shop.login('NAKAL', 2)
  const { z } = shop.stamps('NAKAL')
  shop.router.advance(MINUTE)
  expect(shop.online()).toEqual(['PANJANG'])
  expect(shop.stamps('NAKAL').z).toBe(z)
  shop.router.advance(2 * HOUR)
  expect(shop.isClosed('PANJANG')).toBe(true)
})

test('sesi yang tertinggal pada voucher yang sudah ditutup diusir paling lambat sepuluh menit kemudian', () => {
  const shop = expiryRouter()
  shop.voucher('AAAA', { active: 300 })
  shop.login('AAAA')
  shop.router.advance(4 * MINUTE)
  // Closed by the app while the line fell: the session stays (RouterOS does not end it).
  shop.router.run(['/ip/hotspot/user/disable', '=.id=AAAA'])
  shop.router.advance(5 * MINUTE)
  expect(shop.online()).toEqual(['AAAA'])
  shop.router.advance(MINUTE)
  expect(shop.online()).toEqual([])
})

test('sapuan yang masih jalan tidak didobeli', () => {
  const shop = expiryRouter()
  shop.voucher('AAAA', { active: 60 })
  shop.login('AAAA')
  shop.router.db.insert('/system/script/job', { script: 'lk-sweep', type: 'command' }, { by: 'router', runtime: true })
  shop.router.advance(5 * MINUTE)
  expect(shop.isClosed('AAAA')).toBe(false)
  for (const row of shop.router.db.rows('/system/script/job'))
    shop.router.db.remove('/system/script/job', row['.id'], { by: 'router', runtime: true })
  shop.router.advance(MINUTE)
  expect(shop.isClosed('AAAA')).toBe(true)
})

test('pemeriksaan yang sedang masuk gagal: yang habis pada menit itu tetap ditutup, dan log mengatakannya', () => {
  const sweep = SWEEP_SCRIPT.source.replace(
    '[/ip hotspot active find] do={',
    '[/ip hotspot active find] do={ :error "x"',
  )
  const shop = expiryRouter({ sweep })
  shop.voucher('AAAA', { active: 600 })
  shop.login('AAAA')
  shop.router.advance(10 * MINUTE)
  expect(shop.isClosed('AAAA')).toBe(true)
  expect(shop.messages()).toContain('LoketNet: yang sedang masuk belum bisa diperiksa')
})
