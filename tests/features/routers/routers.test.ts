import { afterEach, describe, expect, test, vi } from 'vitest'
import { closedPort } from '../../support/closed-port'
import {
  API_USER,
  closeRouterShops,
  itemOf,
  openRouterShop,
  openShop,
  routerInput,
  simRouter,
  untilLink,
} from '../../support/router-shop'
import { makeSelfSigned } from '../../support/self-signed'
import { refusal, requestId } from '../../support/test-app'

afterEach(closeRouterShops)

describe('menyimpan router', () => {
  test('tersambung sendiri, dikenali, dan kata sandinya tidak pernah keluar lagi', async () => {
    const shop = await openRouterShop()
    const item = await itemOf(shop)
    expect(item).toMatchObject({
      name: 'Warkop',
      link: { state: 'online', trouble: null },
      facts: { identity: 'Warkop', serial: 'SIM750GR3001', version: '7.19.1 (stable)', stranger: null },
      lastSeenAt: expect.any(Number),
      waitingJobs: 0,
    })
    const everything = JSON.stringify([
      item,
      await shop.api.routers.status({}),
      (await shop.api.audit.list({})).rows,
      shop.app.db.connection.prepare('select * from router').all(),
      shop.app.db.connection.prepare('select * from request_log').all(),
      shop.log,
    ])
    expect(everything).not.toContain(API_USER.password)
    expect(everything).toContain('router.create')
  })

  test('kata sandi kosong memakai yang lama, juga sesudah aplikasi dibuka lagi', async () => {
    const shop = await openRouterShop()
    const router = routerInput(shop.port, { name: 'Warkop Depan', password: '' })
    await shop.api.routers.save({ id: shop.routerId, router, requestId: requestId() })
    expect(await itemOf(shop)).toMatchObject({ name: 'Warkop Depan', link: { state: 'online' } })
    const again = await shop.restart()
    try {
      await untilLink({ ...shop, ...again }, 'online')
    } finally {
      await again.app.close()
    }
  })

  test('nama yang sama ditolak di isian namanya; yang diarsipkan melepas namanya', async () => {
    const shop = await openRouterShop()
    const { api } = shop
    const twin = routerInput(await closedPort(), { name: ' warkop ' })
    expect(await refusal(api.routers.save({ id: null, router: twin, requestId: requestId() }))).toMatchObject({
      code: 'ROUTER_NAME_TAKEN',
      data: { field: 'router.name' },
    })
    await api.routers.remove({ id: shop.routerId, requestId: requestId() })
    expect(await api.routers.list({})).toEqual([])
    await expect.poll(() => shop.router.openConnections()).toBe(0)
    await api.routers.save({ id: null, router: twin, requestId: requestId() })
    expect(await api.routers.list({})).toMatchObject([{ name: 'warkop' }])
  })

  test('Admin dan Kasir tidak dapat mengubah alamat router; Kasir hanya melihat keadaannya', async () => {
    const shop = await openRouterShop()
    const { api, routerId } = shop
    for (const role of ['admin', 'cashier'] as const)
      await api.users.create({ name: role, role, secret: '135791', requestId: requestId() })
    for (const role of ['admin', 'cashier'] as const) {
      await api.session.login({ name: role, secret: '135791', requestId: requestId() })
      const save = api.routers.save({ id: routerId, router: routerInput(1, { password: '' }), requestId: requestId() })
      expect(await refusal(save)).toMatchObject({ code: 'NOT_ALLOWED' })
    }
    expect(await refusal(api.routers.list({}))).toMatchObject({ code: 'NOT_ALLOWED' })
    const [status] = await api.routers.status({})
    expect(status).toEqual({
      id: routerId,
      name: 'Warkop',
      state: 'online',
      since: expect.any(Number),
      lastSeenAt: expect.any(Number),
      waitingJobs: 0,
    })
  })
})

