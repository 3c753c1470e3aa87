// "Tes koneksi" against simulated routers through the real client, and against what is no router at all.
import { createServer, type Server } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { diagnose, type TestSubject } from '../../../src-main/features/routers/diagnosis'
import type { RouterEndpoint } from '../../../src-main/platform/routeros'
import { closedPort } from '../../support/closed-port'
import {
  API_USER,
  closeRouterShops,
  collect,
  openRouterShop,
  openShop,
  routerInput,
  simRouter,
} from '../../support/router-shop'
import { makeSelfSigned } from '../../support/self-signed'
import { OWNER, refusal, requestId, testClock } from '../../support/test-app'

const servers: Server[] = []
afterEach(async () => {
  await closeRouterShops()
  for (const server of servers.splice(0)) server.close()
})

const clock = testClock()

function run(port: number, endpoint: Partial<RouterEndpoint> = {}, subject: Partial<TestSubject> = {}) {
  const { name: user, password } = API_USER
  return collect(
    diagnose({
      place: { name: 'Warkop', host: '127.0.0.1', port },
      endpoint: {
        host: '127.0.0.1',
        port,
        tls: false,
        user,
        password,
        connectTimeoutMs: 400,
        commandTimeoutMs: 400,
        ...endpoint,
      },
      hotspotServer: 'all',
      knownSerial: null,
      zone: 'Asia/Jakarta',
      clock,
      signal: undefined,
      ...subject,
    }),
  )
}

const ntpOn = (router: ReturnType<typeof simRouter>) => router.run(['/system/ntp/client/set', '=enabled=yes'])

describe('router yang sehat', () => {
  test.each(['6.49.17', '7.8', '7.19.1'])('RouterOS %s: tersambung, dikenali, siap', async (version) => {
    const router = simRouter(clock, { version })
    ntpOn(router)
    const { troubles, end, all } = await run(await router.listen())
    expect(troubles).toEqual(['warn:plain-api'])
    expect(end).toMatchObject({
      isReady: true,
      hotspotServers: ['hotspot1'],
      loginHost: 'login.warkop.net',
      facts: { identity: 'Warkop', board: 'RB750Gr3', serial: 'SIM750GR3001', licenceLevel: '4' },
    })
    expect(end?.facts?.pools.map((pool) => pool.name)).toEqual(['hs-pool', 'ppp-pool'])
    expect(Math.abs(end?.facts?.clockOffsetSeconds ?? 99)).toBeLessThanOrEqual(1)
    const steps = all.flatMap((event) => (event.type === 'step' ? [event] : []))
    expect(steps[0]).toMatchObject({ done: 0, total: 7 })
    expect(steps.at(-1)).toMatchObject({ done: 7, total: 7, title: 'Selesai' })
    await expect.poll(() => router.openConnections()).toBe(0)
    expect(router.db.writes().filter((write) => write.by === API_USER.name)).toEqual([])
  })

  test('temuan datang satu-satu, bukan menunggu semuanya', async () => {
    const router = simRouter(clock)
    const port = await router.listen()
    router.setSpeed({ latencyMs: 30 })
    const times: number[] = []
    for await (const event of diagnose({
      place: { name: 'Warkop', host: '127.0.0.1', port },
      endpoint: { host: '127.0.0.1', port, tls: false, user: API_USER.name, password: API_USER.password },
      hotspotServer: 'all',
      knownSerial: null,
      zone: 'Asia/Jakarta',
      clock,
      signal: undefined,
    }))
      if (event.type === 'finding') times.push(performance.now())
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(100)
  })
})

