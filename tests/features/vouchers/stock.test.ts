// Selling from stock: oldest shelf life first, never twice, never one that the router does not know or that has lapsed.
import { afterEach, describe, expect, test } from 'vitest'
import { createBatch, makeForSale, presentStock, stockOf, takeStock } from '../../../src-main/features/vouchers'
import { closeVoucherShops, openVoucherShop, type VoucherShop, vouchersIn } from './voucher-shop'

afterEach(closeVoucherShops)

const DAY = 86_400_000

/** A batch that the router has confirmed, without a router. */
function stocked(shop: VoucherShop, quantity: number): string {
  const { id } = shop.act((tx, ctx) =>
    createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity }),
  )
  shop.db.connection.prepare("update voucher set router_state = 'present' where batch_id = ?").run(id)
  return id
}

const take = (shop: VoucherShop, quantity: number, routerId: string | null = shop.routerId) =>
  shop.act((tx, ctx) => takeStock(tx, ctx, { packageId: shop.pack.id, quantity, saleId: ctx.newId(), routerId }))

const refused = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error as { code: string; data: object }
  }
  throw new Error('nothing was refused')
}

const setShelf = (shop: VoucherShop, batchId: string, useBefore: number | null) =>
  shop.db.connection.prepare('update voucher set use_before = ? where batch_id = ?').run(useBefore, batchId)

describe('mengambil stok', () => {
  test('yang paling dekat hangus dulu, yang tanpa batas paling akhir, nomor kecil dulu', async () => {
    const shop = await openVoucherShop({ outbox: false })
    const [forEver, late, soon] = [stocked(shop, 2), stocked(shop, 2), stocked(shop, 2)]
    setShelf(shop, forEver, null)
    setShelf(shop, late, shop.clock.now() + 9 * DAY)
    setShelf(shop, soon, shop.clock.now() + 2 * DAY)
    const batchOf = (id: number | undefined) => vouchersIn(shop.db).find((row) => row.id === id)?.batchId
    const order = [1, 2, 3].map(() => batchOf(take(shop, 1)[0]?.id))
    expect(order).toEqual([soon, soon, late])
    expect(take(shop, 3).map(({ id }) => batchOf(id))).toEqual([late, forEver, forEver])
  })

  test('terjual dengan kasir, waktu, penjualan, dan riwayatnya', async () => {
    const shop = await openVoucherShop({ outbox: false })
    stocked(shop, 1)
    const saleId = shop.ctx().newId()
    const [taken] = shop.act((tx, ctx) => takeStock(tx, ctx, { packageId: shop.pack.id, quantity: 1, saleId }))
    expect(taken).toMatchObject({ packageId: shop.pack.id, routerId: shop.routerId, password: null, isOnRouter: true })
    const row = shop.db.connection.prepare('select state, sold_by, sale_id from voucher where id = ?').get(taken?.id)
    expect(row).toEqual({ state: 'sold', sold_by: shop.owner.id, sale_id: saleId })
    const event = shop.db.connection.prepare('select from_state, to_state, reason, actor_id from voucher_event').all()
    expect(event).toEqual([{ from_state: 'stock', to_state: 'sold', reason: 'Dijual', actor_id: shop.owner.id }])
    expect(stockOf(shop.db, shop.pack.id)).toEqual({ present: 0, waiting: 0, failed: 0 })
  })

  test('kurang satu pun: tidak ada yang diambil', async () => {
    const shop = await openVoucherShop({ outbox: false })
    stocked(shop, 3)
    expect(refused(() => take(shop, 4))).toMatchObject({
      code: 'STOCK_EMPTY',
      data: { package: 'Harian Hemat', available: 3, wanted: 4 },
    })
    expect(vouchersIn(shop.db).map(({ state }) => state)).toEqual(['stock', 'stock', 'stock'])
  })

  test('belum di router, gagal, lewat masa berlaku, atau di router lain tidak dijual', async () => {
    const shop = await openVoucherShop({ outbox: false })
    const [waiting, failed, past] = [stocked(shop, 1), stocked(shop, 1), stocked(shop, 1)]
    const set = shop.db.connection.prepare('update voucher set router_state = ? where batch_id = ?')
    set.run('waiting', waiting)
    set.run('failed', failed)
    setShelf(shop, past, shop.clock.now() - 1)
    const shelf = { packageId: shop.pack.id, routerId: null, now: shop.clock.now() }
    expect(presentStock(shop.db, shelf)).toBe(0)
    expect(stockOf(shop.db, shop.pack.id)).toEqual({ present: 1, waiting: 1, failed: 1 })
    expect(refused(() => take(shop, 1, null))).toMatchObject({ code: 'STOCK_EMPTY', data: { available: 0 } })
    stocked(shop, 1)
    expect(presentStock(shop.db, { ...shelf, routerId: 'router lain' })).toBe(0)
    expect(refused(() => take(shop, 1, 'router lain'))).toMatchObject({ code: 'STOCK_EMPTY' })
    expect(take(shop, 1, null)).toHaveLength(1)
  })

  test('500 kali ambil dari 500: setiap kode tepat sekali', async () => {
    const shop = await openVoucherShop({ outbox: false })
    stocked(shop, 250)
    stocked(shop, 250)
    const codes = Array.from({ length: 500 }, () => take(shop, 1)[0]?.code)
    expect(new Set(codes).size).toBe(500)
    expect(refused(() => take(shop, 1))).toMatchObject({ code: 'STOCK_EMPTY' })
  })
})

describe('dibuat saat dijual', () => {
  test('langsung terjual, belum di router, didahulukan di jalur router', async () => {
    const shop = await openVoucherShop({
      outbox: false,
      package: { codeFormat: { length: 6, prefix: '', style: 'pair' } },
    })
    const saleId = shop.ctx().newId()
    const made = shop.act((tx, ctx) => makeForSale(tx, ctx, { packageId: shop.pack.id, quantity: 2, saleId }))
    expect(made).toHaveLength(2)
    expect(made[0]).toMatchObject({ routerId: shop.routerId, isOnRouter: false, useBefore: expect.any(Number) })
    expect(made[0]?.password).toHaveLength(6)
    expect(vouchersIn(shop.db).map(({ state, routerState }) => [state, routerState])).toEqual([
      ['sold', 'waiting'],
      ['sold', 'waiting'],
    ])
    const job = shop.db.connection.prepare("select priority from outbox where kind = 'voucher.grant'").pluck()
    expect(job.get()).toBe(0)
    expect(presentStock(shop.db, { packageId: shop.pack.id, routerId: null, now: shop.clock.now() })).toBe(0)
  })
})
