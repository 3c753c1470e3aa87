// The stock against its minimum: said in time, filled by one click or by itself, never twice.
import { afterEach, expect, test } from 'vitest'
import { createBatch } from '../../../src-main/features/vouchers'
import { runningBatches } from '../../../src-main/features/vouchers/batch-store'
import { refillLowStock, stockItems } from '../../../src-main/features/vouchers/refill'
import { closeVoucherShops, drained, openVoucherShop, type VoucherShop, vouchersIn } from './voucher-shop'

afterEach(closeVoucherShops)

const refill = (shop: VoucherShop) => shop.db.transact((tx) => refillLowStock(tx, shop.ctx(null)))
const only = (shop: VoucherShop) => stockItems(shop.db)[0]

test('di bawah minimum: ada peringatan, dan isi stok membuat dua kali minimum bila tidak diatur', async () => {
  const shop = await openVoucherShop({ package: { stockMinimum: 15 } })
  expect(only(shop)).toMatchObject({ minimum: 15, present: 0, isLow: true, isAutomatic: false, refillQuantity: 30 })
  expect(refill(shop)).toBe(0)
  shop.act((tx, ctx) => createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 15 }))
  await drained(shop)
  expect(only(shop)).toMatchObject({ present: 15, isLow: false, trouble: null })
})

test('isi otomatis: sekali, tidak lagi selama batch berjalan, dan lagi setelah stok turun', async () => {
  const shop = await openVoucherShop({ package: { stockMinimum: 30, refillQuantity: 25 } })
  await shop.router.unplug()
  expect(refill(shop)).toBe(1)
  expect(refill(shop)).toBe(0)
  expect(only(shop)).toMatchObject({ isLow: true, waiting: 25, trouble: null })
  expect(only(shop)?.routers[0]?.runningBatchId).toBe(runningBatches(shop.db)[0]?.id)
  await shop.router.plug()
  await drained(shop)
  expect(only(shop)).toMatchObject({ present: 25, isLow: true })
  expect(refill(shop)).toBe(1)
  await drained(shop)
  expect(refill(shop)).toBe(0)
  expect(only(shop)).toMatchObject({ present: 50, isLow: false })
  expect(shop.db.connection.prepare('select distinct reason from voucher_batch').pluck().all()).toEqual([
    'Isi otomatis',
  ])
})

test('ada yang gagal di router: tidak diisi terus-menerus, sebabnya disebut', async () => {
  const shop = await openVoucherShop({ package: { stockMinimum: 10, refillQuantity: 25 } })
  shop.router.faults.add({
    action: { kind: 'trap', message: 'failure: odd', category: 4 },
    command: '/ip/hotspot/user/add',
    every: 2,
  })
  refill(shop)
  await drained(shop)
  shop.db.connection.prepare("update voucher set state = 'void' where router_state = 'present' and id > 4").run()
  expect(refill(shop)).toBe(0)
  expect(only(shop)?.trouble).toMatch(/gagal masuk ke router Warkop/)
})

test('kode terlalu pendek: tidak diisi sendiri tanpa PIN Pemilik, sebabnya disebut', async () => {
  const shop = await openVoucherShop({
    package: { stockMinimum: 10, refillQuantity: 25, codeFormat: { length: 4, prefix: '', style: 'single' } },
  })
  expect(refill(shop)).toBe(0)
  expect(vouchersIn(shop.db)).toEqual([])
  expect(only(shop)?.trouble).toMatch(/terlalu pendek/)
})
