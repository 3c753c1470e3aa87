// Bringing vouchers to the router through the real client, also when the line is cut, the router reboots or the till dies.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { createBatch, makeForSale, voidVoucher } from '../../../src-main/features/vouchers'
import { findBatch, progressOf } from '../../../src-main/features/vouchers/batch-store'
import { retryFailed } from '../../../src-main/features/vouchers/bringing'
import { expectNoStrayErrors } from '../../support/stray-errors'
import {
  closeVoucherShops,
  drained,
  expectRouterEqualsBook,
  openVoucherShop,
  type ShopOptions,
  type VoucherShop,
  vouchersIn,
  vouchersOn,
} from './voucher-shop'

expectNoStrayErrors()
afterEach(closeVoucherShops)

const ADD = '/ip/hotspot/user/add'

const batchOf = (shop: VoucherShop, quantity: number, more: { priority?: number } = {}) =>
  shop.act((tx, ctx) => createBatch(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity, ...more }))

const progress = (shop: VoucherShop, batchId: string) => progressOf(shop.db, batchId)

const whilePresent = (shop: VoucherShop, batchId: string, atLeast: number) =>
  vi.waitFor(() => expect(progress(shop, batchId).present).toBeGreaterThanOrEqual(atLeast), {
    timeout: 20_000,
    interval: 1,
  })

/** The batch is done, and the router holds exactly these: none missing, none twice, none unknown. */
function expectExactly(shop: VoucherShop, batchId: string, quantity: number): void {
  expect(findBatch(shop.db, batchId)?.state).toBe('done')
  expect(progress(shop, batchId)).toMatchObject({ present: quantity, waiting: 0, failed: 0 })
  expect(vouchersOn(shop.router)).toHaveLength(quantity)
  expectRouterEqualsBook(shop)
  expect(shop.bugs).toEqual([])
}

describe('batch ke router', () => {
  test('voucher di router memuat profil, server, kuota, dan komentar pada tempatnya', async () => {
    const shop = await openVoucherShop({
      hotspotServer: 'hotspot1',
      package: { codeFormat: { length: 8, prefix: 'WK', style: 'pair' } },
      spec: { uptimeQuotaSeconds: 7_200, volumeQuotaBytes: 1_073_741_824, shelfSeconds: 86_400 },
    })
    const batch = batchOf(shop, 3)
    await drained(shop)
    expectExactly(shop, batch.id, 3)
    const [voucher] = vouchersIn(shop.db)
    const { row } = vouchersOn(shop.router).find(({ name }) => name === voucher?.code) ?? {}
    const seconds = Math.floor((batch.createdAt + 86_400_000) / 1000)
    expect(row).toMatchObject({
      server: 'hotspot1',
      profile: shop.pack.master.profileName,
      'limit-uptime': '2h',
      'limit-bytes-total': '1073741824',
      comment: `lk1;x=0000000000;f=0000000000;v=86400;h=${seconds};b=${batch.tag};i=${voucher?.id};`,
    })
    expect(voucher?.code).toMatch(/^WK[A-HJ-KM-NP-Z2-9]{8}$/)
    expect(row?.password).toMatch(/^[A-HJ-KM-NP-Z2-9]{6}$/)
    expect(shop.router.run(['/ip/hotspot/user/profile/print']).rows.map(({ name }) => name)).toContain(
      shop.pack.master.profileName,
    )
  })

  test('paket tanpa masa aktif dan masa berlaku: v=0 dan h=0000000000', async () => {
    const shop = await openVoucherShop({ spec: { activeSeconds: null, shelfSeconds: null, uptimeQuotaSeconds: 3_600 } })
    batchOf(shop, 1)
    await drained(shop)
    expect(vouchersOn(shop.router)[0]?.row.comment).toMatch(/^lk1;x=0{10};f=0{10};v=0;h=0{10};b=[A-Z0-9]{8};i=\d+;$/)
  })

  test('2.000 voucher: dibuat sepotong-sepotong, semuanya di router, tidak ada yang dua kali', async () => {
    const shop = await openVoucherShop()
    const { id } = batchOf(shop, 2_000)
    expect(progress(shop, id).made).toBe(250)
    await drained(shop)
    expectExactly(shop, id, 2_000)
    expect(shop.router.db.counters.adds).toBe(2_001) // and one profile
  })
})

