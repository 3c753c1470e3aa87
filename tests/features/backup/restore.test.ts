import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { keyIdOf, openKeyFile, writeKeyFile } from '../../../src-main/features/backup/key-file'
import { layRescue } from '../../../src-main/features/backup/rescue'
import { startBooks } from '../../../src-main/features/backup/start'
import { copyBeforeMigration } from '../../../src-main/platform/db/copy'
import { openDb } from '../../../src-main/platform/db/open'
import { swapPlaces } from '../../../src-main/platform/db/swap'
import { makeLog } from '../../../src-main/platform/log'
import { systemRandom } from '../../../src-main/platform/random'
import { fileKeyStore } from '../../../src-main/platform/secrets'
import { OWNER, refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'

const open: TestApp[] = []
const folders: string[] = []
const shopOf = async (): Promise<TestApp> => {
  const shop = await startTestApp()
  open.push(shop)
  return shop
}
const restarted = async (shop: TestApp): Promise<TestApp> => {
  const again = await shop.restart()
  open.splice(open.indexOf(shop), 1, again)
  return again
}
afterEach(async () => {
  for (const shop of open.splice(0)) await shop.close()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const approvalOf = async ({ api }: TestApp) => {
  const { people } = await api.session.status({})
  return { userId: people[0]?.id ?? '', secret: OWNER.secret }
}

const addCustomer = ({ app }: TestApp, id: string): void => {
  app.db.transact((tx) => {
    tx.connection
      .prepare(
        'insert into customer (id, number, name, name_key, search_key, created_at, updated_at) values (?, ?, ?, ?, ?, 0, 0)',
      )
      .run(id, id, id, id, id)
  })
}
const customersOf = ({ app }: Pick<TestApp, 'app'>): string[] =>
  app.db.connection.prepare<[], string>('select id from customer order by id').pluck().all()

const restoreFrom = async (
  shop: TestApp,
  name: string,
  more: { words?: string; withoutKey?: boolean; place?: 'second' } = {},
) =>
  shop.api.backup.restore({
    place: more.place ?? 'main',
    name,
    approval: await approvalOf(shop),
    words: more.words ?? null,
    withoutKey: more.withoutKey ?? false,
    requestId: requestId(),
  })

test('memulihkan: diperlihatkan dulu apa yang hilang, jalan saat dibuka lagi, yang lama tetap tersimpan', async () => {
  const shop = await shopOf()
  addCustomer(shop, 'lama')
  const { name } = await shop.api.backup.make({ requestId: requestId() })
  addCustomer(shop, 'baru')
  const preview = await shop.api.backup.preview({ place: 'main', name })
  expect(preview).toMatchObject({ isSameShop: true, key: 'same', shop: 'WARKOP BANG JOKO', isPrepared: false })
  expect(preview.tables.find((table) => table.name === 'Pelanggan')).toEqual({ name: 'Pelanggan', here: 2, there: 1 })
  // Nothing but the copy is asked for: without a PIN nothing is laid ready.
  const wrong = { ...(await approvalOf(shop)), secret: '000000' }
  const asked = { place: 'main' as const, name, words: null, withoutKey: false }
  expect(await refusal(shop.api.backup.restore({ ...asked, approval: wrong, requestId: requestId() }))).toMatchObject({
    code: 'WRONG_SECRET',
  })
  expect(await restoreFrom(shop, name)).toEqual({ restarts: false })
  expect(customersOf(shop)).toEqual(['baru', 'lama'])
  expect((await shop.api.backup.status({})).isPrepared).toBe(true)
  expect(await refusal(restoreFrom(shop, name))).toMatchObject({ code: 'RESTORE_UNDER_WAY' })

  const after = await restarted(shop)
  expect(customersOf(after)).toEqual(['lama'])
  const { restored } = await after.api.backup.status({})
  expect(restored).toMatchObject({ from: name, byName: OWNER.name, failed: null, hadPresent: true })
  const { old } = swapPlaces(after.dataDir)
  const before = new Database(old, { readonly: true })
  expect(before.prepare('select count(*) from customer').pluck().get()).toBe(2)
  before.close()
  await after.api.backup.dismissResult({ requestId: requestId() })
  expect((await after.api.backup.status({})).restored).toBeNull()
  // And the ordinary start after it is ordinary.
  expect(customersOf(await restarted(after))).toEqual(['lama'])
})

test('batal sebelum dibuka lagi: tidak ada yang berubah', async () => {
  const shop = await shopOf()
  const { name } = await shop.api.backup.make({ requestId: requestId() })
  addCustomer(shop, 'baru')
  await restoreFrom(shop, name)
  await shop.api.backup.cancelRestore({ requestId: requestId() })
  expect(customersOf(await restarted(shop))).toEqual(['baru'])
})

test('mati di langkah mana pun: pembukaan berikutnya meneruskan, dan tidak ada yang hilang', async () => {
  const shop = await shopOf()
  addCustomer(shop, 'lama')
  const { name } = await shop.api.backup.make({ requestId: requestId() })
  addCustomer(shop, 'baru')
  await restoreFrom(shop, name)
  const { dataDir, clock } = shop
  // As the power cut leaves it: the newest customer lies in the WAL only.
  const cut = mkdtempSync(join(tmpdir(), 'loketnet-mati-'))
  folders.push(cut)
  const paths = ['loketnet.db', 'loketnet.db-wal', 'kunci', 'pulih/tanda.json', 'pulih/baru.db']
  for (const path of paths) copyFile(join(dataDir, path), join(cut, path))
  await shop.app.close()
  const steps: string[] = []
  const template = mkdtempSync(join(tmpdir(), 'loketnet-mati-'))
  folders.push(template)
  const spread = (to: string) => {
    for (const path of paths) copyFile(join(cut, path), join(to, path))
  }
  /** One start that dies at the given step; null: it runs through. */
  const start = async (folder: string, dieAt: string | null): Promise<string[]> => {
    const log = makeLog(() => undefined, clock, systemRandom)
    const keyStore = fileKeyStore(join(folder, 'kunci'), systemRandom)
    let opened: ReturnType<typeof openDb> | undefined
    try {
      const books = await startBooks(
        {
          ...{ dataDir: folder, keyStore, random: systemRandom, clock, log },
          atStep(step) {
            if (dieAt === null) steps.push(step)
            if (step === dieAt) throw new Error(`mati di ${step}`)
          },
        },
        () => {
          opened = openDb({
            file: join(folder, 'loketnet.db'),
            clock,
            beforeMigrate: (connection) => copyBeforeMigration(connection, folder, clock.now()),
          })
          return opened
        },
      )
      books.settle({
        ...{ now: clock.now(), businessDay: '2026-11-21' as never, zone: 'Asia/Jakarta', actor: null, shiftId: null },
        ...{ device: { outletId: '', deviceId: '', label: 'A' }, newId: requestId, random: systemRandom },
      })
      return books.db.connection.prepare<[], string>('select id from customer order by id').pluck().all()
    } finally {
      opened?.close()
    }
  }
  spread(template)
  expect(await start(template, null)).toEqual(['lama'])
  expect(steps).toEqual(['gathered', 'moved-wal', 'moved-shm', 'moved', 'placed', 'opened', 'key', 'booked'])
  for (const step of [...steps]) {
    const folder = mkdtempSync(join(tmpdir(), 'loketnet-mati-'))
    folders.push(folder)
    spread(folder)
    await expect(start(folder, step), step).rejects.toThrow(`mati di ${step}`)
    expect(await start(folder, null), step).toEqual(['lama'])
    expect(existsSync(swapPlaces(folder).marker), step).toBe(false)
    const before = new Database(swapPlaces(folder).old, { readonly: true })
    expect(before.prepare('select count(*) from customer').pluck().get(), step).toBe(2)
    before.close()
  }
  // The copy does not open after all: killed while the present is brought back, it is brought back at the next start.
  for (const step of ['given up', 'back-wal', 'back-shm', 'back']) {
    const folder = mkdtempSync(join(tmpdir(), 'loketnet-mati-'))
    folders.push(folder)
    spread(folder)
    writeFileSync(swapPlaces(folder).staged, 'x'.repeat(8192))
    await expect(start(folder, step), step).rejects.toThrow(`mati di ${step}`)
    expect(await start(folder, null), step).toEqual(['baru', 'lama'])
    expect(existsSync(swapPlaces(folder).marker), step).toBe(false)
  }
  open.length = 0
  folders.push(dataDir)
})

function copyFile(from: string, to: string): void {
  if (to.includes('pulih')) {
    const folder = join(to, '..')
    if (!existsSync(folder)) mkdirSync(folder)
  }
  copyFileSync(from, to)
}

test('cadangan yang rusak tidak dipulihkan, walau hanya satu byte', async () => {
  const shop = await shopOf()
  const { name } = await shop.api.backup.make({ requestId: requestId() })
  const file = join(shop.dataDir, 'cadangan', name)
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.from([0xa5]), 0, 1, 60_000)
  expect(await refusal(shop.api.backup.preview({ place: 'main', name }))).toMatchObject({ code: 'BACKUP_DAMAGED' })
  expect(await refusal(restoreFrom(shop, name))).toMatchObject({ code: 'BACKUP_DAMAGED' })
  writeFileSync(file, 'bukan basis data')
  expect(await shop.api.backup.list({})).toMatchObject([{ name, state: 'torn' }])
  expect(existsSync(swapPlaces(shop.dataDir).marker)).toBe(false)
})

test('tidak bisa dibuka sesudah ditukar: yang lama kembali, dan itu dikatakan', async () => {
  const shop = await shopOf()
  addCustomer(shop, 'lama')
  const { name } = await shop.api.backup.make({ requestId: requestId() })
  addCustomer(shop, 'baru')
  await restoreFrom(shop, name)
  // Something that the look before could not see: the disk gives back other bytes now.
  writeFileSync(swapPlaces(shop.dataDir).staged, 'x'.repeat(8192))
  const after = await restarted(shop)
  expect(customersOf(after)).toEqual(['baru', 'lama'])
  const { restored } = await after.api.backup.status({})
  expect(restored?.failed).toMatch(/^[A-Z0-9]{4}$/)
  expect(customersOf(await restarted(after))).toEqual(['baru', 'lama'])
})

test('komputer lain: dengan kata sandi kunci PIN dan sandi router ikut; tanpa kunci Pemilik memakai PIN di sini', async () => {
  const old = await shopOf()
  const words = 'warkop melati dua belas'
  await old.api.backup.exportKey({ approval: await approvalOf(old), words, requestId: requestId() })
  const { name } = await old.api.backup.make({ requestId: requestId() })
  const keyFile = readFileSync(join(old.dataDir, 'cadangan', 'kunci-loketnet.json'), 'utf8')
  expect(keyFile).not.toContain(readFileSync(join(old.dataDir, 'kunci'), 'utf8'))

  const fresh = await shopOf()
  const usb = mkdtempSync(join(tmpdir(), 'loketnet-usb-'))
  folders.push(usb)
  for (const file of readdirSync(join(old.dataDir, 'cadangan')))
    copyFileSync(join(old.dataDir, 'cadangan', file), join(usb, file))
  await fresh.api.settings.saveBackup({
    ...{ isDaily: true, secondFolder: usb, keepDaily: 5, keepMonthly: 5 },
    requestId: requestId(),
  })
  expect(await fresh.api.backup.preview({ place: 'second', name })).toMatchObject({ key: 'file', isSameShop: false })
  expect(await refusal(restoreFrom(fresh, name, { place: 'second' }))).toMatchObject({ code: 'BACKUP_KEY_NEEDED' })
  expect(await refusal(restoreFrom(fresh, name, { place: 'second', words: 'salah salah salah' }))).toMatchObject({
    code: 'BACKUP_KEY_WORDS',
  })
  await restoreFrom(fresh, name, { place: 'second', words })
  const after = await restarted(fresh)
  expect(readFileSync(join(after.dataDir, 'kunci'), 'utf8')).toBe(readFileSync(join(old.dataDir, 'kunci'), 'utf8'))
  expect((await after.api.backup.status({})).restored).toMatchObject({ failed: null, withoutKey: false })

  const third = await shopOf()
  await third.api.settings.saveBackup({
    ...{ isDaily: true, secondFolder: usb, keepDaily: 5, keepMonthly: 5 },
    requestId: requestId(),
  })
  await restoreFrom(third, name, { place: 'second', withoutKey: true })
  // The test's restart logs in with the PIN: it works although the pepper is another one.
  const last = await restarted(third)
  expect((await last.api.backup.status({})).restored).toMatchObject({ failed: null, withoutKey: true })
})

test('kunci: kata sandi yang salah tidak membuka, dan berkasnya tidak memuat kuncinya', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-kunci-'))
  folders.push(folder)
  const key = systemRandom.bytes(32)
  await writeKeyFile([folder], { key, words: 'dua belas huruf', at: 0, random: systemRandom, cost: 14 })
  expect(readFileSync(join(folder, 'kunci-loketnet.json'), 'utf8')).toContain(keyIdOf(key))
})

test('berkas kunci yang dibuat orang lain tidak membuat aplikasi bekerja tanpa akhir atau jatuh', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-kunci-'))
  folders.push(folder)
  await writeKeyFile([folder], {
    key: systemRandom.bytes(32),
    words: 'dua belas huruf',
    at: 0,
    random: systemRandom,
    cost: 14,
  })
  const file = join(folder, 'kunci-loketnet.json')
  const made = JSON.parse(readFileSync(file, 'utf8'))
  for (const change of [{ log2: 20 }, { iv: '' }, { tag: made.tag.slice(0, 8) }, { tag: '' }]) {
    writeFileSync(file, JSON.stringify({ ...made, ...change }))
    expect(await refusal(openKeyFile(folder, 'dua belas huruf')), JSON.stringify(change)).toMatchObject({
      code: 'BACKUP_KEY_MISSING',
    })
  }
})

