import { afterEach, describe, expect, test, vi } from 'vitest'
import { ensureProfile } from '../../../src-main/features/routers'
import {
  API_USER,
  addPackage,
  closeRouterShops,
  openRouterShop,
  type RouterShop,
  untilLink,
} from '../../support/router-shop'
import { requestId } from '../../support/test-app'

afterEach(closeRouterShops)

const MENU = '/ip/hotspot/user/profile'

/** As making a batch does: wishes for the profile of a package's master. */
function wishProfile(shop: RouterShop, masterId: string): void {
  const ctx = { now: shop.clock.now(), actor: null }
  shop.app.db.transact((tx) => ensureProfile(tx, ctx as never, shop.routerId, masterId)) // only `now` and `actor` are read
}

const untilProfile = (shop: RouterShop, state: string) =>
  vi.waitFor(
    async () => {
      const [profile] = await shop.api.routers.profiles({ routerId: shop.routerId })
      expect(profile?.state).toBe(state)
    },
    { timeout: 8_000, interval: 20 },
  )

const profileOf = (shop: RouterShop) => shop.api.routers.profiles({ routerId: shop.routerId }).then(([one]) => one)
const onRouter = (shop: RouterShop) => shop.router.db.rows(MENU).filter((row) => row.name?.startsWith('lk-'))
/** Of the profile's own spec: its on-login is the expiry engine's, and has its own tests. */
const ourWrites = (shop: RouterShop) =>
  shop.router.db
    .writes({ menu: MENU })
    .filter(({ by, before, after }) => by === API_USER.name && (!before || before['on-login'] === after?.['on-login']))

