// Both doors run the same suite: whatever a person does in the window works the same in a browser.
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Api } from '../../src-main/transport/contract'
import { browserApi } from '../support/browser-client'
import { OWNER, refusal, requestId, SHOP, startTestApp, type TestApp } from '../support/test-app'

let shop: TestApp
const rendererDir = mkdtempSync(join(tmpdir(), 'renderer-'))
writeFileSync(join(rendererDir, 'index.html'), '<h1>loket</h1>')

const doors: readonly [string, () => Promise<Api>][] = [
  ['jendela', async () => shop.api],
  ['peramban', async () => browserApi((await shop.app.openHttp({ port: 0, rendererDir })).url)],
]

beforeEach(async () => {
  shop = await startTestApp({ setUp: false })
})
afterEach(async () => {
  await shop.close()
})

describe.each(doors)('lewat %s', (_, open) => {
  test('hari pertama: siapkan toko, pemilik langsung masuk, tidak dapat disiapkan dua kali', async () => {
    const api = await open()
    expect(await api.session.status({})).toMatchObject({ state: 'setup', people: [] })
    expect(await refusal(api.settings.get({}))).toMatchObject({ code: 'NOT_LOGGED_IN' })
    const ready = await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    expect(ready).toMatchObject({ state: 'ready', user: { name: 'Bu Rini', role: 'owner' }, shopName: SHOP.name })
    expect(await refusal(api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() }))).toMatchObject({
      code: 'SETUP_DONE',
    })
  })

  test('isian yang salah disebut di samping isiannya, dalam bahasa Indonesia', async () => {
    const api = await open()
    const owner = { name: ' ', secret: '123' }
    const { code, data } = await refusal(
      api.session.setUp({ shop: { ...SHOP, name: '' }, owner, requestId: requestId() }),
    )
    expect(code).toBe('INPUT_INVALID')
    for (const easy of ['123456', '987654', '777777']) {
      const refused = await refusal(
        api.session.setUp({ shop: SHOP, owner: { ...OWNER, secret: easy }, requestId: requestId() }),
      )
      expect(refused.data.fields).toEqual({ 'owner.secret': 'PIN ini terlalu mudah ditebak.' })
    }
    expect(data.fields).toEqual({
      'shop.name': 'Wajib diisi.',
      'owner.name': 'Wajib diisi.',
      'owner.secret': 'PIN paling sedikit 6 angka.',
    })
  })

  test('kasir tidak boleh melihat daftar pengguna, walau tombolnya tersembunyi', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    await api.users.create({ name: 'Siti', role: 'cashier', secret: '135791', requestId: requestId() })
    await api.session.login({ name: 'siti', secret: '135791', requestId: requestId() })
    expect(await refusal(api.users.list({}))).toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('permintaan yang sama dijawab sama; isinya tidak dikerjakan dua kali', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    const again = { name: 'Siti', role: 'cashier' as const, secret: '135791', requestId: requestId() }
    const first = await api.users.create(again)
    expect(await api.users.create(again)).toEqual(first)
    expect(await api.users.list({})).toHaveLength(2)
    const other = { ...again, name: 'Budi' }
    expect(await refusal(api.users.create(other))).toMatchObject({ code: 'REQUEST_REUSED' })
  })

  test('PIN salah berkali-kali dikunci sementara, dan tidak memberi tahu mana yang salah', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    await api.session.logout({ requestId: requestId() })
    const wrong = (name: string) => refusal(api.session.login({ name, secret: '000000', requestId: requestId() }))
    const nobody = await wrong('Tidak Ada')
    for (let tries = 0; tries < 5; tries++) expect(await wrong(OWNER.name)).toEqual(nobody)
    expect(await wrong(OWNER.name)).toMatchObject({ code: 'TOO_MANY_TRIES' })
    expect(await refusal(api.session.login({ ...OWNER, requestId: requestId() }))).toMatchObject({
      code: 'TOO_MANY_TRIES',
    })
    shop.clock.advance(31_000)
    expect(await api.session.login({ ...OWNER, requestId: requestId() })).toMatchObject({ state: 'ready' })
  })

  test('loket terkunci sendiri bila ditinggal, dan terbuka lagi dengan PIN', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    shop.clock.advance(14 * 60_000)
    await api.session.touch({ requestId: requestId() })
    shop.clock.advance(14 * 60_000)
    expect(await api.session.status({})).toMatchObject({ state: 'ready' })
    shop.clock.advance(2 * 60_000)
    expect(await api.session.status({})).toMatchObject({ state: 'locked', user: { name: 'Bu Rini' } })
    expect(await refusal(api.users.list({}))).toMatchObject({ code: 'NOT_LOGGED_IN' })
    expect(await api.session.login({ ...OWNER, requestId: requestId() })).toMatchObject({ state: 'ready' })
  })

  test('layar diberi tahu begitu ada yang berubah, dan aliran berhenti bila layar pergi', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    const stop = new AbortController()
    const changes = await api.live.changes({}, { signal: stop.signal })
    expect((await changes.next()).value).toEqual({ topics: [], now: expect.any(Number) })
    const next = changes.next()
    await api.settings.saveShop({ ...SHOP, footer: 'Matur nuwun', requestId: requestId() })
    expect((await next).value).toEqual({ topics: ['settings', 'audit'], now: expect.any(Number) })
    stop.abort()
    await expect(changes.next()).rejects.toThrow()
  })

  test('jejak audit mencatat siapa dan berantai utuh', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    await api.settings.saveShop({ ...SHOP, footer: 'Matur nuwun', requestId: requestId() })
    const { rows } = await api.audit.list({})
    expect(rows.map((row) => [row.action, row.actorName])).toEqual([
      ['settings.shop', 'Bu Rini'],
      ['user.create', 'LoketNet'],
    ])
    expect(await api.audit.verify({})).toMatchObject({ links: 2, brokenAt: null })
  })

  test('QRIS yang salah ditolak, yang benar dikenali nama tokonya', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    expect(await refusal(api.settings.saveQris({ text: '00020101021126', requestId: requestId() }))).toMatchObject({
      code: 'QRIS_INVALID',
      data: { field: 'text' },
    })
  })

  test('bug di dalam hanya memberi kode rujukan, rinciannya di catatan', async () => {
    const api = await open()
    await api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    shop.app.db.connection.exec('alter table audit_event rename to audit_hilang')
    const { code, message, data } = await refusal(api.audit.list({}))
    expect(code).toBe('UNEXPECTED')
    expect(message).toMatch(/^Terjadi kesalahan tak terduga \([A-Z2-9]{4}\)$/)
    expect(JSON.stringify(data)).not.toContain('audit_event')
    expect(JSON.stringify(shop.log)).toContain(String(data.reference))
    shop.app.db.connection.exec('alter table audit_hilang rename to audit_event')
  })
})