describe('sambungan', () => {
  test('router dicabut: terlihat terputus dengan sebabnya, terakhir terlihat dicatat; dicolok lagi: tersambung sendiri', async () => {
    const shop = await openRouterShop()
    await shop.router.unplug()
    await untilLink(shop, 'offline')
    await vi.waitFor(async () => expect((await itemOf(shop)).link.trouble?.code).toMatch(/ROUTER_(LOST|SERVICE_OFF)/))
    expect((await itemOf(shop)).lastSeenAt).toBeGreaterThan(0)
    await shop.router.plug()
    await shop.api.routers.reconnect({ id: shop.routerId, requestId: requestId() })
    await untilLink(shop, 'online')
    expect((await itemOf(shop)).link.trouble).toBeNull()
  })

  test('kata sandi diganti di router: berhenti mencoba-coba, sebabnya jelas, dan simpan yang baru langsung menyambung', async () => {
    const shop = await openRouterShop()
    const user = shop.router.db.rows('/user').find((row) => row.name === API_USER.name)
    shop.router.run(['/user/set', `=.id=${user?.['.id']}`, '=password=Baru 456'])
    shop.router.dropConnections()
    await untilLink(shop, 'error')
    expect((await itemOf(shop)).link).toMatchObject({ trouble: { code: 'ROUTER_LOGIN' }, retryAt: expect.any(Number) })
    const router = routerInput(shop.port, { password: 'Baru 456' })
    await shop.api.routers.save({ id: shop.routerId, router, requestId: requestId() })
    await untilLink(shop, 'online')
  })

  test('pool IP ditanyakan ke router; bila router mati, yang terakhir diketahui', async () => {
    const { api, router, routerId, ...shop } = await openRouterShop()
    router.run(['/ip/pool/add', '=name=vip', '=ranges=10.9.0.2-10.9.0.20'])
    const live = await api.routers.pools({ routerId })
    expect([live.isLive, live.pools.map((pool) => pool.name)]).toEqual([true, ['hs-pool', 'ppp-pool', 'vip']])
    await router.unplug()
    await untilLink({ ...shop, api, routerId }, 'offline')
    const known = await api.routers.pools({ routerId })
    expect([known.isLive, known.pools.map((pool) => pool.name)]).toEqual([false, ['hs-pool', 'ppp-pool']])
  })
})

describe('sertifikat', () => {
  test('dipasak pada sambungan pertama; yang berubah menghentikan router sampai Pemilik memutuskan', async () => {
    const shop = await openShop()
    const [first, second] = [await makeSelfSigned(), await makeSelfSigned()]
    const sim = simRouter(shop.clock, { tls: first })
    const port = await sim.listenTls()
    const router = routerInput(port, { useTls: true })
    const { id: routerId } = await shop.api.routers.save({ id: null, router, requestId: requestId() })
    const here = { ...shop, routerId }
    await vi.waitFor(async () => expect((await itemOf(here)).pinSha256).toBe(first.fingerprint256))

    sim.changeCertificate(second)
    const attempts = sim.db.counters.logins + sim.db.counters.failedLogins
    sim.dropConnections('fin')
    await untilLink(here, 'error')
    expect((await itemOf(here)).link).toMatchObject({
      trouble: { code: 'ROUTER_CERTIFICATE_CHANGED' },
      refusedFingerprint: second.fingerprint256,
    })
    expect(sim.db.counters.logins + sim.db.counters.failedLogins).toBe(attempts)

    const accept = (fingerprint256: string) =>
      shop.api.routers.acceptCertificate({ id: routerId, fingerprint256, requestId: requestId() })
    expect(await refusal(accept(first.fingerprint256))).toMatchObject({ code: 'ROUTER_CERTIFICATE_OTHER' })
    await accept(second.fingerprint256)
    await untilLink(here, 'online')
    expect((await itemOf(here)).pinSha256).toBe(second.fingerprint256)
  })
})

describe('dua aplikasi di satu basis data', () => {
  test('yang kedua hanya melihat: tidak menyambung router, dan perubahan ditolak dengan alasannya', async () => {
    const shop = await openRouterShop()
    const second = await openShop({ dataDir: shop.dataDir, clock: shop.clock })
    expect(await shop.api.session.status({})).toMatchObject({ isPassive: false })
    expect(await second.api.session.status({})).toMatchObject({ isPassive: true, state: 'ready' })
    expect(await second.api.routers.list({})).toMatchObject([{ name: 'Warkop', link: { state: 'offline' } }])
    expect(shop.router.openConnections()).toBe(1)
    const refused = await refusal(second.api.routers.reconnect({ id: shop.routerId, requestId: requestId() }))
    expect(refused).toMatchObject({ code: 'PASSIVE_HOST' })
    expect(shop.router.openConnections()).toBe(1)
  })
})
