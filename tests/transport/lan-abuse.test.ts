// The LAN door under abuse: torn downloads, odd addresses, state by GET, one phone that takes every line, slow lines during a sale.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { Agent, request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { lanContract } from '../../src-main/transport/portal-contract'
import { openTill, sell } from '../features/sales/till-shop'
import { openPortal } from '../support/portal-phone'
import { closeRouterShops } from '../support/router-shop'
import { startTestApp, type TestApp } from '../support/test-app'

let shop: TestApp
let folder: string
let port: number

beforeEach(async () => {
  shop = await startTestApp()
  folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  writeFileSync(join(folder, 'besar-abcdefgh.woff2'), Buffer.alloc(8_000_000, 7))
  port = await openPortal(shop, folder)
})
afterEach(async () => {
  await closeRouterShops()
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

const ask = (method: string, path: string, headers: Record<string, string> = {}): Promise<number> =>
  new Promise((resolve, reject) => {
    const sent = httpRequest({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end()
  })

const raw = (text: string): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.write(text)
      resolve(socket)
    })
    socket.on('error', reject)
  })

const openFiles = (): number => readdirSync('/proc/self/fd').length

test.runIf(process.platform === 'linux')(
  'unduhan yang diputus di tengah tidak meninggalkan berkas terbuka',
  async () => {
    const before = openFiles()
    for (let index = 0; index < 20; index++) {
      const socket = await raw(`GET /besar-abcdefgh.woff2 HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n\r\n`)
      await new Promise((resolve) => socket.once('data', resolve))
      socket.destroy()
    }
    await vi.waitFor(() => expect(openFiles()).toBeLessThan(before + 5), { timeout: 3_000 })
  },
)

test('alamat yang aneh dijawab tanpa mengisi log', async () => {
  for (const path of [
    `/${'a'.repeat(300)}.js`,
    `/${'a/'.repeat(4_000)}`,
    '//',
    '/\\',
    '//[',
    '/%00',
    '/%',
    '/..%2f..%2fetc%2fpasswd',
    '/....//',
    '/%2e%2e/%2e%2e/kunci',
  ])
    expect([200, 400, 404], path).toContain(await ask('GET', path))
  expect(JSON.stringify(shop.log)).not.toContain('"bug"')
})