describe('profil di router mengikuti Paket Induk', () => {
  test.each(['6.49.17', '7.8', '7.19.1'])(
    'RouterOS %s: dibuat sekali, yang sudah benar tidak ditulis lagi',
    async (version) => {
      const shop = await openRouterShop({ sim: { version } })
      const { master } = await addPackage(shop)
      wishProfile(shop, master.id)
      await untilProfile(shop, 'ok')
      expect(onRouter(shop)).toMatchObject([
        { name: master.profileName, 'rate-limit': '1M/3M', 'shared-users': '1', 'mac-cookie-timeout': '1d' },
      ])
      wishProfile(shop, master.id)
      await untilProfile(shop, 'ok')
      expect(ourWrites(shop).map((write) => write.action)).toEqual(['add'])
      expect(await profileOf(shop)).toMatchObject({ masterName: 'Harian Hemat', drift: [], trouble: null })
    },
  )

  test('harga berubah tidak menyentuh router; kecepatan berubah menulis hanya kecepatannya', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    wishProfile(shop, master.id)
    await untilProfile(shop, 'ok')
    const { id, name, serviceType, billingType, profileName: _profile, isArchived: _archived, ...spec } = master
    const change = { id, name, serviceType, billingType, spec: { ...spec, rateLimit: '2M/5M' } }
    await shop.api.catalog.updateMaster({ ...change, requestId: requestId() })
    await vi.waitFor(() => expect(onRouter(shop)).toMatchObject([{ 'rate-limit': '2M/5M' }]))
    expect(ourWrites(shop).map((write) => write.action)).toEqual(['add', 'set'])
  })

  test('diubah orang di WinBox: bedanya terlihat, "Samakan" membetulkan hanya itu, profil orang lain tidak disentuh', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    wishProfile(shop, master.id)
    await untilProfile(shop, 'ok')
    shop.router.run([`${MENU}/add`, '=name=mikhmon-1jam', '=rate-limit=9M/9M'])
    const id = onRouter(shop)[0]?.['.id']
    shop.router.run([`${MENU}/set`, `=.id=${id}`, '=rate-limit=64k/64k', '=on-login=lk-login', '=shared-users=5'])

    shop.router.dropConnections()
    await untilProfile(shop, 'drift')
    expect((await profileOf(shop))?.drift).toEqual([
      { property: 'rate-limit', wanted: '1M/3M', actual: '64k/64k' },
      { property: 'shared-users', wanted: '1', actual: '5' },
    ])
    expect((await shop.api.kendala.overview({})).routers).toMatchObject([{ state: 'drift' }])
    expect(ourWrites(shop)).toHaveLength(1)

    await shop.api.routers.repairProfile({ routerId: shop.routerId, masterId: master.id, requestId: requestId() })
    await untilProfile(shop, 'ok')
    expect(onRouter(shop)).toMatchObject([{ 'rate-limit': '1M/3M', 'shared-users': '1', 'on-login': 'lk-login' }])
    expect(shop.router.db.rows(MENU).find((row) => row.name === 'mikhmon-1jam')).toMatchObject({
      'rate-limit': '9M/9M',
    })
  })

  test('profil dihapus orang: terlihat hilang, "Samakan" membuatnya lagi', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    wishProfile(shop, master.id)
    await untilProfile(shop, 'ok')
    shop.router.run([`${MENU}/remove`, `=.id=${onRouter(shop)[0]?.['.id']}`])
    shop.router.dropConnections()
    await untilProfile(shop, 'drift')
    expect((await profileOf(shop))?.drift).toEqual([{ property: 'name', wanted: master.profileName, actual: '' }])
    await shop.api.routers.repairProfile({ routerId: shop.routerId, masterId: master.id, requestId: requestId() })
    await untilProfile(shop, 'ok')
    expect(onRouter(shop)).toHaveLength(1)
  })

  test('router mati: pekerjaannya menunggu dan terlihat; begitu menyala langsung dikerjakan', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    await shop.router.unplug()
    await untilLink(shop, 'offline')
    wishProfile(shop, master.id)
    await vi.waitFor(async () => {
      const lane = (await shop.api.kendala.overview({})).lanes[0]
      expect(lane).toMatchObject({ title: 'Warkop', open: 1, isOnline: false })
      const { rows } = await shop.api.kendala.jobs({ lane: lane?.lane ?? '' })
      expect(rows).toMatchObject([
        {
          what: 'Samakan profil Harian Hemat di router Warkop',
          attempts: expect.any(Number),
          cancel: { isAllowed: true },
        },
      ])
      expect(rows[0]?.trouble?.code).toMatch(/ROUTER_(LOST|SERVICE_OFF)/)
    })
    expect((await profileOf(shop))?.state).toBe('waiting')
    // A long night: by itself it would be tried again only minutes later.
    const { lane } = (await shop.api.kendala.overview({})).lanes[0] ?? { lane: '' }
    shop.app.db.connection.prepare('update outbox set attempts = 12').run()
    await shop.api.kendala.retry({ lane, jobId: null, requestId: requestId() })
    await vi.waitFor(async () => expect((await shop.api.kendala.jobs({ lane })).rows[0]?.attempts).toBe(13), {
      timeout: 10_000,
    })
    await shop.router.plug()
    await untilProfile(shop, 'ok')
    // The guard of the active period follows the profile.
    await vi.waitFor(async () => expect((await shop.api.kendala.overview({})).lanes).toEqual([]), { timeout: 10_000 })
  })

  test('jawaban hilang tepat sesudah router mengerjakan: hanya satu profil, tidak dua', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: `${MENU}/add`, nth: 1 })
    wishProfile(shop, master.id)
    await untilProfile(shop, 'ok')
    expect(onRouter(shop)).toHaveLength(1)
    expect(shop.router.faults.fired).toHaveLength(1)
  })

  test('tanpa izin tulis: gagal dengan kata-kata, di layar Router dan di Kendala; sesudah diberi izin berhasil sendiri', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    const disarm = shop.router.faults.add({ action: { kind: 'permission' }, command: /profile\/(add|set)$/ })
    wishProfile(shop, master.id)
    await untilProfile(shop, 'failed')
    expect((await profileOf(shop))?.trouble).toMatchObject({
      code: 'ROUTER_PERMISSION',
      message: 'Pengguna API di router Warkop tidak punya izin yang cukup.',
    })
    const { lane } = (await shop.api.kendala.overview({})).lanes[0] ?? { lane: '' }
    expect((await shop.api.kendala.jobs({ lane })).rows).toMatchObject([
      { needsAttention: true, trouble: { code: 'ROUTER_PERMISSION' } },
    ])
    expect(await shop.api.kendala.counts({})).toEqual({ attention: 1, waiting: 1 })
    disarm()
    await shop.api.kendala.retry({ lane, jobId: null, requestId: requestId() })
    await untilProfile(shop, 'ok')
    await vi.waitFor(async () => expect(await shop.api.kendala.counts({})).toEqual({ attention: 0, waiting: 0 }))
  })

  test('device-mode dibuka dan router menyala ulang: yang tadi ditolak langsung dicoba lagi', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    const disarm = shop.router.faults.add({ action: { kind: 'device-mode' }, command: `${MENU}/add` })
    wishProfile(shop, master.id)
    await untilProfile(shop, 'failed')
    const { lane } = (await shop.api.kendala.overview({})).lanes[0] ?? { lane: '' }
    shop.app.db.connection.prepare('update outbox set attempts = 12').run()
    await shop.api.kendala.retry({ lane, jobId: null, requestId: requestId() })
    await vi.waitFor(async () => expect((await shop.api.kendala.jobs({ lane })).rows[0]?.attempts).toBe(13), {
      timeout: 10_000,
    })
    expect((await profileOf(shop))?.trouble?.code).toBe('ROUTER_DEVICE_MODE')
    disarm()
    shop.router.confirmDeviceMode()
    await untilProfile(shop, 'ok')
  })

  test('pool yang tidak ada di router disebut namanya', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop, 'VIP', { pool: 'vip-pool' })
    wishProfile(shop, master.id)
    await untilProfile(shop, 'failed')
    expect((await profileOf(shop))?.trouble?.message).toBe('Router Warkop tidak mengenal pool IP yang diminta.')
  })

  test('router menyala ulang dan lupa tulisan terakhir: pemeriksaan berikutnya melihatnya', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    wishProfile(shop, master.id)
    await untilProfile(shop, 'ok')
    shop.router.reboot({ losesLastMs: 60_000 })
    expect(onRouter(shop)).toHaveLength(0)
    await untilProfile(shop, 'drift')
  })
})

