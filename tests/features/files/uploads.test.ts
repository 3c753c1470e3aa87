// Pictures from phones, for real, through the LAN door: what is taken, how often, and who sees it.
import { readFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { makeAdmit } from '../../../src-main/features/files/admitting'
import { newPhone } from '../../support/portal-phone'
import { blobOf, tinyJpeg, tinyPng, tinyWebp } from '../../support/sample-pictures'
import { refusal, requestId } from '../../support/test-app'
import { addMember, type Member, openPortalShop, type PortalShop } from '../portal/portal-shop'
import { picturesKept } from './pictures-kept'

let shop: PortalShop
let port: number
let ani: Member

beforeEach(async () => {
  shop = await openPortalShop()
  port = shop.portalPort
  ani = await addMember(shop, 'Ani', '081234567801')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await shop.close()
})

const kept = (): string[] => picturesKept(shop)

test('gambar yang dikirim tersimpan utuh dan terlihat pengirimnya, sebagai gambar saja', async () => {
  const bytes = Buffer.concat([tinyPng(), Buffer.from('<script>alert(1)</script>')])
  const { id } = await ani.phone.upload(blobOf(bytes, 'text/html'))
  expect(kept()).toEqual([`${id}.png`])
  expect(readFileSync(join(shop.dataDir, 'berkas', `${id}.png`))).toEqual(bytes)
  const answer = await ani.phone.get(`/berkas/${id}`)
  expect(answer.status).toBe(200)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes)
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=600',
    'cross-origin-resource-policy': 'same-origin',
  })
  expect(await shop.api.files.read({ id })).toMatchObject({ mime: 'image/png', base64: bytes.toString('base64') })
})

test('gambar orang lain sama saja dengan yang tidak ada', async () => {
  const { id } = await ani.phone.upload(blobOf(tinyJpeg()))
  const budi = await addMember(shop, 'Budi', '081234567802')
  const guest = newPhone(port)
  const unknown = await budi.phone.get(`/berkas/${crypto.randomUUID()}`)
  for (const [who, path] of [
    [budi.phone, `/berkas/${id}`],
    [guest, `/berkas/${id}`],
    [ani.phone, `/berkas/${id}.jpg`],
    [ani.phone, `/berkas/..%2f${id}`],
    [ani.phone, '/berkas/'],
    [ani.phone, '/berkas/../loketnet.db'],
  ] as const) {
    const answer = await who.get(path)
    const text = await answer.text()
    if (answer.status === 200) expect(text, path).toBe('<title>Portal</title>')
    else {
      expect(answer.status, path).toBe(404)
      expect(text, path).toBe(await unknown.clone().text())
    }
  }
  await shop.api.portal.blockLogin({ kind: 'customer', partyId: ani.id, isBlocked: true, requestId: requestId() })
  expect((await ani.phone.get(`/berkas/${id}`)).status).toBe(404)
})

test('yang bukan gambar ditolak di samping isiannya, dan tidak ada yang tersisa', async () => {
  const html = Buffer.from('<script>alert(1)</script>')
  for (const [bytes, code] of [
    [html, 'FILE_NOT_PICTURE'],
    [Buffer.alloc(0), 'FILE_EMPTY'],
    [tinyPng().subarray(0, 40), 'FILE_BROKEN'],
    [tinyPng(9_000, 9), 'FILE_DIMENSIONS'],
    [Buffer.concat([tinyPng(), Buffer.alloc(3 * 1024 * 1024)]), 'FILE_TOO_LARGE'],
  ] as const) {
    const answer = await refusal(ani.phone.upload(blobOf(bytes)))
    expect([answer.code, answer.data.field]).toEqual([code, 'picture'])
  }
  expect(kept()).toEqual([])
  expect(JSON.stringify(shop.log)).not.toContain('"bug"')
})

test('kiriman yang diulang adalah gambar yang sama; gambar lain dengan nomor itu ditolak', async () => {
  const once = requestId()
  const first = await ani.phone.upload(blobOf(tinyJpeg()), 'proof', once)
  expect(await ani.phone.upload(blobOf(tinyJpeg()), 'proof', once)).toEqual(first)
  expect((await refusal(ani.phone.upload(blobOf(tinyPng()), 'proof', once))).code).toBe('REQUEST_REUSED')
  expect(kept()).toEqual([`${first.id}.jpg`])
})

test('dua puluh sehari, lalu besok lagi', { timeout: 30_000 }, async () => {
  for (let index = 0; index < 20; index++) await ani.phone.upload(blobOf(tinyWebp(index + 1)))
  expect((await refusal(ani.phone.upload(blobOf(tinyJpeg())))).code).toBe('FILE_TOO_MANY')
  expect(kept()).toHaveLength(20)
  shop.clock.advance(86_400_001)
  await ani.phone.upload(blobOf(tinyJpeg()))
})