describe('yang salah disebut dengan kata-kata', () => {
  test('tidak ada yang mendengarkan di port itu', async () => {
    const { troubles, end } = await run(await closedPort())
    expect(troubles).toEqual(['bad:ROUTER_SERVICE_OFF'])
    expect(end).toMatchObject({ isReady: false, facts: null })
  })

  test('nama yang tidak ada di jaringan', async () => {
    const { troubles } = await run(8728, { host: 'router.invalid', connectTimeoutMs: 5_000 })
    expect(troubles).toEqual(['bad:ROUTER_NAME_UNKNOWN'])
  })

  test('router mati lampu: tersambung oleh jaringan tetapi diam', async () => {
    const router = simRouter(clock)
    const port = await router.listen()
    await router.unplug('black-hole')
    expect((await run(port)).troubles).toEqual(['bad:ROUTER_MUTE'])
  })

  test('kata sandi salah', async () => {
    const port = await simRouter(clock).listen()
    expect((await run(port, { password: 'keliru' })).troubles).toEqual(['bad:ROUTER_LOGIN'])
  })

  test('alamat komputer tidak diizinkan: diterima lalu langsung ditutup', async () => {
    const router = simRouter(clock)
    const port = await router.listen()
    const api = router.db.rows('/ip/service').find((row) => row.name === 'api')
    router.run(['/ip/service/set', `=.id=${api?.['.id']}`, '=address=10.0.0.0/8'])
    const { findings } = await run(port)
    expect(findings).toMatchObject([{ id: 'ROUTER_CLOSED_AT_ONCE', level: 'bad' }])
    expect(findings[0]?.meaning).toContain('Available From')
  })

  test('bukan router: peladen web', async () => {
    const web = createServer((socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))
    servers.push(web)
    const port = await new Promise<number>((resolve) =>
      web.listen(0, '127.0.0.1', () => {
        const address = web.address()
        resolve(typeof address === 'object' && address ? address.port : 0)
      }),
    )
    const { troubles } = await run(port)
    expect(['bad:ROUTER_NOT_ROUTEROS', 'bad:ROUTER_CLOSED_AT_ONCE']).toContain(troubles[0])
  })

  test('API biasa dipakai di port api-ssl, dan sebaliknya', async () => {
    const router = simRouter(clock, { tls: await makeSelfSigned() })
    const [plain, secure] = [await router.listen(), await router.listenTls()]
    expect(['bad:ROUTER_CLOSED_AT_ONCE', 'bad:ROUTER_MUTE']).toContain((await run(secure)).troubles[0])
    expect(['bad:ROUTER_TLS', 'bad:ROUTER_MUTE', 'bad:ROUTER_CLOSED_AT_ONCE']).toContain(
      (await run(plain, { tls: {} })).troubles[0],
    )
  })

  test('api-ssl: sidik jari ditunjukkan; sertifikat yang berubah tidak pernah mendapat kata sandi', async () => {
    const [first, second] = [await makeSelfSigned(), await makeSelfSigned()]
    const router = simRouter(clock, { tls: first })
    const port = await router.listenTls()
    const good = await run(port, { tls: {} })
    expect(good.end?.fingerprint256).toBe(first.fingerprint256)
    expect(good.troubles).not.toContain('warn:plain-api')
    router.changeCertificate(second)
    const logins = router.db.counters.logins
    const bad = await run(port, { tls: { pinSha256: first.fingerprint256 } })
    expect(bad.troubles).toEqual(['bad:ROUTER_CERTIFICATE_CHANGED'])
    expect(router.db.counters.logins + router.db.counters.failedLogins).toBe(logins)
  })

  test.each([
    ['tanpa izin tulis', { users: [{ ...API_USER, policies: ['read', 'api'] }] }, 'bad:policy-missing'],
    ['tanpa kata sandi', { users: [{ ...API_USER, password: '' }] }, 'bad:password-empty', { password: '' }],
    ['tanpa izin baca', { users: [{ ...API_USER, policies: ['api'] }] }, 'bad:read-refused'],
    ['baru dari pabrik', { deviceMode: 'home' as const }, 'bad:device-mode-hotspot'],
    ['ditandai', { flagged: true }, 'bad:device-mode-flagged'],
    ['belum ada hotspot', { items: {} }, 'bad:hotspot-none'],
    ['lisensi kecil', { licenceLevel: 3 as const }, 'bad:licence-small'],
  ])('%s', async (_, sim, expected, endpoint: Partial<RouterEndpoint> = {}) => {
    const port = await simRouter(clock, sim).listen()
    const { troubles, end } = await run(port, endpoint)
    expect(troubles).toContain(expected)
    expect(end?.isReady).toBe(false)
  })

  test('jam lupa sesudah listrik padam', async () => {
    const router = simRouter(clock)
    const port = await router.listen()
    router.reboot({ clockLost: true })
    const { findings } = await run(port)
    expect(findings.find((one) => one.id === 'clock-unset')?.title).toContain('1970-01-02')
  })

  test('server hotspot yang dipilih tidak ada, dan router yang bukan itu', async () => {
    const port = await simRouter(clock).listen()
    const { troubles } = await run(port, {}, { hotspotServer: 'lantai2', knownSerial: 'HEX000111' })
    expect(troubles).toEqual(expect.arrayContaining(['bad:hotspot-unknown', 'bad:stranger']))
  })

  test('putus di tengah pemeriksaan: yang sudah ditemukan tetap terlihat', async () => {
    const router = simRouter(clock)
    const port = await router.listen()
    router.faults.add({ action: { kind: 'cut', when: 'before' }, command: '/system/device-mode/print' })
    const { troubles, findings, end } = await run(port)
    expect(troubles.at(-1)).toBe('bad:lost')
    expect(findings.map((one) => one.id)).toContain('version-ok')
    expect(end?.isReady).toBe(false)
  })

  test('layar ditutup di tengah jalan: sambungannya ikut berakhir', async () => {
    const router = simRouter(clock)
    const port = await router.listen()
    const stop = new AbortController()
    router.setSpeed({ latencyMs: 50 })
    const events = run(port, { connectTimeoutMs: 4_000, commandTimeoutMs: 4_000 }, { signal: stop.signal })
    setTimeout(() => stop.abort(), 120)
    const { end } = await events
    expect(end?.isReady ?? false).toBe(false)
    await expect.poll(() => router.openConnections()).toBe(0)
  })
})

