import { copyFileSync, mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { bookRestore } from '../../../src-main/features/backup/after-restore'
import { createBatch } from '../../../src-main/features/vouchers'
import { openDb } from '../../../src-main/platform/db/open'
import { swapPlaces } from '../../../src-main/platform/db/swap'
import { closeOfficeShops } from '../subscriptions/office-shop'
import { openCopyShop } from './copy-shop'

afterEach(closeOfficeShops)

test('pekerjaan router dan kertas dari cadangan disisihkan, nomor struk diteruskan, kode yang terjual tidak dijual lagi', async () => {
  const shop = openCopyShop()
  const { db, clock, ctx, act, secrets } = shop
  act((tx, c) =>
    createBatch(tx, c, { packageId: shop.packs.daily.id, routerId: shop.routers[0], quantity: 3, reason: 'stok' }),
  )
  const run = (text: string, ...values: (string | number)[]) =>
    db.transact((tx) => {
      tx.connection.prepare(text).run(...values)
    })
  run("update voucher set router_state = 'present' where id < 3")
  run("insert into number_series (series, next) values ('VC-261121', 10) on conflict do update set next = 10")
  const { id: daily } = shop.subscribe({ customerId: shop.customer().id, username: 'harian' })
  run('update subscription set paid_until = ? where id = ?', clock.now() + 1_000, daily)
  const copyAt = clock.now()
  const name = await shop.backups.make('tangan')
  // After the copy: one is sold, ten receipts go out.
  clock.advance(60_000)
  run("update voucher set state = 'sold', sold_at = ? where id = 1", clock.now())
  const paidUntil = clock.now() + 86_400_000
  run('update subscription set paid_until = ? where id = ?', paidUntil, daily)
  run("update number_series set next = 20 where series = 'VC-261121'")

  const { old } = swapPlaces(shop.dataDir)
  mkdirSync(dirname(old), { recursive: true })
  db.connection.pragma('wal_checkpoint(TRUNCATE)')
  copyFileSync(db.file, old)
  const file = `${shop.dataDir}/dipulihkan.db`
  copyFileSync(`${shop.backups.folder}/${name}`, file)
  const restored = openDb({ file, clock })
  const note = {
    ...{ id: 'r1', at: clock.now(), from: name, copyAt, keyId: '', sealedKey: null, withoutKey: false },
    by: { id: '', name: 'Bu Rini', secretHash: '' },
  }
  const book = () => bookRestore({ db: restored, ctx: { ...ctx(), actor: null }, note, dataDir: shop.dataDir, secrets })
  const result = book()
  expect(result).toMatchObject({ failed: null, hadPresent: true, soldAfterCount: 1, papersAside: 0 })
  expect(result.jobsAside).toBeGreaterThan(0)
  const read = (text: string) => restored.connection.prepare(text).raw().all()
  expect(read('select id, state, router_state from voucher order by id')).toEqual([
    [1, 'sold', 'present'],
    [2, 'stock', 'present'],
    [3, 'stock', 'missing'],
  ])
  // Time that was bought after the copy is not taken from anybody.
  expect(read('select paid_until from subscription')).toEqual([[paidUntil]])
  expect(read("select next from number_series where series = 'VC-261121'")).toEqual([[20]])
  expect(read("select count(*) from outbox where state in ('waiting', 'running')")).toEqual([[0]])
  expect(read("select count(*) from outbox where state = 'cancelled'")).toEqual([[result.jobsAside]])
  // Killed between the booking and the last word: the second time changes nothing.
  expect(book()).toMatchObject({ jobsAside: 0, soldAfterCount: 0 })
  expect(read("select count(*) from audit_event where action = 'backup.restore'")).toEqual([[1]])
  restored.close()
})