test('satu alamat tidak dapat mengirim tanpa henti', { timeout: 30_000 }, async () => {
  await ani.phone.upload(blobOf(tinyJpeg()))
  let code = ''
  let count = 0
  while (count < 100 && code !== 'FILE_BUSY') {
    code = (await refusal(ani.phone.upload(blobOf(Buffer.from('x'))))).code
    count += 1
  }
  expect([code, count]).toEqual(['FILE_BUSY', 40])
  const elapsed = performance.now.bind(performance)
  vi.spyOn(performance, 'now').mockImplementation(() => elapsed() + 20_000)
  await ani.phone.upload(blobOf(tinyPng()))
})

test('dari satu alamat paling banyak 330 gambar sehari, berapa pun akun yang dibuat', () => {
  let elapsed = 0
  const admit = makeAdmit(() => elapsed)
  let taken = 0
  for (let index = 0; index < 4_320; index++) {
    elapsed += 20_000
    const call = {
      ...{ db: shop.app.db, connection: { address: '10.0.0.7' }, contextFor: () => ({ now: shop.clock.now() }) },
      ...{ isOpenFor: () => true, isSafe: () => true, mustChange: () => false, isPassive: () => false },
      party: () => ({ kind: 'customer', id: `akun-${index % 100}`, name: '' }),
    } as unknown as Parameters<typeof admit>[0] // the door asks no more
    try {
      admit(call)()
      taken += 1
    } catch (error) {
      expect(error).toMatchObject({ code: 'FILE_BUSY' })
    }
  }
  expect(taken).toBeGreaterThan(300)
  expect(taken).toBeLessThanOrEqual(330)
})

test('tamu ditolak sebelum badannya dibaca, dan sambungannya diputus', async () => {
  const { text, sent } = await new Promise<{ text: string; sent: number }>((resolve, reject) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    let sent = 0
    socket.on('data', (part) => {
      text += String(part)
    })
    socket.on('error', () => undefined) // cut while writing: what this is about
    socket.on('close', () => resolve({ text, sent }))
    setTimeout(() => reject(new Error('the line was not cut')), 5_000).unref()
    const head = `POST /unggah/files/upload HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\norigin: http://127.0.0.1:${port}`
    socket.write(`${head}\r\ncontent-type: multipart/form-data; boundary=x\r\ncontent-length: 4000000\r\n\r\n`)
    sent += 1
  })
  expect(sent).toBe(1)
  expect(text).toMatch(/^HTTP\/1\.1 401 /)
  expect(text).toContain('PORTAL_NOT_LOGGED_IN')
})

test('badan yang terlalu besar, halaman asing, dan prosedur lain tidak masuk lewat sini', async () => {
  const post = (path: string, headers: Record<string, string>, body = ''): Promise<number> =>
    new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path, method: 'POST', headers, agent: false }
      const sent = httpRequest(options, (answer) => {
        answer.resume()
        resolve(answer.statusCode ?? 0)
      })
      sent.on('error', reject)
      sent.end(body)
    })
  const origin = `http://127.0.0.1:${port}`
  expect(await post('/unggah/files/upload', { origin: 'http://jahat.example' })).toBe(403)
  expect(await post('/unggah/files/upload', {})).toBe(403)
  expect(await post('/unggah/files/upload', { origin, host: 'jahat.example' })).toBe(421)
  expect(await post(`/berkas/${crypto.randomUUID()}`, { origin })).toBe(405)
  expect(await post('/unggah/session/status', { origin, 'content-type': 'application/json' }, '{"json":{}}')).toBe(401)
  const huge = await ani.phone.upload(blobOf(Buffer.alloc(4_300_000))).then(
    () => 'in',
    (error: { status?: number; message: string }) => error.status ?? error.message,
  )
  expect([413, 'read ECONNRESET', 'write EPIPE', 'write ECONNRESET']).toContain(huge)
  expect(kept()).toEqual([])
})

test('gambar kecil pun tidak masuk lewat pintu yang lain, yang tidak bertanya dulu', async () => {
  // by its own address it answers what is wrong with it; by the other it is not known at all
  const post = async (path: string): Promise<number> => {
    const headers = { origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' }
    return (await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', headers, body: '{"json":{}}' })).status
  }
  expect([await post('/unggah/files/upload'), await post('/rpc/files/upload')]).toEqual([401, 404])
  expect(kept()).toEqual([])
})
