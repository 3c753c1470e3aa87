// A customer on the hotspot: who gets on, what is counted, when it ends (routeros.md §2.2).
import { expect, test } from 'vitest'
import { routerWithClient, shopRouter } from './shop-router'

const phone = '02:AA:00:00:00:01'
const hour = 3_600_000

function shopWithVoucher(extra: Readonly<Record<string, string>> = {}, profile: Readonly<Record<string, string>> = {}) {
  const router = shopRouter()
  const words = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => `=${name}=${value}`)
  router.run(['/ip/hotspot/user/profile/add', '=name=3jam', '=rate-limit=1M/2M', ...words(profile)])
  router.run(['/ip/hotspot/user/add', '=name=K7Q2', '=password=K7Q2', '=profile=3jam', ...words(extra)])
  const user = () => router.core.items('/ip/hotspot/user').find((row) => row.name === 'K7Q2')
  const login = (mac = phone, password = 'K7Q2') => router.loginHotspot({ user: 'K7Q2', password, mac })
  return { router, user, login }
}

test('masuk: sesi, host, cookie, antrean dinamis; keluar: dihitung ke pengguna', () => {
  const { router, user, login } = shopWithVoucher()
  const answer = login()
  expect(answer).toEqual({ ok: true, id: '*1', address: '10.5.50.2' })
  router.traffic({ user: 'K7Q2' }, { in: 1_000, out: 9_000 })
  router.advance(hour)
  const [session] = router.run(['/ip/hotspot/active/print']).rows
  expect(session).toMatchObject({
    user: 'K7Q2',
    uptime: '1h',
    'bytes-in': '1000',
    'bytes-out': '9000',
    'login-by': 'http-chap',
    server: 'hotspot1',
  })
  expect(session).not.toHaveProperty('session-time-left')
  expect(router.run(['/queue/simple/print']).rows[0]).toMatchObject({
    name: '<hotspot-K7Q2>',
    target: '10.5.50.2/32',
    'max-limit': '1000000/2000000',
    dynamic: 'true',
  })
  expect(() => router.run(['/queue/simple/set', '=.id=*1', '=max-limit=1/1'])).toThrow(/can not change dynamic/)
  expect(router.run(['/ip/hotspot/cookie/print']).rows[0]).toMatchObject({
    user: 'K7Q2',
    'mac-address': phone,
    'expires-in': '2d23h',
  })
  // Until then the user table knows nothing of the session.
  expect(user()).toMatchObject({ uptime: '0s', 'bytes-in': '0' })
  router.logout({ user: 'K7Q2' })
  expect(user()).toMatchObject({ uptime: '1h', 'bytes-in': '1000', 'bytes-out': '9000' })
  for (const menu of ['/ip/hotspot/active', '/ip/hotspot/host', '/ip/hotspot/cookie', '/queue/simple'])
    expect(router.db.rows(menu)).toEqual([])
  // Sessions are no writes to the flash.
  expect(router.db.writes().map((change) => change.menu)).toEqual(['/ip/hotspot/user/profile', '/ip/hotspot/user'])
})

test('yang tidak boleh masuk, dengan kalimat halaman login', () => {
  const invalid = { ok: false, error: 'invalid username or password' }
  const { router, login } = shopWithVoucher({ 'mac-address': phone })
  expect(login(phone, 'salah')).toEqual(invalid)
  expect(router.loginHotspot({ user: 'entah', mac: phone })).toEqual(invalid)
  expect(login('02:AA:00:00:00:02')).toEqual({
    ok: false,
    error: 'user K7Q2 is not allowed to log in from this MAC address',
  })
  expect(login()).toMatchObject({ ok: true })
  expect(login()).toEqual({ ok: false, error: 'no more sessions are allowed for user K7Q2' })
  router.logout({ mac: phone })
  router.run(['/ip/hotspot/user/disable', '=.id=K7Q2'])
  expect(login()).toEqual(invalid)
  router.run(['/ip/hotspot/profile/set', '=.id=hsprof1', '=login-by=http-chap'])
  expect(router.loginHotspot({ user: 'K7Q2', mac: phone, by: 'http-pap' })).toEqual({
    ok: false,
    error: 'login by http-pap is not enabled',
  })
})

