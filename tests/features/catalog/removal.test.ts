// Hapus: what has history is archived, what has none is gone; and nothing the catalogue does reaches what was sold.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { router } from '../../../src-main/features/routers/tables'
import { sale, saleLine, saleVoucher } from '../../../src-main/features/sales/tables'
import { voucher, voucherBatch } from '../../../src-main/features/vouchers/tables'
import { EVENING, refusal, requestId, startTestApp, type TestApp } from '../../support/test-app'
import { changed, hotspot, priced, spec } from './inputs'

let shop: TestApp
beforeEach(async () => {
  shop = await startTestApp()
})
afterEach(async () => {
  await shop.close()
})

const create = (input: ReturnType<typeof hotspot>) =>
  shop.api.catalog.createPackage({ ...input, requestId: requestId() })
const remove = (id: string) => shop.api.catalog.removePackage({ id, requestId: requestId() })
const removal = (id: string) => shop.api.catalog.packageRemoval({ id })
const all = () => shop.api.catalog.list({ includeArchived: true })
const masters = () => shop.api.catalog.masters({ includeArchived: true })

/** A batch of two vouchers, one sold at today's price and one in stock: rows as the voucher and sales features write them. */
async function sellOne(packageId: string, unitPrice: number): Promise<void> {
  const [user] = (await shop.api.session.status({})).people
  const stamps = { createdAt: EVENING, updatedAt: EVENING }
  const ids = {
    router: crypto.randomUUID(),
    batch: crypto.randomUUID(),
    sale: crypto.randomUUID(),
    line: crypto.randomUUID(),
  }
  shop.app.db.transact((tx) => {
    const q = tx.write
    const secret = { username: 'loket', sealedPassword: '-', useTls: false, port: 8728 }
    q.insert(router)
      .values({ id: ids.router, name: 'R', nameKey: 'r', host: '10.0.0.1', ...secret, ...stamps })
      .run()
    const batch = {
      quantity: 2,
      codeFormat: '{}',
      terms: '{"rateLimit":"1M/3M"}',
      state: 'done' as const,
      tag: 'ABCDEFGH',
    }
    q.insert(voucherBatch)
      .values({ id: ids.batch, packageId, routerId: ids.router, ...batch, ...stamps })
      .run()
    const code = { id: 1, code: 'K7FQ2M9X', state: 'sold' as const, routerState: 'present' as const }
    q.insert(voucher)
      .values({
        ...code,
        batchId: ids.batch,
        packageId,
        routerId: ids.router,
        madeAt: EVENING,
        soldAt: EVENING,
        saleId: ids.sale,
      })
      .run()
    const unsold = { id: 2, code: 'H4DR8TWX', state: 'stock' as const, routerState: 'present' as const }
    q.insert(voucher)
      .values({ ...unsold, batchId: ids.batch, packageId, routerId: ids.router, madeAt: EVENING })
      .run()
    const where = { outletId: 'o', deviceId: 'd', at: EVENING, businessDay: '2026-11-21', cashierId: user?.id ?? '' }
    q.insert(sale)
      .values({ id: ids.sale, receiptNumber: 'VC-261121-1', total: unitPrice, ...where })
      .run()
    const line = {
      lineNumber: 1,
      packageName: 'Harian Hemat',
      quantity: 1,
      unitPrice,
      operatorPrice: 2_000,
      amount: unitPrice,
    }
    q.insert(saleLine)
      .values({ id: ids.line, saleId: ids.sale, packageId, terms: '{"activeSeconds":86400}', ...line })
      .run()
    q.insert(saleVoucher).values({ voucherId: 1, saleId: ids.sale, lineId: ids.line }).run()
  })
}

const soldRows = () => {
  const q = shop.app.db.read
  return [voucherBatch, voucher, sale, saleLine, saleVoucher].map((table) => q.select().from(table).all())
}