describe('bukan router yang dikenal', () => {
  test('router diganti di alamat yang sama: terlihat, tidak ditulisi, sampai Pemilik bilang ya', async () => {
    const shop = await openRouterShop()
    const { master } = await addPackage(shop)
    Object.assign(shop.router.core.board, { serial: 'PENGGANTI01', model: 'RB941' })
    shop.router.dropConnections()
    await untilLink(shop, 'stranger')
    wishProfile(shop, master.id)
    await vi.waitFor(async () => {
      const { lane } = (await shop.api.kendala.overview({})).lanes[0] ?? { lane: '' }
      expect((await shop.api.kendala.jobs({ lane })).rows[0]?.trouble?.code).toBe('ROUTER_STRANGER')
    })
    expect(ourWrites(shop)).toEqual([])
    expect((await shop.api.routers.list({}))[0]?.facts).toMatchObject({
      serial: 'SIM750GR3001',
      stranger: { serial: 'PENGGANTI01', board: 'RB941' },
    })
    await shop.api.routers.acceptRouter({ id: shop.routerId, serial: 'PENGGANTI01', requestId: requestId() })
    await untilProfile(shop, 'ok')
    expect(onRouter(shop)).toHaveLength(1)
    expect((await shop.api.routers.list({}))[0]?.facts).toMatchObject({ serial: 'PENGGANTI01', stranger: null })
  })
})
