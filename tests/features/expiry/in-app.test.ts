// The engine in the whole app: put there by itself, doing its work while the app is closed, taken off by its owner.
import { afterEach, expect, test, vi } from 'vitest'
import { createScriptEngine } from '../../../src-main/demo/router/script'
import { LOGIN_SCRIPT, SWEEP_SCRIPT } from '../../../src-main/features/expiry'
import type { TrialEvent } from '../../../src-main/features/expiry/contract'
import { addPackage, closeRouterShops, openRouterShop, type RouterShop } from '../../support/router-shop'
import { OWNER, refusal, requestId, type TestApp } from '../../support/test-app'

afterEach(closeRouterShops)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const VERSIONS = ['6.49.17', '7.19.1'] as const
const PHONE = '02:AA:00:00:00:01'

const open = (sim: object = {}) => openRouterShop({ sim: { scriptEngine: createScriptEngine(), ...sim } })

const statusOf = async ({ api, routerId }: Pick<RouterShop, 'api' | 'routerId'>) => {
  const item = (await api.expiry.status({})).find((one) => one.routerId === routerId)
  if (!item) throw new Error('the router is not in the list')
  return item
}

const untilState = (shop: Pick<RouterShop, 'api' | 'routerId'>, state: string) =>
  vi.waitFor(
    async () => {
      const item = await statusOf(shop)
      expect(item).toMatchObject({ state, isWaiting: false })
      return item
    },
    { timeout: 10_000, interval: 20 },
  )

/** One package with `quantity` codes on the router. */
async function stocked(shop: RouterShop, quantity = 1, spec: object = { activeSeconds: 3 * 3600 }): Promise<string[]> {
  const { id: packageId } = await addPackage(shop, 'Warkop 3 Jam', spec)
  await shop.api.vouchers.createBatch({
    packageId,
    routerId: shop.routerId,
    quantity,
    codeFormat: { length: 8, prefix: '', style: 'single' },
    reason: '',
    approval: null,
    requestId: requestId(),
  })
  return vi.waitFor(
    () => {
      const names = users(shop).flatMap(({ name, comment }) => (comment?.startsWith('lk1;') ? [name ?? ''] : []))
      expect(names).toHaveLength(quantity)
      return names
    },
    { timeout: 10_000 },
  )
}

const users = (shop: RouterShop) => shop.router.db.rows('/ip/hotspot/user')
const user = (shop: RouterShop, name: string) => users(shop).find((row) => row.name === name)
const script = (shop: RouterShop, name: string) => shop.router.db.table('/system/script').byName(name)

/** Time passes for the router and the computer alike. */
function pass(shop: RouterShop, milliseconds: number): void {
  shop.clock.advance(milliseconds)
  shop.router.settle()
}

/** What the owner finds on his router, without what counts by itself. */
const tables = (shop: RouterShop) =>
  ['/system/script', '/system/scheduler', '/ip/hotspot/user/profile', '/ip/hotspot/user'].map((menu) =>
    shop.router.db.rows(menu).map((row) => ({ ...row, '.id': '', 'run-count': '', 'last-started': '' })),
  )

const detach = (shop: RouterShop, api = shop.api) =>
  ownerOf(api).then((userId) =>
    api.expiry.detach({
      routerId: shop.routerId,
      approval: { userId, secret: OWNER.secret },
      requestId: requestId(),
    }),
  )
/** From the books themselves: the screens have their own tests. */
const stateOf = ({ app }: TestApp, code: string) =>
  app.db.connection.prepare('select state from voucher where code = ?').pluck().get(code)

const ownerOf = async (api: TestApp['api']) => (await api.users.list({}))[0]?.id ?? ''

for (const version of VERSIONS) {
  test(`stok pertama membawa penjaganya; voucher habis tepat menitnya walau aplikasi ditutup (${version})`, async () => {
    const shop = await open({ version })
    const [code = ''] = await stocked(shop)
    const item = await untilState(shop, 'installed')
    expect(item).toMatchObject({ version: SWEEP_SCRIPT.version, isWanted: true, newer: [], differences: [] })
    expect(item.report?.steps.map(({ outcome }) => outcome)).not.toContain('refused')
    expect(script(shop, 'lk-sweep')?.source).toBe(SWEEP_SCRIPT.source)
    const [profile] = shop.router.db.rows('/ip/hotspot/user/profile').filter(({ name }) => name?.startsWith('lk-'))
    expect(profile?.['on-login']).toBe(LOGIN_SCRIPT.name)

    expect(shop.router.loginHotspot({ user: code, password: code, mac: PHONE })).toMatchObject({ ok: true })
    await shop.app.close()
    pass(shop, 3 * HOUR - MINUTE)
    expect(user(shop, code)?.disabled).toBe('false')
    pass(shop, 2 * MINUTE)
    expect(user(shop, code)).toMatchObject({ disabled: 'true', comment: expect.stringMatching(/;z=\d{10};$/) })
    expect(shop.router.db.rows('/ip/hotspot/active')).toEqual([])

    const again = await shop.restart()
    await vi.waitFor(() => expect(stateOf(again, code)).toBe('finished'), { timeout: 15_000, interval: 100 })
    await again.close()
  })
}