describe('gangguan di tengah batch', () => {
  const cuts: [string, number][] = [
    ['sebelum perintah dijalankan', 1],
    ['sesudah perintah dijalankan', 2],
  ]
  test.each(cuts)('1%% putus %s: 2.000 voucher tetap tepat', async (_, seed) => {
    const shop = await openVoucherShop({ sim: { seed } })
    const when = seed === 1 ? 'before' : 'after'
    shop.router.faults.add({ action: { kind: 'cut', when }, command: ADD, chance: 0.01 })
    const { id } = batchOf(shop, 2_000)
    await drained(shop)
    expect(shop.router.faults.fired.length).toBeGreaterThan(5)
    expectExactly(shop, id, 2_000)
  })

  test('putus sebelum dan sesudah, jawaban hilang, jawaban setengah, router sibuk: tetap tepat', async () => {
    const shop = await openVoucherShop({ sim: { seed: 7 } })
    const { faults } = shop.router
    faults.add({ action: { kind: 'cut', when: 'before', how: 'fin' }, command: ADD, chance: 0.004 })
    faults.add({ action: { kind: 'cut', when: 'after' }, command: ADD, chance: 0.004 })
    faults.add({ action: { kind: 'cut', when: 'after' }, command: '/ip/hotspot/user/print', every: 3 })
    const busy = 'action timed out - try again, if error continues contact MikroTik support and send a supout file (13)'
    faults.add({ action: { kind: 'trap', message: busy, category: 4, when: 'after' }, command: ADD, chance: 0.004 })
    faults.add({ action: { kind: 'fatal', message: 'session terminated' }, command: ADD, nth: 333 })
    const { id } = batchOf(shop, 600)
    await drained(shop)
    expect(faults.fired.length).toBeGreaterThan(5)
    expectExactly(shop, id, 600)
  })

  test('router menyala ulang di tengah batch dan lupa tulisan terakhirnya: yang hilang tidak dianggap ada', async () => {
    const shop = await openVoucherShop({ sim: { latencyMs: 2 } })
    const { id } = batchOf(shop, 800)
    await whilePresent(shop, id, 250)
    const lost = shop.router.reboot({ losesLastMs: 150 })
    expect(lost.length).toBeGreaterThan(0)
    await drained(shop)
    expectExactly(shop, id, 800)
  })

  test('kabel router dicabut lalu dipasang lagi: batch menunggu dan selesai sendiri', async () => {
    const shop = await openVoucherShop()
    const { id } = batchOf(shop, 600)
    await whilePresent(shop, id, 250)
    await shop.router.unplug()
    await vi.waitFor(() =>
      expect(
        shop.db.connection.prepare("select last_error from outbox where kind = 'batch.grant'").pluck().get(),
      ).toMatch(/ROUTER_/),
    )
    expect(findBatch(shop.db, id)?.state).toBe('running')
    await shop.router.plug()
    await drained(shop)
    expectExactly(shop, id, 600)
  })

  test('server hotspot router diganti sementara sebuah jawaban hilang: voucher tidak dibuat untuk kedua kali', async () => {
    const shop = await openVoucherShop()
    // The router itself would allow the same name once for each server.
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: ADD, nth: 10 })
    shop.router.faults.add({ action: { kind: 'permission' }, command: '/ip/hotspot/user/print', times: 2 })
    const { id } = batchOf(shop, 30)
    await vi.waitFor(() => expect(shop.router.faults.fired.length).toBeGreaterThan(1), { interval: 1 })
    shop.db.connection.prepare("update router set hotspot_server = 'hotspot1'").run()
    await drained(shop)
    expectExactly(shop, id, 30)
  })

  test.each([
    ['di antara dua potong', 250],
    ['di tengah potong pertama', 0],
  ])('komputer kasir mati %s: dibaca ulang sekali, lalu selesai tepat', async (_, after) => {
    let shop = await openVoucherShop({ sim: { latencyMs: 2, workMs: 0 } })
    const { id } = batchOf(shop, 700)
    if (after > 0) await whilePresent(shop, id, after)
    await vi.waitFor(() => expect(vouchersOn(shop.router).length).toBeGreaterThan(after + 20), {
      timeout: 20_000,
      interval: 1,
    })
    shop = await shop.kill()
    const printsBefore = shop.router.db.counters.prints
    await drained(shop)
    expectExactly(shop, id, 700)
    // Facts and profiles are read too; the users are read once and not once a voucher.
    expect(shop.router.db.counters.prints - printsBefore).toBeLessThan(30)
  })

  test('komputer mati berkali-kali sementara kabel ikut putus: akhirnya tetap tepat', async () => {
    let shop = await openVoucherShop({ sim: { latencyMs: 1, seed: 3 } })
    shop.router.faults.add({ action: { kind: 'cut', when: 'after' }, command: ADD, chance: 0.005 })
    shop.router.faults.add({ action: { kind: 'cut', when: 'before' }, command: ADD, chance: 0.005 })
    const { id } = batchOf(shop, 1_000)
    for (const wanted of [60, 220, 400, 640]) {
      await vi.waitFor(() => expect(vouchersOn(shop.router).length).toBeGreaterThan(wanted), {
        timeout: 20_000,
        interval: 1,
      })
      shop = await shop.kill()
    }
    await drained(shop)
    expectExactly(shop, id, 1_000)
  })
})

