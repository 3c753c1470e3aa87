// Selling at the counter on real SQLite, with a router that is there, away, and back again.
import { afterEach, describe, expect, test, vi } from 'vitest'
import { closedPort } from '../../support/closed-port'
import { closeRouterShops, routerInput } from '../../support/router-shop'
import { expectNoStrayErrors } from '../../support/stray-errors'
import { refusal, requestId } from '../../support/test-app'
import {
  actions,
  balances,
  cashier,
  codesOnRouter,
  openTill,
  ownerApproval,
  plug,
  policy,
  saleOf,
  sell,
  type TillShop,
  unplug,
} from './till-shop'

expectNoStrayErrors()
afterEach(closeRouterShops)

const stockOf = async (shop: TillShop) => (await shop.api.sales.tiles({})).tiles[0]?.stock
const today = (shop: TillShop) => shop.api.sales.day({})
const madeVouchers = (shop: TillShop) => shop.app.db.connection.prepare('select count(*) from voucher').pluck().get()

describe('stok', () => {
  test('menjual dari stok saat router mati: kode siap dipakai, stok berkurang, buku seimbang', async () => {
    const shop = await openTill({ stock: 3 })
    await unplug(shop)
    const sale = await sell(shop, { quantity: 2, payment: { received: 20_000 } })
    expect(sale).toMatchObject({
      receiptNumber: 'VC-261121-0001',
      cashierName: 'Bu Rini',
      total: 10_000,
      change: 10_000,
      methods: ['cash'],
      printJobId: null,
    })
    expect(sale.vouchers).toHaveLength(2)
    expect(sale.vouchers[0]).toMatchObject({
      packageName: 'Harian Hemat',
      activeText: '1 hari sejak login pertama',
      isOnRouter: true,
      routerState: 'present',
      routerName: 'Warkop',
      wifiName: 'WARKOP-JOKO',
    })
    for (const { code } of sale.vouchers) {
      expect(codesOnRouter(shop)).toContain(code)
      expect(sale.waText).toContain(`Kode: ${code}`)
    }
    expect(await stockOf(shop)).toBe(1)
    expect(await balances(shop)).toEqual({ 'cash-drawer': 10_000, 'voucher-revenue': -10_000 })
    expect(await actions(shop)).toContain('sale.sell')
    expect(await shop.api.audit.verify({})).toMatchObject({ brokenAt: null })
  })

  test('stok habis, router tersambung: dibuat dan dijual sekaligus, kodenya sudah di router', async () => {
    const shop = await openTill({ stock: 1 })
    expect((await shop.api.sales.tiles({})).tiles[0]).toMatchObject({ stock: 1, canMakeNow: true })
    const sale = await sell(shop, { quantity: 3 })
    expect(sale.vouchers.map(({ isOnRouter }) => isOnRouter)).toEqual([true, true, true])
    const codes = sale.vouchers.map(({ code }) => code)
    expect(new Set(codes).size).toBe(3)
    expect(codesOnRouter(shop).sort()).toEqual(codes.sort())
  })

  test('stok habis, router mati, aturan tolak: tidak ada yang dijual, tidak ada uang tercatat', async () => {
    const shop = await openTill({ stock: 1 })
    await unplug(shop)
    expect((await shop.api.sales.tiles({})).tiles[0]).toMatchObject({ stock: 1, canMakeNow: false })
    expect(await refusal(sell(shop, { quantity: 2 }))).toMatchObject({
      code: 'STOCK_EMPTY',
      data: { package: 'Harian Hemat', available: 1, wanted: 2 },
    })
    expect(await balances(shop)).toEqual({})
    expect(await stockOf(shop)).toBe(1)
    expect(await today(shop)).toMatchObject({ count: 0, net: 0 })
  })

  test('stok habis, router mati, aturan tetap jual: aktif setelah router tersambung, lalu benar-benar aktif', async () => {
    const shop = await openTill({ stock: 1 })
    await policy(shop, { offlineSale: 'sell' })
    await unplug(shop)
    const sale = await sell(shop, { quantity: 3 })
    expect(sale.vouchers.filter(({ isOnRouter }) => isOnRouter)).toHaveLength(1)
    const later = sale.vouchers.filter(({ isOnRouter }) => !isOnRouter)
    expect(later).toHaveLength(2)
    expect(sale.waText.match(/Aktif setelah router tersambung/g)).toHaveLength(2)
    const paper = await shop.api.sales.preview({ saleId: sale.id })
    expect(JSON.stringify(paper.rows)).toContain('Aktif setelah router')

    await plug(shop)
    await vi.waitFor(
      async () => {
        const { vouchers } = await shop.api.sales.receipt({ saleId: sale.id })
        expect(vouchers.every(({ isOnRouter }) => isOnRouter)).toBe(true)
      },
      { timeout: 10_000, interval: 20 },
    )
    expect(codesOnRouter(shop).sort()).toEqual(sale.vouchers.map(({ code }) => code).sort())
  })

  test('router yang menjawab terlalu lambat tidak menahan antrean: aturan toko yang memutuskan', async () => {
    const shop = await openTill()
    shop.router.faults.add({ action: { kind: 'silence', when: 'before' }, command: /^\/ip\/hotspot/ })
    const started = performance.now()
    expect(await refusal(sell(shop))).toMatchObject({ code: 'STOCK_EMPTY' })
    expect(performance.now() - started).toBeLessThan(9_000)
    shop.router.faults.clear()
    shop.router.dropConnections()
  })

  test('dua kasir berebut voucher terakhir: satu dapat, satu ditolak', async () => {
    const shop = await openTill({ stock: 1 })
    const other = await cashier(shop)
    await unplug(shop)
    const answers = await Promise.allSettled([sell(shop), sell(shop, { api: other })])
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await today(shop)).toMatchObject({ count: 1, vouchers: 1 })
  })
})