const post = (path: string, body: string, type = 'application/json'): Promise<{ status: number; text: string }> =>
  new Promise((resolve, reject) => {
    const headers = { origin: `http://127.0.0.1:${port}`, 'content-type': type }
    const sent = httpRequest({ host: '127.0.0.1', port, path, method: 'POST', headers, agent: false }, (response) => {
      let text = ''
      response.on('data', (part) => {
        text += String(part)
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })

test('badan permintaan yang jahat ditolak tanpa mengisi log dan tanpa meracuni apa pun', async () => {
  const form = '--x\r\ncontent-disposition: form-data; name="data"\r\n\r\n{"json":{}}\r\n--x--\r\n'
  const bodies: [body: string, type?: string][] = [
    ['{'],
    ['"x"'],
    ['['.repeat(30_000)],
    ['{"json":{"a":'.repeat(2_000)],
    ['{"json":{"kind":"customer","name":"x","secret":"y"},"meta":[[1,"__proto__","polluted"]]}'],
    ['{"json":{"constructor":{"prototype":{"polluted":1}}},"meta":[[2,"constructor","prototype","polluted"]]}'],
    ['{"json":null,"meta":[[0,"a","b"]]}'],
    ['{"json":{},"meta":[[99,"a"]]}'],
    ['{"json":{},"meta":7}'],
    ['{"json":{"a":"(a+)+$"},"meta":[[5,"a"]]}'],
    ['{"json":{},"maps":[["a"]]}', 'application/json'],
    [form, 'multipart/form-data; boundary=x'],
    ['--x', 'multipart/form-data'],
    ['x', 'text/event-stream'],
    ['\0\0\0', 'application/octet-stream'],
    ['a=b', 'application/x-www-form-urlencoded'],
  ]
  for (const [body, type] of bodies)
    for (const path of ['/rpc/session/login', '/rpc/selfcare/voucher', '/rpc/selfcare/bill']) {
      const { status, text } = await post(path, body, type)
      expect(status, `${path} ${type ?? ''} ${body.slice(0, 90)}: ${text}`).toBeLessThan(500)
      expect(text).not.toMatch(/at .*\.ts|node_modules|SqliteError/)
    }
  expect(Reflect.get({}, 'polluted')).toBeUndefined()
  expect(JSON.stringify(shop.log)).not.toContain('"bug"')
})

test('halaman yang diminta ribuan kali dimampatkan sekali saja', async () => {
  const text = 'const warkop = "kopi susu gula aren";\n'.repeat(50_000)
  writeFileSync(join(folder, 'portal-abcdefgh.js'), text)
  const get = (): Promise<Buffer> =>
    new Promise((resolve, reject) => {
      const path = '/portal-abcdefgh.js'
      const headers = { 'accept-encoding': 'gzip' }
      const sent = httpRequest({ host: '127.0.0.1', port, path, headers, agent: false }, (response) => {
        const parts: Buffer[] = []
        response.on('data', (part: Buffer) => parts.push(part))
        response.on('end', () => {
          expect(response.headers['content-encoding']).toBe('gzip')
          resolve(Buffer.concat(parts))
        })
      })
      sent.on('error', reject)
      sent.end()
    })
  expect(gunzipSync(await get()).toString()).toBe(text)
  const before = process.cpuUsage()
  for (let index = 0; index < 100; index++) await get()
  const { user, system } = process.cpuUsage(before)
  expect((user + system) / 1000 / 100, 'ms of work each').toBeLessThan(5)
  writeFileSync(join(folder, 'portal-abcdefgh.js'), 'baru')
  expect(gunzipSync(await get()).toString()).toBe('baru')
})

test('tidak ada perintah yang berjalan lewat GET atau HEAD', async () => {
  const input = encodeURIComponent(JSON.stringify({ json: { requestId: crypto.randomUUID() } }))
  for (const [feature, procedures] of Object.entries(lanContract))
    for (const name of Object.keys(procedures))
      for (const method of ['GET', 'HEAD'])
        expect(await ask(method, `/rpc/${feature}/${name}?data=${input}`), `${method} ${feature}.${name}`).not.toBe(200)
})

const openLines = (sockets: readonly Socket[]): number => sockets.filter((socket) => !socket.destroyed).length

test('sebuah jual selagi 200 permintaan sedetik dan sambungan lamban menekan pintu LAN: tidak menunggu', {
  timeout: 60_000,
}, async () => {
  const till = await openTill({ stock: 65 })
  port = await openPortal(till, folder)
  const sellOften = async (count: number): Promise<number[]> => {
    const took: number[] = []
    for (let index = 0; index < count; index++) {
      const before = performance.now()
      await sell(till, { quantity: 1 })
      took.push(performance.now() - before)
      await new Promise((resolve) => setTimeout(resolve, 50)) // the rhythm of the counter, not a wait for something
    }
    return took.sort((one, other) => one - other)
  }
  // What this machine needs now, with nobody at the door: a busy one is slow for both.
  const calm = (await sellOften(20)).at(-1) ?? 0
  const slow = await Promise.all(
    Array.from({ length: 100 }, async () => {
      const socket = await raw(
        `POST /rpc/session/status HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\ncontent-length: 100\r\n`,
      )
      return socket.on('error', () => undefined).resume()
    }),
  )
  let [asked, answered] = [0, 0]
  const agent = new Agent({ keepAlive: true, maxSockets: 10 })
  const press = { host: '127.0.0.1', port, method: 'POST', path: '/rpc/session/status', agent }
  const headers = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' }
  const pressing = setInterval(() => {
    for (let index = 0; index < 4; index++) {
      asked += 1
      const sent = httpRequest({ ...press, headers }, (response) => {
        if (response.statusCode === 200) answered += 1
        response.resume()
      })
      sent.on('error', () => undefined).end('{"json":{}}')
    }
  }, 20)
  const took = await sellOften(40)
  clearInterval(pressing)
  agent.destroy()
  for (const socket of slow) socket.destroy()
  expect(answered, `of ${asked}`).toBeGreaterThan(200)
  // 50 ms is the pass line of reliability.md R10
  expect(took[38], `calm ${calm} ms`).toBeLessThan(50 + 3 * calm)
})

test('satu HP tidak mengambil semua sambungan, dan sambungan yang lamban diputus', { timeout: 30_000 }, async () => {
  const sockets = await Promise.all(
    Array.from({ length: 300 }, async () => {
      const socket = await raw(`POST /rpc/session/status HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\n`)
      socket.on('error', () => undefined).resume()
      return socket
    }),
  )
  await vi.waitFor(() => expect(openLines(sockets)).toBeLessThanOrEqual(120))
  expect(openLines(sockets)).toBeGreaterThan(0)
  await vi.waitFor(() => expect(openLines(sockets)).toBe(0), { timeout: 20_000, interval: 200 })
  expect(await ask('GET', '/')).toBe(200)
})