describe('pengguna asing di router', () => {
  const foreign = (shop: VoucherShop, name: string) =>
    shop.router.run(['/ip/hotspot/user/add', `=name=${name}`, '=password=punya-orang', '=comment=langganan pak RT'])

  /** The router is slow, so that there is time to be faster than the till. */
  const openSlow = (options: ShopOptions = {}) => openVoucherShop({ ...options, sim: { workMs: 2, ...options.sim } })

  test('kode yang sudah dipakai orang diganti kode baru, pengguna asing tidak disentuh', async () => {
    const shop = await openSlow()
    await shop.router.unplug()
    const { id } = batchOf(shop, 100)
    const taken = vouchersIn(shop.db).slice(40, 43)
    for (const { code } of taken) foreign(shop, code)
    const untouched = () =>
      shop.router.db.rows('/ip/hotspot/user').filter(({ comment }) => comment === 'langganan pak RT')
    const before = untouched()
    await shop.router.plug()
    await drained(shop)
    expectExactly(shop, id, 100)
    expect(untouched()).toEqual(before)
    const kept = vouchersIn(shop.db)
    expect(kept).toHaveLength(103)
    for (const { id: voucherId } of taken) {
      expect(kept.find((row) => row.id === voucherId)).toMatchObject({ state: 'void', routerState: 'removed' })
      const reason = shop.db.connection.prepare('select reason from voucher_event where voucher_id = ?').pluck()
      expect(reason.get(voucherId)).toBe('Kode bentrok')
    }
  })

  test('kode yang sudah terjual dan bentrok: gagal, perlu perhatian, dan beres setelah pengguna asing dihapus', async () => {
    const shop = await openSlow()
    await shop.router.unplug()
    const [sold] = shop.act((tx, ctx) =>
      makeForSale(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1, saleId: ctx.newId() }),
    )
    if (!sold) throw new Error('nothing was made')
    expect(sold.isOnRouter).toBe(false)
    foreign(shop, sold.code)
    await shop.router.plug()
    const job = shop.db.connection.prepare(
      "select state, needs_attention as attention, last_error as error from outbox where kind = 'voucher.grant'",
    )
    await vi.waitFor(() => expect(job.get()).toMatchObject({ attention: 1 }), { timeout: 10_000 })
    expect(vouchersIn(shop.db)[0]).toMatchObject({ state: 'sold', routerState: 'failed' })
    expect(vouchersIn(shop.db)).toHaveLength(1)
    shop.router.run(['/ip/hotspot/user/remove', `=numbers=${sold.code}`])
    await drained(shop)
    expect(vouchersIn(shop.db)[0]).toMatchObject({ state: 'sold', routerState: 'present' })
    expectRouterEqualsBook(shop)
    expect(shop.bugs).toEqual([])
  })

  test('jawaban add hilang lalu duplikat: milik sendiri dikenali dari komentarnya, bukan diganti', async () => {
    const shop = await openVoucherShop()
    const duplicate = 'failure: already have user with this name for this server'
    shop.router.faults.add({
      action: { kind: 'trap', message: duplicate, category: 4, when: 'after' },
      command: ADD,
      nth: 5,
    })
    const { id } = batchOf(shop, 20)
    await drained(shop)
    expectExactly(shop, id, 20)
    expect(vouchersIn(shop.db)).toHaveLength(20)
  })
})

