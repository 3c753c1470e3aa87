// Pictures from phones, for real, through the LAN door: what is taken, how often, who sees it; and what is left behind.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { attachFile, filesOf } from '../../../src-main/features/files'
import { makeAdmit } from '../../../src-main/features/files/admitting'
import { carryPictures } from '../../../src-main/features/files/carrying'
import { sweepPictures } from '../../../src-main/features/files/jobs'
import { makeReceiving, type ReceivingDeps } from '../../../src-main/features/files/receiving'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { browserApi } from '../../support/browser-client'
import { newPhone, openPortal, type Phone } from '../../support/portal-phone'
import { blobOf, tinyJpeg, tinyPng, tinyWebp } from '../../support/sample-pictures'
import { OWNER, refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'

let shop: TestApp
let folder: string
let port: number
let ani: { id: string; phone: Phone }

beforeEach(async () => {
  shop = await startTestApp()
  folder = mkdtempSync(join(tmpdir(), 'loketnet-portal-'))
  writeFileSync(join(folder, 'portal.html'), '<title>Portal</title>')
  port = await openPortal(shop, folder)
  ani = await customer('Ani', '081234567801')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await shop.close()
  rmSync(folder, { recursive: true, force: true })
})

async function customer(name: string, phone: string): Promise<{ id: string; phone: Phone }> {
  const rest = { address: '', areaId: null, latitude: null, longitude: null, notes: '' }
  const { id } = await shop.api.customers.save({
    id: null,
    customer: { ...rest, name, phone: `62${phone.slice(1)}` },
    requestId: requestId(),
  })
  const login = { kind: 'customer', partyId: id, loginName: phone, requestId: requestId() } as const
  const { secret } = await shop.api.portal.giveLogin(login)
  const own = newPhone(port)
  await own.login('customer', phone, secret)
  return { id, phone: own }
}

const kept = (): string[] => {
  const place = join(shop.dataDir, 'berkas')
  return statSync(place, { throwIfNoEntry: false }) ? readdirSync(place).sort() : []
}
const sweep = () => sweepPictures(jobDeps())
const jobDeps = (free?: ReceivingDeps['free'], write?: ReceivingDeps['write']) => {
  const log = makeLog((line) => shop.log.push(line), shop.clock, systemRandom)
  const deps = { db: shop.app.db, dataDir: shop.dataDir, clock: shop.clock, log }
  return { ...deps, receiving: makeReceiving({ ...deps, ...(free && { free }), ...(write && { write }) }) }
}
const contextOf = () => ({ now: shop.clock.now() }) as Parameters<typeof attachFile>[1] // attaching asks for the time only

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
  const budi = await customer('Budi', '081234567802')
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
      ...{ db: shop.app.db, connection: { address: '10.0.0.7' }, contextFor: contextOf },
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

test('gambar melekat sekali, hanya oleh pengirimnya', async () => {
  const { id } = await ani.phone.upload(blobOf(tinyJpeg()))
  const { db } = shop.app
  const attach = (ownerId: string, fileId = id) =>
    db.transact((tx) => {
      const subject = { type: 'claim', id: '7' }
      attachFile(tx, contextOf(), { fileId, ownerKind: 'customer', ownerId, subject })
    })
  const foreign = expect.objectContaining({ code: 'FILE_NOT_FOUND' })
  expect(() => attach(crypto.randomUUID())).toThrow(foreign)
  expect(() => attach(ani.id, crypto.randomUUID())).toThrow(foreign)
  attach(ani.id)
  expect(() => attach(ani.id)).toThrow(foreign)
  expect(filesOf(db, { type: 'claim', id: '7' })).toEqual([{ id, mime: 'image/jpeg', width: 8, height: 8 }])
  expect(filesOf(db, { type: 'ticket', id: '7' })).toEqual([])
})

test('yang tidak jadi dikirim dibuang setelah sehari; yang melekat tidak pernah', async () => {
  const loose = await ani.phone.upload(blobOf(tinyJpeg()))
  const attached = await ani.phone.upload(blobOf(tinyPng()))
  shop.app.db.transact((tx) => {
    const subject = { type: 'claim', id: '1' }
    attachFile(tx, contextOf(), { fileId: attached.id, ownerKind: 'customer', ownerId: ani.id, subject })
  })
  shop.clock.advance(86_000_000)
  await sweep()
  expect(kept()).toHaveLength(2)
  shop.clock.advance(500_000)
  await sweep()
  expect(kept()).toEqual([`${attached.id}.png`])
  await shop.api.session.login({ ...OWNER, requestId: requestId() })
  expect((await refusal(shop.api.files.read({ id: loose.id }))).code).toBe('FILE_NOT_FOUND')
  shop.clock.advance(400 * 86_400_000)
  await sweep()
  await shop.api.session.login({ ...OWNER, requestId: requestId() })
  expect(await shop.api.files.read({ id: attached.id })).toMatchObject({ base64: tinyPng().toString('base64') })
})

test('mati listrik antara berkas dan catatannya: sisanya tersapu, milik orang tidak', async () => {
  const { id } = await ani.phone.upload(blobOf(tinyJpeg()))
  const lost = crypto.randomUUID()
  const place = join(shop.dataDir, 'berkas')
  writeFileSync(join(place, `${lost}.jpg`), tinyJpeg())
  writeFileSync(join(place, `${crypto.randomUUID()}.jpg.baru`), 'separuh')
  writeFileSync(join(place, 'catatan pemilik.txt'), 'bukan milik LoketNet')
  await sweep()
  expect(kept()).toHaveLength(4)
  shop.clock.set(Date.now() + 2 * 3_600_000)
  await sweep()
  expect(kept().filter((name) => name.endsWith('.baru'))).toEqual([])
  // a restore of older books may be undone: a whole picture without a row waits
  expect(kept()).toContain(`${lost}.jpg`)
  shop.app.db.transact((tx) => {
    const subject = { type: 'claim', id: '1' }
    attachFile(tx, contextOf(), { fileId: id, ownerKind: 'customer', ownerId: ani.id, subject })
  })
  shop.clock.set(Date.now() + 31 * 86_400_000)
  await sweep()
  expect(kept()).toEqual(['catatan pemilik.txt', `${id}.jpg`].sort())
})

test('penyimpanan penuh: dikatakan, dan tidak ada yang setengah jadi', async () => {
  const full = Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  const id = crypto.randomUUID()
  const book = vi.fn(() => ({ id }))
  const noRoom = jobDeps(async () => 10_000_000).receiving
  await expect(noRoom.take(id, tinyJpeg(), book)).rejects.toMatchObject({ code: 'FILE_DISK_FULL' })
  const torn = jobDeps(undefined, async (place, { id: name }) => {
    writeFileSync(join(place, `${name}.jpg.baru`), 'separuh')
    throw full
  }).receiving
  await ani.phone.upload(blobOf(tinyJpeg())).then(() => undefined)
  const before = kept()
  await expect(torn.take(id, tinyJpeg(), book)).rejects.toMatchObject({ code: 'FILE_DISK_FULL' })
  expect(book).not.toHaveBeenCalled()
  expect(kept()).toEqual(before)
})

test('catatan yang gagal tidak meninggalkan berkas; selagi dikirim sapuan membiarkannya', async () => {
  const deps = jobDeps()
  const id = crypto.randomUUID()
  await expect(
    deps.receiving.take(id, tinyJpeg(), () => {
      throw new Error('the database said no')
    }),
  ).rejects.toThrow('the database said no')
  expect(kept()).toEqual([])
  let seen: string[] = []
  await deps.receiving.take(id, tinyJpeg(), () => {
    shop.clock.advance(90 * 86_400_000)
    seen = kept()
    return { id }
  })
  expect(seen).toEqual([`${id}.jpg`])
})

test('salinan tanpa gambar tetap terbuka', async () => {
  const { id } = await ani.phone.upload(blobOf(tinyJpeg()))
  rmSync(join(shop.dataDir, 'berkas'), { recursive: true })
  expect(await shop.api.files.read({ id })).toMatchObject({ mime: 'image/jpeg', base64: null })
  expect((await ani.phone.get(`/berkas/${id}`)).status).toBe(404)
  await ani.phone.upload(blobOf(tinyPng()))
})

test('petugas menambah gambar lewat jendela maupun peramban', async () => {
  const base64 = Buffer.concat([tinyJpeg(), Buffer.alloc(2_900_000)]).toString('base64')
  const { id } = await shop.api.files.add({ base64, purpose: 'ticket', requestId: requestId() })
  expect(await shop.api.files.read({ id })).toMatchObject({ mime: 'image/jpeg', base64 })
  expect((await ani.phone.get(`/berkas/${id}`)).status).toBe(404)
  const browser = browserApi((await shop.app.openHttp({ port: 0, rendererDir: folder })).url)
  expect((await refusal(browser.files.read({ id }))).code).toBe('NOT_LOGGED_IN')
  await browser.session.login({ ...OWNER, requestId: requestId() })
  const again = await browser.files.add({ base64, purpose: 'ticket', requestId: requestId() })
  expect(await browser.files.read({ id: again.id })).toMatchObject({ base64 })
  const html = Buffer.from('<script>').toString('base64')
  const bad = await refusal(shop.api.files.add({ base64: html, purpose: 'ticket', requestId: requestId() }))
  expect(bad.code).toBe('FILE_NOT_PICTURE')
})

test('gambar ikut ke folder cadangan kedua, dan kembali dari sana', async () => {
  const stick = mkdtempSync(join(tmpdir(), 'loketnet-stik-'))
  const loose = await ani.phone.upload(blobOf(tinyWebp()))
  const { id } = await ani.phone.upload(blobOf(tinyJpeg()))
  const spoiled = await ani.phone.upload(blobOf(tinyPng()))
  const here = join(shop.dataDir, 'berkas')
  shop.app.db.transact((tx) => {
    for (const fileId of [id, spoiled.id])
      attachFile(tx, contextOf(), {
        ...{ fileId, ownerKind: 'customer', ownerId: ani.id },
        subject: { type: 'claim', id: fileId },
      })
  })
  writeFileSync(join(here, `${spoiled.id}.png`), 'rusak di cakram')
  const carry = () => carryPictures(jobDeps())
  await carry()
  expect(readdirSync(stick)).toEqual([])
  const policy = { isDaily: true, secondFolder: stick, keepDaily: 14, keepMonthly: 12 }
  await shop.api.settings.saveBackup({ ...policy, requestId: requestId() })
  await carry()
  expect(readdirSync(join(stick, 'berkas'))).toEqual([`${id}.jpg`])
  const before = statSync(join(stick, 'berkas', `${id}.jpg`)).mtimeMs
  await carry()
  expect(statSync(join(stick, 'berkas', `${id}.jpg`)).mtimeMs).toBe(before)
  rmSync(join(here, `${id}.jpg`))
  await carry()
  expect(readFileSync(join(here, `${id}.jpg`))).toEqual(tinyJpeg())
  expect(kept()).toContain(`${loose.id}.webp`)
  rmSync(stick, { recursive: true })
  await carry()
  expect(statSync(stick, { throwIfNoEntry: false })).toBeUndefined()
})