test('ganti harga, kecepatan, lalu hapus: yang sudah terjual tidak berubah satu huruf pun', async () => {
  const pack = await create(hotspot())
  await sellOne(pack.id, 5_000)
  const before = soldRows()
  expect(before.flat()).toHaveLength(6)
  const dearer = changed(pack, {
    name: 'Harian Mahal',
    customerPrice: 9_000,
    operatorPrice: 8_000,
    master: { kind: 'change', spec: spec({ rateLimit: '5M/9M', activeSeconds: 7_200 }) },
  })
  const after = await shop.api.catalog.updatePackage({ ...dearer, requestId: requestId() })
  expect(after).toMatchObject({ customerPrice: 9_000, master: { rateLimit: '5M/9M' } })
  expect(await remove(pack.id)).toEqual({ outcome: 'archived' })
  expect(soldRows()).toEqual(before)
})

test('tanpa riwayat: dikatakan dulu, lalu hilang bersama Paket Induk miliknya', async () => {
  const pack = await create(hotspot())
  expect(await removal(pack.id)).toEqual({ outcome: 'remove', history: [], stock: 0, masterName: 'Harian Hemat' })
  expect(await remove(pack.id)).toEqual({ outcome: 'removed' })
  expect(await all()).toEqual([])
  expect(await masters()).toEqual([])
  expect(await create(hotspot())).toMatchObject({ name: 'Harian Hemat', master: { name: 'Harian Hemat' } })
})

test('dengan riwayat: dikatakan dulu, lalu masuk arsip bersama Paket Induk miliknya', async () => {
  const pack = await create(hotspot())
  await sellOne(pack.id, 5_000)
  expect(await removal(pack.id)).toEqual({
    outcome: 'archive',
    history: ['penjualan', 'voucher', 'batch cetak'],
    stock: 1,
    masterName: 'Harian Hemat',
  })
  expect(await remove(pack.id)).toEqual({ outcome: 'archived' })
  expect(await shop.api.catalog.list({})).toEqual([])
  expect(await all()).toMatchObject([{ id: pack.id, isArchived: true, master: { isArchived: true } }])
  expect(await refusal(remove(pack.id))).toMatchObject({ code: 'PACKAGE_ARCHIVED' })
})

test('yang diarsipkan melepas namanya; dipulihkan, ia kembali di samping pemakai namanya yang baru', async () => {
  const pack = await create(hotspot())
  await sellOne(pack.id, 5_000)
  await remove(pack.id)
  const newer = await create(hotspot())
  const restored = await shop.api.catalog.restorePackage({ id: pack.id, requestId: requestId() })
  expect(restored).toMatchObject({
    id: pack.id,
    name: 'Harian Hemat 2',
    isArchived: false,
    master: { isArchived: false },
  })
  expect((await shop.api.catalog.list({})).map((item) => item.id).sort()).toEqual([pack.id, newer.id].sort())
})

test('Paket Induk bersama tetap ada ketika salah satu paketnya dihapus', async () => {
  const first = await create(hotspot())
  const second = await create({
    ...priced({ name: 'Harian Karyawan' }),
    master: { kind: 'existing', id: first.master.id },
  })
  expect(await removal(first.id)).toMatchObject({ outcome: 'remove', masterName: null })
  await remove(first.id)
  expect(await all()).toMatchObject([{ id: second.id, master: { id: first.master.id, isArchived: false } }])
})

test('catatan yang belum dikenal katalog tetap dihitung riwayat', async () => {
  const pack = await create(hotspot())
  shop.app.db.connection.exec(`create table rental (id text primary key, package_id text not null);
    insert into rental values ('s1', '${pack.id}');`)
  expect(await removal(pack.id)).toMatchObject({ outcome: 'archive', history: ['catatan lain'] })
  expect(await remove(pack.id)).toEqual({ outcome: 'archived' })
})

test('paket yang tidak ada: dikatakan, tanpa mengubah apa pun', async () => {
  expect(await refusal(remove(crypto.randomUUID()))).toMatchObject({ code: 'PACKAGE_NOT_FOUND' })
  expect(await refusal(removal(crypto.randomUUID()))).toMatchObject({ code: 'PACKAGE_NOT_FOUND' })
})
