// Nobody's voucher is forgotten: what waits for the router has a job that brings it, and what failed can be sent again.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBatch, makeForSale, setRouterState, voidVoucher } from '../../../src-main/features/vouchers'
import { findBatch, progressOf, runningBatches } from '../../../src-main/features/vouchers/batch-store'
import { bringStray, resend } from '../../../src-main/features/vouchers/bringing'
import { cancelBatch } from '../../../src-main/features/vouchers/commands'
import { takeStock } from '../../../src-main/features/vouchers/stock'
import { DomainError } from '../../../src-main/shared/errors'
import { expectNoStrayErrors } from '../../support/stray-errors'
import {
  closeVoucherShops,
  drained,
  expectRouterEqualsBook,
  openVoucherShop,
  type VoucherShop,
  vouchersIn,
} from './voucher-shop'

expectNoStrayErrors()
afterEach(closeVoucherShops)

const batchOf = (shop: VoucherShop, quantity: number) =>
  shop.act((tx, ctx) => createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity }))

const rowOf = (shop: VoucherShop, id: number) => vouchersIn(shop.db).find((row) => row.id === id)

/** The wishes are gone, as after a mistake of ours. */
const forgetJobs = (shop: VoucherShop) =>
  shop.db.connection.prepare("update outbox set state = 'cancelled' where state in ('waiting', 'running')").run()

const openKinds = (shop: VoucherShop) =>
  shop.db.connection.prepare("select kind from outbox where state in ('waiting', 'running') order by id").pluck().all()

const bring = (shop: VoucherShop) => shop.act((tx, ctx) => bringStray(tx, ctx))

describe('batch dibatalkan', () => {
  test('yang sudah terjual dan sedang menunggu router lagi tetap dibawa ke sana', async () => {
    const shop = await openVoucherShop()
    const { id } = batchOf(shop, 4)
    await drained(shop)
    const [sold] = shop.act((tx, ctx) =>
      takeStock(tx, ctx, { packageId: shop.pack.id, quantity: 1, saleId: ctx.newId() }),
    )
    if (!sold) throw new Error('nothing was taken')
    // The router lost it in a power cut while the batch was under way: both wait again.
    await shop.router.unplug()
    const [row] = shop.router.run(['/ip/hotspot/user/print', `?name=${sold.code}`]).rows
    shop.router.run(['/ip/hotspot/user/remove', `=.id=${row?.['.id']}`])
    shop.act((tx) => {
      setRouterState(tx, [sold.id], 'waiting')
      tx.connection.prepare("update voucher_batch set state = 'running' where id = ?").run(id)
    })
    shop.act((tx, ctx) => {
      cancelBatch(tx, ctx, { id, reason: 'kebanyakan' })
    })
    await shop.router.plug()
    await drained(shop)
    expect(rowOf(shop, sold.id)).toMatchObject({ state: 'sold', routerState: 'present' })
    expectRouterEqualsBook(shop)
  })
})

test('terjual lebih dulu lalu dibatalkan sebelum sampai di router: batch-nya selesai dan tidak menahan isi otomatis', async () => {
  const shop = await openVoucherShop()
  await shop.router.unplug()
  const [sold] = shop.act((tx, ctx) =>
    makeForSale(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1, saleId: ctx.newId() }),
  )
  shop.act((tx, ctx) => {
    voidVoucher(tx, ctx, { voucherId: sold?.id ?? 0, reason: 'pembeli batal' })
  })
  await shop.router.plug()
  await drained(shop)
  expect(runningBatches(shop.db)).toEqual([])
})

