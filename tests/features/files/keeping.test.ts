// Pictures after they were taken: what they belong to, what is swept, what a full disk or a power cut leaves, and their second home.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { attachFile, filesOf } from '../../../src-main/features/files'
import { carryPictures } from '../../../src-main/features/files/carrying'
import { sweepPictures } from '../../../src-main/features/files/jobs'
import { makeReceiving, type ReceivingDeps } from '../../../src-main/features/files/receiving'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { browserApi } from '../../support/browser-client'
import { blobOf, tinyJpeg, tinyPng, tinyWebp } from '../../support/sample-pictures'
import { OWNER, refusal, requestId } from '../../support/test-app'
import { addMember, type Member, openPortalShop, type PortalShop } from '../portal/portal-shop'
import { picturesKept } from './pictures-kept'

let shop: PortalShop
let ani: Member

beforeEach(async () => {
  shop = await openPortalShop()
  ani = await addMember(shop, 'Ani', '081234567801')
})
afterEach(async () => {
  vi.restoreAllMocks()
  await shop.close()
})

const kept = (): string[] => picturesKept(shop)
const sweep = () => sweepPictures(jobDeps())
const jobDeps = (free?: ReceivingDeps['free'], write?: ReceivingDeps['write']) => {
  const log = makeLog((line) => shop.log.push(line), shop.clock, systemRandom)
  const deps = { db: shop.app.db, dataDir: shop.dataDir, clock: shop.clock, log }
  return { ...deps, receiving: makeReceiving({ ...deps, ...(free && { free }), ...(write && { write }) }) }
}
const contextOf = () => ({ now: shop.clock.now() }) as Parameters<typeof attachFile>[1] // attaching asks for the time only

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

/** As old on the disk as it is in the shop. */
function lay(name: string, content: string | Uint8Array): void {
  const place = join(shop.dataDir, 'berkas', name)
  writeFileSync(place, content)
  utimesSync(place, shop.clock.now() / 1000, shop.clock.now() / 1000)
}

test('mati listrik antara berkas dan catatannya: sisanya tersapu, milik orang tidak', async () => {
  const { id } = await ani.phone.upload(blobOf(tinyJpeg()))
  const lost = crypto.randomUUID()
  lay(`${lost}.jpg`, tinyJpeg())
  lay(`${crypto.randomUUID()}.jpg.baru`, 'separuh')
  lay('catatan pemilik.txt', 'bukan milik LoketNet')
  await sweep()
  expect(kept()).toHaveLength(4)
  shop.clock.advance(2 * 3_600_000)
  await sweep()
  expect(kept().filter((name) => name.endsWith('.baru'))).toEqual([])
  // a restore of older books may be undone: a whole picture without a row waits
  expect(kept()).toContain(`${lost}.jpg`)
  shop.app.db.transact((tx) => {
    const subject = { type: 'claim', id: '1' }
    attachFile(tx, contextOf(), { fileId: id, ownerKind: 'customer', ownerId: ani.id, subject })
  })
  shop.clock.advance(31 * 86_400_000)
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
  const browser = browserApi((await shop.app.openHttp({ port: 0, rendererDir: import.meta.dirname })).url)
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