test('listrik padam sesudah login: yang terlewat tercatat, dan tetap habis', async () => {
  const shop = await open({ version: '6.49.17' })
  const [code = ''] = await stocked(shop)
  await untilState(shop, 'installed')
  await shop.app.close()
  shop.router.loginHotspot({ user: code, password: code, mac: PHONE })
  shop.router.reboot({ clockLost: true })
  pass(shop, 5 * MINUTE)
  expect(user(shop, code)?.disabled).toBe('false')
  shop.router.syncNtp()
  pass(shop, 4 * HOUR)
  expect(user(shop, code)?.disabled).toBe('true')
  expect(shop.router.bugs).toEqual([])
})

test('diubah orang: diperbaiki begitu tersambung lagi', async () => {
  const shop = await open()
  await stocked(shop)
  await untilState(shop, 'installed')
  const id = script(shop, 'lk-sweep')?.['.id']
  shop.router.run(['/system/script/set', `=.id=${id}`, '=source=# lk-sweep v1 - LoketNet\n:log info hai'])
  pass(shop, 2 * MINUTE)
  shop.router.dropConnections()
  await vi.waitFor(() => expect(script(shop, 'lk-sweep')?.source).toBe(SWEEP_SCRIPT.source), { timeout: 10_000 })
  await untilState(shop, 'installed')
})

test('jangan perbaiki sendiri: yang terpasang tetap bekerja, yang diubah orang dibiarkan dan ditunjukkan, sampai diminta lagi', async () => {
  const shop = await open()
  const [code = ''] = await stocked(shop)
  await untilState(shop, 'installed')
  const ask = (isEnabled: boolean) =>
    shop.api.expiry.setEnabled({ routerId: shop.routerId, isEnabled, requestId: requestId() })
  await ask(false)
  expect(await statusOf(shop)).toMatchObject({ state: 'installed', isWanted: false })
  const login = script(shop, 'lk-login')?.['.id']
  shop.router.run(['/system/script/set', `=.id=${login}`, '=source=:log info hai'])
  pass(shop, 2 * MINUTE)
  shop.router.dropConnections()
  await untilState(shop, 'drifted')
  await shop.app.idle()
  expect(script(shop, 'lk-login')?.source).toBe(':log info hai')
  for await (const event of await shop.api.reconcile.check({ routerId: shop.routerId }))
    expect(event).not.toMatchObject({ type: 'failed' })
  const { rows } = await shop.api.reconcile.rows({ routerId: shop.routerId, limit: 50 })
  expect(rows).toContainEqual(expect.objectContaining({ name: 'lk-login', kind: 'different', action: 'expiry' }))

  await ask(true)
  await untilState(shop, 'installed')
  expect(script(shop, 'lk-login')?.source).toBe(LOGIN_SCRIPT.source)

  await ask(false)
  shop.router.loginHotspot({ user: code, password: code, mac: PHONE })
  pass(shop, 4 * HOUR)
  expect(user(shop, code)?.disabled).toBe('true')
})

test('lepas dari router: seperti ditemukan, dengan PIN Pemilik, dan tidak dipasang lagi sendiri', async () => {
  const shop = await open()
  await stocked(shop)
  const before = await untilState(shop, 'installed')
  expect(before.report?.deed).toBe('install')
  const says = await shop.api.expiry.detachSteps({ routerId: shop.routerId })
  expect(says).toContain('Hapus skrip lk-sweep')
  const wrong = shop.api.expiry.detach({
    routerId: shop.routerId,
    approval: { userId: await ownerOf(shop.api), secret: '000000' },
    requestId: requestId(),
  })
  expect((await refusal(wrong)).code).toBe('WRONG_SECRET')
  expect(script(shop, 'lk-sweep')).toBeDefined()

  const deed = await detach(shop)
  expect(deed).toMatchObject({ deed: 'detach', trouble: null, unkept: [] })
  expect(shop.router.db.rows('/system/script')).toEqual([])
  expect(shop.router.db.rows('/system/scheduler')).toEqual([])
  const onLogins = shop.router.db.rows('/ip/hotspot/user/profile').map((row) => row['on-login'] ?? '')
  expect(onLogins.every((text) => text === '')).toBe(true)
  expect(await statusOf(shop)).toMatchObject({ state: 'missing', isWanted: false })

  shop.router.dropConnections()
  await vi.waitFor(async () => expect((await statusOf(shop)).checkedAt).toBeGreaterThan(deed.at), { timeout: 10_000 })
  await shop.app.idle()
  expect(script(shop, 'lk-sweep')).toBeUndefined()

  await shop.api.expiry.setEnabled({ routerId: shop.routerId, isEnabled: true, requestId: requestId() })
  await untilState(shop, 'installed')
})

test('router menolak penjadwal: terlihat dengan alasannya, juga di Kendala', async () => {
  const shop = await open({ deviceMode: 'home' })
  await shop.api.expiry.install({ routerId: shop.routerId, requestId: requestId() })
  const item = await vi.waitFor(async () => {
    const one = await statusOf(shop)
    expect(one.state).toBe('refused')
    return one
  })
  expect(item.report?.trouble?.code).toBe('ROUTER_DEVICE_MODE')
  expect(item.report?.steps.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'refused'])
})