describe('penolakan router', () => {
  test('izin kurang: tidak ada voucher yang disalahkan, Kendala langsung tahu, dan beres setelah diperbaiki', async () => {
    const shop = await openVoucherShop()
    const repair = shop.router.faults.add({ action: { kind: 'permission' }, command: ADD })
    const { id } = batchOf(shop, 30)
    const job = shop.db.connection.prepare("select needs_attention from outbox where kind = 'batch.grant'").pluck()
    await vi.waitFor(() => expect(job.get()).toBe(1), { timeout: 10_000 })
    expect(progress(shop, id)).toMatchObject({ waiting: 30, failed: 0 })
    repair()
    await drained(shop)
    expectExactly(shop, id, 30)
  })

  test('profil dihapus orang dari router: dibuat lagi, batch jalan terus', async () => {
    const shop = await openVoucherShop()
    batchOf(shop, 2)
    await drained(shop)
    await shop.router.unplug()
    const { id } = batchOf(shop, 5)
    shop.db.connection.prepare("delete from outbox where kind = 'profile.ensure'").run()
    for (const { row } of vouchersOn(shop.router)) shop.router.run(['/ip/hotspot/user/remove', `=.id=${row['.id']}`])
    shop.router.run(['/ip/hotspot/user/profile/remove', `=numbers=${shop.pack.master.profileName}`])
    await shop.router.plug()
    await drained(shop)
    expect(progress(shop, id)).toMatchObject({ present: 5, waiting: 0, failed: 0 })
    expect(shop.bugs).toEqual([])
  })

  test('satu voucher ditolak: yang lain jadi, yang gagal tercatat sebabnya dan dapat dicoba lagi', async () => {
    const shop = await openVoucherShop()
    const message = 'failure: something odd about this one'
    shop.router.faults.add({ action: { kind: 'trap', message, category: 4 }, command: ADD, nth: 7 })
    const { id } = batchOf(shop, 20)
    await drained(shop)
    expect(progress(shop, id)).toMatchObject({ present: 19, failed: 1 })
    const error = shop.db.connection.prepare("select router_error from voucher where router_state = 'failed'").pluck()
    expect(error.get()).toBe(message)
    shop.act((tx, ctx) => retryFailed(tx, ctx, id))
    await drained(shop)
    expectExactly(shop, id, 20)
  })

  test('semua ditolak dengan alasan sama sejak awal: batch berhenti menunggu orang, tidak menandai semuanya gagal', async () => {
    const shop = await openVoucherShop()
    const message = 'failure: invalid value for argument comment'
    shop.router.faults.add({ action: { kind: 'trap', message, category: 1 }, command: ADD, times: 120 })
    const { id } = batchOf(shop, 40)
    const job = shop.db.connection.prepare("select needs_attention from outbox where kind = 'batch.grant'").pluck()
    await vi.waitFor(() => expect(job.get()).toBe(1), { timeout: 10_000, interval: 1 })
    expect(progress(shop, id)).toMatchObject({ failed: 0 })
    await drained(shop)
    expectExactly(shop, id, 40)
  })
})

describe('kasir tidak menunggu batch', () => {
  test('voucher yang baru terjual mendahului batch besar di jalur router yang sama', async () => {
    const shop = await openVoucherShop({ sim: { workMs: 3 } })
    const { id } = batchOf(shop, 400)
    await vi.waitFor(() => expect(vouchersOn(shop.router).length).toBeGreaterThan(10), { timeout: 10_000, interval: 1 })
    const before = vouchersOn(shop.router).length
    const [sold] = shop.act((tx, ctx) =>
      makeForSale(tx, ctx, { packageId: shop.pack.id, routerId: shop.routerId, quantity: 1, saleId: ctx.newId() }),
    )
    await vi.waitFor(() => expect(vouchersOn(shop.router).map(({ name }) => name)).toContain(sold?.code), {
      timeout: 10_000,
      interval: 1,
    })
    // The commands in flight and a few answers until it is seen; not the rest of the slice.
    expect(vouchersOn(shop.router).length - before).toBeLessThan(60)
    await drained(shop)
    expect(progress(shop, id).present).toBe(400)
    expectRouterEqualsBook(shop)
  })

  test('voucher yang dibatalkan sebelum sampai di router tidak dibawa ke sana', async () => {
    const shop = await openVoucherShop()
    await shop.router.unplug()
    const { id } = batchOf(shop, 10)
    const [first] = vouchersIn(shop.db)
    shop.act((tx, ctx) => {
      voidVoucher(tx, ctx, { voucherId: first?.id ?? 0, reason: 'salah cetak' })
    })
    await shop.router.plug()
    await drained(shop)
    expect(vouchersOn(shop.router).map(({ mark }) => mark.id)).not.toContain(first?.id)
    expect(findBatch(shop.db, id)?.state).toBe('done')
    expect(vouchersIn(shop.db)[0]).toMatchObject({ state: 'void', routerState: 'removed' })
    expectRouterEqualsBook(shop)
  })
})
