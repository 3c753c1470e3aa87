// The LAN door for real, on loopback: who may come in, what it serves, and what it never serves.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { contract } from '../../src-main/transport/contract'
import { lanContract } from '../../src-main/transport/portal-contract'
import { requestId, startTestApp, type TestApp } from '../support/test-app'

let shop: TestApp
let folder: string
let port: number

beforeEach(async () => {
  shop = await startTestApp()
  folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  writeFileSync(join(folder, 'index.html'), '<title>Kasir</title>')
  port = await freePort()
})
afterEach(async () => {
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

const open = async (changes: object = {}) => {
  await shop.api.portal.save({
    isOn: true,
    port,
    address: '127.0.0.1',
    names: [],
    forCustomers: true,
    forResellers: false,
    plainAccepted: 0,
    ...changes,
    requestId: requestId(),
  })
  await shop.app.serveLan(folder)
}

interface Answer {
  readonly status: number
  readonly text: string
}

const ask = (
  path: string,
  { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += String(part)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

const call = (path: string, input: object, headers: Record<string, string> = {}): Promise<Answer> =>
  ask(`/rpc/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin: `http://127.0.0.1:${port}`,
      ...headers,
    },
    body: JSON.stringify({ json: input }),
  })

test('tertutup sampai Pemilik membukanya', async () => {
  await shop.app.serveLan(folder)
  await expect(ask('/')).rejects.toThrow()
  await open()
  expect((await ask('/')).status).toBe(200)
  await open({ isOn: false })
  await expect(ask('/')).rejects.toThrow()
})

test('hanya halaman portal: layar kasir tidak pernah tampil di sini', async () => {
  await open()
  for (const path of ['/', '/index.html', '/portal.html', '/#/kasir'])
    expect((await ask(path)).text).toContain('Portal')
  expect((await ask('/tidak-ada.js')).status).toBe(404)
})

test('tidak satu pun prosedur petugas dapat dipanggil dari sini', async () => {
  await open()
  // the same name may stand in the portal's own contract (session, orders, tickets): that is another procedure, and is walked by
  // lan-identity.test.ts; here it must only not be the staff's
  for (const [feature, procedures] of Object.entries(contract))
    for (const [name, procedure] of Object.entries(procedures)) {
      const own = Reflect.get(Reflect.get(lanContract, feature) ?? {}, name)
      if (own === undefined) expect((await call(`${feature}/${name}`, {})).status, `${feature}.${name}`).toBe(404)
      else expect(own, `${feature}.${name}`).not.toBe(procedure)
    }
  for (const name of ['setUp', 'lock', 'unlock', 'openDemo', 'touch'])
    expect((await call(`session/${name}`, {})).status, name).toBe(404)
})

test('alamat asing, halaman asing, dan tanpa asal ditolak', async () => {
  await open()
  expect((await ask('/', { headers: { host: 'jahat.example' } })).status).toBe(421)
  expect((await call('session/status', {}, { host: `192.168.1.1:${port}` })).status).toBe(421)
  expect((await call('session/status', {}, { origin: 'http://jahat.example' })).status).toBe(403)
  const withoutOrigin = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"json":{}}' }
  expect((await ask('/rpc/session/status', withoutOrigin)).status).toBe(403)
  expect((await call('session/status', {})).status).toBe(200)
})

test('lewat HTTP polos tidak ada yang masuk sebelum Pemilik membaca dan menerima peringatannya', async () => {
  await open()
  const login = { kind: 'customer', name: '081234567890', secret: 'rahasia-sekali', requestId: requestId() }
  const refused = await call('session/login', login)
  expect(refused.text).toContain('PORTAL_NOT_SAFE')
  expect((await call('session/status', {})).text).toContain('"forCustomers":false')
  await open({ plainAccepted: 1 })
  expect((await call('session/login', { ...login, requestId: requestId() })).text).toContain('PORTAL_WRONG_SECRET')
  const closed = { ...login, kind: 'reseller', requestId: requestId() }
  expect((await call('session/login', closed)).text).toContain('PORTAL_CLOSED')
})

test('menebak kata sandi: lima kali semenit dari satu alamat, lalu menunggu', async () => {
  await open({ plainAccepted: 1 })
  const guess = (secret: string) =>
    call('session/login', { kind: 'customer', name: '081234567890', secret, requestId: requestId() })
  const answers: string[] = []
  for (let index = 0; index < 30; index++) answers.push((await guess(`tebakan-${index}`)).text)
  expect(answers.filter((text) => text.includes('PORTAL_WRONG_SECRET')).length).toBeLessThanOrEqual(6)
  expect(answers.at(-1)).toContain('TOO_MANY_TRIES')
})

test('badan permintaan yang terlalu besar ditolak', async () => {
  await open()
  const huge = { kind: 'customer', name: 'x'.repeat(100_000), secret: 'y', requestId: requestId() }
  expect((await call('session/login', huge)).status).toBe(413)
})

test('port yang dipakai program lain dikatakan, toko tetap berjualan', async () => {
  const squatter = createServer()
  await new Promise<void>((resolve) => squatter.listen(port, '127.0.0.1', resolve))
  await open()
  const state = await shop.api.portal.state({})
  expect(state.problem).toContain('port')
  expect(state.urls).toEqual([])
  await new Promise((resolve) => squatter.close(resolve))
})