test('cadangan yang penjaga bukunya dicabut atau ditambahi tidak dipasang', async () => {
  const shop = await shopOf()
  for (const change of [
    'drop trigger ',
    'create trigger diam_diam after insert on customer begin delete from customer; end',
  ]) {
    const { name } = await shop.api.backup.make({ requestId: requestId() })
    shop.clock.advance(60_000)
    const file = join(shop.dataDir, 'cadangan', name)
    const copy = new Database(file)
    const first = copy.prepare<[], string>("select name from sqlite_master where type = 'trigger'").pluck().get()
    copy.exec(change.startsWith('drop') ? change + first : change)
    copy.close()
    rmSync(`${file}.json`)
    expect(await refusal(restoreFrom(shop, name)), change).toMatchObject({ code: 'BACKUP_DAMAGED' })
  }
})

test('pembukuan rusak dan tidak bisa dibuka: cadangan terakhir yang utuh dipasang, yang rusak disimpan', async () => {
  const shop = await shopOf()
  addCustomer(shop, 'lama')
  const first = await shop.api.backup.make({ requestId: requestId() })
  shop.clock.advance(60_000)
  const second = await shop.api.backup.make({ requestId: requestId() })
  const { dataDir, clock } = shop
  await shop.app.close()
  open.length = 0
  folders.push(dataDir)
  writeFileSync(join(dataDir, 'loketnet.db'), Buffer.alloc(65_536, 7))
  writeFileSync(join(dataDir, 'sedang-berjalan'), '')
  await expect(startTestApp({ dataDir, clock })).rejects.toMatchObject({ code: 'DATABASE_DAMAGED' })
  // The newest copy lies on the same bad disk.
  const handle = openSync(join(dataDir, 'cadangan', second.name), 'r+')
  writeSync(handle, Buffer.from([0xa5]), 0, 1, 60_000)
  const key = await fileKeyStore(join(dataDir, 'kunci'), systemRandom).load()
  const laid = await layRescue({ dataDir, keyId: keyIdOf(key), now: clock.now(), newId: requestId })
  expect(laid.name).toBe(first.name)
  const after = await startTestApp({ dataDir, clock })
  open.push(after)
  expect(customersOf(after)).toEqual(['lama'])
  expect((await after.api.backup.status({})).restored).toMatchObject({ from: first.name, hadPresent: false })
  expect(readFileSync(swapPlaces(dataDir).old)[0]).toBe(7)
})