test('router yang baru ditambah dan belum berisi voucher tidak disentuh', async () => {
  const shop = await open()
  await vi.waitFor(async () => expect((await statusOf(shop)).checkedAt).not.toBeNull())
  await shop.app.idle()
  expect(await statusOf(shop)).toMatchObject({ state: 'missing', isWaiting: false })
  expect(shop.router.db.rows('/system/script')).toEqual([])
})

async function trial(shop: RouterShop, each: (event: TrialEvent) => void = () => {}) {
  const events: TrialEvent[] = []
  for await (const event of await shop.api.expiry.trial({ routerId: shop.routerId })) {
    events.push(event)
    each(event)
  }
  const points = events.flatMap((event) => (event.type === 'point' ? [event.point] : []))
  return { events, points, failed: points.filter(({ verdict }) => verdict === 'fail') }
}

for (const version of VERSIONS) {
  test(`uji di router ini: tiap titik dijawab, dan tidak ada yang tertinggal (${version})`, async () => {
    const shop = await open({ version })
    await stocked(shop, 3)
    await untilState(shop, 'installed')
    const before = tables(shop)
    const { events, points, failed } = await trial(shop)
    expect(failed).toEqual([])
    expect(points.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThanOrEqual(11)
    expect(points.find(({ id }) => id === 'phone-login')?.verdict).toBe('cannot')
    expect(events.at(-1)).toMatchObject({ type: 'end', report: { isCleaned: true } })
    expect(tables(shop)).toEqual(before)
    expect((await statusOf(shop)).trial?.points).toHaveLength(points.length)
  })
}

test('uji terputus di tengah: bekasnya dibersihkan saat router tersambung lagi', async () => {
  const shop = await open()
  await stocked(shop)
  await untilState(shop, 'installed')
  const before = tables(shop)
  await trial(shop, (event) => {
    if (event.type === 'point' && event.point.id === 'where') void shop.router.unplug()
  }).then(({ events }) => expect(events.at(-1)).toMatchObject({ type: 'broken', isCleaned: false }))
  expect(tables(shop)).not.toEqual(before)
  await shop.router.plug()
  await vi.waitFor(() => expect(tables(shop)).toEqual(before), { timeout: 15_000, interval: 50 })
})

test('paket yang dikunci ke HP pertama: HP kedua ditolak router', async () => {
  const shop = await open()
  const [code = ''] = await stocked(shop, 1, { activeSeconds: 3600, lockToFirstMac: true })
  expect(user(shop, code)?.comment).toMatch(/;m=1;$/)
  await untilState(shop, 'installed')
  expect(shop.router.loginHotspot({ user: code, password: code, mac: PHONE })).toMatchObject({ ok: true })
  shop.router.logout({ user: code })
  const other = '02:AA:00:00:00:02'
  expect(shop.router.loginHotspot({ user: code, password: code, mac: other })).toMatchObject({ ok: false })
})

test('router yang mengubah teks yang disimpannya: dikatakan, dan tidak ditulisi lagi tiap tersambung', async () => {
  const shop = await open()
  let writes = 0
  shop.router.db.onChange((change) => {
    if (change.menu !== '/system/script' || change.runtime || !change.after?.source?.includes('\n')) return
    writes += 1
    const source = change.after.source.replaceAll('\n', '\r\n')
    shop.router.db.patch(change.menu, change.id, { source }, { by: 'router', runtime: true })
  })
  await stocked(shop)
  const item = await untilState(shop, 'unkept')
  expect(item.report?.unkept.length).toBeGreaterThan(0)
  const before = writes
  const seenAgain = async (since: number) =>
    vi.waitFor(async () => expect((await statusOf(shop)).checkedAt).toBeGreaterThan(since), { timeout: 10_000 })
  for (let round = 0; round < 2; round++) {
    pass(shop, 5 * MINUTE)
    const now = shop.clock.now()
    shop.router.dropConnections()
    await seenAgain(now)
    await shop.app.idle()
  }
  expect(writes).toBe(before)
  expect((await statusOf(shop)).state).toBe('unkept')
})

test('denyut: terlihat berjalan, dan terlihat berhenti bila jadwalnya tidak dipanggil lagi', async () => {
  const shop = await open()
  await stocked(shop)
  await untilState(shop, 'installed')
  const looked = async () => {
    pass(shop, 5 * MINUTE)
    const now = shop.clock.now()
    shop.router.dropConnections()
    await vi.waitFor(async () => expect((await statusOf(shop)).checkedAt).toBeGreaterThan(now), { timeout: 10_000 })
    return statusOf(shop)
  }
  const running = await looked()
  expect(running).toMatchObject({ state: 'installed', pulse: 'running' })
  expect(running.pulseAt).not.toBeNull()
  // Everything is there, and the router calls nothing any more.
  shop.router.core.scripts.engine = undefined
  shop.router.core.deviceMode.allows = () => false
  expect((await looked()).pulse).toBe('stopped')
})