describe('sekali jual', () => {
  test('klik dua kali dengan permintaan yang sama terjual sekali, juga saat yang pertama masih menunggu router', async () => {
    const shop = await openTill()
    const press = { requestId: requestId() }
    const [first, second] = await Promise.all([sell(shop, press), sell(shop, press)])
    expect(second).toEqual(first)
    expect(await sell(shop, press)).toEqual(first)
    expect(await today(shop)).toMatchObject({ count: 1, vouchers: 1, net: 5_000 })
    expect(madeVouchers(shop)).toBe(1)
  })

  test('jawaban hilang, lalu komputer dimulai ulang: tekan lagi menampilkan penjualan yang sama', async () => {
    const shop = await openTill({ stock: 2 })
    const press = { requestId: requestId() }
    const first = await sell(shop, press)
    const again = { ...shop, ...(await shop.restart()) }
    expect(await sell(again, press)).toEqual(first)
    expect(await stockOf(again)).toBe(1)
    await again.close()
  })

  test('permintaan yang sama dari kasir lain tidak dijawab dengan penjualan orang', async () => {
    const shop = await openTill({ stock: 2 })
    const press = { requestId: requestId() }
    await sell(shop, press)
    const other = await cashier(shop)
    expect(await refusal(sell(shop, { ...press, api: other }))).toMatchObject({ code: 'REQUEST_REUSED' })
  })

  test('harga yang berubah di katalog menolak penjualan, dan tidak ada voucher yang dibuat sia-sia', async () => {
    const shop = await openTill()
    expect(await refusal(sell(shop, { shownPrice: 4_000 }))).toMatchObject({
      code: 'PRICE_CHANGED',
      data: { price: 'Rp5.000' },
    })
    expect(madeVouchers(shop)).toBe(0)
    expect(await today(shop)).toMatchObject({ count: 0 })
  })
})

describe('pembayaran', () => {
  test('tunai, QRIS dan transfer masuk ke akunnya masing-masing; tanpa bukti ditolak', async () => {
    const shop = await openTill({ stock: 4 })
    await sell(shop)
    expect(await refusal(sell(shop, { payment: { method: 'qris' } }))).toMatchObject({
      code: 'PAYMENT_REFERENCE_NEEDED',
      data: { field: 'payments.0.reference' },
    })
    await sell(shop, { payment: { method: 'qris', reference: '8891' } })
    await sell(shop, { quantity: 2, payment: { method: 'transfer', reference: 'BCA 77' } })
    expect(await balances(shop)).toEqual({
      'cash-drawer': 5_000,
      qris: 5_000,
      bank: 10_000,
      'voucher-revenue': -20_000,
    })
    expect((await today(shop)).byMethod).toEqual([
      { method: 'cash', count: 1, amount: 5_000, refunded: 0 },
      { method: 'qris', count: 1, amount: 5_000, refunded: 0 },
      { method: 'transfer', count: 1, amount: 10_000, refunded: 0 },
    ])
  })

  test('uang kurang disebut kurang berapa, dan tidak ada yang terjual', async () => {
    const shop = await openTill({ stock: 1 })
    expect(await refusal(sell(shop, { payment: { received: 3_000 } }))).toMatchObject({
      code: 'PAYMENT_SHORT',
      message: 'Uang yang diterima kurang Rp2.000.',
    })
    expect(await stockOf(shop)).toBe(1)
  })
})

describe('beberapa cara bayar sekaligus', () => {
  test('sebagian tunai sisanya QRIS: masuk ke akunnya masing-masing, dan batalnya lewat yang masih cukup', async () => {
    const shop = await openTill({ stock: 3 })
    const price = shop.pack.customerPrice
    const sale = await shop.api.sales.sell({
      lines: [{ packageId: shop.pack.id, quantity: 3, shownPrice: price }],
      payments: [
        { method: 'cash', amount: price, received: price, reference: '' },
        { method: 'qris', amount: 2 * price, received: 2 * price, reference: '8812' },
      ],
      routerId: null,
      requestId: requestId(),
    })
    expect(sale.methods).toEqual(['cash', 'qris'])
    expect(await balances(shop)).toEqual({ 'cash-drawer': price, qris: 2 * price, 'voucher-revenue': -3 * price })
    const ways: (string | null)[] = []
    for (const { id } of sale.vouchers) {
      const detail = await shop.api.sales.detail({ saleId: sale.id })
      const said = detail.vouchers.find((voucher) => voucher.id === id)?.refundMethod
      const { method } = await shop.api.sales.voidVoucher({
        voucherId: id,
        reason: 'Pembeli batal',
        approval: await ownerApproval(shop),
        requestId: requestId(),
      })
      expect(method).toBe(said)
      ways.push(method)
    }
    expect(ways).toEqual(['cash', 'qris', 'qris'])
    expect(await balances(shop)).toEqual({ 'cash-drawer': 0, qris: 0, 'voucher-revenue': 0 })
  })
})

