import { afterEach, describe, expect, test, vi } from 'vitest'
import type { CheckFinding, RepairId } from '../../../src-main/features/preflight/contract'
import {
  API_USER,
  closeRouterShops,
  itemOf,
  openRouterShop,
  type RouterShop,
  untilLink,
} from '../../support/router-shop'
import { OWNER, refusal, requestId } from '../../support/test-app'

afterEach(closeRouterShops)

async function check(shop: RouterShop) {
  const findings: CheckFinding[] = []
  let isReady: boolean | undefined
  for await (const event of await shop.api.preflight.check({ routerId: shop.routerId })) {
    if (event.type === 'finding') findings.push(event.finding)
    if (event.type === 'end') isReady = event.isReady
  }
  const find = (id: string) => findings.find((finding) => finding.id === id)
  return { findings, isReady, find, ids: findings.map(({ id }) => id) }
}

const approvalOf = async (shop: RouterShop) => {
  const { people } = await shop.api.session.status({})
  return { userId: people.find(({ name }) => name === OWNER.name)?.id ?? '', secret: OWNER.secret }
}

const repair = async (shop: RouterShop, id: RepairId, withPin = false) =>
  shop.api.preflight.repair({
    routerId: shop.routerId,
    repair: id,
    approval: withPin ? await approvalOf(shop) : null,
    requestId: requestId(),
  })

const auditOf = async (shop: RouterShop) =>
  (await shop.api.audit.list({})).rows.filter(({ action }) => action === 'router.repair')

const ourWrites = (shop: RouterShop) => shop.router.db.writes().filter(({ by }) => by === API_USER.name)

const untilClock = (shop: RouterShop, state: string) =>
  vi.waitFor(async () => expect((await shop.api.care.list({}))[0]?.clock?.state).toBe(state), { timeout: 8_000 })