test('kuota waktu: habis tepat pada waktunya, juga lewat beberapa sesi', () => {
  const { router, user, login } = shopWithVoucher({ 'limit-uptime': '3h' })
  login()
  router.advance(2 * hour)
  expect(router.run(['/ip/hotspot/active/print']).rows[0]).toMatchObject({ 'session-time-left': '1h' })
  router.logout({ user: 'K7Q2' })
  router.advance(5 * hour)
  login()
  router.advance(9 * hour)
  expect(router.db.rows('/ip/hotspot/active')).toEqual([])
  expect(user()).toMatchObject({ uptime: '3h' })
  expect(login()).toEqual({ ok: false, error: 'user K7Q2 has reached uptime limit' })
  const ended = router.db.changes.findLast(
    (change) => change.menu === '/ip/hotspot/active' && change.action === 'remove',
  )
  expect(ended?.at).toBe(router.clock.now() - 8 * hour)
})

test('kuota data: naik dan turun dijumlah, sesi berakhir saat habis', () => {
  const { router, user } = shopWithVoucher({ 'limit-bytes-total': '1000000' })
  router.loginHotspot({ user: 'K7Q2', password: 'K7Q2', mac: phone, bytesPerSecond: { in: 10, out: 90 } })
  router.advance(hour)
  expect(router.db.rows('/ip/hotspot/active')).toHaveLength(1)
  router.traffic({ mac: phone }, { in: 0, out: 600_000 })
  router.advance(hour)
  expect(user()).toMatchObject({ 'bytes-in': '40000', 'bytes-out': '960000', uptime: '1h6m40s' })
  expect(router.loginHotspot({ user: 'K7Q2', password: 'K7Q2', mac: phone })).toEqual({
    ok: false,
    error: 'user K7Q2 has reached traffic limit',
  })
})

test('session-timeout profil, shared-users, dan batas lisensi', () => {
  const { router, login } = shopWithVoucher({}, { 'session-timeout': '30m', 'shared-users': '2' })
  login()
  login('02:AA:00:00:00:02')
  expect(login('02:AA:00:00:00:03')).toMatchObject({ ok: false })
  router.advance(31 * 60_000)
  expect(router.db.rows('/ip/hotspot/active')).toEqual([])
  const small = shopRouter({ licenceLevel: 3 })
  for (const name of ['a', 'b']) small.run(['/ip/hotspot/user/add', `=name=${name}`])
  expect(small.loginHotspot({ user: 'a', mac: phone })).toMatchObject({ ok: true })
  expect(small.loginHotspot({ user: 'b', mac: '02:AA:00:00:00:02' })).toMatchObject({
    ok: false,
    error: expect.stringContaining('session limit'),
  })
})

test('cookie MAC: perangkat kembali sendiri, sampai ditendang, dimatikan atau basi', () => {
  const { router, login } = shopWithVoucher()
  login()
  router.logout({ user: 'K7Q2' }, 'keepalive timeout')
  expect(router.returnDevice(phone)).toMatchObject({ ok: true })
  expect(router.db.rows('/ip/hotspot/active')[0]).toMatchObject({ 'login-by': 'mac-cookie' })
  // A kick over the API is an admin reset: the cookie goes with the session.
  router.run(['/ip/hotspot/active/remove', '=.id=*2'])
  expect(router.returnDevice(phone)).toEqual({ ok: false, error: 'no cookie' })
  login()
  router.logout({ user: 'K7Q2' }, 'keepalive timeout')
  router.run(['/ip/hotspot/user/disable', '=.id=K7Q2'])
  expect(router.returnDevice(phone)).toEqual({ ok: false, error: 'invalid username or password' })
  expect(router.db.rows('/ip/hotspot/cookie')).toEqual([])
  router.run(['/ip/hotspot/user/enable', '=.id=K7Q2'])
  login()
  router.logout({ user: 'K7Q2' }, 'keepalive timeout')
  router.advance(73 * hour)
  expect(router.db.rows('/ip/hotspot/cookie')).toEqual([])
})

