import { copyFileSync, existsSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { chooseStale, nameOfCopy } from '../../../src-main/features/backup/domain'
import { findFlaw, QUESTIONS } from '../../../src-main/features/backup/facts'
import { findIn, listFolder } from '../../../src-main/features/backup/folder'
import { FileWorkError, workOnFile } from '../../../src-main/platform/db/copy-worker'
import { closeOfficeShops } from '../subscriptions/office-shop'
import { openCopyShop } from './copy-shop'

const folders: string[] = []
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'loketnet-usb-'))
  folders.push(folder)
  return folder
}
afterEach(() => {
  closeOfficeShops()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const copyIn = (folder: string, name: string) => {
  const copy = findIn(folder, name)
  if (!copy?.facts) throw new Error('there is no verified copy')
  return { ...copy, facts: copy.facts }
}

test('cadangan dibuat sambil berjualan: utuh, satu berkas, dan sama dengan pembukuan pada satu saat', async () => {
  const shop = openCopyShop()
  for (let i = 0; i < 300; i++) shop.sell()
  const making = shop.backups.make('tangan')
  let during = 0
  let isDone = false
  void making.finally(() => {
    isDone = true
  })
  while (!isDone) {
    shop.sell(1_000)
    during++
    await nextTurn()
  }
  const { file, facts, isTorn } = copyIn(shop.backups.folder, await making)
  expect(during).toBeGreaterThan(0)
  expect(isTorn).toBe(false)
  expect(existsSync(`${file}-wal`)).toBe(false)
  const copy = new Database(file, { readonly: true })
  const [postings, amount] = copy.prepare('select count(*), sum(amount) from ledger_transfer').raw().get() as [
    number,
    number,
  ]
  expect(facts.ledger).toMatchObject({ postings, amount })
  expect(postings).toBeGreaterThanOrEqual(300)
  expect(postings).toBeLessThanOrEqual(300 + during)
  expect(amount).toBe(300 * 5_000 + (postings - 300) * 1_000)
  expect(facts.tables.ledger_posting).toBe(postings)
  copy.close()
})

test('salinan yang tidak sama atau rusak tidak dianggap cadangan, dan itu dikatakan', async () => {
  const shop = openCopyShop({
    work: async (order, onProgress) => {
      const report = await workOnFile(order, onProgress)
      return order.kind === 'copy' ? { ...report, copyTables: { ...report.copyTables, sale: 99 } } : report
    },
  })
  shop.sell()
  await expect(shop.backups.make('tangan')).rejects.toMatchObject({ code: 'BACKUP_UNSOUND' })
  expect(listFolder(shop.backups.folder)).toEqual([])
  expect(readdirSync(shop.backups.folder)).toEqual([])
  expect(shop.backups.troubles().get('main')?.code).toBe('BACKUP_UNSOUND')
})

test('satu byte yang rusak sesudahnya ketahuan: panjangnya, isinya, atau rantainya', async () => {
  const shop = openCopyShop()
  for (let i = 0; i < 50; i++) shop.sell()
  const { file, facts } = copyIn(shop.backups.folder, await shop.backups.make('tangan'))
  const inspect = (path: string) => workOnFile({ kind: 'inspect', file: path, questions: QUESTIONS })
  expect(findFlaw(await inspect(file))).toBeNull()
  expect((await inspect(file)).sha256).toBe(facts.sha256)
  const broken = join(newFolder(), 'loketnet-20261121-120000-tangan.db')
  copyFileSync(file, broken)
  const handle = openSync(broken, 'r+')
  writeSync(handle, Buffer.from([0xff]), 0, 1, Math.floor(facts.size / 2))
  const seen = await inspect(broken).catch(() => null)
  expect(seen === null || seen.sha256 !== facts.sha256).toBe(true)
})

test('folder kedua: ikut disalin dan sama; dicabut, penuh, atau tidak bisa ditulis tidak menghentikan yang pertama', async () => {
  const shop = openCopyShop()
  const usb = newFolder()
  shop.policy({ secondFolder: usb })
  shop.sell()
  const name = await shop.backups.make('shift')
  expect(readFileSync(join(usb, name)).equals(readFileSync(join(shop.backups.folder, name)))).toBe(true)
  expect(copyIn(usb, name).facts).toEqual(copyIn(shop.backups.folder, name).facts)
  expect(shop.backups.troubles().size).toBe(0)

  shop.policy({ secondFolder: join(usb, 'dicabut') })
  shop.clock.advance(60_000)
  const second = await shop.backups.make('tangan')
  expect(copyIn(shop.backups.folder, second).isTorn).toBe(false)
  expect(existsSync(join(usb, 'dicabut'))).toBe(false)
  expect(shop.backups.troubles().get('second')).toMatchObject({
    code: 'BACKUP_SECOND_MISSING',
    data: { folder: join(usb, 'dicabut') },
  })

  const full = openCopyShop({
    work: (order, onProgress) =>
      order.kind === 'carry'
        ? Promise.reject(new FileWorkError('ENOSPC', 'no space left on device'))
        : workOnFile(order, onProgress),
  })
  full.policy({ secondFolder: usb })
  const third = await full.backups.make('tangan')
  expect(copyIn(full.backups.folder, third).isTorn).toBe(false)
  expect(full.backups.troubles().get('second')?.code).toBe('BACKUP_SECOND_FULL')
  expect(readdirSync(usb).filter((entry) => entry.endsWith('.sebagian'))).toEqual([])
})

test('sehari sekali sendiri, dan segera sesudah shift ditutup', async () => {
  const shop = openCopyShop()
  await shop.backups.round()
  await shop.backups.round()
  expect(listFolder(shop.backups.folder).map(({ facts }) => facts?.why)).toEqual(['harian'])
  shop.clock.advance(60_000)
  shop.db.connection
    .prepare(
      `insert into shift (id, number, outlet_id, device_id, cashier_id, opened_at, business_day, opening_cash, closed_at, expected_cash, counted_cash, deposit)
       select 's1', 'SH-1', '', '', id, 0, '2026-11-21', 0, ?, 0, 0, 0 from user limit 1`,
    )
    .run(shop.clock.now())
  await shop.backups.round()
  await shop.backups.round()
  shop.clock.advance(86_400_000)
  await shop.backups.round()
  // Of yesterday the newest stays, which is the one of the shift.
  expect(listFolder(shop.backups.folder).map(({ facts }) => facts?.why)).toEqual(['harian', 'shift'])
})

test('giliran: yang terbaru tiap hari dan tiap bulan tinggal, jam yang ngawur tidak membuang apa-apa', () => {
  const name = (day: number, hour: number, why: 'harian' | 'sebelum-pulih' = 'harian') =>
    nameOfCopy(Date.UTC(2026, 0, day, hour), why, 'Asia/Jakarta')
  const many = Array.from({ length: 100 }, (_, day) => [name(day + 1, 2), name(day + 1, 9)]).flat()
  const stale = chooseStale([...many, 'foto.jpg', 'loketnet.db'], { keepDaily: 7, keepMonthly: 3 })
  const kept = many.filter((one) => !stale.includes(one))
  // Seven days; of the newest one both; and the last of February, of March, of April.
  expect(kept.length).toBe(7 + 1 + 2)
  expect(stale).not.toContain('foto.jpg')
  const [future] = [nameOfCopy(Date.UTC(2036, 5, 1), 'harian', 'Asia/Jakarta')]
  expect(chooseStale([...kept, future ?? ''], { keepDaily: 7, keepMonthly: 12 }).length).toBeLessThanOrEqual(2)
  expect(chooseStale([name(1, 2), name(1, 3, 'sebelum-pulih'), name(2, 2)], { keepDaily: 2, keepMonthly: 0 })).toEqual(
    [],
  )
})