describe('periksa router', () => {
  test.each(['6.49.17', '7.8', '7.19.1', '7.24'])(
    'RouterOS %s: semua yang ditanya terjawab, tidak ada yang ditulis',
    async (version) => {
      const shop = await openRouterShop({ sim: { version } })
      const before = ourWrites(shop).length
      const { findings, isReady, ids } = await check(shop)
      expect(isReady).toBe(true)
      expect(ids).toEqual(
        expect.arrayContaining([
          'connected',
          'version-ok',
          'api-open',
          'qr-ok',
          'licence-use',
          'pool-size',
          'flash-ok',
          'clock-format',
          'ntp-off',
        ]),
      )
      expect(findings.every(({ meaning }) => meaning.length > 10 && !meaning.includes('{'))).toBe(true)
      expect(ourWrites(shop)).toHaveLength(before)
    },
  )

  test.each([
    ['baru dari kotak, jam 1970, lisensi 3', { deviceMode: 'home', flagged: true, licenceLevel: 3 } as const],
    ['RouterOS tua', { version: '6.48.6', licenceLevel: 1 } as const],
  ])('%s: tiap temuan yang kurang baik punya arti dan perintahnya', async (_name, sim) => {
    const shop = await openRouterShop({ sim: { ...sim, timezoneMinutes: 0, timezoneName: 'UTC' } })
    shop.router.reboot({ clockLost: true })
    await untilClock(shop, 'unset')
    shop.router.run(['/ip/hotspot/profile/set', '=.id=hsprof1', '=login-by=mac'])
    const { findings } = await check(shop)
    const poor = findings.filter(({ level }) => level !== 'ok')
    expect(poor.length).toBeGreaterThan(5)
    for (const { id, meaning, fix } of poor) {
      expect(meaning.length, id).toBeGreaterThan(20)
      expect(fix, id).toMatch(/^\//)
    }
  })

  test('router mati: sebabnya disebut seperti di Tes koneksi, tanpa tombol perbaiki', async () => {
    const shop = await openRouterShop()
    await shop.router.unplug()
    await untilLink(shop, 'offline')
    const { findings, isReady } = await check(shop)
    expect(isReady).toBe(false)
    expect(findings).toMatchObject([{ id: 'ROUTER_SERVICE_OFF', repair: null }])
  })
})

describe('perbaiki', () => {
  test.each([
    ['6.49.17', { enabled: 'true', 'server-dns-names': 'id.pool.ntp.org' }],
    ['7.19.1', { enabled: 'true', servers: 'id.pool.ntp.org' }],
  ])('NTP di RouterOS %s: dinyalakan sekali, tercatat, yang kedua tidak menulis apa-apa', async (version, expected) => {
    const shop = await openRouterShop({ sim: { version } })
    expect((await check(shop)).find('ntp-off')?.repair).toMatchObject({ id: 'ntp', needsPin: false })
    expect(await repair(shop, 'ntp')).toMatchObject({ outcome: 'done' })
    expect(shop.router.db.rows('/system/ntp/client')[0]).toMatchObject(expected)
    const writes = ourWrites(shop).length
    expect(await repair(shop, 'ntp')).toMatchObject({ outcome: 'already' })
    expect(ourWrites(shop)).toHaveLength(writes)
    expect((await check(shop)).find('ntp-off')).toBeUndefined()
    expect(await auditOf(shop)).toMatchObject([
      { detail: { repair: 'ntp', outcome: 'already' } },
      { detail: { repair: 'ntp', outcome: 'done', name: 'Warkop' } },
    ])
  })

  test('server NTP yang sudah diisi orang tidak diganti', async () => {
    const shop = await openRouterShop()
    shop.router.run(['/system/ntp/client/set', '=servers=10.0.0.1'])
    await repair(shop, 'ntp')
    expect(shop.router.db.rows('/system/ntp/client')[0]).toMatchObject({ enabled: 'true', servers: '10.0.0.1' })
  })

  test.each(['6.49.17', '7.19.1'])(
    'jam RouterOS %s sesudah listrik padam: perlu PIN Pemilik, zona dan jam disamakan dengan komputer',
    async (version) => {
      const shop = await openRouterShop({ sim: { version, timezoneMinutes: 0, timezoneName: 'UTC' } })
      shop.router.reboot({ clockLost: true })
      await untilClock(shop, 'unset')
      expect((await check(shop)).find('clock-unset')?.repair).toMatchObject({ id: 'clock', needsPin: true })
      expect(await refusal(repair(shop, 'clock'))).toMatchObject({ code: 'APPROVAL_NEEDED' })
      expect(await repair(shop, 'clock', true)).toMatchObject({ outcome: 'done' })
      expect(Math.abs(shop.router.clock.wall() - shop.clock.now())).toBeLessThan(2_000)
      expect(shop.router.clock.zoneName).toBe('Asia/Jakarta')
      const [care] = await shop.api.care.list({})
      expect(care).toMatchObject({ clock: { state: 'ok' }, clockWarning: null })
      expect((await auditOf(shop))[0]?.detail).toMatchObject({ repair: 'clock', approverId: expect.any(String) })
    },
  )

  test('jam komputer sendiri mundur dari bukunya: jam router tidak disentuh', async () => {
    const shop = await openRouterShop()
    shop.router.reboot({ clockLost: true })
    await untilClock(shop, 'unset')
    shop.clock.advance(-86_400_000)
    expect(await refusal(repair(shop, 'clock', true))).toMatchObject({ code: 'COMPUTER_CLOCK_DOUBTFUL' })
    expect(shop.router.clock.wall()).toBeLessThan(1_000_000_000_000)
  })

  test('zona saja: jamnya tidak bergeser', async () => {
    const shop = await openRouterShop({ sim: { timezoneMinutes: 0, timezoneName: 'UTC' } })
    const before = shop.router.clock.wall() - shop.clock.now()
    expect((await check(shop)).find('zone-other')?.repair?.id).toBe('zone')
    expect(await repair(shop, 'zone')).toMatchObject({ outcome: 'done' })
    expect(shop.router.clock.zoneName).toBe('Asia/Jakarta')
    expect(Math.abs(shop.router.clock.wall() - shop.clock.now() - before)).toBeLessThan(1_500)
  })

  test('QR: http-pap ditambahkan, cara masuk yang lain tetap', async () => {
    const shop = await openRouterShop()
    const [profile] = shop.router.db.rows('/ip/hotspot/profile').filter(({ name }) => name === 'hsprof1')
    shop.router.run(['/ip/hotspot/profile/set', `=.id=${profile?.['.id']}`, '=login-by=cookie,http-chap'])
    expect((await check(shop)).find('qr-off')?.repair?.id).toBe('login-methods')
    await repair(shop, 'login-methods')
    expect(shop.router.db.table('/ip/hotspot/profile').byName('hsprof1')?.['login-by']?.split(',').sort()).toEqual([
      'cookie',
      'http-chap',
      'http-pap',
    ])
    expect((await check(shop)).find('qr-ok')).toBeDefined()
  })

  test('server hotspot yang dimatikan dinyalakan lagi, dengan PIN', async () => {
    const shop = await openRouterShop()
    const [server] = shop.router.db.rows('/ip/hotspot')
    shop.router.run(['/ip/hotspot/disable', `=.id=${server?.['.id']}`])
    expect((await check(shop)).find('hotspot-stopped')?.repair).toMatchObject({ id: 'hotspot-enable', needsPin: true })
    expect(await repair(shop, 'hotspot-enable', true)).toMatchObject({ outcome: 'done' })
    expect(shop.router.db.rows('/ip/hotspot')[0]?.disabled).not.toBe('true')
  })

  test('device-mode: diminta, lalu menunggu tombol; sesudah ditekan pemeriksaan bersih', async () => {
    const shop = await openRouterShop({ sim: { deviceMode: 'home' } })
    expect((await check(shop)).find('device-mode-hotspot')?.repair).toMatchObject({ id: 'device-mode', needsPin: true })
    expect(await repair(shop, 'device-mode', true)).toMatchObject({ outcome: 'waits' })
    expect((await check(shop)).find('device-mode-hotspot')).toBeDefined()
    shop.router.confirmDeviceMode()
    await untilLink(shop, 'online')
    expect((await check(shop)).find('device-mode-hotspot')).toBeUndefined()
  })

  test('API dibatasi ke komputer ini: perlu PIN, dicoba sambungan baru, dan yang kedua tidak mengubah apa-apa', async () => {
    const shop = await openRouterShop()
    expect((await check(shop)).find('api-open')?.repair).toMatchObject({ id: 'api-limit', needsPin: true })
    expect(await refusal(repair(shop, 'api-limit'))).toMatchObject({ code: 'APPROVAL_NEEDED' })
    expect(await repair(shop, 'api-limit', true)).toMatchObject({ outcome: 'done' })
    const service = () => shop.router.db.rows('/ip/service').find(({ name }) => name === 'api')?.address
    expect(service()).toBe('127.0.0.1/32')
    expect((await check(shop)).find('api-limited')).toBeDefined()
    shop.router.dropConnections()
    await untilLink(shop, 'online')
    expect(await repair(shop, 'api-limit', true)).toMatchObject({ outcome: 'already' })
    expect((await auditOf(shop))[1]?.detail).toMatchObject({ repair: 'api-limit', approverId: expect.any(String) })
  })

  test('API dibatasi, tetapi sambungan baru ditolak: dibuka lagi seperti semula', async () => {
    const shop = await openRouterShop()
    await check(shop)
    shop.router.faults.add({ command: '/login', nth: 1, action: { kind: 'cut', when: 'before' } })
    expect(await refusal(repair(shop, 'api-limit', true))).toMatchObject({ code: 'ROUTER_UNREACHABLE' })
    expect(shop.router.db.rows('/ip/service').find(({ name }) => name === 'api')?.address ?? '').toBe('')
  })

  test('pengguna khusus: dibuat, dicoba, dipakai; pengguna lama tetap; tidak ditawarkan kepada yang tidak boleh', async () => {
    const narrow = await openRouterShop()
    expect((await check(narrow)).find('policy-wide')).toBeUndefined()
    const shop = await openRouterShop({ sim: { users: [{ name: API_USER.name, password: API_USER.password }] } })
    expect((await check(shop)).find('policy-wide')?.repair).toMatchObject({ id: 'own-user', needsPin: true })
    expect(await repair(shop, 'own-user', true)).toMatchObject({
      outcome: 'done',
      message: expect.stringContaining('loketnet'),
    })
    await vi.waitFor(async () => {
      const item = await itemOf(shop)
      expect(item).toMatchObject({ username: 'loketnet', link: { state: 'online' } })
    })
    expect(shop.router.db.rows('/user').map(({ name }) => name)).toEqual([API_USER.name, 'loketnet'])
    expect((await check(shop)).ids).toContain('policy-ok')
    const text = JSON.stringify((await shop.api.audit.list({})).rows)
    const password = shop.router.db.table('/user').byName('loketnet')?.password ?? ''
    expect(password).toHaveLength(24)
    expect(text).not.toContain(password)
  })

  test('pengguna khusus: nama yang sudah dipakai orang tidak diubah, dan yang gagal dicoba tidak tertinggal', async () => {
    const shop = await openRouterShop({ sim: { users: [{ name: API_USER.name, password: API_USER.password }] } })
    shop.router.run(['/user/add', '=name=loketnet', '=group=read', '=password=lain'])
    shop.router.faults.add({ action: { kind: 'cut', when: 'before' }, command: '/login', nth: 1 })
    expect((await refusal(repair(shop, 'own-user', true))).code).toMatch(/ROUTER_/)
    expect(shop.router.db.rows('/user').map(({ name }) => name)).toEqual([API_USER.name, 'loketnet'])
    await repair(shop, 'own-user', true)
    expect(shop.router.db.rows('/user').map(({ name }) => name)).toEqual([API_USER.name, 'loketnet', 'loketnet2'])
    expect(shop.router.db.table('/user').byName('loketnet')?.password).toBe('lain')
  })

  test('tanpa izin tulis: kata-kata, bukan diam', async () => {
    const shop = await openRouterShop()
    shop.router.faults.add({ action: { kind: 'permission' }, command: '/system/ntp/client/set' })
    expect(await refusal(repair(shop, 'ntp'))).toMatchObject({ code: 'ROUTER_PERMISSION' })
    expect(await auditOf(shop)).toEqual([])
  })

  test('router bilang ya tetapi tidak berubah: tidak disebut berhasil', async () => {
    const shop = await openRouterShop()
    const undo = shop.router.db.onChange(({ menu, by, id }) => {
      if (menu === '/system/ntp/client' && by === API_USER.name)
        shop.router.db.patch(menu, id, { enabled: 'false' }, { by: 'hantu' })
    })
    expect(await refusal(repair(shop, 'ntp'))).toMatchObject({ code: 'REPAIR_NOT_TAKEN' })
    undo()
  })

  test('tombol ditekan dua kali dengan permintaan yang sama: dikerjakan sekali', async () => {
    const shop = await openRouterShop()
    const input = { routerId: shop.routerId, repair: 'ntp' as const, approval: null, requestId: requestId() }
    const first = await shop.api.preflight.repair(input)
    expect(await shop.api.preflight.repair(input)).toEqual(first)
    expect(await auditOf(shop)).toHaveLength(1)
  })
})

describe('penjaga jam', () => {
  test('listrik padam, jam kembali ke 1970: terlihat begitu tersambung, dan hilang sesudah jamnya benar', async () => {
    const shop = await openRouterShop()
    await untilClock(shop, 'ok')
    shop.router.advance(3_600_000)
    shop.router.setWallClock(shop.clock.now())
    shop.router.dropConnections()
    const anHourAgo = shop.clock.now() - 3_500_000
    await vi.waitFor(async () => expect((await shop.api.care.list({}))[0]?.bootedAt).toBeLessThan(anHourAgo), 8_000)
    shop.router.reboot({ clockLost: true })
    await vi.waitFor(
      async () =>
        expect((await shop.api.care.list({}))[0]).toMatchObject({
          clock: { state: 'unset' },
          clockWarning: expect.stringContaining('Warkop'),
          rebootNoticedAt: expect.any(Number),
        }),
      { timeout: 8_000 },
    )
    shop.router.setWallClock(shop.clock.now())
    shop.router.dropConnections()
    await vi.waitFor(async () => expect((await shop.api.care.list({}))[0]?.clockWarning).toBeNull(), { timeout: 8_000 })
  })
})