describe('nomor struk dan pencarian', () => {
  test('nomor urut tanpa bolong walau ada penjualan yang ditolak, dan mulai lagi besok', async () => {
    const shop = await openTill({ stock: 4 })
    await unplug(shop)
    const numbers: string[] = []
    for (const quantity of [1, 9, 1]) {
      if (quantity === 9) expect(await refusal(sell(shop, { quantity }))).toMatchObject({ code: 'STOCK_EMPTY' })
      else numbers.push((await sell(shop, { quantity })).receiptNumber)
    }
    shop.clock.advance(86_400_000)
    await shop.api.session.login({ name: 'Bu Rini', secret: '246810', requestId: requestId() })
    numbers.push((await sell(shop)).receiptNumber)
    expect(numbers).toEqual(['VC-261121-0001', 'VC-261121-0002', 'VC-261122-0001'])
  })

  test('penjualan ditemukan dengan kode (huruf kecil pun), nomor lengkap, atau angka belakang nomor hari ini', async () => {
    const shop = await openTill({ stock: 2 })
    const first = await sell(shop)
    const second = await sell(shop)
    const found = async (search: string) => (await shop.api.sales.list({ search })).rows.map(({ id }) => id)
    const [voucher] = second.vouchers
    expect(await found(voucher?.code.toLowerCase() ?? '')).toEqual([second.id])
    expect(await found(' vc-261121-0001 ')).toEqual([first.id])
    expect(await found('2')).toEqual([second.id])
    expect(await found('0002')).toEqual([second.id])
    expect(await found('77')).toEqual([])
    expect(await found('%')).toEqual([])
  })

  test('kode yang belum dijual tidak ditemukan di penjualan', async () => {
    const shop = await openTill({ stock: 1 })
    const [code = ''] = codesOnRouter(shop)
    expect((await shop.api.sales.list({ search: code })).rows).toEqual([])
  })

  test('daftar berhalaman tanpa ada yang terlewat atau muncul dua kali, dan hanya hari yang diminta', async () => {
    const shop = await openTill({ stock: 5 })
    for (let count = 0; count < 5; count++) await sell(shop)
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof shop.api.sales.list>> = await shop.api.sales.list({
        after,
        limit: 2,
        day: '2026-11-21',
      })
      seen.push(...page.rows.map(({ receiptNumber }) => receiptNumber.slice(-1)))
      after = page.next
    } while (after !== null)
    expect(seen).toEqual(['5', '4', '3', '2', '1'])
    expect(await shop.api.sales.list({ day: '2026-11-20' })).toMatchObject({ rows: [] })
  })

  test('30 hari hanya untuk Pemilik dan Admin', async () => {
    const shop = await openTill({ stock: 1 })
    await sell(shop)
    const trend = await shop.api.sales.trend({})
    expect(trend).toHaveLength(30)
    expect(trend.at(-1)).toEqual({ day: '2026-11-21', net: 5_000, count: 1 })
    const other = await cashier(shop)
    expect(await refusal(other.sales.trend({}))).toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('QRIS dengan jumlah pas', () => {
  test('tanpa teks QRIS toko dikatakan apa adanya', async () => {
    const shop = await openTill()
    expect(await refusal(shop.api.sales.qris({ amount: 5_000 }))).toMatchObject({ code: 'QRIS_NOT_SET' })
    expect(await shop.api.sales.tiles({})).toMatchObject({ hasQris: false, hasPrinter: false })
  })
})

test('toko dengan dua router: loket menjual dan membuat kode hanya di router yang dipilih', async () => {
  const shop = await openTill({ stock: 2 })
  const away = routerInput(await closedPort(), { name: 'Kos Melati' })
  const { id } = await shop.api.routers.save({ id: null, router: away, requestId: requestId() })
  const atKos = await shop.api.sales.tiles({ routerId: id })
  expect(atKos.tiles[0]).toMatchObject({ stock: 0, canMakeNow: false })
  expect(atKos.routers.map(({ name, isOnline }) => [name, isOnline])).toEqual([
    ['Kos Melati', false],
    ['Warkop', true],
  ])
  const input = saleOf(shop)
  expect(await refusal(shop.api.sales.sell({ ...input, routerId: id }))).toMatchObject({ code: 'STOCK_EMPTY' })
  const sale = await shop.api.sales.sell({ ...input, routerId: shop.routerId, requestId: requestId() })
  expect(sale.vouchers[0]).toMatchObject({ routerName: 'Warkop', isOnRouter: true })
})