describe('pemeriksaan berkala', () => {
  test('tidak berbuat apa-apa selama setiap voucher yang menunggu punya pekerjaannya', async () => {
    const shop = await openVoucherShop()
    await shop.router.unplug()
    batchOf(shop, 3)
    batchOf(shop, 600)
    shop.act((tx, ctx) =>
      makeForSale(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1, saleId: ctx.newId() }),
    )
    expect(bring(shop)).toBe(0)
    await shop.router.plug()
    await drained(shop)
    expect(bring(shop)).toBe(0)
    expect(openKinds(shop)).toEqual([])
  })

  test('voucher terjual, stok, dan batch setengah jadi yang kehilangan pekerjaannya dibawa lagi', async () => {
    const options = { outbox: false }
    const shop = await openVoucherShop(options)
    const stock = batchOf(shop, 3)
    const half = batchOf(shop, 600)
    const [sold] = shop.act((tx, ctx) =>
      makeForSale(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1, saleId: ctx.newId() }),
    )
    forgetJobs(shop)
    expect(bring(shop)).toBeGreaterThan(0)
    expect(bring(shop)).toBe(0)
    options.outbox = true
    const working = await shop.kill()
    await drained(working)
    expect(rowOf(working, sold?.id ?? 0)).toMatchObject({ routerState: 'present' })
    for (const { id, quantity } of [stock, half]) {
      expect(findBatch(working.db, id)?.state).toBe('done')
      expect(progressOf(working.db, id)).toMatchObject({ made: quantity, present: quantity })
    }
    expectRouterEqualsBook(working)
  })

  test('sisa batch yang sudah dibatalkan diberikan, bukan dikirim', async () => {
    const shop = await openVoucherShop({ outbox: false })
    const { id } = batchOf(shop, 3)
    shop.act((tx, ctx) => {
      cancelBatch(tx, ctx, { id, reason: 'salah' })
    })
    forgetJobs(shop)
    bring(shop)
    expect(openKinds(shop)).toEqual(['batch.void'])
  })

  test('yang sedang dibawa pekerjaan lain dibiarkan kepada pekerjaan itu', async () => {
    const shop = await openVoucherShop({ outbox: false })
    const [sold] = shop.act((tx, ctx) =>
      makeForSale(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1, saleId: ctx.newId() }),
    )
    forgetJobs(shop)
    shop.db.connection
      .prepare(
        `insert into outbox (lane, kind, subject, payload, due_at, created_at, updated_at)
         values (?, 'reconcile.grant', 'x', ?, 0, 0, 0)`,
      )
      .run(`router:${shop.routerId}`, JSON.stringify({ routerId: shop.routerId, voucherIds: [sold?.id] }))
    shop.act((tx) => tx.connection.prepare("update voucher_batch set state = 'done'").run())
    expect(bring(shop)).toBe(0)
  })
})

describe('kirim lagi', () => {
  test('voucher terjual yang bentrok: setelah pengguna asing dihapus, satu tekanan membawanya ke router', async () => {
    const shop = await openVoucherShop()
    await shop.router.unplug()
    const [sold] = shop.act((tx, ctx) =>
      makeForSale(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1, saleId: ctx.newId() }),
    )
    if (!sold) throw new Error('nothing was made')
    shop.act((tx) => setRouterState(tx, [sold.id], 'failed', 'bentrok'))
    forgetJobs(shop)
    shop.act((tx, ctx) => {
      resend(tx, ctx, sold.id)
    })
    expect(rowOf(shop, sold.id)).toMatchObject({ routerState: 'waiting' })
    await shop.router.plug()
    await drained(shop)
    expect(rowOf(shop, sold.id)).toMatchObject({ state: 'sold', routerState: 'present' })
  })

  test('stok yang gagal dari batch yang sudah selesai juga', async () => {
    const shop = await openVoucherShop()
    shop.router.faults.add({
      action: { kind: 'trap', message: 'failure: aneh' },
      command: '/ip/hotspot/user/add',
      nth: 2,
    })
    const { id } = batchOf(shop, 3)
    await drained(shop)
    const failed = vouchersIn(shop.db).find(({ routerState }) => routerState === 'failed')
    if (!failed) throw new Error('nothing failed')
    shop.act((tx, ctx) => {
      resend(tx, ctx, failed.id)
    })
    await drained(shop)
    expect(progressOf(shop.db, id)).toMatchObject({ present: 3, failed: 0 })
    expect(findBatch(shop.db, id)?.state).toBe('done')
  })

  test('yang baik-baik saja tidak dikirim lagi', async () => {
    const shop = await openVoucherShop()
    batchOf(shop, 1)
    await drained(shop)
    const [row] = vouchersIn(shop.db)
    const send = () =>
      shop.act((tx, ctx) => {
        resend(tx, ctx, row?.id ?? 0)
      })
    expect(send).toThrow(DomainError)
    await vi.waitFor(() => expect(openKinds(shop)).toEqual([]))
  })
})