describe('lewat layar', () => {
  test('isian yang belum disimpan dites oleh Pemilik; kata sandi kosong memakai yang tersimpan', async () => {
    const { api, routerId, port } = await openRouterShop()
    const { name: _name, wifiName: _wifi, loginHost: _login, pinSha256: _pin, ...draft } = routerInput(port)
    const fresh = await collect(await api.routers.testConnection({ routerId: null, draft }))
    expect(fresh.end?.isReady).toBe(true)
    const stored = await collect(await api.routers.testConnection({ routerId, draft: { ...draft, password: '' } }))
    expect(stored.end?.isReady).toBe(true)
    expect(JSON.stringify([fresh.all, stored.all])).not.toContain(API_USER.password)
  })

  test('Admin boleh mengetes router yang tersimpan, tetapi tidak alamat buatannya sendiri; Kasir tidak boleh', async () => {
    const shop = await openRouterShop()
    const { api, routerId, port } = shop
    for (const [name, role] of [
      ['Budi', 'admin'],
      ['Siti', 'cashier'],
    ] as const)
      await api.users.create({ name, role, secret: '135791', requestId: requestId() })
    const { name: _name, wifiName: _wifi, loginHost: _login, pinSha256: _pin, ...draft } = routerInput(port)
    await api.session.login({ name: 'Budi', secret: '135791', requestId: requestId() })
    expect((await collect(await api.routers.testConnection({ routerId, draft: null }))).end?.isReady).toBe(true)
    expect(await refusal(api.routers.testConnection({ routerId, draft }))).toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await api.session.login({ name: 'Siti', secret: '135791', requestId: requestId() })
    expect(await refusal(api.routers.testConnection({ routerId, draft: null }))).toMatchObject({ code: 'NOT_ALLOWED' })
    await api.session.login({ ...OWNER, requestId: requestId() })
  })

  test('alamat yang bukan alamat ditolak sebelum ada yang disambung', async () => {
    const { api } = await openShop()
    const router = routerInput(8728, { host: 'http://192.168.88.1/' })
    const refused = await refusal(api.routers.save({ id: null, router, requestId: requestId() }))
    expect(refused.data.fields).toEqual({
      'router.host': 'Tulis alamat IP atau namanya saja, misalnya 192.168.88.1.',
    })
  })
})