test('dimatikan tidak memutus sesi yang sedang jalan; tendang memutus dan menghitung', async () => {
  const { router, client } = await routerWithClient()
  await client.add(['/ip/hotspot/user/add', '=name=a'])
  router.loginHotspot({ user: 'a', mac: phone })
  await client.talk(['/ip/hotspot/user/disable', '=.id=a'])
  router.advance(60_000)
  const [session] = await client.rows(['/ip/hotspot/active/print', '?user=a'])
  expect(session?.uptime).toBe('1m')
  await client.talk(['/ip/hotspot/active/remove', `=.id=${session?.['.id']}`])
  expect((await client.rows(['/ip/hotspot/user/print', '?name=a']))[0]).toMatchObject({ uptime: '1m' })
  await client.talk(['/ip/hotspot/user/reset-counters', '=.id=a'])
  expect((await client.rows(['/ip/hotspot/user/print', '?name=a']))[0]).toMatchObject({ uptime: '0s' })
})

test('mati lampu: sesi hilang, bagian waktunya hilang, yang sudah dihitung dan cookie tinggal', () => {
  const { router, user, login } = shopWithVoucher()
  login()
  router.advance(hour)
  router.logout({ user: 'K7Q2' }, 'keepalive timeout')
  login()
  router.advance(hour)
  router.reboot({ clockLost: true })
  expect(user()).toMatchObject({ uptime: '1h' })
  expect(router.db.rows('/ip/hotspot/active')).toEqual([])
  expect(router.db.rows('/queue/simple')).toEqual([])
  expect(router.run(['/system/clock/print']).rows[0]).toMatchObject({ date: '1970-01-02', time: '07:00:00' })
  expect(router.run(['/system/resource/print']).rows[0]).toMatchObject({ uptime: '0s', 'write-sect-since-reboot': '0' })
  expect(router.returnDevice(phone)).toMatchObject({ ok: true, address: '10.5.50.2' })
  router.syncNtp()
  expect(router.run(['/system/clock/print']).rows[0]).toMatchObject({ date: '2026-11-21' })
})

test('mati lampu tepat sesudah menulis: yang belum sampai ke flash hilang', () => {
  const { router } = shopWithVoucher()
  router.advance(hour)
  router.run(['/ip/hotspot/user/add', '=name=baru'])
  router.run(['/ip/hotspot/user/set', '=.id=K7Q2', '=comment=dicap'])
  const lost = router.reboot({ losesLastMs: 2_000 })
  expect(lost.map((change) => change.action)).toEqual(['add', 'set'])
  const names = router.db.rows('/ip/hotspot/user').map((row) => row.name)
  expect(names).toEqual(['default-trial', 'K7Q2'])
  expect(router.db.table('/ip/hotspot/user').byName('K7Q2')).not.toHaveProperty('comment')
})

test('tiap perangkat alamat sendiri; pool penuh menolak; yang pulang mengembalikan alamatnya', () => {
  const router = shopRouter()
  router.run(['/ip/pool/set', '=.id=hs-pool', '=ranges=10.5.50.2-10.5.50.3'])
  router.run(['/ip/hotspot/user/profile/set', '=.id=default', '=shared-users=unlimited'])
  router.run(['/ip/hotspot/user/add', '=name=a'])
  const join = (last: number) => router.loginHotspot({ user: 'a', mac: `02:AA:00:00:00:0${last}` })
  expect([join(1), join(2)].map((answer) => (answer.ok ? answer.address : answer.error))).toEqual([
    '10.5.50.2',
    '10.5.50.3',
  ])
  expect(join(3)).toEqual({ ok: false, error: 'cannot assign ip address - no more free addresses from pool' })
  router.logout({ mac: '02:AA:00:00:00:01' })
  expect(join(3)).toMatchObject({ ok: true, address: '10.5.50.2' })
})

test('onLogin diberi tahu, dan pengguna default tidak bisa dihapus', () => {
  const seen: string[] = []
  const router = shopRouter({ onLogin: ({ user, by }) => seen.push(`${user} ${by}`) })
  router.run(['/ip/hotspot/user/add', '=name=a'])
  router.run(['/ip/hotspot/active/login', '=user=a', `=mac-address=${phone}`])
  expect(seen).toEqual(['a admin'])
  expect(() => router.run(['/ip/hotspot/user/remove', '=.id=default-trial'])).toThrow(/can not remove default/)
})