test('peramban: halaman asing dan nama asing ditolak sebelum apa pun dikerjakan', async () => {
  const { url, port } = await shop.app.openHttp({ port: 0, rendererDir })
  const post = (headers: Record<string, string>) =>
    fetch(`${url}rpc/session/status`, {
      method: 'POST',
      body: '{"json":{}}',
      headers: { 'content-type': 'application/json', ...headers },
    })
  expect((await post({})).status).toBe(403)
  expect((await post({ origin: 'http://evil.example' })).status).toBe(403)
  expect((await post({ origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await post({ origin: `http://127.0.0.1:${port}` })).status).toBe(200)
  const page = await fetch(url)
  expect([page.status, await page.text()]).toEqual([200, '<h1>loket</h1>'])
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'")
  expect((await fetch(`${url}../package.json`)).status).toBe(404)
  expect((await fetch(`${url}%2e%2e%2f%2e%2e%2fetc%2fpasswd`)).status).toBe(200) // inside the app: the start page, never the file
  expect(await (await fetch(`${url}%2e%2e%2f%2e%2e%2fetc%2fpasswd`)).text()).toBe('<h1>loket</h1>')
})

test('jam komputer mundur: penjualan tidak mundur, dan hanya pemilik yang membenarkan jamnya', async () => {
  let till = await startTestApp()
  const ahead = 400 * 86_400_000
  till.clock.advance(ahead)
  await till.api.session.login({ ...OWNER, requestId: requestId() })
  await till.api.settings.saveShop({ ...SHOP, footer: 'salah tahun', requestId: requestId() })
  till.clock.advance(-ahead)
  till = await till.restart()
  expect((await till.api.settings.clock({})).behindSeconds).toBeGreaterThan(399 * 86_400)
  await till.api.settings.saveShop({ ...SHOP, footer: 'masih ditahan', requestId: requestId() })
  const instants = async () => (await till.api.audit.list({})).rows.map((row) => row.at)
  const held = await instants()
  expect(held).toEqual(held.toSorted((one, other) => other - one))
  await till.api.settings.acceptClock({ requestId: requestId() })
  till = await till.restart()
  expect(await till.api.settings.clock({})).toEqual({ behindSeconds: 0 })
  await till.api.settings.saveShop({ ...SHOP, footer: 'benar', requestId: requestId() })
  expect((await instants())[0]).toBeLessThan(till.clock.now() + 1000)
  expect(await till.api.audit.verify({})).toMatchObject({ brokenAt: null })
  await till.close()
})

test('yang keluar selagi PIN-nya masih dihitung tidak mengubah apa pun lagi', async () => {
  const slow = await startTestApp({ deps: { passwordCost: 15 } })
  const creating = refusal(
    slow.api.users.create({ name: 'Siti', role: 'owner', secret: '135791', requestId: requestId() }),
  )
  await slow.api.session.logout({ requestId: requestId() })
  expect(await creating).toMatchObject({ code: 'NOT_LOGGED_IN' })
  expect((await slow.api.session.status({})).people.map(({ name }) => name)).toEqual([OWNER.name])
  await slow.close()
})

describe('PIN yang salah terus', () => {
  const wrong = (name: string) => refusal(shop.api.session.login({ name, secret: '000000', requestId: requestId() }))
  const siti = { name: 'Siti', role: 'cashier' as const, secret: '135791' }
  beforeEach(async () => {
    await shop.api.session.setUp({ shop: SHOP, owner: OWNER, requestId: requestId() })
    await shop.api.users.create({ ...siti, requestId: requestId() })
  })
  const failHundredTimes = async (name: string) => {
    for (let tries = 0; tries < 100; tries++) {
      expect(await wrong(name)).toMatchObject({ code: 'WRONG_SECRET' })
      shop.clock.advance(16 * 60_000)
    }
  }

  test('kasir: sesudah seratus kali hanya PIN baru dari pemilik yang membuka', async () => {
    await failHundredTimes('Siti')
    expect(await wrong('Siti')).toMatchObject({ code: 'TOO_MANY_TRIES' })
  })

  test('pemilik: tetap harus menunggu, tetapi tidak ada yang bisa mengunci tokonya untuk selamanya', async () => {
    await failHundredTimes(OWNER.name)
    expect(await shop.api.session.login({ ...OWNER, requestId: requestId() })).toMatchObject({ state: 'ready' })
  })

  test('jam komputer sempat maju setahun: menunggunya tetap paling lama seperempat jam', async () => {
    const year = 365 * 86_400_000
    shop.clock.advance(year)
    for (let tries = 0; tries < 5; tries++) await wrong('Siti')
    shop.clock.advance(-year)
    expect(await wrong('Siti')).toMatchObject({ code: 'TOO_MANY_TRIES', data: { seconds: 30 } })
    shop.clock.advance(31_000)
    expect(await shop.api.session.login({ name: 'Siti', secret: siti.secret, requestId: requestId() })).toMatchObject({
      state: 'ready',
    })
  })
})

test('ganti kasir selagi perintah pemilik masih ditunggu: tidak dikerjakan atas nama kasir', async () => {
  const slow = await startTestApp({ deps: { passwordCost: 15 } })
  await slow.api.users.create({ name: 'Siti', role: 'cashier', secret: '135791', requestId: requestId() })
  const switching = slow.api.session.login({ name: 'Siti', secret: '135791', requestId: requestId() })
  const creating = refusal(
    slow.api.users.create({ name: 'Budi', role: 'owner', secret: '975310', requestId: requestId() }),
  )
  await switching
  expect(await creating).toMatchObject({ code: 'NOT_LOGGED_IN' })
  await slow.close()
})

test('alamat yang cacat tidak menjadi catatan kesalahan', async () => {
  const { url } = await shop.app.openHttp({ port: 0, rendererDir })
  expect((await fetch(`${url}%00`)).status).toBe(200) // a screen of the app, as any other unknown word
  expect((await fetch(`${url}a%00.js`)).status).toBe(404)
  expect(shop.log).toEqual([])
})
